internal import Ingest
public import Values

/// How many accounts are on the target account list and by which rule, and what the others have that no figure counts.
public struct ListSummary: Sendable, Equatable {
  /// Some opportunities and their amounts.
  public struct Amounts: Sendable, Equatable {
    /// How many.
    public var count = 0
    /// What they are worth together, in the reporting currency.
    public var amount = Money.zero

    /// Some opportunities.
    public init(count: Int = 0, amount: Money = .zero) {
      self.count = count
      self.amount = amount
    }

    mutating func add(_ amount: Money) {
      count += 1
      self.amount += amount
    }
  }

  /// What accounts off the list have at T and in P.
  public struct OffList: Sendable, Equatable {
    /// Opportunities won in P.
    public var won = Amounts()
    /// Opportunities open at T.
    public var open = Amounts()
    /// Touches in P.
    public var touches = 0
    /// Their own spend in P.
    public var spend = Amounts()

    /// Whether they have nothing.
    public var isEmpty: Bool { self == OffList() }
  }

  /// By reason how many accounts there are; none that has no account.
  public var accounts: [ListReason: Int] = [:]
  /// What the accounts off the list have.
  public var offList = OffList()

  /// Accounts on the list.
  public var onList: Int { accounts.reduce(0) { $0 + ($1.key.isOnList ? $1.value : 0) } }
  /// All accounts.
  public var all: Int { accounts.values.reduce(0, +) }
}

/// What was won in P: as the files have it, and what of it no figure counts (ui.md, Reconciliation).
public struct WonBalance: Sendable, Equatable {
  /// As the files have it: of accounts on the list or not, and of unknown ones.
  public var asRead = ListSummary.Amounts()
  /// Of unknown accounts.
  public var orphans = ListSummary.Amounts()
  /// Of accounts off the list at T.
  public var offList = ListSummary.Amounts()
  /// What figures show where nothing is filtered.
  public var shown = ListSummary.Amounts()
  /// Rows of opportunities that were left out, won or not.
  public var badRows = 0
  /// What those would be worth.
  public var worthOfBadRows = WorthLeftOut()
  /// Those among them that are closed, and say neither that they were won nor that they were lost.
  public var closed = ListSummary.Amounts()

  /// Whether the parts add up to what was read.
  public var isWhole: Bool {
    asRead.count == orphans.count + offList.count + shown.count
      && asRead.amount == orphans.amount + offList.amount + shown.amount
  }
}

extension Dataset {
  /// The list at a point, and what lies off it.
  ///
  /// - Complexity: O(accounts + rows of those off the list).
  public func listSummary(at point: FactPoint) -> ListSummary {
    var summary = ListSummary()
    for (account, reason) in listReasons(at: point.asOf).enumerated() {
      summary.accounts[reason, default: 0] += 1
      if !reason.isOnList { add(account, at: point, to: &summary.offList) }
    }
    return summary
  }

  private func add(_ account: Int, at point: FactPoint, to offList: inout ListSummary.OffList) {
    for opportunity in opportunities[account] where opportunity.exists(at: point.asOf) {
      switch opportunity.state(at: point.asOf) {
      case .won:
        guard let closed = opportunity.closedAt, point.contains(closed) else { continue }
        offList.won.add(opportunity.amount(at: point.asOf))
      case .open: offList.open.add(opportunity.amount(at: point.asOf))
      case .lost: break
      }
    }
    for spend in ownSpend[account] where point.contains(spend.day) { offList.spend.add(spend.amount) }
    activities.forEachSlice(of: account) { slice in
      let segment = activities.segments[Int(slice.segment)]
      let rows = parts[segment.part].part.segment
      for row in slice.rows where segment.replaced.isEmpty || !segment.replaced[row] {
        let activity = segment.columns.activities[row]
        guard types[Int(activity.type)].isTouch, point.contains(zone.day(of: activity.time)) else { continue }
        offList.touches += Int(rows.count(at: row))
      }
    }
  }

  /// What was won in P, and what of it is shown.
  ///
  /// - Complexity: O(opportunities).
  public func wonBalance(at point: FactPoint) -> WonBalance {
    var balance = WonBalance()
    for (account, entry) in accounts.enumerated() {
      let isOnList = entry.isOnList(at: point.asOf)
      for opportunity in opportunities[account] where opportunity.exists(at: point.asOf) {
        guard opportunity.state(at: point.asOf) == .won, let closed = opportunity.closedAt, point.contains(closed)
        else { continue }
        let amount = opportunity.amount(at: point.asOf)
        balance.asRead.add(amount)
        if isOnList { balance.shown.add(amount) } else { balance.offList.add(amount) }
      }
    }
    for orphan in orphanRows where orphan.table == .opportunities {
      let row = parts[Int(orphan.source.part)].part.opportunities[Int(orphan.source.row)]
      guard row.status == .won, row.createdAt.map({ $0 <= point.asOf }) ?? true,
        let closed = row.closedAt ?? row.expectedClose, point.contains(closed)
      else { continue }
      balance.asRead.add(row.amount ?? .zero)
      balance.orphans.add(row.amount ?? .zero)
    }
    (balance.badRows, balance.worthOfBadRows) = badRows(of: .opportunities)
    for left in closedWithoutOutcome { balance.closed.add(left.problem.worth ?? .zero) }
    return balance
  }
}
