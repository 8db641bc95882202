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

/// What becomes of an account, and when. Days are days since 1970-01-01.
struct AccountPlan {
  /// How far it gets.
  enum Reach: Int { case quiet, engaged, opportunity, customer }

  var reach = Reach.quiet
  /// Its place among the accounts that get as far, in random order: what sets their dates apart.
  var place = 0
  var isListed = false
  /// From which day on it is worked.
  var workedFrom = 0
  /// The day on which it shall reach the minimum engagement score.
  var engagedOn: Int?
  /// Creation of the first new opportunity.
  var firstDeal: Int?
  var customerFrom: Int?
  var customerUntil: Int?
  /// The days of visits by someone nobody knows, at an account that is quiet besides.
  var anonymousVisits: [Int] = []
  var hasRenewed = false
  var hasExpanded = false
  /// What the account is doing on each day, from the first day of the data on.
  var moods: [Mood]

  /// What an account is doing: it decides how many activities there are and which.
  enum Mood { case unlisted, quiet, researching, evaluating, customer, cold }

  /// Sets the mood of a range of days, as far as there is data for them.
  mutating func feel(_ mood: Mood, from: Int, to: Int, firstDay: Int) {
    let low = max(0, from - firstDay)
    let high = min(moods.count - 1, to - firstDay)
    guard low <= high else { return }
    for day in low...high { moods[day] = mood }
  }
}

/// Who gets how far.
extension CompanyMaker {
  /// Of each tier (1, 2, 3): how many become customers, get an opportunity at least, are engaged at least.
  private static let quotas = [(10, 17, 22), (15, 31, 56), (13, 30, 76)]

  mutating func makePlans() {
    var random = random(.plans)
    let empty = AccountPlan(moods: Array(repeating: .unlisted, count: Self.span + 1))
    plans = Array(repeating: empty, count: company.accounts.count)
    var order = Array(company.accounts.indices)
    random.shuffle(&order)
    var seen = [0, 0, 0]
    var places: [AccountPlan.Reach: Int] = [:]
    for account in order {
      let tier = company.accounts[account].tier
      plans[account].isListed = tier > 0 || company.accounts[account].isTarget == "yes"
      guard tier > 0, company.accounts[account].leftOn == nil else { continue }
      let rank = seen[tier - 1]
      seen[tier - 1] += 1
      let (customers, opportunities, engaged) = Self.quotas[tier - 1]
      let reach: AccountPlan.Reach =
        rank < customers ? .customer : rank < opportunities ? .opportunity : rank < engaged ? .engaged : .quiet
      plans[account].reach = reach
    }
    // A second order, so that the tiers mix along the dates that the places stand for.
    random.shuffle(&order)
    for account in order {
      let reach = plans[account].reach
      plans[account].place = places[reach, default: 0]
      places[reach, default: 0] += 1
    }
    for account in company.accounts.indices { list(account) }
    makeAnonymous()
  }

  /// A few quiet accounts of tier 2 are visited by someone nobody knows: one lately, the others before.
  private mutating func makeAnonymous() {
    let quiet = company.accounts.indices.filter { account in
      company.accounts[account].tier == 2 && plans[account].reach == .quiet
        && company.accounts[account].listedOn.map { $0 < firstDay + 200 } ?? false
    }.sorted { plans[$0].place < plans[$1].place }
    for (number, account) in quiet.enumerated() where number % 4 == 0 {
      let last = asOf - 2 - number * 30
      plans[account].anonymousVisits = [last, last - 6]
      plans[account].feel(.unlisted, from: last - 60, to: last + 14, firstDay: firstDay)
    }
  }

  /// When an account came onto the list.
  private mutating func list(_ account: Int) {
    var random = self.random(.plans, account + 1)
    guard plans[account].isListed else {
      company.accounts[account].createdOn = firstDay + random.below(Self.span - 30)
      plans[account].workedFrom = company.accounts[account].createdOn
      return
    }
    let plan = plans[account]
    let isEarly = plan.reach.rawValue >= 2 || company.accounts[account].leftOn != nil || random.chance(65)
    // The list grows: most were on it from the start, some came later, a few in the last weeks.
    var listed = firstDay + (isEarly ? random.below(20) : 40 + random.below(Self.span - 70))
    if plan.reach == .quiet && plan.place < 4 && company.accounts[account].leftOn == nil {
      listed = asOf - 2 - plan.place * 6
    }
    company.accounts[account].listedOn = listed
    company.accounts[account].createdOn = max(firstDay, listed - random.below(30))
    plans[account].workedFrom = listed
    plans[account].feel(.quiet, from: listed, to: asOf, firstDay: firstDay)
    if plan.reach == .engaged {
      // The first ones lately, the others over the whole time that they were on the list.
      let engaged =
        plan.place < 6
        ? asOf - 1 - plan.place * 5
        : min(random.from(listed + 15, to: asOf - 20), random.from(listed + 15, to: asOf - 20))
      if plan.place < 6 && listed > asOf - 60 {
        company.accounts[account].listedOn = firstDay + 300
        company.accounts[account].createdOn = firstDay + 280
        plans[account].workedFrom = firstDay + 300
        plans[account].feel(.quiet, from: firstDay + 300, to: asOf, firstDay: firstDay)
      }
      plans[account].engagedOn = engaged
    }
  }
}
