public import Accounts
public import Metrics
public import Values

/// Some deals, how many, and what they are worth.
public struct DealSum: Sendable, Hashable {
  /// Σ amount.
  public internal(set) var money = Money.zero
  /// The deals: positions in `PipelineChanges.deals`.
  public internal(set) var deals: [Int] = []
  /// How many there are.
  public var count: Int { deals.count }

  mutating func add(_ deal: Int, _ amount: Money) {
    deals.append(deal)
    money += amount
  }
}

/// How the pipeline expected in a period changed, from the evening before it to T (signals.md, Changes): opening + created
/// + reopened + pulled in + raised − cut − pushed out − lost − won = closing, in count (but for raised and cut) and money.
public struct PipelineChanges: Sendable {
  /// What became of deals, in the order in which they are added and taken away.
  public enum Step: String, CaseIterable, Sendable {
    case created, reopened
    case pulledIn = "pulled in"
    case raised, cut
    case pushedOut = "pushed out"
    case lost, won

    /// Whether it adds to what was open.
    public var adds: Bool {
      switch self {
      case .created, .reopened, .pulledIn, .raised: true
      case .cut, .pushedOut, .lost, .won: false
      }
    }
  }

  /// A deal of an account on the list at T.
  public struct Deal: Sendable {
    /// The account's position.
    public let account: Int
    /// What it was on each day.
    public let timeline: OpportunityTimeline
  }

  /// P.
  public let point: FactPoint
  /// The days in which deals are expected: the whole fiscal month, quarter or year for `mtd`, `qtd`, `ytd`, else P itself.
  public let unit: GoalPeriod
  /// The deals that are looked at: all of the accounts on the list at T.
  public let deals: [Deal]
  /// Whether a history says when deals were to close. Without one all that is open counts, and nothing is pulled in or
  /// pushed out.
  public let hasDates: Bool
  /// What was open on the evening before P, and expected by the unit's end.
  public private(set) var opening = DealSum()
  /// What is open at T, and expected by the unit's end.
  public private(set) var closing = DealSum()
  /// By step, in the order of its cases.
  public private(set) var steps: [DealSum] = Step.allCases.map { _ in DealSum() }
  /// What was expected within the unit on the evening before it.
  public private(set) var expected = DealSum()
  /// What of that was neither won nor lost in it; of a unit that still runs: what moved out of it, or is overdue.
  public private(set) var slipped = DealSum()
  /// Of the deals open at T: how often the expected close of each has moved later, where it has. By position in `deals`.
  public private(set) var pushes: [(deal: Int, count: Int)] = []

  /// What became of deals in one way.
  public subscript(step: Step) -> DealSum { steps[Step.allCases.firstIndex(of: step) ?? 0] }

  /// Whether the unit still runs at T.
  public var isRunning: Bool { point.asOf < unit.to }

  /// The part of the expected deals that slipped; nil where none was expected.
  public var slipRate: Double? { expected.count == 0 ? nil : Double(slipped.count) / Double(expected.count) }
  /// The same of their money; nil where that is 0.
  public var slipRateOfMoney: Double? { expected.money.units == 0 ? nil : slipped.money.double / expected.money.double }

  /// The changes of a snapshot's period.
  ///
  /// - Parameter set: whose deals.
  /// - Complexity: O(opportunities and their histories).
  public init(
    _ snapshot: Snapshot, over set: AccountSet = .all,
    fiscalYearStart: Int = MetricSettings.fiscalYearStart.standard
  ) {
    let dataset = snapshot.dataset
    let newest = dataset.newestCreations
    let asOf = snapshot.asOf
    let deals = dataset.accounts.indices.flatMap { account in
      guard set.contains(account), dataset.accounts[account].isOnList(at: asOf) else { return [Deal]() }
      return dataset.opportunityTimelines(of: account, newest: newest).map { Deal(account: account, timeline: $0) }
    }
    self.init(deals, snapshot.period, fiscalYearStart: fiscalYearStart)
  }

  /// The changes of some deals.
  init(_ deals: [Deal], _ period: ResolvedPeriod, fiscalYearStart: Int) {
    self.deals = deals
    point = period.now
    hasDates = deals.contains { !$0.timeline.closes.isEmpty }
    let whole: GoalPeriod.Unit? =
      switch period.period {
      case .monthToDate: .month
      case .quarterToDate: .quarter
      case .yearToDate: .year
      default: nil
      }
    unit =
      whole.map { GoalPeriod($0, holding: period.now.from, fiscalYearStart: fiscalYearStart) }
      ?? GoalPeriod(days: period.now.from, period.now.asOf)
    for position in deals.indices { place(position) }
  }

  private mutating func add(_ step: Step, _ deal: Int, _ amount: Money) {
    steps[Step.allCases.firstIndex(of: step) ?? 0].add(deal, amount)
  }

  /// Adds what became of a deal, net of all that happened in between.
  private mutating func place(_ position: Int) {
    let deal = deals[position].timeline
    let (before, asOf) = (point.before, point.asOf)
    let wasOpen = deal.isOpen(at: before)
    let isOpen = deal.isOpen(at: asOf)
    let wasIn = wasOpen && isExpected(deal, at: before)
    let isIn = isOpen && isExpected(deal, at: asOf)
    let amount = deal.amount(at: asOf)
    if wasIn {
      let first = deal.amount(at: before)
      opening.add(position, first)
      if amount > first { add(.raised, position, Money(units: amount.units - first.units)) }
      if amount < first { add(.cut, position, Money(units: first.units - amount.units)) }
    }
    let end = isOpen ? nil : exit(deal)
    if isIn {
      closing.add(position, amount)
    }
    // Where it was not in, and is not, it may still have come and gone.
    let comes = !wasIn && (isIn || end != nil)
    if comes {
      let step: Step? = wasOpen ? .pulledIn : deal.opportunity.exists(at: before) ? reopened(deal) : .created
      guard let step else { return }
      add(step, position, amount)
    }
    if (wasIn || comes) && !isIn { add(end ?? .pushedOut, position, amount) }
    slip(position, wasOpen: wasOpen, isOpen: isOpen)
    if isOpen {
      let moves = deal.closeMoves.count { $0.day <= asOf && $0.to > $0.from }
      if moves > 0 { pushes.append((position, moves)) }
    }
  }

  /// Whether a deal that is open at a day is expected by the unit's end, or all that is open counts.
  private func isExpected(_ deal: OpportunityTimeline, at day: Day) -> Bool {
    !hasDates || deal.expectedClose(at: day).map { $0 <= unit.to } ?? false
  }

  /// How a deal that is closed at T went out: won by its day, lost where it was still expected by the unit's end on the day
  /// before; nil where it was not in, or went out before P.
  private func exit(_ deal: OpportunityTimeline) -> Step? {
    guard let closed = deal.opportunity.closed(by: point.asOf), point.contains(closed) else { return nil }
    if deal.opportunity.state(at: point.asOf) == .won { return .won }
    return isExpected(deal, at: closed - 1) ? .lost : nil
  }

  /// Whether a deal that was closed before P was opened again in it.
  private func reopened(_ deal: OpportunityTimeline) -> Step? {
    deal.opportunity.state(at: point.before) == .open ? nil : .reopened
  }

  private mutating func slip(_ position: Int, wasOpen: Bool, isOpen: Bool) {
    let deal = deals[position].timeline
    guard wasOpen, let close = deal.expectedClose(at: point.before), close >= unit.from, close <= unit.to else {
      return
    }
    let amount = deal.amount(at: point.before)
    expected.add(position, amount)
    guard isOpen else { return }
    let now = deal.expectedClose(at: point.asOf)
    let isOut = now.map { $0 > unit.to || $0 < point.asOf } ?? true
    if !isRunning || isOut { slipped.add(position, amount) }
  }
}
