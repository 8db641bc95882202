/// How an account comes a stage further: a short plot that ends with the row that decides it.
extension SampleEvents {
  mutating func plotProgress(day: Int) {
    // The lower steps are taken more often, as in a real funnel.
    let ladder = [1, 2, 1, 3, 2, 1, 4, 2, 3, 5, 0]
    for _ in ladder.indices {
      let stage = ladder[turn % ladder.count]
      turn += 1
      if plotStep(from: stage, day: day) { return }
    }
  }

  /// Plans the step up from a stage (0: a new account comes onto the list); false where no account can take it.
  private mutating func plotStep(from stage: Int, day: Int) -> Bool {
    if stage == 0 {
      addAccount(day)
      return true
    }
    let candidates = company.accounts.indices.filter { company.stages[$0] == stage }
    switch stage {
    case 1:
      guard let account = candidates.randomElement(&random) else { return false }
      plot = [.visit, .adClick, .highValueVisit, .conversion].map { .activity($0, account: account) }
      company.stages[account] = 2
    case 2:
      guard let account = candidates.randomElement(&random) else { return false }
      plot = [.activity(.emailReply, account: account), .activity(.meeting, account: account)]
      plot.append(.newDeal(account: account, .new))
      company.stages[account] = 3
    case 3:
      let deals = openDeals().filter {
        company.opportunities[$0].kind == .new && company.stages[company.opportunities[$0].account] == 3
      }
      guard let deal = deals.randomElement(&random) else { return false }
      let account = company.opportunities[deal].account
      plot = [
        .activity(.call, account: account), .activity(.meeting, account: account), .win(deal: deal),
        .contract(account: account, deal: deal, renews: nil),
      ]
      company.stages[account] = 4
    case 4:
      // Only a contract that ends about now is renewed.
      let due = company.contracts.indices.filter {
        company.stages[company.contracts[$0].account] == 4 && abs(company.contracts[$0].end - day) <= 60
      }
      guard let contract = due.randomElement(&random) else { return false }
      let account = company.contracts[contract].account
      plot = [.activity(.meeting, account: account), .contract(account: account, deal: nil, renews: contract)]
      company.stages[account] = 5
    default:
      guard let account = candidates.randomElement(&random) else { return false }
      let open = openDeals().first {
        company.opportunities[$0].account == account
          && [.expansion, .crossSell, .upsell].contains(company.opportunities[$0].kind)
      }
      guard let open else {
        // First the opportunity; the next turn wins it.
        plot = [.activity(.emailReply, account: account), .newDeal(account: account, .expansion)]
        return true
      }
      plot = [.activity(.meeting, account: account), .win(deal: open)]
      company.stages[account] = 6
    }
    return true
  }

  /// A new target account, so that there is always someone to win.
  private mutating func addAccount(_ day: Int) {
    let number = company.accounts.count
    let word = random.pick(CompanyWords.stems) + random.pick(CompanyWords.endings)
    let country = random.pick(MarketWords.countries)
    company.accounts.append(
      SampleAccount(
        id: SampleCompany.id("a", number + 1, width: 4), name: "\(word) \(country.form)",
        domain: "\(word.lowercased())-\(number + 1).example", industry: random.below(MarketWords.industries.count),
        employees: random.from(40, to: 4_000), revenue: random.from(4, to: 600) * 1_000_000, country: country.name,
        region: country.region, segment: random.below(3), owner: random.below(PersonWords.owners.count),
        tier: random.from(1, to: 3), isTarget: "", listedOn: day, createdOn: day, paysEuro: country.paysEuro))
    company.stages.append(1)
    makers.append(nil)
    plot = [.account(number), .activity(.visit, account: number)]
  }

  /// A new open opportunity as of a day, of the size that the segment pays.
  mutating func create(_ kind: SampleOpportunity.Kind, _ account: Int, _ day: Int) -> Int {
    let base = [140_000, 45_000, 14_000][company.accounts[account].segment] / (kind == .new ? 1 : 3)
    company.opportunities.append(
      SampleOpportunity(
        account: account, kind: kind, status: .open, stage: MarketWords.dealStages[0],
        amount: (base + random.below(base)) / 100 * 100, createdOn: day, expectedOn: day + random.from(30, to: 100)))
    return company.opportunities.count - 1
  }

  mutating func win(_ deal: Int, _ day: Int) {
    company.opportunities[deal].status = .won
    company.opportunities[deal].stage = "Closed Won"
    company.opportunities[deal].closedOn = day
    company.opportunities[deal].reopenedOn = nil
    company.opportunities[deal].expectedOn = day
  }

  /// A year's contract from a day on, for the deal's amount or what the contract before was worth.
  func nextContract(_ account: Int, _ deal: Int?, _ renews: Int?, _ day: Int) -> SampleContract {
    let annual = deal.map { company.opportunities[$0].amount } ?? renews.map { company.contracts[$0].annual } ?? 12_000
    return SampleContract(
      account: account, start: day, end: day + 364, annual: annual, renews: renews, opportunity: deal)
  }
}
