/// Spend by channel and week: shared by all, by a tier, or an account's own.
extension CompanyMaker {
  mutating func makeSpend() {
    var random = self.random(.spend)
    let busy = company.accounts.indices.filter { plans[$0].reach.rawValue >= 2 && plans[$0].isListed }
    // From the oldest week to the one that ends on the last day.
    var week = Self.span / 7
    while week >= 0 {
      let day = asOf - week * 7
      week -= 1
      spend(day, "linkedin", "brand-always-on", 1_400, &random)
      spend(day, "display", "brand-always-on", 900, &random)
      spend(day, "search", "pricing-push", 1_100, &random)
      if week % 2 == 0 { spend(day, "email", "renewal-nurture", 250, &random) }
      if week % 4 == 1 { spend(day, "web", "webinar-series", 2_200, &random) }
      spend(day, "linkedin", "abm-tier1", 1_600, tier: 1, &random)
      spend(day, "linkedin", "abm-tier2", 1_200, tier: 2, &random)
      if week % 2 == 1 { spend(day, "display", "abm-tier2", 500, tier: 3, &random) }
      for _ in 0..<random.below(5) {
        let account = random.pick(busy)
        guard (company.accounts[account].listedOn ?? asOf) <= day else { continue }
        let isEvent = random.chance(35)
        spend(
          day, isEvent ? "events" : "direct mail", isEvent ? "field-events" : "", isEvent ? 2_400 : 180,
          account: account, &random)
      }
    }
  }

  private mutating func spend(
    _ day: Int, _ channel: String, _ campaign: String, _ base: Int, account: Int? = nil, tier: Int? = nil,
    _ random: inout Random
  ) {
    // In cents, within a third of the usual.
    let amount = base * 67 + random.below(base * 66)
    company.spend.append(
      SampleSpend(day: day, amount: amount, channel: channel, campaign: campaign, account: account, tier: tier))
  }
}
