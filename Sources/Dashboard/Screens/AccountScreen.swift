internal import Accounts
internal import Cells
internal import Metrics
internal import Formatting

/// All that is known of one account.
func drawAccount(_ id: String, _ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
  guard let position = context.snapshot.dataset.account(id: id), case .details(let details) = state.page.rows else {
    frame.grid.put(
      " The account \(id) is not in the files any more.", in: rect.row(1), style: Style(.warn),
      ellipsis: context.glyphs.ellipsis)
    return
  }
  let page = AccountPage(position, details, context)
  if state.size.width >= 170, rect.height >= 24 {
    drawThree(page, into: &frame, in: rect)
  } else if state.size.width >= 110, rect.height >= 24 {
    drawTwo(page, into: &frame, in: rect)
  } else {
    drawOne(page, state, into: &frame, in: rect)
  }
}

/// What the page is made of.
struct AccountPage {
  let context: Context
  let name: String
  let facts: [AccountFact]
  let sections: AccountSections
  let chart: LineChart?

  init(_ position: Int, _ details: AccountDetails, _ context: Context) {
    self.context = context
    name = context.account(position).name
    facts = accountFacts(position, context)
    sections = AccountSections(details, name: name, context)
    chart = scoreChart(details, context)
  }

  var glyphs: Glyphs { context.glyphs }
}

private func drawThree(_ page: AccountPage, into frame: inout Frame, in rect: Rect) {
  let columns = rect.columns([.flexible(1, min: 56), .flexible(1, min: 50), .flexible(1, min: 50)])
  drawHead(page, into: &frame, in: columns[0])
  let sections = page.sections
  let middle = columns[1].rows([
    .flexible(3, min: min(8, sections.committee.count + 2)), .flexible(2, min: min(8, sections.deals.count + 2)),
    .flexible(2, min: min(6, sections.contracts.count + 2)),
  ])
  drawSection("Buying committee", sections.committee, into: &frame, in: middle[0], page.glyphs)
  drawSection("Opportunities", sections.deals, into: &frame, in: middle[1], page.glyphs)
  drawSection("Contracts", sections.contracts, into: &frame, in: middle[2], page.glyphs)
  let right = columns[2].rows([
    .rest, .fixed(min(sections.topics.count, 10) + 2), .fixed(min(sections.answers.count, 6) + 2),
  ])
  drawSection("Activity", sections.activities, into: &frame, in: right[0], page.glyphs)
  drawSection("Intent", sections.topics, into: &frame, in: right[1], page.glyphs)
  drawSection("NPS answers", sections.answers, into: &frame, in: right[2], page.glyphs)
}

private func drawTwo(_ page: AccountPage, into frame: inout Frame, in rect: Rect) {
  let columns = rect.columns([.flexible(1, min: 52), .flexible(1, min: 52)])
  drawHead(page, into: &frame, in: columns[0])
  let sections = page.sections
  let spare = columns[1].height >= 30
  let right = columns[1].rows([
    .fixed(min(sections.committee.count, spare ? 7 : 5) + 2), .fixed(min(sections.deals.count, spare ? 6 : 3) + 2),
    .fixed(min(sections.contracts.count, spare ? 4 : 2) + 2), .rest,
    .fixed(spare ? min(sections.topics.count, 5) + 2 : 0),
  ])
  drawSection("Buying committee", sections.committee, into: &frame, in: right[0], page.glyphs)
  drawSection("Opportunities", sections.deals, into: &frame, in: right[1], page.glyphs)
  drawSection("Contracts", sections.contracts, into: &frame, in: right[2], page.glyphs)
  drawSection("Activity", sections.activities, into: &frame, in: right[3], page.glyphs)
  drawSection("Intent", sections.topics, into: &frame, in: right[4], page.glyphs)
}

/// The facts, and below them the course of the engagement score.
private func drawHead(_ page: AccountPage, into frame: inout Frame, in rect: Rect) {
  let bands = rect.rows([.fixed(min(page.facts.count + 2, max(4, rect.height - 8))), .rest])
  frame.grid.draw(Panel(page.name, isActive: true), in: bands[0], glyphs: page.glyphs)
  drawFacts(page.facts, page.glyphs, into: &frame, in: Panel.inner(bands[0]))
  guard bands[1].height >= 6 else { return }
  drawScores(page.chart, page.glyphs, into: &frame, in: bands[1])
}

/// Draws the course of an account's engagement score over a year, with what happened.
func drawScores(_ details: AccountDetails, _ context: Context, into frame: inout Frame, in rect: Rect) {
  drawScores(scoreChart(details, context), context.glyphs, into: &frame, in: rect)
}

private func drawScores(_ chart: LineChart?, _ glyphs: Glyphs, into frame: inout Frame, in rect: Rect) {
  let legend = glyphs.isASCII ? "o opened W won x lost C contract" : "○ opened ● won × lost ◆ contract"
  frame.grid.draw(Panel("AES over a year", note: legend), in: rect, glyphs: glyphs)
  if let chart {
    frame.grid.draw(chart, in: Panel.inner(rect), glyphs: glyphs)
  } else {
    frame.grid.put("no activity in the last year", in: Panel.inner(rect).row(0), style: Style(.dim))
  }
}

/// One column that scrolls.
private func drawOne(_ page: AccountPage, _ state: State, into frame: inout Frame, in rect: Rect) {
  let glyphs = page.glyphs
  var lines: [[Span]] = page.facts.map { [Span(DisplayText.padded($0.label, to: 15), Style(.dim))] + $0.spans }
  if let chart = page.chart {
    let weeks = stride(from: 0, to: chart.series[0].values.count, by: 7).map { chart.series[0].values[$0] }
    let line = Sparkline(weeks, floor: .zero).text(width: 26, glyphs: glyphs)
    lines.append([Span(DisplayText.padded("AES, a year", to: 15), Style(.dim)), Span(line, Style(.accent))])
  }
  for (title, section) in page.sections.named {
    lines.append([])
    lines.append([Span(title, Style(.heading).bold)])
    lines += section
  }
  let inner = Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1)
  let first = max(0, min(state.page[.rows].first, lines.count - inner.height))
  let last = min(lines.count, first + inner.height)
  let note = lines.count > inner.height ? "\(first + 1)\(glyphs.dash)\(last) of \(lines.count)" : ""
  frame.grid.draw(Rule(page.name, note: note, isActive: true), in: rect, glyphs: glyphs)
  drawLines(Array(lines[first..<last]), into: &frame, in: inner, glyphs)
  frame.viewport = inner.height
  frame.first = first
}

private func drawSection(
  _ title: String, _ lines: [[Span]], into frame: inout Frame, in rect: Rect, _ glyphs: Glyphs
) {
  guard rect.height >= 3 else { return }
  let inner = Panel.inner(rect)
  let note = lines.count > inner.height ? "\(inner.height) of \(lines.count)" : ""
  frame.grid.draw(Panel(title, note: note), in: rect, glyphs: glyphs)
  drawLines(lines, into: &frame, in: inner, glyphs)
}

private func drawLines(_ lines: [[Span]], into frame: inout Frame, in rect: Rect, _ glyphs: Glyphs) {
  for (row, line) in lines.prefix(rect.height).enumerated() {
    let end = frame.grid.put(line, at: Point(rect.x, rect.y + row), maxWidth: rect.width)
    if end == rect.maxX, line.reduce(0, { $0 + $1.width }) > rect.width {
      frame.grid.put(
        glyphs.ellipsis, at: Point(rect.maxX - 1, rect.y + row), style: line.last?.style ?? .plain, maxWidth: 1)
    }
  }
}

/// Draws the facts of an account, one a line.
func drawAccountFacts(_ position: Int, _ context: Context, into frame: inout Frame, in rect: Rect) {
  drawFacts(accountFacts(position, context), context.glyphs, into: &frame, in: rect)
}

private func drawFacts(_ facts: [AccountFact], _ glyphs: Glyphs, into frame: inout Frame, in rect: Rect) {
  let lines = facts.map { [Span(DisplayText.padded($0.label, to: 15), Style(.dim))] + $0.spans }
  drawLines(lines, into: &frame, in: rect, glyphs)
}
