internal import Accounts
internal import Cells
internal import Metrics
internal import Report
internal import Values
internal import Formatting

/// What large screens show of the account under the cursor: kept with the screen until it is another one.
struct AccountPreview: Sendable {
  /// The position of the account.
  let account: Int
  /// The figures that it was computed with.
  let generation: Int
  let facts: [AccountFact]
  let details: AccountDetails
}

extension State {
  /// What is shown of an account beside its list; nil where the screen has no space for it.
  ///
  /// - Parameter kept: what was shown last.
  /// - Complexity: O(rows of the account), where it is another one.
  func preview(_ kept: AccountPreview?, of account: Int?, _ context: Context) -> AccountPreview? {
    guard size.width >= 170, size.height >= 28, let account else { return nil }
    if let kept, kept.account == account, kept.generation == generation { return kept }
    let details = context.snapshot.dataset.details(of: account, at: context.snapshot.period.now, activityLimit: 1)
    return AccountPreview(
      account: account, generation: generation, facts: accountFacts(account, context), details: details)
  }
}

extension ScreenLayout {
  /// Adds an account: its facts, and the course of its score where there is space for it.
  mutating func add(_ preview: AccountPreview, in rect: Rect, _ context: Context) {
    guard rect.height >= 4 else { return }
    let bands = rect.rows([.fixed(min(rect.height, preview.facts.count + 2)), .rest])
    add(Panel(context.account(preview.account).name), in: bands[0])
    addFacts(preview.facts, in: Panel.inner(bands[0]))
    if bands[1].height >= 6 { addScores(preview.details, in: bands[1], context) }
  }
}

extension ScreenLayout {
  /// Adds the course of an account's engagement score over a year, with what happened.
  mutating func addScores(_ details: AccountDetails, in rect: Rect, _ context: Context) {
    let glyphs = self.glyphs
    let legend = glyphs.isASCII ? "O opened W won L lost C contract" : "○ opened ● won × lost ◆ contract"
    add(Panel("AES over a year", note: legend), in: rect)
    paint { grid in
      if let chart = scoreChart(details, context) {
        grid.draw(chart, in: Panel.inner(rect), glyphs: glyphs)
      } else {
        grid.put("no activity in the last year", in: Panel.inner(rect).row(0), style: Style(.dim))
      }
    }
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
      marks.append(.init(at: at, "○", ascii: "O", label: "opened \(deal.name)", role: .info))
    }
    if let at = place(deal.closed) {
      let isWon = deal.state == .won
      marks.append(
        .init(
          at: at, isWon ? "●" : "×", ascii: isWon ? "W" : "L", label: "\(isWon ? "won" : "lost") \(deal.name)",
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
  /// The id of the field that it says, which leads to the rows that its value rests on; nil: it says more than one.
  var field: String?

  init(_ label: String, _ spans: [Span], field: String? = nil) {
    self.label = label
    self.spans = spans
    self.field = field
  }

  /// The line of a field, with the name that the catalog gives it.
  init(field id: String, _ spans: [Span]) {
    self.init(AccountCatalog.field(id: id)?.title ?? id, spans, field: id)
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
    AccountFact("Engagement", engagement, field: "aes"),
    AccountFact(
      "Research heat", heat.isEmpty ? [dim("none: too few visits in the last 14 days")] : [Span(heat, Style(.warn))],
      field: "heat"),
    AccountFact(field: "relationship", relationshipSpans(facts, glyphs)),
    AccountFact(
      "Committee",
      [
        Span("\(facts.engagedStakeholders)", Style(.text).bold),
        dim(" of \(Format.count(Int(facts.stakeholders), "stakeholder")) engaged"),
      ], field: "penetration"),
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
