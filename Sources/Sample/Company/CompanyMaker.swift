/// Makes a company step by step: who there is, what becomes of each account, then the rows that tell of it.
struct CompanyMaker {
  /// Of how many days there is data before the last one.
  static let span = 730

  var company: SampleCompany
  let seed: UInt64
  let asOf: Int
  /// What becomes of each account.
  var plans: [AccountPlan] = []
  /// The positions of each account's contacts.
  var people: [[Int]] = []

  var firstDay: Int { asOf - Self.span }

  init(seed: UInt64, asOf: Int) {
    self.seed = seed
    self.asOf = asOf
    company = SampleCompany(seed: seed, asOf: asOf)
  }

  /// A stream of random numbers of its own for one account and one of the steps.
  func random(_ step: Step, _ account: Int = 0) -> Random {
    Random(seed: seed, stream: step.rawValue, number: account)
  }

  enum Step: UInt64 { case accounts = 1, plans, contacts, deals, activities, intent, relationships, nps, spend }

  mutating func make() -> SampleCompany {
    makeAccounts()
    makePlans()
    makeDeals()
    makeContacts()
    makeActivities()
    makeIntent()
    makeRelationships()
    makeAnswers()
    makeSpend()
    company.stages = company.accounts.indices.map(stage)
    return company
  }

  /// The funnel stage of an account at the end, by what was made for it.
  private func stage(_ account: Int) -> Int {
    let plan = plans[account]
    guard company.accounts[account].leftOn == nil, plan.isListed else { return 0 }
    if plan.hasExpanded { return 6 }
    if plan.hasRenewed { return 5 }
    if plan.customerFrom != nil { return 4 }
    if plan.firstDeal != nil { return 3 }
    return plan.engagedOn == nil ? 1 : 2
  }
}
