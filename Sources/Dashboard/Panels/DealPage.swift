internal import Accounts
internal import Cells
internal import Forecast
internal import Formatting
internal import Metrics
internal import Report
internal import Signals
internal import Values

/// What is known of one deal: its course, its people, the touches since it was created, and the rows that say so.
struct DealPage: Sendable {
  let deal: Deal
  let account: String
  let course: OpportunityCourse
  let changes: [OpportunityChangeDetails]
  /// The rows of its account.
  let details: AccountDetails
  /// Touches of its account since it was created, newest first.
  let touches: [ActivityDetails]
  /// Their number by week, the oldest first: of at most 26 weeks up to T.
  let weeks: [Double]
  let touchCount: Int64
  let asOf: Day

  /// - Complexity: O(rows of the account).
  init(_ deal: Deal, _ context: Context) {
    self.deal = deal
    asOf = context.asOf
    account = context.account(deal.account).name
    let dataset = context.snapshot.dataset
    let details = dataset.details(of: deal.account, at: context.snapshot.period.now)
    changes = dataset.changes(ofOpportunityAt: deal.opportunity.place, of: deal.account, at: context.asOf)
    course = OpportunityCourse(changes)
    self.details = details
    let last = deal.opportunity.closed ?? context.asOf
    let created = deal.opportunity.created
    touches = details.activities.filter { $0.isTouch && $0.day <= last && $0.day >= created ?? $0.day }
    var weeks = Array(repeating: 0.0, count: min(26, max(1, (last - (created ?? last - 90)) / 7 + 1)))
    var count: Int64 = 0
    for touch in touches {
      (count, _) = count.addingReportingOverflow(touch.count)
      let week = weeks.count - 1 - (last - touch.day) / 7
      if weeks.indices.contains(week) { weeks[week] += Double(touch.count) }
    }
    touchCount = count
    self.weeks = weeks
  }
}

// MARK: Words

extension DealPage {
  private var its: OpportunityDetails { deal.opportunity }

  /// `Acme GmbH · EMR rollout`.
  func title(_ context: Context) -> String {
    "\(account) \(context.glyphs.dot) \(shortName(of: its.name, id: its.id, account: account))"
  }

  /// Two lines below a list: its dates, then touches, people and what is wrong.
  func detail(_ context: Context) -> [[Span]] {
    let dot = Span(" \(context.glyphs.dot) ", Style(.dim))
    let problems = problems(context)
    var second = [Span("touches ", Style(.dim))] + touchSpans(context) + [dot]
    if !problems.isEmpty { second += [Span(problems.joined(separator: ", "), Style(.warn)), dot] }
    return [dateSpans(context), second + peopleSpans(context)]
  }

  /// The stages that it went through, with the days in each up to T or its close.
  private var stages: [(name: String, days: Int?)] {
    let end = its.closed ?? asOf
    var stages: [(name: String, since: Day?)] = course.stages.map { ($0.name, $0.since) }
    if let first = course.stages.first?.since, let created = its.created, first > created {
      stages.insert(("before", created), at: 0)
    }
    if stages.isEmpty { stages = [(its.stage.isEmpty ? "no stage" : its.stage, its.created)] }
    let ends = stages.dropFirst().map(\.since) + [end]
    return zip(stages, ends).map { stage, next in
      (stage.name, stage.since.flatMap { since in next.map { max(0, $0 - since) } })
    }
  }

  /// The days on which it should close, one after the other.
  private var closes: [Day] { course.closes.isEmpty ? its.expectedClose.map { [$0] } ?? [] : course.closes }

  /// `created 2 Oct ─●─ Discovery 9 d ─ Proposal 41 d ▸ close 15 Oct → 30 Oct → 12 Nov`.
  func dateSpans(_ context: Context) -> [Span] {
    let glyphs = context.glyphs
    let line = Span(glyphs.isASCII ? " - " : " ─ ", Style(.border))
    func day(_ day: Day) -> String { DayText.near(day, to: asOf) }
    var spans = [Span("created ", Style(.dim)), Span(its.created.map(day) ?? "on no known day")]
    spans.append(Span(glyphs.isASCII ? " -o- " : " ─●─ ", Style(.accent)))
    for (index, stage) in stages.enumerated() {
      if index > 0 { spans.append(line) }
      spans.append(Span(stage.name, index == stages.count - 1 ? Style(.text).bold : Style(.text)))
      if let days = stage.days { spans.append(Span(" \(days) d", Style(.dim))) }
    }
    if let closed = its.closed {
      return spans + [
        Span(" \(glyphs.chosen) ", Style(.accent)),
        Span("\(its.state.name) \(day(closed))", Style(its.state.role).bold),
      ]
    }
    spans.append(Span(" \(glyphs.chosen) close ", Style(.accent)))
    if closes.isEmpty { return spans + [Span("on no known day", Style(.warn))] }
    for (index, close) in closes.enumerated() {
      if index > 0 { spans.append(Span(" \(glyphs.arrow) ", Style(.dim))) }
      let isLast = index == closes.count - 1
      spans.append(Span(day(close), isLast ? Style(deal.isOverdue(at: asOf) ? .bad : .text).bold : Style(.dim)))
    }
    return spans
  }

  /// `▁▃▅▂ 31 since 2 Oct`: the touches by week, and how many there are.
  ///
  /// - Parameter isPlain: without the drawing.
  func touchSpans(_ context: Context, isPlain: Bool = false) -> [Span] {
    let since = its.created.map { " since \(DayText.near($0, to: asOf))" } ?? ""
    guard touchCount > 0 else { return [Span("none\(since)", Style(.warn))] }
    let count = [Span(Format.thousands(touchCount)), Span(since, Style(.dim))]
    if isPlain { return count }
    let bars = Sparkline(weeks, floor: .zero).text(width: 13, glyphs: context.glyphs)
    return [Span(bars + " ", Style(.accent))] + count
  }

  /// The dates, touches and people in words, a line each.
  func plainDetail(_ context: Context) -> [String] {
    let problems = problems(context)
    return ["Dates: " + plainDates, "Touches: " + plainLine(touchSpans(context, isPlain: true))]
      + (problems.isEmpty ? [] : ["To look at: " + problems.joined(separator: ", ")])
      + [plainLine(peopleSpans(context))]
  }

  /// `created 2 Oct; Discovery 9 days; Proposal 41 days; close 15 Oct, then 30 Oct, then 12 Nov`.
  var plainDates: String {
    func day(_ day: Day) -> String { DayText.near(day, to: asOf) }
    let stages = stages.map { stage in
      stage.name + (stage.days.map { " \(Format.count($0, "day"))" } ?? "")
    }
    let end: String
    if let closed = its.closed {
      end = "\(its.state.name) \(day(closed))"
    } else {
      end = closes.isEmpty ? "no close date" : "close " + closes.map(day).joined(separator: ", then ")
    }
    return (["created \(its.created.map(day) ?? "on no known day")"] + stages + [end]).joined(separator: "; ")
  }

  /// `people ✓ Jo Meyer  ! Sam Okoro`: the buying committee, who is engaged and who is missing.
  func peopleSpans(_ context: Context) -> [Span] {
    let people = details.contacts.filter(\.isStakeholder)
    guard !people.isEmpty else { return [Span("no stakeholder is known", Style(.warn))] }
    var spans = [Span("people", Style(.dim))]
    for person in people.prefix(4) {
      spans.append(
        person.isEngaged
          ? Span(" \(context.glyphs.yes) ", Style(.good).bold) : Span(" \(context.glyphs.missing) ", Style(.warn).bold))
      spans.append(Span(person.label))
      if !person.isEngaged { spans.append(Span(" missing", Style(.dim))) }
    }
    if people.count > 4 { spans.append(Span(" and \(people.count - 4) more", Style(.dim))) }
    return spans
  }

  /// What should be looked at.
  func problems(_ context: Context) -> [String] {
    guard its.state == .open else { return [] }
    var problems: [String] = []
    if let days = deal.daysToClose(at: asOf), days < 0 { problems.append("overdue by \(-days) d") }
    if its.expectedClose == nil { problems.append("no close date") }
    if its.amount == .zero { problems.append("no amount") }
    switch its.pushes ?? 0 {
    case 0: break
    case 1: problems.append("pushed once")
    case 2: problems.append("pushed twice")
    case let pushes: problems.append("pushed \(pushes) times")
    }
    return problems
  }

  /// The head of its page, one fact a line.
  ///
  /// - Parameter isPlain: without drawings.
  func facts(_ context: Context, isPlain: Bool = false) -> [AccountFact] {
    let dot = " \(context.glyphs.dot) "
    func dim(_ text: String) -> Span { Span(text, Style(.dim)) }
    func text(_ text: String) -> [Span] { [text.isEmpty ? dim(context.glyphs.missing) : Span(text)] }
    func field(_ id: String) -> FieldValue {
      DealCatalog.all.first { $0.id == id }?.value(of: deal, in: context.snapshot) ?? .none
    }
    var amount = [Span(context.words.money(its.amount), Style(.text).bold)]
    if let share = its.probability, let weighted = deal.weightedAmount {
      let parts = [Format.percent(share, places: 0) + " chance", context.words.value(weighted, .money) + " weighted"]
      amount.append(dim(dot + parts.joined(separator: dot)))
    } else {
      amount.append(dim(dot + "no chance is given"))
    }
    var stage = text(its.stage)
    if let days = field("days_in_stage").number {
      let since = its.stageSince.map { ", since \(DayText.near($0, to: asOf))" }
      stage.append(
        dim(" for \(Format.count(Int(clamping: days), "day"))\(since ?? ", its age: no stage in its history")"))
    }
    var close = text(its.expectedClose.map { DayText.full($0) } ?? "")
    let problems = problems(context)
    if !problems.isEmpty { close.append(Span(dot + problems.joined(separator: ", "), Style(.warn))) }
    var created = text(its.created.map { DayText.full($0) } ?? "")
    if let age = field("age").number { created.append(dim(", \(Format.count(Int(clamping: age), "day")) ago")) }
    var touch = touchSpans(context, isPlain: isPlain)
    if let days = field("last_touch").number {
      touch.append(Span("\(dot)last \(Int(clamping: days)) d ago", Style(days >= 21 ? .warn : .dim)))
    }
    let state = Span(its.state.name, Style(its.state.role).bold)
    let reason = its.lostReason.isEmpty || its.state != .lost ? [] : [dim(dot + its.lostReason)]
    return [
      AccountFact("Account", [Span(account, Style(.text).bold)]),
      AccountFact("Amount", amount), AccountFact("State", [state, dim(dot + its.type.title)] + reason),
      AccountFact("Sales stage", stage), AccountFact("Close", close), AccountFact("Created", created),
      AccountFact("Owner", text(field("owner").text)), AccountFact("Touches", touch),
    ] + forecast(context) + signalFacts(context)
  }

  /// The chance that it is won by the end of the quarter, and what moves it; nothing before it is known.
  private func forecast(_ context: Context) -> [AccountFact] {
    guard its.state == .open, let landing = context.landing, let chance = landing.chances[its.id] else { return [] }
    let end = DayText.near(landing.period.to, to: asOf)
    return [
      AccountFact(
        "Forecast",
        [
          Span("\(Format.percent(chance, places: 0)) won by \(end)"),
          Span(", as often as deals of its age were", Style(.dim)),
        ])
    ]
  }

  /// What its signals say, one a line; nothing where it has none.
  private func signalFacts(_ context: Context) -> [AccountFact] {
    let words = SignalWords(money: context.words.format.money, asOf: asOf)
    return context.signals(of: deal.account).filter { $0.subject == .opportunity(its.id) }.enumerated().map {
      AccountFact($0 == 0 ? "Signals" : "", [Span(words.reason($1), Style($1.level == .high ? .bad : .warn))])
    }
  }

  /// The amount over time by its history; nil where the history has none.
  func amounts(_ context: Context) -> LineChart? {
    let known = changes.compactMap { change in change.amount.map { (day: change.day, amount: $0.double) } }
    guard let first = known.first?.day else { return nil }
    let end = its.closed.map { max($0, first) } ?? asOf
    let start = min(its.created ?? first, first)
    let step = max(1, (end - start) / 90)
    let days = Array(stride(from: Int(start.number), through: Int(end.number), by: step)).map { Day(Int32($0)) }
    let values = days.map { day in known.last { $0.day <= day }?.amount }
    var labels: [Int: String] = [0: DayText.near(start, to: asOf)]
    for (index, day) in days.enumerated() where index > 0 && days[index - 1].civil.month != day.civil.month {
      labels[index] = DayText.month(day.civil.month)
    }
    return LineChart([.init(values, label: "Amount")], labels: labels, ticks: 4) { context.words.value($0, .money) }
  }
}

extension FieldValue {
  /// The text of a text; empty for anything else.
  fileprivate var text: String { if case .text(let text) = self { text } else { "" } }
}
