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
  /// The sales stage as written: while it is open that of T, by its history where it has one; empty where there is none.
  public var stage: String
  /// While it is open the day on which it came into that stage; nil where its history says none.
  public var stageSince: Day?
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
  /// The day on which, as of T, it should close, by its history where it has one; nil where there is none.
  public var expectedClose: Day?
  /// How often that day moved later up to T; nil where its history has no such day.
  public var pushes: Int?
  /// As written; empty where the row has none.
  public var owner: String
  /// 0–1.
  public var probability: Double?
  /// As written; empty where the row has none.
  public var lostReason: String
  /// Where its row stands.
  public var place: Place
}

/// One row of an opportunity's history.
public struct OpportunityChangeDetails: Sendable {
  /// The day of the change.
  public var day: Day
  /// The stage that it came into, as written; empty: the row has none.
  public var stage: String
  /// The amount from then on, in the reporting currency; nil: the row has none.
  public var amount: Money?
  /// The day on which it should close from then on; nil: the row has none.
  public var expectedClose: Day?
  /// Where the row stands.
  public var place: Place
}

extension Dataset {
  /// The opportunities of an account that are open at T, in the order of their rows.
  public func openOpportunities(of account: Int, at asOf: Day) -> [OpportunityDetails] {
    opportunities[account].filter { $0.exists(at: asOf) && $0.state(at: asOf) == .open }.map { details($0, at: asOf) }
  }

  /// The history of an opportunity of an account up to T, the oldest change first.
  ///
  /// - Parameter place: where the opportunity's row stands.
  /// - Complexity: O(opportunities of the account + changes).
  public func changes(ofOpportunityAt place: Place, of account: Int, at asOf: Day) -> [OpportunityChangeDetails] {
    let found = opportunities[account].first { opportunity in
      let row = parts[Int(opportunity.source.part)].part.opportunities[Int(opportunity.source.row)]
      return rowPlace(opportunity.source, line: row.line) == place
    }
    return found.map { changes(of: $0, at: asOf) } ?? []
  }

  private func changes(of opportunity: Opportunity, at asOf: Day) -> [OpportunityChangeDetails] {
    opportunity.history.prefix { $0.day <= asOf }.map { change in
      let content = content(of: change, opportunity)
      return OpportunityChangeDetails(
        day: change.day, stage: content.stage, amount: change.amount, expectedClose: content.expectedClose,
        place: content.place)
    }
  }

  /// The day on which an opportunity should close, as of T: the latest of its history, else as written.
  func expectedClose(of opportunity: Opportunity, at asOf: Day) -> Day? {
    for change in opportunity.history.reversed() where change.day <= asOf {
      if let day = content(of: change, opportunity).expectedClose { return day }
    }
    return parts[Int(opportunity.source.part)].part.opportunities[Int(opportunity.source.row)].expectedClose
  }

  private func details(_ opportunity: Opportunity, at asOf: Day) -> OpportunityDetails {
    let part = parts[Int(opportunity.source.part)].part
    let row = part.opportunities[Int(opportunity.source.row)]
    let state = opportunity.state(at: asOf)
    let course = OpportunityCourse(changes(of: opportunity, at: asOf))
    // The last stage of one that was won or lost is its row's: histories end before it.
    let isCourse = state == .open && !course.stage.isEmpty
    return OpportunityDetails(
      id: part.pool.text(row.id), name: part.pool.text(row.name), type: opportunity.type,
      stage: isCourse ? course.stage : part.pool.text(row.stage), stageSince: isCourse ? course.stageSince : nil,
      state: state, amount: opportunity.amount(at: asOf),
      created: opportunity.createdAt, closed: opportunity.closed(by: asOf),
      reopened: opportunity.reopenedAt.flatMap { $0 <= asOf ? $0 : nil },
      cycle: opportunity.cycle(by: asOf), expectedClose: expectedClose(of: opportunity, at: asOf),
      pushes: course.closes.isEmpty ? nil : course.pushes,
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

/// What an opportunity's history says as a whole.
public struct OpportunityCourse: Sendable {
  /// The stages that it went through, each with the day on which it came into it; the same one twice in a row counts once.
  public private(set) var stages: [(name: String, since: Day)] = []
  /// The days on which it should close, one after the other; the same one twice in a row counts once.
  public private(set) var closes: [Day] = []

  /// The course of changes, the oldest first.
  public init(_ changes: [OpportunityChangeDetails]) {
    for change in changes {
      if !change.stage.isEmpty, change.stage != stages.last?.name { stages.append((change.stage, change.day)) }
      if let close = change.expectedClose, close != closes.last { closes.append(close) }
    }
  }

  /// The last stage; empty where there is none.
  public var stage: String { stages.last?.name ?? "" }
  /// The day on which it came into that stage.
  public var stageSince: Day? { stages.last?.since }
  /// How often the day on which it should close moved later (signals.md, Pushes).
  public var pushes: Int { zip(closes, closes.dropFirst()).count { $0 < $1 } }
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
