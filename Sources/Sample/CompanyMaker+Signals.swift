/// What outsiders and customers say: intent by week, relationships by month, NPS answers.
extension CompanyMaker {
  mutating func makeIntent() {
    for account in company.accounts.indices {
      let plan = plans[account]
      guard plan.isListed, plan.reach != .quiet || account % 3 == 0 else { continue }
      var random = self.random(.intent, account)
      var topics = MarketWords.topics
      random.shuffle(&topics)
      for topic in topics.prefix(plan.reach == .quiet ? 1 : 2) {
        follow(topic, account, surges: surges(account, &random), &random)
      }
      if plan.reach == .customer || plan.reach == .opportunity {
        let surges: [ClosedRange<Int>] =
          plan.reach == .customer && plan.place == 13
          ? [asOf - 18...asOf]
          : plan.customerUntil.map { [$0 - 70...$0] } ?? []
        follow(random.pick(MarketWords.competitorTopics), account, surges: surges, &random)
      }
    }
    company.intent = company.intent.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }.map(\.element)
  }

  /// When an account's interest is up: while it looks around, and for some of them once besides.
  private func surges(_ account: Int, _ random: inout Random) -> [ClosedRange<Int>] {
    let plan = plans[account]
    var surges: [ClosedRange<Int>] = []
    if let engaged = plan.engagedOn { surges.append(engaged - 30...engaged + 10) }
    if let deal = plan.firstDeal { surges.append(deal - 20...deal + 15) }
    if random.chance(30) {
      let day = random.from(firstDay + 60, to: asOf)
      surges.append(day...day + 20)
    }
    return surges
  }

  private mutating func follow(
    _ topic: String, _ account: Int, surges: [ClosedRange<Int>], _ random: inout Random
  ) {
    let base = 20 + random.below(20)
    var week = Self.span / 7
    while week >= 0 {
      let day = asOf - week * 7
      week -= 1
      let isSurging = surges.contains { $0.contains(day) }
      // Vendors report a topic only in weeks in which they saw something.
      guard day >= plans[account].workedFrom, isSurging || random.chance(72) else { continue }
      let score = isSurging ? base + 28 + random.below(30) : base + random.below(9) - 4
      company.intent.append(SampleIntent(day: day, account: account, topic: topic, score: min(100, score)))
    }
  }

  mutating func makeRelationships() {
    for account in company.accounts.indices where plans[account].engagedOn != nil {
      let plan = plans[account]
      var random = self.random(.relationships, account)
      let from = max(plan.engagedOn ?? asOf, firstDay)
      // A trend a month in tenths: leavers cool down, others drift either way; some turn lately.
      let drift = plan.customerUntil != nil ? -32 : random.from(-7, to: 12)
      let turn = plan.place % 19 == 2 ? -95 : plan.place % 5 == 4 ? 80 : 0
      for (place, contact) in people[account].enumerated() where place < 5 {
        var score = 300 + random.below(350) + (plan.reach == .customer ? 120 : 0)
        var month = (asOf - from) / 30
        while month >= 0 {
          let day = asOf - month * 30 - account % 5
          score = min(980, max(30, score + drift + Int(random.normal() * 40) + (month == 0 ? turn : 0)))
          month -= 1
          guard day >= from, company.contacts[contact].createdOn <= day else { continue }
          company.relationships.append(SampleScore(day: day, account: account, contact: contact, score: score))
        }
      }
    }
    company.relationships = company.relationships.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }.map(\.element)
  }

  /// NPS answers: customers are asked about every four months.
  mutating func makeAnswers() {
    for account in company.accounts.indices {
      guard let from = plans[account].customerFrom else { continue }
      var random = self.random(.nps, account)
      let isUnhappy = plans[account].customerUntil != nil || plans[account].place % 11 == 3
      let until = plans[account].customerUntil ?? asOf
      for contact in people[account] where random.chance(70) {
        var day = from + 30 + random.below(90)
        while day <= until {
          if company.contacts[contact].createdOn <= day {
            let score =
              isUnhappy
              ? random.from(2, to: 8)
              : random.chance(8) ? random.from(4, to: 6) : max(random.from(7, to: 10), random.from(7, to: 10))
            company.nps.append(SampleScore(day: day, account: account, contact: contact, score: score))
          }
          day += 105 + random.below(40)
        }
      }
    }
    company.nps = company.nps.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }.map(\.element)
  }
}

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
