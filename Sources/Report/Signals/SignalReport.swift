internal import Accounts
internal import Formatting
public import Metrics
public import Signals
internal import Values

/// What the signals of a report are grouped by.
public enum SignalGrouping: String, Sendable, CaseIterable {
  case rule, owner, account

  /// The groups of a list in the order of their first signals, each with its heading.
  ///
  /// - Parameter account: the name of an account by its position.
  public func groups(_ signals: [Signal], account: (Int) -> String) -> [(title: String, signals: [Signal])] {
    var order: [String] = []
    var groups: [String: [Signal]] = [:]
    for signal in signals {
      let title =
        switch self {
        case .rule: signal.rule.title
        case .owner: signal.owner.isEmpty ? "No owner" : signal.owner
        case .account: signal.account.map(account) ?? "No account"
        }
      if groups[title] == nil { order.append(title) }
      groups[title, default: []].append(signal)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}

extension Report {
  /// `abmtop signals`: what to act on, in groups; CSV and JSON have the covered ones too.
  ///
  /// - Parameter away: how many are left out because somebody put them away.
  public static func signals(
    _ snapshot: Snapshot, _ list: SignalList, by grouping: SignalGrouping = .rule, away: Int = 0,
    _ options: ReportOptions = ReportOptions()
  ) -> [UInt8] {
    let words = SignalWords(money: options.numbers.money, asOf: list.asOf)
    let accounts = snapshot.dataset.accounts
    switch options.format {
    case .json: return list.json(ids: { accounts[$0].id }, sentence: { words.sentence($0) }, away: away).bytes
    case .csv: return table(list, words, accounts.map(\.id)).csv
    case .text, .markdown, .html, .xlsx:
      let groups = grouping.groups(list.signals) { accounts[$0].name }
      let sections = groups.map { title, signals in
        ReportSection(
          title: "\(title) · \(Format.thousands(signals.count))",
          table: table(signals, words, grouping) { accounts[$0].name })
      }
      var document = Document(snapshot, accounts: nil, options, sections)
      document.lines.append(
        list.countWords + (away == 0 ? "" : "; \(Format.thousands(away)) put away (--all shows them)"))
      return options.format.people(document)
    }
  }

  private static func table(
    _ signals: [Signal], _ words: SignalWords, _ grouping: SignalGrouping, account: (Int) -> String
  ) -> ReportTable {
    var table = ReportTable([
      ReportTable.Column("level", "Level"), ReportTable.Column("name", "Account", least: 12),
      ReportTable.Column("since", "Since"), ReportTable.Column("due", "Due"),
      ReportTable.Column("owner", "Owner", least: 8), ReportTable.Column("rule", "Signal", least: 8),
      ReportTable.Column("sentence", "Why"),
    ])
    table.below = "sentence"
    table.rows = signals.map { signal in
      let more = signal.covers.isEmpty ? "" : " +\(signal.covers.count)"
      return [
        .text(signal.level.name), .text((signal.account.map(account) ?? signal.name) + more),
        .text(DayText.full(signal.since)), .text(signal.due.map(DayText.full) ?? ""), .text(signal.owner),
        .text(signal.rule.rawValue), .text(words.sentence(signal, account: signal.account.map(account))),
      ]
    }
    // What all rows of a group share stands in its heading.
    let shared = grouping == .rule ? "rule" : grouping == .owner ? "owner" : "name"
    if grouping != .account, let column = table.columns.firstIndex(where: { $0.id == shared }) {
      table.columns.remove(at: column)
      for row in table.rows.indices { table.rows[row].remove(at: column) }
    }
    return table
  }

  private static func table(_ list: SignalList, _ words: SignalWords, _ ids: [String]) -> ReportTable {
    let columns = [
      "rule", "subject_kind", "subject", "account", "name", "owner", "level", "since", "due", "money", "sentence",
      "covers", "covered_by", "evidence",
    ]
    return ReportTable(
      columns.map { ReportTable.Column($0, $0) },
      rows: (list.signals + list.covered).map { signal in
        [
          signal.rule.rawValue, signal.subject.kind, signal.subject.id, signal.account.map { ids[$0] } ?? "",
          signal.name, signal.owner, signal.level.name, signal.since.iso, signal.due?.iso ?? "",
          signal.money?.decimal ?? "", words.sentence(signal),
          signal.covers.map(\.text).joined(separator: " "), signal.coveredBy?.text ?? "",
          signal.evidence.map(\.text).joined(separator: " "),
        ].map { ReportTable.Cell.text($0) }
      })
  }
}

extension SignalList {
  /// `12 signals: 4 high, 5 medium, 3 low; 6 more are reasons of these`.
  public var countWords: String {
    let levels = [SignalLevel.high, .medium, .low].compactMap { level in
      let count = signals.count { $0.level == level }
      return count == 0 ? nil : "\(Format.thousands(count)) \(level.name)"
    }
    if signals.isEmpty { return "no signals" }
    return Format.count(signals.count, "signal") + ": " + levels.joined(separator: ", ")
      + (covered.isEmpty ? "" : "; \(Format.thousands(covered.count)) more are reasons of these")
  }
}
