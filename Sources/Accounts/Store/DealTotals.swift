public import Values

/// How many opportunities of each status there are and what they are worth, as read: those of unknown accounts count too.
/// A later row with the same id replaces the earlier one.
public struct DealTotals: Sendable, Equatable {
  /// Opportunities of one status.
  public struct Total: Sendable, Equatable {
    /// How many.
    public var count = 0
    /// The sum of their amounts, in the reporting currency.
    public var amount = Money.zero
  }

  private var totals: [OpportunityStatus: Total] = [:]

  /// No opportunities.
  public init() {}

  /// Those of a status.
  public subscript(status: OpportunityStatus) -> Total { totals[status] ?? Total() }

  /// Whether there are none.
  public var isEmpty: Bool { totals.isEmpty }

  mutating func add(_ status: OpportunityStatus, _ amount: Money) {
    totals[status, default: Total()].count += 1
    totals[status, default: Total()].amount += amount
  }
}

extension Dataset {
  /// The opportunities that are open at T and that their `closed_at` says were closed before it.
  ///
  /// - Complexity: O(opportunities).
  public func openClosedBefore(_ asOf: Day) -> DealTotals.Total {
    var total = DealTotals.Total()
    for opportunity in opportunities.items where opportunity.exists(at: asOf) && opportunity.state(at: asOf) == .open {
      // One that was reopened since says so itself.
      guard let closed = opportunity.closedAt, closed < asOf, opportunity.closedFirst == nil else { continue }
      total.count += 1
      total.amount += opportunity.amount(at: asOf)
    }
    return total
  }
}
