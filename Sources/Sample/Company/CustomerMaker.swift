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
      next += random.from(90, to: 220)
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
