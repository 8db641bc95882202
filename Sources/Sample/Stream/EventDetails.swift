/// Single events that are no activities.
extension SampleEvents {
  func openDeals() -> [Int] {
    company.opportunities.indices.filter { company.opportunities[$0].status == .open }
  }

  /// An open opportunity moves on a stage, or its amount changes.
  mutating func advance(_ deal: Int, _ day: Int, _ second: Int) -> SampleEvent {
    let stage = MarketWords.dealStages.firstIndex(of: company.opportunities[deal].stage) ?? 0
    if stage < 4 && random.chance(60) {
      company.opportunities[deal].stage = MarketWords.dealStages[stage + 1]
    } else {
      company.opportunities[deal].amount = company.opportunities[deal].amount * random.from(92, to: 118) / 10_000 * 100
    }
    plot.insert(.deal(deal, history: false), at: 0)
    return happen(.deal(deal, history: true), day, second)
  }

  mutating func intent(_ day: Int) -> SampleEvent {
    let account = company.accounts.indices.filter { company.stages[$0] > 0 }.randomElement(&random) ?? 0
    // A topic that the account already follows, so that a baseline is there to rise above.
    let known = company.intent.last { $0.account == account }?.topic ?? random.pick(MarketWords.topics)
    var text = TableText()
    company.write(
      intent: SampleIntent(day: day, account: account, topic: known, score: random.from(30, to: 92)), to: &text)
    return event(.intent, day, text)
  }

  mutating func answer(_ day: Int) -> SampleEvent {
    let account = company.accounts.indices.filter { company.stages[$0] >= 4 }.randomElement(&random) ?? 0
    var text = TableText()
    let score = random.chance(20) ? random.from(3, to: 6) : random.from(7, to: 10)
    company.write(
      score: SampleScore(day: day, account: account, contact: contact(of: account), score: score), inTenths: false,
      to: &text)
    return event(.nps, day, text)
  }

  mutating func relationship(_ day: Int) -> SampleEvent {
    let account = company.accounts.indices.filter { company.stages[$0] >= 2 }.randomElement(&random) ?? 0
    let contact = contact(of: account)
    let last = company.relationships.last { $0.account == account && $0.contact == contact }?.score ?? 450
    let score = min(980, max(30, last + random.from(-90, to: 100)))
    let row = SampleScore(day: day, account: account, contact: contact, score: score)
    company.relationships.append(row)
    var text = TableText()
    company.write(score: row, inTenths: true, to: &text)
    return event(.relationships, day, text)
  }

  mutating func spend(_ day: Int) -> SampleEvent {
    var text = TableText()
    let row = SampleSpend(
      day: day, amount: random.from(4_000, to: 60_000), channel: random.pick(["linkedin", "display", "search"]),
      campaign: random.pick(MarketWords.campaigns), account: nil, tier: random.chance(50) ? random.from(1, to: 3) : nil)
    company.write(spend: row, to: &text)
    return event(.spend, day, text)
  }

  private mutating func contact(of account: Int) -> Int? {
    company.contacts.indices.filter { company.contacts[$0].account == account }.randomElement(&random)
  }
}
