internal import Accounts
internal import Cells
internal import Metrics
internal import Report
internal import Values
internal import Formatting

/// All that is known of one account.
struct AccountScreen: Screen {
  /// The account's id.
  var id: String

  static let id = "account"
  static let traits: ScreenTraits = [.account, .steps]
  static func restored(_ parameters: String) -> AccountScreen? {
    parameters.isEmpty ? nil : AccountScreen(id: parameters)
  }

  var parameters: String? { id }

  func title(_ state: State) -> String { state.accountName(id) }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    guard let position = context.snapshot.dataset.account(id: id) else { return ScreenContent(rows: PaneText()) }
    let details = context.snapshot.dataset.details(
      of: position, at: context.snapshot.period.now, activityLimit: 500)
    return ScreenContent([.rows: PaneText()], model: AccountPage(position, details, context))
  }

  func account(_ state: State, _ context: Context) -> Int? { context.snapshot.dataset.account(id: id) }

  /// What the command line prints of an account.
  func document(_ options: ReportOptions, _ state: State, _ context: Context) -> String? {
    (try? Report.account(id, context.snapshot, options)).map { String(decoding: $0, as: UTF8.self) }
  }

  private var goneText: String { "The account \(id) is not in the files any more." }

  func plain(_ state: State, _ context: Context) -> [String] {
    guard let page = state.page.content.model as? AccountPage else { return [goneText] }
    var lines = page.facts.map { "\($0.label): \(plainLine($0.spans))" }
    if let chart = scoreChart(page.details, context) { lines.append(chart.plain { Format.decimal($0, places: 1) }) }
    for (title, section) in page.sections.named { lines += [title + ":"] + section.map(plainLine) }
    return lines
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    guard let page = state.page.content.model as? AccountPage else {
      let text = " " + goneText
      return layout.paint {
        $0.put(text, in: rect.row(1), style: Style(.warn), ellipsis: context.glyphs.ellipsis)
      }
    }
    if state.size.width >= 170, rect.height >= 24 {
      layout.addThree(page, in: rect, context)
    } else if state.size.width >= 110, rect.height >= 24 {
      layout.addTwo(page, in: rect, context)
    } else {
      layout.addOne(page, in: rect, state, context)
    }
  }
}

/// What the page is made of, computed once as its account and the data are.
struct AccountPage: Sendable {
  let name: String
  let details: AccountDetails
  let facts: [AccountFact]
  let sections: AccountSections

  init(_ position: Int, _ details: AccountDetails, _ context: Context) {
    name = context.account(position).name
    self.details = details
    facts = accountFacts(position, context)
    sections = AccountSections(details, name: name, context)
  }
}

// MARK: Layout

extension ScreenLayout {
  fileprivate mutating func addThree(_ page: AccountPage, in rect: Rect, _ context: Context) {
    let columns = rect.columns([.flexible(1, min: 56), .flexible(1, min: 50), .flexible(1, min: 50)])
    addHead(page, in: columns[0], context)
    let sections = page.sections
    let middle = columns[1].rows([
      .flexible(3, min: min(8, sections.committee.count + 2)), .flexible(2, min: min(8, sections.deals.count + 2)),
      .flexible(2, min: min(6, sections.contracts.count + 2)),
    ])
    addSection("Buying committee", sections.committee, in: middle[0])
    addSection("Opportunities", sections.deals, in: middle[1])
    addSection("Contracts", sections.contracts, in: middle[2])
    let right = columns[2].rows([
      .rest, .fixed(min(sections.topics.count, 10) + 2), .fixed(min(sections.answers.count, 6) + 2),
    ])
    addSection("Activity", sections.activities, in: right[0])
    addSection("Intent", sections.topics, in: right[1])
    addSection("NPS answers", sections.answers, in: right[2])
  }

  fileprivate mutating func addTwo(_ page: AccountPage, in rect: Rect, _ context: Context) {
    let columns = rect.columns([.flexible(1, min: 52), .flexible(1, min: 52)])
    addHead(page, in: columns[0], context)
    let sections = page.sections
    let spare = columns[1].height >= 30
    let right = columns[1].rows([
      .fixed(min(sections.committee.count, spare ? 7 : 5) + 2), .fixed(min(sections.deals.count, spare ? 6 : 3) + 2),
      .fixed(min(sections.contracts.count, spare ? 4 : 2) + 2), .rest,
      .fixed(spare ? min(sections.topics.count, 5) + 2 : 0),
    ])
    addSection("Buying committee", sections.committee, in: right[0])
    addSection("Opportunities", sections.deals, in: right[1])
    addSection("Contracts", sections.contracts, in: right[2])
    addSection("Activity", sections.activities, in: right[3])
    addSection("Intent", sections.topics, in: right[4])
  }

  /// The facts, and below them the course of the engagement score.
  private mutating func addHead(_ page: AccountPage, in rect: Rect, _ context: Context) {
    let bands = rect.rows([.fixed(min(page.facts.count + 2, max(4, rect.height - 8))), .rest])
    add(Panel(page.name, isActive: true), in: bands[0])
    addFacts(page.facts, in: Panel.inner(bands[0]))
    guard bands[1].height >= 6 else { return }
    addScores(page.details, in: bands[1], context)
  }

  /// Adds the course of an account's engagement score over a year, with what happened.
  mutating func addScores(_ details: AccountDetails, in rect: Rect, _ context: Context) {
    let glyphs = self.glyphs
    let legend = glyphs.isASCII ? "o opened W won x lost C contract" : "○ opened ● won × lost ◆ contract"
    add(Panel("AES over a year", note: legend), in: rect)
    paint { grid in
      if let chart = scoreChart(details, context) {
        grid.draw(chart, in: Panel.inner(rect), glyphs: glyphs)
      } else {
        grid.put("no activity in the last year", in: Panel.inner(rect).row(0), style: Style(.dim))
      }
    }
  }

  /// One column that scrolls.
  fileprivate mutating func addOne(_ page: AccountPage, in rect: Rect, _ state: State, _ context: Context) {
    let glyphs = self.glyphs
    let lines = oneColumn(page, context)
    let inner = Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1)
    let first = max(0, min(state.page[.rows].first, lines.count - inner.height))
    let last = min(lines.count, first + inner.height)
    let note = lines.count > inner.height ? "\(first + 1)\(glyphs.dash)\(last) of \(lines.count)" : ""
    add(Rule(page.name, note: note, isActive: true), in: rect)
    paint { drawLines(Array(lines[first..<last]), into: &$0, in: inner, glyphs) }
    see(.rows, height: inner.height, first: first)
  }

  private mutating func addSection(_ title: String, _ lines: [[Span]], in rect: Rect) {
    guard rect.height >= 3 else { return }
    let (inner, glyphs) = (Panel.inner(rect), self.glyphs)
    let note = lines.count > inner.height ? "\(inner.height) of \(lines.count)" : ""
    add(Panel(title, note: note), in: rect)
    paint { drawLines(lines, into: &$0, in: inner, glyphs) }
  }

  /// Adds lines of text.
  mutating func addLines(_ lines: [[Span]], in rect: Rect) {
    let glyphs = self.glyphs
    paint { drawLines(lines, into: &$0, in: rect, glyphs) }
  }

  /// Adds the facts of an account, one a line.
  mutating func addFacts(_ facts: [AccountFact], in rect: Rect) {
    let glyphs = self.glyphs
    paint { grid in
      let lines = facts.map { [Span(DisplayText.padded($0.label, to: 15), Style(.dim))] + $0.spans }
      drawLines(lines, into: &grid, in: rect, glyphs)
    }
  }
}

/// All of the page below each other.
private func oneColumn(_ page: AccountPage, _ context: Context) -> [[Span]] {
  var lines: [[Span]] = page.facts.map { [Span(DisplayText.padded($0.label, to: 15), Style(.dim))] + $0.spans }
  if let chart = scoreChart(page.details, context) {
    let weeks = stride(from: 0, to: chart.series[0].values.count, by: 7).map { chart.series[0].values[$0] }
    let line = Sparkline(weeks, floor: .zero).text(width: 26, glyphs: context.glyphs)
    lines.append([Span(DisplayText.padded("AES, a year", to: 15), Style(.dim)), Span(line, Style(.accent))])
  }
  for (title, section) in page.sections.named {
    lines.append([])
    lines.append([Span(title, Style(.heading).bold)])
    lines += section
  }
  return lines
}

private func drawLines(_ lines: [[Span]], into grid: inout Grid, in rect: Rect, _ glyphs: Glyphs) {
  for (row, line) in lines.prefix(rect.height).enumerated() {
    let end = grid.put(line, at: Point(rect.x, rect.y + row), maxWidth: rect.width)
    if end == rect.maxX, line.reduce(0, { $0 + $1.width }) > rect.width {
      let place = Point(max(rect.x, rect.maxX - DisplayText.width(glyphs.ellipsis)), rect.y + row)
      grid.put(glyphs.ellipsis, at: place, style: line.last?.style ?? .plain, maxWidth: rect.width)
    }
  }
}

// MARK: The course of the score

/// The engagement score of an account over a year, with what happened; nil where it never had one.
func scoreChart(_ details: AccountDetails, _ context: Context) -> LineChart? {
  let scores = details.scores
  guard let start = scores.first?.day, scores.contains(where: { $0.score > 0 }) else { return nil }
  func place(_ day: Day?) -> Double? {
    guard let day, day >= start, day <= context.asOf else { return nil }
    return Double(day - start)
  }
  var labels: [Int: String] = [:]
  for (index, score) in scores.enumerated() where score.day.civil.day == 1 && score.day.civil.month % 3 == 1 {
    labels[index] = DayText.short(score.day)
  }
  var marks: [LineChart.Mark] = []
  for deal in details.opportunities {
    if let at = place(deal.created) {
      marks.append(.init(at: at, "○", ascii: "o", label: "opened \(deal.name)", role: .info))
    }
    if let at = place(deal.closed) {
      let isWon = deal.state == .won
      marks.append(
        .init(
          at: at, isWon ? "●" : "×", ascii: isWon ? "W" : "x", label: "\(isWon ? "won" : "lost") \(deal.name)",
          role: isWon ? .good : .bad))
    }
  }
  for contract in details.contracts {
    if let at = place(contract.start) {
      marks.append(.init(at: at, "◆", ascii: "C", label: "contract \(contract.id)", role: .stage5))
    }
  }
  return LineChart([.init(scores.map(\.score), label: "AES")], labels: labels, marks: marks, ticks: 6) {
    Format.decimal($0, places: 0)
  }
}

// MARK: Facts

/// A line of the header of an account's page.
struct AccountFact: Sendable {
  var label: String
  var spans: [Span]

  init(_ label: String, _ spans: [Span]) {
    self.label = label
    self.spans = spans
  }

  /// The line of a field, with the name that the catalog gives it.
  init(field id: String, _ spans: [Span]) {
    self.init(AccountCatalog.field(id: id)?.title ?? id, spans)
  }
}

/// The header of an account's page.
func accountFacts(_ position: Int, _ context: Context) -> [AccountFact] {
  let account = context.account(position)
  let facts = context.facts(position)
  let glyphs = context.glyphs
  let words = context.words
  func text(_ text: String) -> [Span] {
    [Span(text.isEmpty ? glyphs.missing : text, Style(text.isEmpty ? .dim : .text))]
  }
  func dim(_ text: String) -> Span { Span(text, Style(.dim)) }
  func day(_ day: Day?) -> String { day.map { DayText.near($0, to: context.asOf) } ?? glyphs.missing }
  let tier = Int(account.tier)
  let lifecycle = Int(facts.lifecycle)
  var engagement = [Span(Format.decimal(facts.aes, places: 1), Style(.text).bold)]
  engagement.append(facts.isEngagedNow ? Span(" engaged", Style(.good)) : dim(" below the minimum"))
  if let engaged = facts.engagedOn { engagement.append(dim(" \(glyphs.dot) first on \(day(engaged))")) }
  let heat = AccountColumns.heat(Int(facts.peppers), glyphs)
  let place = [account.industry, account.region, account.country, account.segment].filter { !$0.isEmpty }
  return [
    AccountFact(field: "tier", [Span(tier == 0 ? "none" : "Tier \(tier)", Style(.tier(tier)).bold)]),
    AccountFact(field: "owner", text(account.owner)),
    AccountFact(field: "stage", stageSpans(facts, context)),
    AccountFact(
      field: "lifecycle",
      text(LifecycleStage.names.indices.contains(lifecycle - 1) ? LifecycleStage.names[lifecycle - 1] : "")
    ),
    AccountFact("Engagement", engagement),
    AccountFact(
      "Research heat", heat.isEmpty ? [dim("none: too few visits in the last 14 days")] : [Span(heat, Style(.warn))]),
    AccountFact(field: "relationship", relationshipSpans(facts, glyphs)),
    AccountFact(
      "Committee",
      [
        Span("\(facts.engagedStakeholders)", Style(.text).bold),
        dim(" of \(Format.count(Int(facts.stakeholders), "stakeholder")) engaged"),
      ]),
    AccountFact(
      field: "pipeline",
      [Span(words.money(facts.pipeline), Style(.text).bold), dim(" in \(facts.openOpportunities) open")]),
    AccountFact(field: "acv", [Span(words.money(facts.acv), Style(.text).bold), dim(ltvText(facts, words))]),
    AccountFact(
      field: "touches",
      [
        Span(words.value(Double(facts.touches), .count), Style(.text).bold),
        dim(" in the period, last \(day(facts.lastTouch))"),
      ]),
    AccountFact(field: "nps", npsSpans(facts, glyphs)),
    AccountFact("Profile", text(place.joined(separator: " \(glyphs.dot) "))),
    AccountFact(field: "domain", text(account.domain)),
  ]
}

private func stageSpans(_ facts: AccountFacts, _ context: Context) -> [Span] {
  let stage = Int(facts.stage)
  var spans = [Span("\(stage) \(FunnelStage.names[stage - 1])", Style(.stage(stage)).bold)]
  if let days = facts.daysInStage(at: context.asOf), let entered = facts.enteredOn {
    spans.append(
      Span(" for \(Format.count(days, "day")), since \(DayText.near(entered, to: context.asOf))", Style(.dim)))
  }
  if !facts.isOnList { spans.append(Span(" not on the list", Style(.warn))) }
  return spans
}

private func relationshipSpans(_ facts: AccountFacts, _ glyphs: Glyphs) -> [Span] {
  guard let score = facts.relationship else { return [Span("no score yet", Style(.dim))] }
  var spans = [Span(Format.decimal(score, places: 0), Style(.text).bold)]
  if facts.isDegrading { spans.append(Span(" \(glyphs.down) degrading", Style(.bad))) }
  if facts.isImproving { spans.append(Span(" \(glyphs.up) improving", Style(.good))) }
  if let trend = facts.relationshipTrend {
    spans.append(Span(" \(trend < 0 ? "" : "+")\(Format.decimal(trend, places: 1)) in 30 days", Style(.dim)))
  }
  return spans
}

private func ltvText(_ facts: AccountFacts, _ words: FigureText) -> String {
  if let ltv = facts.ltv { return " \(words.glyphs.dot) LTV \(words.value(ltv, .money))" }
  return " \(words.glyphs.dot) potential LTV \(words.value(facts.potentialLTV, .money)), a ceiling"
}

private func npsSpans(_ facts: AccountFacts, _ glyphs: Glyphs) -> [Span] {
  guard facts.answers > 0 else { return [Span("no answer yet", Style(.dim))] }
  let score = 100 * Double(facts.promoters - facts.detractors) / Double(facts.answers)
  return [
    Span((score > 0 ? "+" : "") + Format.decimal(score, places: 0), Style(score < 0 ? .bad : .good).bold),
    Span(" of \(Format.count(Int(facts.answers), "answer"))", Style(.dim)),
  ]
}
