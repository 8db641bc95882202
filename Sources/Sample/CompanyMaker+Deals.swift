/// Opportunities: the first new one of an account, those that were lost, expansions and renewals.
extension CompanyMaker {
  mutating func makeDeals() {
    for account in company.accounts.indices {
      var random = self.random(.deals, account)
      switch plans[account].reach {
      case .quiet: break
      case .engaged: research(account, around: plans[account].engagedOn ?? asOf, &random)
      case .opportunity: makeProspect(account, &random)
      case .customer: makeCustomer(account, &random)
      }
    }
    makeHistory()
  }

  /// An account with an opportunity that has not become a customer.
  private mutating func makeProspect(_ account: Int, _ random: inout Random) {
    let place = plans[account].place
    if place < 15 {
      // Lost once, over the whole time.
      let created = firstDay + 80 + place * 34 + random.below(20)
      let closed = min(created + random.from(35, to: 110), asOf - 12)
      prepare(account, firstDeal: created, &random)
      let deal = add(.new, account, created: created, &random)
      close(deal, .lost, on: closed, &random)
      plans[account].feel(.evaluating, from: created, to: closed, firstDay: firstDay)
      // Most are gone for good.
      plans[account].feel(
        .cold, from: closed + 1, to: (3..<9).contains(place) ? asOf : closed + 70, firstDay: firstDay)
      if place < 3 {
        reopen(deal, on: asOf - 6 - place * 9)
        plans[account].feel(.evaluating, from: asOf - 20 - place * 9, to: asOf, firstDay: firstDay)
      } else if place >= 10 {
        let second = asOf - 4 - (place - 10) * 14
        _ = add(.new, account, created: max(second, closed + 5), &random)
        plans[account].feel(.evaluating, from: second - 15, to: asOf, firstDay: firstDay)
      } else if place == 9 {
        // Looks around again, and nobody has called.
        plans[account].feel(.researching, from: asOf - 12, to: asOf, firstDay: firstDay)
      }
      return
    }
    // Open: from days to months old; two have stalled.
    let age = place >= 38 ? 230 : 2 + (place - 15) * 6
    let created = asOf - age
    prepare(account, firstDeal: created, &random)
    let deal = add(.new, account, created: created, &random)
    plans[account].feel(.evaluating, from: created, to: asOf, firstDay: firstDay)
    if place >= 38 { plans[account].feel(.cold, from: created + 90, to: asOf, firstDay: firstDay) }
    // One has not moved since its first weeks.
    if place == 38 { company.opportunities[deal].stage = MarketWords.dealStages[1] }
    if place % 6 == 0 && age > 20 { _ = add(.new, account, created: created + random.from(5, to: 15), &random) }
  }

  /// What goes before the first opportunity: the account looks around and becomes engaged.
  mutating func prepare(_ account: Int, firstDeal: Int, _ random: inout Random) {
    let engaged = max(plans[account].workedFrom + 6, firstDeal - random.from(12, to: random.chance(50) ? 60 : 260))
    plans[account].engagedOn = min(engaged, firstDeal)
    plans[account].firstDeal = firstDeal
    research(account, around: min(engaged, firstDeal), &random)
    plans[account].feel(.researching, from: firstDeal - 12, to: firstDeal, firstDay: firstDay)
  }

  /// Weeks of looking around: before and after a day, and now and then later.
  mutating func research(_ account: Int, around day: Int, _ random: inout Random) {
    let workedFrom = plans[account].workedFrom
    plans[account].feel(.researching, from: max(workedFrom, day - 12), to: day + 30, firstDay: firstDay)
    var next = day + random.from(50, to: 140)
    while next < asOf {
      let length = random.from(8, to: 26)
      plans[account].feel(.researching, from: next, to: next + length, firstDay: firstDay)
      next += length + random.from(110, to: 320)
    }
  }

  /// Adds an open opportunity; `close` and `reopen` change it.
  mutating func add(
    _ kind: SampleOpportunity.Kind, _ account: Int, created: Int, amount: Int? = nil, _ random: inout Random
  ) -> Int {
    // An older deal has come further.
    let progress = min(4, max(0, (asOf - created) / 28 + random.below(2)))
    company.opportunities.append(
      SampleOpportunity(
        account: account, kind: kind, status: .open, stage: MarketWords.dealStages[progress],
        amount: amount ?? self.amount(of: kind, account, &random), createdOn: created,
        expectedOn: max(created + random.from(50, to: 120), asOf + random.from(6, to: 70))))
    return company.opportunities.count - 1
  }

  mutating func close(_ deal: Int, _ status: SampleOpportunity.Status, on day: Int, _ random: inout Random) {
    company.opportunities[deal].status = status
    company.opportunities[deal].stage = status == .won ? "Closed Won" : "Closed Lost"
    company.opportunities[deal].closedOn = day
    company.opportunities[deal].expectedOn = day
    if status == .lost { company.opportunities[deal].lostReason = random.pick(MarketWords.lostReasons) }
  }

  /// A lost opportunity comes back: it stays lost from the one day to the other.
  private mutating func reopen(_ deal: Int, on day: Int) {
    company.opportunities[deal].status = .open
    company.opportunities[deal].stage = "Proposal"
    company.opportunities[deal].reopenedOn = day
    company.opportunities[deal].expectedOn = asOf + 40
    company.opportunities[deal].lostReason = ""
  }

  /// An amount by segment, in hundreds; expansions are smaller.
  private func amount(of kind: SampleOpportunity.Kind, _ account: Int, _ random: inout Random) -> Int {
    let shape = random.fraction() * random.fraction()
    let whole =
      switch company.accounts[account].segment {
      case 0: 90_000 + Int(shape * 420_000)
      case 1: 28_000 + Int(shape * 110_000)
      default: 7_000 + Int(shape * 32_000)
      }
    return (kind == .new ? whole : whole * 2 / 5) / 100 * 100
  }

  /// How each opportunity's stage and amount came about: it begins at another amount and ends at its own.
  private mutating func makeHistory() {
    for deal in company.opportunities.indices {
      var random = self.random(.deals, 100_000 + deal)
      let row = company.opportunities[deal]
      let last = row.reopenedOn ?? row.closedOn ?? asOf
      let span = max(0, last - row.createdOn)
      let steps = row.status == .open ? MarketWords.dealStages.firstIndex(of: row.stage) ?? 0 : random.from(2, to: 4)
      // One in a while comes down by a third.
      let percent = row.status == .open && deal % 31 == 5 ? 150 : random.from(80, to: 112)
      var amount = steps == 0 || row.kind == .renewal ? row.amount : row.amount * percent / 10_000 * 100
      for step in 0...steps {
        // The last change of a closed one is its close.
        let day = row.createdOn + (steps == 0 ? 0 : span * step / (steps + (row.status == .open ? 1 : 0)))
        if step == steps { amount = row.amount } else if step > 0 && random.chance(30) { amount += amount / 10 }
        let isClose = step == steps && row.status != .open
        let stage = isClose || step == steps ? row.stage : MarketWords.dealStages[min(step, 4)]
        company.history.append(
          SampleHistory(
            opportunity: deal, day: day, second: 32_400 + random.below(28_800), stage: stage, amount: amount,
            expectedOn: expected(row, pushes: Self.pushes[deal % 19], stepsLeft: steps - step)))
      }
    }
    company.history = company.history.enumerated().sorted {
      ($0.element.day, $0.element.second, $0.offset) < ($1.element.day, $1.element.second, $1.offset)
    }.map(\.element)
  }
}

extension CompanyMaker {
  /// How often the close of one deal in nineteen moves.
  private static let pushes = [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3]

  /// When a deal should have closed so many steps before its last: some are pushed, three weeks and a bit at a time.
  private func expected(_ deal: SampleOpportunity, pushes: Int, stepsLeft: Int) -> Int {
    max(deal.createdOn + 14, deal.expectedOn - 24 * min(pushes, stepsLeft))
  }
}

/// Customers: the deal that won them, their contracts one after the other, what they bought since.
extension CompanyMaker {
  mutating func makeCustomer(_ account: Int, _ random: inout Random) {
    let place = plans[account].place
    let annual: Int
    let start: Int
    var wonDeal: Int?
    if place < 6 {
      // Customers from before: a contract, and no deal in the data.
      start = firstDay + 1 + random.below(60)
      plans[account].engagedOn = start + 10
      annual = contractValue(account, &random)
    } else {
      let won = wonOn(place: place, &random)
      let created = max(firstDay + 40, won - random.from(45, to: 130))
      prepare(account, firstDeal: created, &random)
      if place % 7 == 0 {
        // Lost at the first attempt.
        let earlier = max(firstDay + 20, created - 120)
        let lost = add(.new, account, created: earlier, &random)
        close(lost, .lost, on: min(earlier + random.from(30, to: 60), created - 1), &random)
        plans[account].firstDeal = earlier
        plans[account].engagedOn = min(plans[account].engagedOn ?? earlier, earlier)
      }
      let deal = add(.new, account, created: created, &random)
      close(deal, .won, on: won, &random)
      plans[account].feel(.evaluating, from: created, to: won, firstDay: firstDay)
      annual = company.opportunities[deal].amount
      wonDeal = deal
      start = min(asOf, won + (place >= 36 ? 0 : random.below(6)))
    }
    plans[account].customerFrom = start
    makeContracts(account, start: start, annual: annual, wonDeal: wonDeal, &random)
    let until = plans[account].customerUntil ?? asOf
    plans[account].feel(.customer, from: start, to: until, firstDay: firstDay)
    plans[account].feel(.cold, from: until + 1, to: asOf, firstDay: firstDay)
    research(customer: account, from: start, until: until, &random)
    makeExpansions(account, from: start, until: until, &random)
  }

  /// Most were won long enough ago to have renewed since; some lately, two in the last days.
  private func wonOn(place: Int, _ random: inout Random) -> Int {
    switch place {
    case 24: asOf - 371
    case 25: asOf - 380
    case 6..<24: asOf - 612 + (place - 6) * 13 + random.below(9)
    case 36: asOf - 9
    case 37...: asOf - 3
    default: asOf - 350 + (place - 26) * 32 + random.below(12)
    }
  }

  private func contractValue(_ account: Int, _ random: inout Random) -> Int {
    let base = [120_000, 42_000, 12_000][company.accounts[account].segment]
    return (base + random.below(base)) / 100 * 100
  }

  /// Contracts from the first one on: each is renewed in time, early or late, with more or less, or not at all.
  private mutating func makeContracts(
    _ account: Int, start: Int, annual: Int, wonDeal: Int?, _ random: inout Random
  ) {
    let place = plans[account].place
    let churns = [7, 11, 16, 22].contains(place)
    var start = start
    var annual = annual
    var previous: Int?
    var deal = wonDeal
    while true {
      let term = place % 9 == 4 && previous == nil ? 182 : place % 11 == 5 ? 730 : 365
      let end = start + term - 1
      company.contracts.append(
        SampleContract(
          account: account, start: start, end: end, annual: annual, renews: previous,
          namesPrevious: previous == nil || random.chance(70), opportunity: deal))
      previous = company.contracts.count - 1
      guard end - 90 <= asOf else { return }
      let next = place == 24 ? end + 1 : place == 25 ? end + 24 : nextStart(after: end, &random)
      let renewal = add(.renewal, account, created: max(start + 5, end - 90), amount: annual, &random)
      company.opportunities[renewal].expectedOn = end
      if churns && end + 20 <= asOf {
        close(renewal, .lost, on: end - 8, &random)
        plans[account].customerUntil = end
        return
      }
      // It has not come to that yet, or it is late and may still come.
      guard next <= asOf else { return }
      let change = place % 3 == 0 ? random.from(108, to: 145) : place % 3 == 1 ? 100 : random.from(82, to: 100)
      if change > 100 { plans[account].hasExpanded = true }
      annual = annual * change / 10_000 * 100
      company.opportunities[renewal].amount = annual
      close(renewal, .won, on: min(next, end + 1), &random)
      plans[account].hasRenewed = true
      start = next
      deal = renewal
    }
  }

  /// The day on which the renewal starts: the day after in two cases of three, else early or late.
  private func nextStart(after end: Int, _ random: inout Random) -> Int {
    switch random.below(100) {
    case 0..<65: end + 1
    case 65..<80: end - random.from(5, to: 20)
    default: end + random.from(5, to: 25)
    }
  }

  /// Customers look around as well, and more so shortly before a renewal.
  private mutating func research(customer account: Int, from: Int, until: Int, _ random: inout Random) {
    var next = from + random.from(60, to: 200)
    while next < until {
      plans[account].feel(.researching, from: next, to: min(until, next + random.from(6, to: 14)), firstDay: firstDay)
      next += random.from(150, to: 400)
    }
  }

  /// Expansions of customers of some standing: won, lost or open.
  private mutating func makeExpansions(_ account: Int, from: Int, until: Int, _ random: inout Random) {
    let place = plans[account].place
    let kinds: [SampleOpportunity.Kind] = [.expansion, .crossSell, .upsell]
    if place == 12 || place == 17 {
      // One won in the last days, and one a while ago.
      let won = place == 12 ? asOf - 4 : asOf - 60
      let deal = add(kinds[place % 3], account, created: won - 62, &random)
      close(deal, .won, on: won, &random)
      plans[account].hasExpanded = true
      return
    }
    if place == 15 || place == 21 || place == 28 {
      _ = add(kinds[place % 3], account, created: asOf - place - 5, &random)
      return
    }
    guard place % 2 == 0, until - from > 150 else { return }
    let created = random.from(from + 60, to: until - 40)
    let closed = created + random.from(25, to: 80)
    let deal = add(kinds[random.below(3)], account, created: created, &random)
    guard closed <= asOf else { return }
    let isWon = random.chance(75)
    close(deal, isWon ? .won : .lost, on: closed, &random)
    if isWon { plans[account].hasExpanded = true }
  }
}
