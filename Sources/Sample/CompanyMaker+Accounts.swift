/// The accounts: 24 of tier 1, 80 of tier 2, 156 of tier 3, and 60 without a tier, of which 8 are on the list.
extension CompanyMaker {
  /// Accounts of the tiers 1, 2, 3 and none.
  static let tierCounts = [24, 80, 156, 60]

  mutating func makeAccounts() {
    var random = random(.accounts)
    var tiers: [Int] = []
    for (position, count) in Self.tierCounts.enumerated() {
      tiers += Array(repeating: position == 3 ? 0 : position + 1, count: count)
    }
    random.shuffle(&tiers)
    var specials = CompanyWords.special
    random.shuffle(&specials)
    var taken: Set<String> = []
    var tierless = 0
    var tierThree = 0
    for (number, tier) in tiers.enumerated() {
      let industry = random.below(MarketWords.industries.count)
      var account =
        number % 18 == 5 && !specials.isEmpty
        ? special(specials.removeLast(), industry, &random) : ordinary(industry, &taken, &random)
      account.id = SampleCompany.id("a", number + 1, width: 4)
      account.tier = tier
      account.segment = segment(tier: tier, &random)
      (account.employees, account.revenue) = size(segment: account.segment, &random)
      switch tier {
      case 0:
        // The first eight are on the list without a tier, the others off it.
        account.isTarget = tierless < 8 ? "yes" : tierless % 2 == 0 ? "no" : ""
        tierless += 1
      case 3:
        // Six of them were on the list and have left it.
        if tierThree < 6 { account.leftOn = asOf - 20 - tierThree * 55 }
        tierThree += 1
      default: break
      }
      company.accounts.append(account)
    }
    makeFamilies(&random)
  }

  private func special(
    _ words: (name: String, domain: String, country: String), _ industry: Int, _ random: inout Random
  ) -> SampleAccount {
    let euro = ["Germany", "France", "Ireland", "Spain"].contains(words.country)
    return account(
      name: words.name, domain: words.domain, industry, words.country, MarketWords.region(words.country), euro, &random)
  }

  private func ordinary(_ industry: Int, _ taken: inout Set<String>, _ random: inout Random) -> SampleAccount {
    let country = random.pick(MarketWords.countries)
    var word = ""
    repeat {
      word = random.pick(CompanyWords.stems) + random.pick(CompanyWords.endings)
    } while !taken.insert(word).inserted
    let trade = random.chance(75) ? " " + random.pick(CompanyWords.trades[industry]) : ""
    let form = random.chance(55) ? (country.form == "Inc." ? ", Inc." : " " + country.form) : ""
    return account(
      name: word + trade + form, domain: word.lowercased() + ".example", industry, country.name, country.region,
      country.paysEuro, &random)
  }

  private func account(
    name: String, domain: String, _ industry: Int, _ country: String, _ region: String, _ paysEuro: Bool,
    _ random: inout Random
  ) -> SampleAccount {
    SampleAccount(
      id: "", name: name, domain: domain, industry: industry, employees: 0, revenue: 0, country: country,
      region: region, segment: 0, owner: random.below(PersonWords.owners.count), tier: 0, isTarget: "",
      createdOn: firstDay + random.below(30), paysEuro: paysEuro)
  }

  private func segment(tier: Int, _ random: inout Random) -> Int {
    switch tier {
    case 1: random.chance(80) ? 0 : 1
    case 2: random.chance(30) ? 0 : random.chance(75) ? 1 : 2
    default: random.chance(8) ? 0 : random.chance(45) ? 1 : 2
    }
  }

  private func size(segment: Int, _ random: inout Random) -> (employees: Int, revenue: Int) {
    let shape = random.fraction() * random.fraction()
    let employees =
      switch segment {
      case 0: 1_500 + Int(shape * 40_000)
      case 1: 180 + Int(shape * 1_800)
      default: 12 + Int(shape * 220)
      }
    return (employees, (employees * random.from(90, to: 320)) / 10 * 10_000)
  }

  /// Subsidiaries: the larger company is the parent, and one family has three members.
  private mutating func makeFamilies(_ random: inout Random) {
    for family in 0..<7 {
      let parent = 3 + family * 41
      for child in 1...(family == 2 ? 3 : 1) {
        let number = parent + child * 9
        guard number < company.accounts.count else { continue }
        company.accounts[number].parent = parent
        company.accounts[number].owner = company.accounts[parent].owner
      }
    }
  }
}

/// People: a buying committee that grows with how far the account gets, and bystanders.
extension CompanyMaker {
  mutating func makeContacts() {
    people = Array(repeating: [], count: company.accounts.count)
    for account in company.accounts.indices {
      var random = self.random(.contacts, account)
      let reach = plans[account].reach.rawValue
      let committee = plans[account].isListed ? min(9, random.from(3, to: 4 + reach * 2)) : random.below(2)
      let bystanders = random.below(2 + reach)
      var taken: Set<String> = []
      for place in 0..<committee + bystanders {
        let given = random.pick(PersonWords.given)
        let family = random.pick(PersonWords.family)
        guard taken.insert(given.ascii + family.ascii).inserted else { continue }
        let isCommittee = place < committee
        let part = PersonWords.committee[place % PersonWords.committee.count]
        // The first ones were known from the start; the rest are found over time.
        let worked = max(firstDay, plans[account].workedFrom)
        let created = place < 2 ? worked : random.from(worked, to: min(asOf - 1, worked + 420))
        people[account].append(company.contacts.count)
        company.contacts.append(
          SampleContact(
            account: account, name: "\(given.name) \(family.name)",
            email: "\(given.ascii).\(family.ascii)@\(company.accounts[account].domain)",
            title: isCommittee ? part.title : random.pick(PersonWords.bystanders),
            role: isCommittee ? part.role : "", persona: isCommittee ? part.persona : "",
            isStakeholder: random.chance(40) ? (isCommittee ? "yes" : "no") : "", createdOn: created))
      }
    }
  }
}
