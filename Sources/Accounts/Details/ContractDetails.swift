internal import Ingest
public import Values

/// One contract of an account, as it stands at T.
public struct ContractDetails: Sendable {
  /// What became of a contract.
  public enum State: String, Sendable, Hashable {
    /// In force, or over and replaced by one that is yet to start.
    case active
    /// What renews it has started.
    case renewed
    /// It has ended, nothing renews it, and its days of grace are not over: it still counts as active.
    case pending
    /// It was cancelled, that day is over, and nothing has renewed it.
    case cancelled
    /// It has ended and nothing renewed it in time.
    case ended
  }

  /// `contract_id`.
  public var id: String
  /// The first day in force.
  public var start: Day
  /// The last day in force; nil: it is open-ended.
  public var end: Day?
  /// Whether that day is the one on which it was cancelled.
  public var isCancelled: Bool
  /// In the reporting currency.
  public var annualValue: Money
  /// What became of it by T.
  public var state: State
  /// Whether it counts in the ACV at T.
  public var isCounted: Bool
  /// The contract that renews it, which may start within the days of grace after T.
  public var renewedBy: String?
  /// The day on which that one starts.
  public var renewedOn: Day?
  /// Its part of that one's annual value, in currency units; 0 where nothing renews it.
  public var renewedValue: Double
  /// Whether what renews it has an annual value above the sum of all that it renews.
  public var isRenewedForMore: Bool
  /// Whether it starts in P and renews others, and counts as revenue, as no opportunity of the data is a renewal.
  public var isRevenue: Bool
  /// `opportunity_id`; empty where the row has none.
  public var opportunity: String
  /// Where its row stands.
  public var place: Place
}

extension Dataset {
  /// The contracts of an account that exist at T, the latest start first.
  ///
  /// - Complexity: O(n log n) in the contracts of the account.
  public func contractDetails(of account: Int, at point: Point) -> [ContractDetails] {
    let asOf = point.asOf
    let renewals = Renewals(contracts[account], at: asOf, graceDays: rules.renewalGraceDays)
    let all = renewals.existing.map { position in
      let contract = renewals[position]
      let part = parts[Int(contract.source.part)].part
      let row = part.contracts[Int(contract.source.row)]
      let renewing = renewals.renewer(of: position)
      return ContractDetails(
        id: contract.id, start: contract.start, end: contract.end, isCancelled: contract.isCancelled,
        annualValue: contract.annualValue,
        state: renewals.state(position), isCounted: renewals.isActive(position), renewedBy: renewing?.id,
        renewedOn: renewing?.start, renewedValue: renewals.renewedValue(position),
        isRenewedForMore: renewals.isRenewedForMore(position),
        isRevenue: !hasRenewals && point.contains(contract.start) && renewals.renewsOthers(position),
        opportunity: part.pool.text(row.opportunity), place: rowPlace(contract.source, line: row.line))
    }
    return all.enumerated().sorted {
      $0.element.start == $1.element.start ? $0.offset < $1.offset : $0.element.start > $1.element.start
    }.map(\.element)
  }
}

extension Renewals {
  /// What became of one of the existing contracts.
  func state(_ position: Int) -> ContractDetails.State {
    if !isActive(position) {
      if renewer(of: position).map({ $0.start <= asOf }) ?? false { return .renewed }
      return self[position].isCancelled ? .cancelled : .ended
    }
    return isPending(position) ? .pending : .active
  }
}
