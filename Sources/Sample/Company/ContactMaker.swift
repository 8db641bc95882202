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
