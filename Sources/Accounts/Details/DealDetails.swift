internal import Ingest
public import Values

/// One opportunity of an account, as it stands at T.
public struct OpportunityDetails: Sendable {
  /// `opportunity_id`.
  public var id: String
  /// As written; empty where the row has none.
  public var name: String
  /// What it is for.
  public var type: OpportunityType
  /// The stage as written, whatever T is; empty where the row has none.
  public var stage: String
  /// Open, won or lost at T.
  public var state: OpportunityStatus
  /// The amount at T, in the reporting currency.
  public var amount: Money
  /// The day of its creation; nil: it has always existed.
  public var created: Day?
  /// The day on which it was won or lost, up to T; nil while it is open.
  public var closed: Day?
  /// The day on which it was opened again, up to T.
  public var reopened: Day?
  /// The days from its creation to its close; nil where it has no cycle.
  public var cycle: Int?
  /// The day on which it should close; nil where the row has none.
  public var expectedClose: Day?
  /// As written; empty where the row has none.
  public var owner: String
  /// 0–1.
  public var probability: Double?
  /// As written; empty where the row has none.
  public var lostReason: String
  /// Where its row stands.
  public var place: Place
}

extension Dataset {
  /// The opportunities of an account that are open at T, in the order of their rows.
  public func openOpportunities(of account: Int, at asOf: Day) -> [OpportunityDetails] {
    opportunities[account].filter { $0.exists(at: asOf) && $0.state(at: asOf) == .open }.map { details($0, at: asOf) }
  }

  private func details(_ opportunity: Opportunity, at asOf: Day) -> OpportunityDetails {
    let part = parts[Int(opportunity.source.part)].part
    let row = part.opportunities[Int(opportunity.source.row)]
    return OpportunityDetails(
      id: part.pool.text(row.id), name: part.pool.text(row.name), type: opportunity.type,
      stage: part.pool.text(row.stage), state: opportunity.state(at: asOf), amount: opportunity.amount(at: asOf),
      created: opportunity.createdAt, closed: opportunity.closed(by: asOf),
      reopened: opportunity.reopenedAt.flatMap { $0 <= asOf ? $0 : nil },
      cycle: opportunity.cycle(by: asOf), expectedClose: row.expectedClose,
      owner: part.pool.text(row.owner), probability: row.probability, lostReason: part.pool.text(row.lostReason),
      place: rowPlace(opportunity.source, line: row.line))
  }

  /// The opportunities of an account that exist at T: open ones first, then the latest closed.
  ///
  /// - Complexity: O(n log n) in the opportunities of the account.
  public func opportunityDetails(of account: Int, at asOf: Day) -> [OpportunityDetails] {
    let all = opportunities[account].filter { $0.exists(at: asOf) }.map { details($0, at: asOf) }
    // Open ones by amount, closed ones by day; the order of rows decides ties.
    let open = all.filter { $0.state == .open }.enumerated().sorted {
      $0.element.amount == $1.element.amount ? $0.offset < $1.offset : $0.element.amount > $1.element.amount
    }
    let closed = all.filter { $0.state != .open }.enumerated().sorted {
      let (left, right) = ($0.element.closed ?? .distantPast, $1.element.closed ?? .distantPast)
      return left == right ? $0.offset < $1.offset : left > right
    }
    return open.map(\.element) + closed.map(\.element)
  }
}

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
  public func contractDetails(of account: Int, at point: FactPoint) -> [ContractDetails] {
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
