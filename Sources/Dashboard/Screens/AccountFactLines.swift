internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Formatting

/// A line of the header of an account's page.
struct AccountFact {
  var label: String
  var spans: [Span]

  init(_ label: String, _ spans: [Span]) {
    self.label = label
    self.spans = spans
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
    AccountFact("Tier", [Span(tier == 0 ? "none" : "Tier \(tier)", Style(.tier(tier)).bold)]),
    AccountFact("Owner", text(account.owner)),
    AccountFact("Stage", stageSpans(facts, context)),
    AccountFact(
      "Lifecycle", text(LifecycleStage.names.indices.contains(lifecycle - 1) ? LifecycleStage.names[lifecycle - 1] : "")
    ),
    AccountFact("Engagement", engagement),
    AccountFact(
      "Research heat", heat.isEmpty ? [dim("none: too few visits in the last 14 days")] : [Span(heat, Style(.warn))]),
    AccountFact("Relationship", relationshipSpans(facts, glyphs)),
    AccountFact(
      "Committee",
      [
        Span("\(facts.engagedStakeholders)", Style(.text).bold),
        dim(" of \(Format.count(Int(facts.stakeholders), "stakeholder")) engaged"),
      ]),
    AccountFact(
      "Pipeline", [Span(words.money(facts.pipeline), Style(.text).bold), dim(" in \(facts.openOpportunities) open")]),
    AccountFact("ACV", [Span(words.money(facts.acv), Style(.text).bold), dim(ltvText(facts, words))]),
    AccountFact(
      "Touches",
      [
        Span(words.value(Double(facts.touches), .count), Style(.text).bold),
        dim(" in the period, last \(day(facts.lastTouch))"),
      ]),
    AccountFact("NPS", npsSpans(facts, glyphs)),
    AccountFact("Profile", text(place.joined(separator: " \(glyphs.dot) "))),
    AccountFact("Domain", text(account.domain)),
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
