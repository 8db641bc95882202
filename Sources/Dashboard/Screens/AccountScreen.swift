internal import Accounts
internal import Cells
internal import Exports
internal import KPIs

/// All that is known of one account.
func drawAccount(_ id: String, _ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
  let glyphs = context.glyphs
  guard let position = context.snapshot.dataset.account(id: id) else {
    frame.grid.put(
      " The account \(id) is not in the files any more.", in: rect.row(1), style: Style(.warn),
      ellipsis: glyphs.ellipsis)
    return
  }
  let isWide = state.size.width >= 110
  let columns = isWide ? rect.columns([.flexible(1, min: 50), .flexible(1, min: 50)]) : [rect]
  let facts = accountFacts(position, context)
  if isWide {
    let left = columns[0].rows([.fixed(facts.count + 2), .rest])
    frame.grid.draw(Panel(context.account(position).name, isActive: true), in: left[0], glyphs: glyphs)
    drawFacts(facts, glyphs, into: &frame, in: Panel.inner(left[0]))
    let sections = AccountSections(position, context)
    drawSection("Contracts", sections.contracts, into: &frame, in: left[1], glyphs)
    let right = columns[1].rows([
      .flexible(1, min: min(4, columns[1].height)), .fixed(min(sections.deals.count, 8) + 2),
      .fixed(min(max(1, sections.topics.count), 6) + 2),
    ])
    drawSection("Buying committee", sections.committee, into: &frame, in: right[0], glyphs)
    drawSection("Opportunities", sections.deals, into: &frame, in: right[1], glyphs)
    drawSection("Intent", sections.topics, into: &frame, in: right[2], glyphs)
  } else {
    drawNarrow(position, facts, state, context, into: &frame, in: rect)
  }
}

/// One column that scrolls.
private func drawNarrow(
  _ position: Int, _ facts: [(String, [Span])], _ state: State, _ context: Context, into frame: inout Frame,
  in rect: Rect
) {
  let glyphs = context.glyphs
  let sections = AccountSections(position, context)
  var lines: [[Span]] = facts.map { [Span(DisplayText.padded($0.0, to: 15), Style(.dim))] + $0.1 }
  for (title, section) in [
    ("Buying committee", sections.committee), ("Opportunities", sections.deals), ("Contracts", sections.contracts),
    ("Intent", sections.topics),
  ] {
    lines.append([])
    lines.append([Span(title, Style(.heading).bold)])
    lines += section
  }
  let inner = Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1)
  let first = max(0, min(state.page[.rows].first, lines.count - inner.height))
  let note = lines.count > inner.height ? "\(first + 1)\(glyphs.dash)\(first + inner.height) of \(lines.count)" : ""
  frame.grid.draw(Rule(context.account(position).name, note: note, isActive: true), in: rect, glyphs: glyphs)
  drawLines(Array(lines.dropFirst(first)), into: &frame, in: inner)
  frame.viewport = inner.height
  frame.first = first
}

private func drawSection(_ title: String, _ lines: [[Span]], into frame: inout Frame, in rect: Rect, _ glyphs: Glyphs) {
  guard rect.height >= 3 else { return }
  let inner = Panel.inner(rect)
  let note = lines.count > inner.height ? "\(inner.height) of \(lines.count)" : ""
  frame.grid.draw(Panel(title, note: note), in: rect, glyphs: glyphs)
  drawLines(lines, into: &frame, in: inner)
}

private func drawLines(_ lines: [[Span]], into frame: inout Frame, in rect: Rect) {
  for (row, line) in lines.prefix(rect.height).enumerated() {
    frame.grid.put(line, at: Point(rect.x, rect.y + row), maxWidth: rect.width)
  }
}

/// Draws the facts of an account, one a line.
func drawAccountFacts(_ position: Int, _ context: Context, into frame: inout Frame, in rect: Rect) {
  drawFacts(accountFacts(position, context), context.glyphs, into: &frame, in: rect)
}

private func drawFacts(_ facts: [(String, [Span])], _ glyphs: Glyphs, into frame: inout Frame, in rect: Rect) {
  for (row, fact) in facts.prefix(rect.height).enumerated() {
    let line = rect.row(row)
    frame.grid.put(fact.0, in: Rect(x: line.x, y: line.y, width: min(14, line.width), height: 1), style: Style(.dim))
    frame.grid.put(fact.1, at: Point(line.x + 15, line.y), maxWidth: max(0, line.width - 15))
  }
}

/// The header of an account: label and value.
private func accountFacts(_ position: Int, _ context: Context) -> [(String, [Span])] {
  let account = context.account(position)
  let facts = context.facts(position)
  let glyphs = context.glyphs
  let words = context.words
  let asOf = context.asOf
  func text(_ text: String) -> [Span] { [Span(text.isEmpty ? glyphs.missing : text)] }
  func day(_ day: Day?) -> String { day.map { DayText.near($0, to: asOf) } ?? glyphs.missing }
  let tier = Int(account.tier)
  let stage = Int(facts.stage)
  var stageSpans = [Span("\(stage) \(FunnelStage.names[stage - 1])", Style(.stage(stage)).bold)]
  if let days = facts.daysInStage(at: asOf) {
    stageSpans.append(Span(" for \(Format.count(days, "day")), since \(day(facts.enteredOn))", Style(.dim)))
  }
  if !facts.isOnList { stageSpans.append(Span(" not on the list", Style(.warn))) }
  let lifecycle = Int(facts.lifecycle)
  var engagement = [Span(Format.decimal(facts.aes, places: 1), Style(.text).bold)]
  if facts.isEngagedNow { engagement.append(Span(" engaged", Style(.good))) }
  if let engaged = facts.engagedOn { engagement.append(Span(" \(glyphs.dot) first on \(day(engaged))", Style(.dim))) }
  var relationship = AccountColumns.relationship(facts, glyphs).spans
  if let trend = facts.relationshipTrend {
    relationship.append(Span(" \(trend < 0 ? "" : "+")\(Format.decimal(trend, places: 1)) in 30 days", Style(.dim)))
  }
  let heat =
    facts.peppers == 0 ? text(glyphs.missing) : [Span(AccountColumns.heat(Int(facts.peppers), glyphs), Style(.warn))]
  let place = [account.industry, account.region, account.country, account.segment].filter { !$0.isEmpty }
  return [
    ("Tier", [Span(tier == 0 ? "none" : "Tier \(tier)", Style(.tier(tier)).bold)]),
    ("Owner", text(account.owner)),
    ("Stage", stageSpans),
    (
      "Lifecycle", text(LifecycleStage.names.indices.contains(lifecycle - 1) ? LifecycleStage.names[lifecycle - 1] : "")
    ),
    ("Engagement", engagement),
    ("Research heat", heat),
    ("Relationship", relationship),
    (
      "Committee",
      [
        Span("\(facts.engagedStakeholders)", Style(.text).bold),
        Span(" of \(Format.count(Int(facts.stakeholders), "stakeholder")) engaged", Style(.dim)),
      ]
    ),
    (
      "Pipeline",
      [Span(words.money(facts.pipeline), Style(.text).bold), Span(" in \(facts.openOpportunities) open", Style(.dim))]
    ),
    ("ACV", [Span(words.money(facts.acv)), Span(" \(glyphs.dot) LTV " + words.value(facts.ltv, .money), Style(.dim))]),
    (
      "Touches",
      [Span(words.value(Double(facts.touches), .count)), Span(" in period, last \(day(facts.lastTouch))", Style(.dim))]
    ),
    ("NPS", npsSpans(facts, glyphs)),
    ("Profile", text(place.joined(separator: " \(glyphs.dot) "))),
    ("Domain", text(account.domain)),
  ]
}

private func npsSpans(_ facts: AccountFacts, _ glyphs: Glyphs) -> [Span] {
  guard facts.answers > 0 else { return [Span(glyphs.missing, Style(.dim))] }
  let score = 100 * Double(facts.promoters - facts.detractors) / Double(facts.answers)
  return [
    Span((score > 0 ? "+" : "") + Format.decimal(score, places: 0), Style(score < 0 ? .bad : .good)),
    Span(" of \(Format.count(Int(facts.answers), "answer"))", Style(.dim)),
  ]
}
