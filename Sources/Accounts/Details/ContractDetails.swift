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
    /// It has ended and nothing renewed it in time.
    case ended
  }

  /// `contract_id`.
  public var id: String
  /// The first day in force.
  public var start: Day
  /// The last day in force.
  public var end: Day
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
  /// `opportunity_id`; empty where the row has none.
  public var opportunity: String
  /// Where its row stands.
  public var place: Place
}

extension Dataset {
  func contractDetails(of account: Int, at asOf: Day) -> [ContractDetails] {
    let renewals = Renewals(contracts[account], at: asOf, graceDays: rules.renewalGraceDays)
    let all = renewals.existing.enumerated().map { position, contract in
      let part = parts[Int(contract.source.part)].part
      let row = part.contracts[Int(contract.source.row)]
      let renewing = renewals.renewer[position]
      return ContractDetails(
        id: contract.id, start: contract.start, end: contract.end, annualValue: contract.annualValue,
        state: renewals.state(position), isCounted: renewals.isActive(position), renewedBy: renewing?.id,
        renewedOn: renewing?.start, renewedValue: renewals.renewedValue(position),
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
      return renewer[position].map { $0.start <= asOf } ?? false ? .renewed : .ended
    }
    return existing[position].end <= asOf && isPending(position) ? .pending : .active
  }
}
