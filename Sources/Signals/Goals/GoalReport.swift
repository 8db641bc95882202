internal import Accounts
public import Metrics
public import Values

/// How the goals of a directory stand at T (signals.md, Goals and pace).
public struct GoalReport: Sendable {
  /// T.
  public let asOf: Day
  /// The goals, in the order of the table, then of the settings.
  public let figures: [GoalFigure]
  /// What was written and is no goal.
  public let problems: [GoalProblem]
  /// Parts that do not add up to the whole.
  public let mismatches: [GoalMismatch]

  /// The goals behind their pace, for the rule `goal`.
  public var findings: [GoalFinding] { figures.compactMap(\.finding) }

  /// Measures the goals of a snapshot's table and settings.
  ///
  /// - Parameter asOf: the day at which they are measured; nil: the snapshot's T.
  public init(_ snapshot: Snapshot, at asOf: Day? = nil, workers: Workers = .serial) {
    let day = asOf ?? snapshot.asOf
    self.init(
      snapshot, GoalList(snapshot, at: day), at: day, pace: snapshot.settings[MetricSettings.pace],
      calendar: WorkingDays(snapshot.settings), workers: workers)
  }

  /// Measures the goals.
  ///
  /// - Parameters:
  ///   - list: the goals at the day.
  ///   - asOf: the day at which they are measured; nil: the snapshot's T.
  ///   - pace: how the usual course is known.
  ///   - calendar: which days people work on.
  /// - Complexity: O(opportunities × past periods) for each goal that is a flow; levels and rates ask `PointFigures`.
  public init(
    _ snapshot: Snapshot, _ list: GoalList, at asOf: Day? = nil, pace: PaceMethod = .history,
    calendar: WorkingDays = WorkingDays(), workers: Workers = .serial
  ) {
    let asOf = asOf ?? snapshot.asOf
    self.asOf = asOf
    problems = list.problems
    mismatches = list.mismatches
    let measure = GoalMeasure(snapshot, list.goals, at: asOf, pace: pace, calendar: calendar, workers: workers)
    figures = list.goals.map { measure.figure(of: $0) }
  }
}

/// Measures one goal after the other, by what was read once for all.
private struct GoalMeasure {
  private let asOf: Day
  private let ledger: GoalLedger
  private let points: PointFigures
  private let pace: PaceMethod
  private let calendar: WorkingDays

  init(
    _ snapshot: Snapshot, _ goals: [Goal], at asOf: Day, pace: PaceMethod, calendar: WorkingDays, workers: Workers
  ) {
    self.asOf = asOf
    self.pace = pace
    self.calendar = calendar
    let flows = Set(goals.compactMap { GoalFlow($0.kpi) })
    ledger = GoalLedger(snapshot.dataset, flows: flows, workers: workers)
    let needed = goals.filter { $0.period.from <= asOf && GoalFlow($0.kpi) == nil }.flatMap { goal in
      [GoalMeasure.point(of: goal, at: asOf)] + (goal.kpi.isLevel ? [GoalMeasure.opening(of: goal)] : [])
    }
    points = PointFigures(snapshot, at: needed, workers: workers)
  }

  private static func point(of goal: Goal, at asOf: Day) -> FactPoint {
    FactPoint(asOf: min(asOf, goal.period.to), from: goal.period.from)
  }

  private static func opening(of goal: Goal) -> FactPoint {
    FactPoint(asOf: goal.period.from - 1, from: goal.period.from - 1)
  }

  func figure(of goal: Goal) -> GoalFigure {
    let status: GoalFigure.Status =
      asOf < goal.period.from ? .future : asOf > goal.period.to ? .past : .current
    var figure = GoalFigure(goal, status)
    if status == .future { return figure }
    let days = PeriodDays(goal.period, calendar)
    figure.days = days.count
    figure.daysGone = days.gone(at: min(asOf, goal.period.to))
    let members = ledger.members(of: goal)
    if let flow = GoalFlow(goal.kpi) {
      measure(&figure, flow, days, members)
    } else if goal.kpi.isLevel {
      measure(level: &figure, days, members)
    } else {
      measure(rate: &figure, days, members)
    }
    return figure
  }

  // MARK: Flows

  private func measure(_ figure: inout GoalFigure, _ flow: GoalFlow, _ days: PeriodDays, _ members: GoalLedger.Members)
  {
    let goal = figure.goal
    let end = min(asOf, goal.period.to)
    let unit = flow.isMoney ? 10_000.0 : 1
    func sum(_ first: Day) -> Double {
      Double(ledger.amounts(of: flow, from: first, to: end, at: end, members).reduce(0, &+)) / unit
    }
    let done = sum(goal.period.from)
    figure.value = done
    figure.past = past(flow, goal.period, days, members, unit)
    let course = GoalPace(figure.past, days, asked: pace)
    set(&figure, attainment: goal.value == 0 ? nil : done / goal.value, course)
    if let usual = figure.usual { figure.gap = max(0, usual * goal.value - done) }
    figure.lastTwentyADay = sum(calendar.lastDays(20, to: end)) / 20
    if figure.status == .past { return }
    let left = figure.days - figure.daysGone
    if left > 0, done < goal.value { figure.neededADay = (goal.value - done) / Double(left) }
    if let kind = flow.kind {
      figure.coverage = coverage(figure, kind, flow, days, members, missing: goal.value - done)
    } else if figure.past.count >= GoalPace.fewest {
      let ends = figure.past.map { done + $0.whole * (1 - figure.share(of: $0)) }
      if let p10 = GoalQuantiles.linear(ends, 0.1), let p50 = GoalQuantiles.linear(ends, 0.5),
        let p90 = GoalQuantiles.linear(ends, 0.9)
      {
        figure.landing = .init(p10: p10, p50: p50, p90: p90)
      }
    }
  }

  /// The last complete periods of the kind that brought anything, the latest first.
  private func past(
    _ flow: GoalFlow, _ period: GoalPeriod, _ days: PeriodDays, _ members: GoalLedger.Members, _ unit: Double
  ) -> [PastPeriod] {
    var past: [PastPeriod] = []
    // Longer gaps than that say that the business is another.
    for count in 1...(2 * GoalPace.most) where past.count < GoalPace.most {
      let before = period.before(count)
      if before.to < ledger.earliest { break }
      let amounts = ledger.amounts(of: flow, from: before.from, to: before.to, at: before.to, members)
      var sums: [Int64] = [0]
      for amount in amounts { sums.append(sums[sums.count - 1] &+ amount) }
      let whole = sums[sums.count - 1]
      if whole <= 0 { continue }
      let its = PeriodDays(before, calendar)
      let shares = (0...days.count).map { gone in
        Double(sums[its.day(gone: gone, of: days.count) - before.from + 1]) / Double(whole)
      }
      past.append(PastPeriod(period: before, whole: Double(whole) / unit, shares: shares))
    }
    return past
  }

  private func coverage(
    _ figure: GoalFigure, _ kind: GoalFlow.OpportunityKind, _ flow: GoalFlow, _ days: PeriodDays,
    _ members: GoalLedger.Members, missing: Double
  ) -> GoalCoverage {
    let now = ledger.open(kind, at: asOf, by: figure.goal.period.to, members)
    let isAllOpen = Double(now.overdue) > 0.4 * Double(now.expected)
    let open = Money(units: isAllOpen ? now.all : now.expected)
    var (stood, rest) = (0.0, 0.0)
    for past in figure.past {
      let its = PeriodDays(past.period, calendar)
      let position = its.day(gone: figure.daysGone, of: days.count)
      let then = ledger.open(kind, at: position, by: past.period.to, members)
      stood += Money(units: isAllOpen ? then.all : then.expected).double
      rest += past.whole * (1 - figure.share(of: past))
    }
    return GoalCoverage(
      open: open, overdue: Money(units: now.overdue), isAllOpen: isAllOpen,
      ratio: missing > 0 ? open.double / missing : nil, needed: rest > 1e-9 ? stood / rest : nil)
  }

  // MARK: Levels and rates

  private func measure(level figure: inout GoalFigure, _ days: PeriodDays, _ members: GoalLedger.Members) {
    let goal = figure.goal
    figure.kind = .level
    figure.value = value(of: goal, at: GoalMeasure.point(of: goal, at: asOf), members)?.value
    figure.startValue = value(of: goal, at: GoalMeasure.opening(of: goal), members)?.value
    guard let value = figure.value else { return }
    let sign = goal.kpi.direction == .lower ? -1.0 : 1
    let start = figure.startValue
    var attainment: Double?
    if let start, sign * (goal.value - start) > 0 {
      attainment = (value - start) / (goal.value - start)
    } else {
      attainment = quotient(value, goal)
    }
    set(&figure, attainment: attainment, GoalPace([], days, asked: pace == .linear ? .linear : .workdays))
    let from = start ?? 0
    if let usual = figure.usual {
      figure.gap = max(0, sign * (usual * (goal.value - from) - (value - from)))
    }
  }

  private func measure(rate figure: inout GoalFigure, _ days: PeriodDays, _ members: GoalLedger.Members) {
    let goal = figure.goal
    figure.kind = goal.kpi.isRate ? .rate : .flow
    let point = GoalMeasure.point(of: goal, at: asOf)
    guard let its = value(of: goal, at: point, members), let value = its.value else { return }
    figure.value = value
    if figure.kind == .flow {
      set(&figure, attainment: goal.value == 0 ? nil : value / goal.value, GoalPace([], days, asked: .workdays))
      if let usual = figure.usual { figure.gap = max(0, usual * goal.value - value) }
      return
    }
    let sign = goal.kpi.direction == .lower ? -1.0 : 1
    figure.attainment = quotient(value, goal)
    figure.usual = 1
    figure.pace = figure.attainment
    figure.gap = max(0, sign * (goal.value - value))
    figure.isTooEarly = (its.cases ?? 10) < 10
    if !figure.isTooEarly { setWord(&figure) }
  }

  /// The value against the goal itself, mirrored where lower is better; nil where there is nothing to divide by.
  private func quotient(_ value: Double, _ goal: Goal) -> Double? {
    let (above, below) = goal.kpi.direction == .lower ? (goal.value, value) : (value, goal.value)
    return below == 0 ? nil : above / below
  }

  /// A level or rate over a goal's accounts; of an owner's open deals it is added up here.
  private func value(of goal: Goal, at point: FactPoint, _ members: GoalLedger.Members) -> Figure? {
    if members.dealOwner != nil {
      var figure = Figure()
      let kind: GoalFlow.OpportunityKind = goal.kpi.id == "expansion_pipeline" ? .expansion : .all
      figure.value = Money(units: ledger.open(kind, at: point.asOf, by: point.asOf, members).all).double
      return figure
    }
    return points.figure(of: goal.kpi, at: point, over: AccountSet(members: members.accounts))
  }

  // MARK: Pace

  private func set(_ figure: inout GoalFigure, attainment: Double?, _ course: GoalPace) {
    figure.attainment = attainment
    figure.method = course.method
    let gone = min(figure.daysGone, course.shares.count - 1)
    let usual = course.shares[gone]
    figure.usual = usual
    guard let attainment else { return }
    figure.daysAhead = course.day(of: attainment) - gone
    if usual > 0 {
      figure.pace = attainment / usual
      setWord(&figure)
    }
  }

  /// The word, from a tenth of the period on.
  private func setWord(_ figure: inout GoalFigure) {
    if 10 * figure.daysGone < figure.days { return }
    figure.word = figure.pace.map { GoalFigure.Word($0) }
  }
}

extension KPI {
  /// Whether it is a quotient or a median, which does not add up.
  var isRate: Bool {
    switch measure {
    case .ratio, .mean, .median, .velocity: true
    case .count, .money, .potentialLTV, .total: false
    }
  }
}

extension WorkingDays {
  /// The first of the last n working days up to a day, that day included.
  func lastDays(_ count: Int, to day: Day) -> Day {
    var (rest, current) = (count, day + 1)
    // A year and a half has them, whatever the holidays.
    for _ in 0..<550 where rest > 0 {
      current = current - 1
      if contains(current) { rest -= 1 }
    }
    return current
  }
}
