public import Accounts
public import Formatting
public import Metrics
public import Values

extension ListReason {
  /// Why accounts are on the list, or off it: `by their tier`.
  var words: String {
    switch self {
    case .flagged: "by is_target"
    case .tiered: "by their tier"
    case .fitsProfile: "by icp.criteria alone"
    case .everyone: "as no account has a tier or an is_target"
    case .flaggedOff: "with is_target no"
    case .untiered: "without a tier"
    case .notYet: "with target_since later"
    case .noLonger: "with target_until past"
    case .notCreated: "created later"
    }
  }

  /// The name in JSON.
  var name: String {
    switch self {
    case .flagged: "is_target"
    case .tiered: "tier"
    case .fitsProfile: "icp_criteria"
    case .everyone: "everyone"
    case .flaggedOff: "not_is_target"
    case .untiered: "no_tier"
    case .notYet: "not_yet"
    case .noLonger: "no_longer"
    case .notCreated: "not_created"
    }
  }
}

extension ListSummary {
  /// `16 of 30 accounts on the list: 16 by their tier; off it 14: 8 without a tier, 6 with is_target no`.
  public var words: String {
    func reasons(_ isOnList: Bool) -> String {
      ListReason.allCases.filter { $0.isOnList == isOnList }.compactMap { reason in
        accounts[reason].map { "\(Format.thousands($0)) \(reason.words)" }
      }.joined(separator: ", ")
    }
    var text = "\(Format.thousands(onList)) of \(Format.count(all, "account")) on the list"
    if onList > 0 { text += ": " + reasons(true) }
    if onList < all { text += "; off it \(Format.thousands(all - onList)): \(reasons(false))" }
    return text
  }

  /// What no figure counts, as accounts off the list have it: `$700,000.00 won (1), $0.00 open (0), 3 touches`; nil where
  /// they have nothing.
  ///
  /// - Parameter money: writes an amount.
  public func offListWords(_ money: (Money) -> String) -> String? {
    if offList.isEmpty { return nil }
    var parts: [String] = []
    if offList.won.count > 0 {
      parts.append("\(money(offList.won.amount)) won (\(Format.thousands(offList.won.count)))")
    }
    if offList.open.count > 0 {
      parts.append("\(money(offList.open.amount)) open (\(Format.thousands(offList.open.count)))")
    }
    if offList.spend.count > 0 { parts.append("\(money(offList.spend.amount)) spent on them") }
    if offList.touches > 0 { parts.append(Format.count(offList.touches, "touch", plural: "touches")) }
    return parts.joined(separator: ", ")
  }
}

extension WonBalance {
  /// `$750,000.00 won as read − $700,000.00 off the list = $50,000.00 shown`; nil where nothing was won.
  ///
  /// - Parameters:
  ///   - isOfPeriod: whether it is what was won in a period, not ever.
  ///   - money: writes amounts.
  public func words(isOfPeriod: Bool, _ money: MoneyFormat) -> String? {
    if asRead.count == 0 && badRows == 0 { return nil }
    var text =
      "\(money.exact(asRead.amount)) won\(isOfPeriod ? " in the period" : "") as read (\(Format.thousands(asRead.count)))"
    for (part, name) in [(orphans, "of unknown accounts"), (offList, "off the list")] where part.count > 0 {
      text += " − \(money.exact(part.amount)) \(name) (\(Format.thousands(part.count)))"
    }
    text += " = \(money.exact(shown.amount)) shown (\(Format.thousands(shown.count)))"
    if badRows > 0 {
      text += "; \(Format.count(badRows, "bad row")) not in it"
      if let worth = worthOfBadRows.words(of: badRows, in: .opportunities, money) { text += " (\(worth))" }
      if closed.count > 0 {
        text +=
          ", \(Format.thousands(closed.count)) of them closed, but neither won nor lost (\(money.exact(closed.amount)))"
      }
    }
    return text
  }
}

extension RowBalance {
  /// `52 rows = 40 used + 2 replaced + 9 orphans + 1 bad`.
  public var words: String {
    let parts = [
      (used, "used"), (replaced, "replaced"), (doubled, "in another file too"),
      (orphans, orphans == 1 ? "orphan" : "orphans"), (deleted, "marked deleted"), (setAside, setAsideWords),
      (bad, "bad"),
    ].filter { $0.0 > 0 || $0.1 == "used" }
    let sum = parts.map { "\(Format.thousands($0.0)) \($0.1)" }.joined(separator: " + ")
    return "\(Format.count(read, "row")) = \(sum)" + (isWhole ? "" : " (it does not add up)")
  }
}

extension FileHealth {
  /// What a file that is not read has: `121 lines, in no figure`, `its lines were not counted`.
  public var recordsWords: String {
    records.map { "\(Format.count($0, "line")), in no figure" } ?? "its lines were not counted"
  }
}

extension RowBalance {
  /// `set aside (3 not completed, 2 no cost)`; of one rule that alone: `not completed`.
  fileprivate var setAsideWords: String {
    let parts = rules.filter { $0.value > 0 }.sorted { $0.key < $1.key }
    if parts.count == 1 { return parts[0].key.rawValue }
    return "set aside (" + parts.map { "\(Format.thousands($0.value)) \($0.key.rawValue)" }.joined(separator: ", ")
      + ")"
  }
}

extension OrphanGroup {
  /// `opportunities.csv:5: account_id “A9”: 2 rows, $30,000.00; nearest: A8, Acme`.
  ///
  /// - Parameter money: writes an amount.
  public func words(_ money: (Money) -> String) -> String {
    var text = "\(SafeText.line(path)):\(line): \(named): \(Format.count(rows, "row"))"
    if let amount { text += ", \(money(amount))" }
    if let nearest {
      let name = nearest.name == nearest.id ? "" : ", \(SafeText.line(nearest.name))"
      text += "; nearest: \(SafeText.line(nearest.id))\(name)"
    }
    return text
  }

  /// What it names: `account_id “A9”`.
  public var named: String {
    let shown = "“\(DisplayText.clipped(SafeText.line(text), to: 60))”"
    return switch naming {
    case .id: "account_id \(shown)"
    case .name: "account \(shown)"
    case .domain: "domain \(shown)"
    case .contact: "contact_id \(shown)"
    case .email: "email \(shown)"
    case .opportunity: "opportunity_id \(shown)"
    case .nothing: "names no account"
    }
  }

  /// `A8, Acme`, or nothing.
  public var nearestWords: String {
    guard let nearest else { return "" }
    return nearest.name == nearest.id ? nearest.id : "\(nearest.id), \(nearest.name)"
  }

  /// The name of what it names in JSON.
  var namingName: String {
    switch naming {
    case .id: "account_id"
    case .name: "account"
    case .domain: "domain"
    case .contact: "contact_id"
    case .email: "email"
    case .opportunity: "opportunity_id"
    case .nothing: "nothing"
    }
  }
}

extension WordReading.Column {
  /// `status`, `stage`, `type`, `tier`, `contract status`.
  public var name: String {
    switch self {
    case .status: "status"
    case .stage: "stage"
    case .type: "type"
    case .tier: "tier"
    case .contractStatus: "contract status"
    }
  }
}

extension WordReading {
  /// How it was read: `won`; of a status or stage whose rows count in several ways `2 won, 1 lost`.
  public var readingWords: String {
    switch meaning {
    case .outcome:
      let counts = [
        (outcomes.won, "won"), (outcomes.lost, "lost"), (outcomes.open, "open"),
        (outcomes.leftOut, "left out, as it says neither won nor lost"),
      ].filter { $0.0 > 0 }
      let all =
        counts.count == 1
        ? counts[0].1 : counts.map { "\(Format.thousands($0.0)) \($0.1)" }.joined(separator: ", ")
      return isUnknown ? "says nothing: \(all)" : all
    case .type(let type): return type?.name ?? "no type that is known, taken as new"
    case .tier(let tier): return tier.map { "tier \($0)" } ?? "no tier that is known"
    case .contract(.asItsDaysSay): return "in force as its days say"
    case .contract(.ended): return "ended"
    case .contract(.none): return "no contract yet, left out"
    }
  }

  /// `“Closed Won” won: 3 rows, $1,200.00`.
  ///
  /// - Parameter money: writes an amount.
  public func words(_ money: (Money) -> String) -> String {
    let shown = DisplayText.clipped(SafeText.line(text), to: 60)
    let noun = column == .tier ? Format.count(rows, "account") : Format.count(rows, "row")
    return "“\(shown)” \(readingWords): \(noun), \(money(amount))"
  }
}

extension WaitingKPIs {
  /// `Cost per won, Cost per engaged: add spend.csv (date, amount, …)`.
  public var words: String {
    kpis.map { KPICatalog.all[$0].name }.joined(separator: ", ") + ": " + remedy
  }

  /// What to add.
  public var remedy: String {
    switch lack {
    case .tables(let groups):
      "add " + groups.map { $0.map(\.remedy).joined(separator: ", or ") }.joined(separator: "; and ")
    case .competitorTopics:
      "no topic counts as a competitor's: set competitor_topics in abmtop.yaml, such as [\"competitor*\"]"
    }
  }
}

extension Table {
  /// The file that gives it, and the columns that it needs (data.md, Tables).
  fileprivate var remedy: String {
    let columns =
      switch self {
      case .accounts: "account_id"
      case .contacts: "contact_id, account_id"
      case .activities: "timestamp, type, account_id"
      case .opportunities: "opportunity_id, account_id, status, amount, created_at, closed_at"
      case .contracts: "contract_id, account_id, start, end, annual_value"
      case .spend: "date, amount, channel"
      case .intent: "date, topic, score, account_id"
      case .relationships: "date, account_id, score"
      case .nps: "date, account_id, score"
      case .opportunityHistory: "opportunity_id, changed_at, amount"
      case .rates: "currency, date, rate"
      case .goals: "kpi, value, period"
      case .history: "table, id, field, changed_at, old_value, new_value"
      case .signalAcks: "rule, subject, at, action"
      }
    return "\(rawValue).csv (\(columns))"
  }
}
