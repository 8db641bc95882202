internal import Values

/// Two years of activities: day by day for each account, in bursts, as its mood has it.
extension CompanyMaker {
  /// The default minimum engagement score, and what a day takes away from a score: 2^(−1/30).
  private static let minimum = 10.0
  private static let decay = 0.977159968434246

  mutating func makeActivities() {
    company.activities.reserveCapacity(90_000)
    for account in company.accounts.indices { makeActivities(of: account) }
    // By day, second and, within one, the order in which they were made: one number sorts faster than three.
    let keys = company.activities.indices.map { number in
      let row = company.activities[number]
      return UInt64(row.day - firstDay) << 48 | UInt64(row.second) << 24 | UInt64(number)
    }
    let made = company.activities
    company.activities = keys.sorted().map { made[Int($0 & 0xFF_FFFF)] }
  }

  private mutating func makeActivities(of account: Int) {
    var random = self.random(.activities, account)
    let plan = plans[account]
    var maker = ActivityRowMaker(account: account, people: people[account])
    var score = 0.0
    var isBurst = false
    var lastOutreach = 0
    for (offset, mood) in plan.moods.enumerated() {
      let day = firstDay + offset
      score *= Self.decay
      guard day >= plan.workedFrom else { continue }
      let mix = ActivityMix.of(mood)
      isBurst = random.chance(isBurst ? 72 : mix.burstChance)
      var rate = isBurst ? mix.burstRate : mix.rate
      if Day(day).isWeekend { rate /= 7 }
      var count = rate / 100 + (random.chance(rate % 100) ? 1 : 0)
      if isBurst { count = random.below(count * 2 + 1) }
      let mayEngage = plan.engagedOn.map { day >= $0 } ?? false
      if day == plan.engagedOn {
        // The day on which the account first shows real interest.
        for kind in [ActivityKind.visit, .conversion, .visit, .contentDownload] {
          company.activities.append(maker.row(kind, day: day, &company, &random))
        }
        score += 18
      }
      for _ in 0..<count {
        let kind = mix.kind(&random)
        // Whoever is not to be engaged yet stays below the minimum.
        if !mayEngage && kind.weight > 0 {
          let row = kind == .visit ? 5 : kind.weight
          if score + row >= Self.minimum { continue }
        }
        score += kind.weight
        if kind.isOutreach { lastOutreach = day }
        company.activities.append(maker.row(kind, day: day, isPlain: !mayEngage, &company, &random))
      }
      // Whoever shows interest is soon written to or called, as a rule.
      if mood == .researching, score >= Self.minimum / 2, day - lastOutreach > 3, !Day(day).isWeekend, random.chance(60)
      {
        lastOutreach = day
        let kind: ActivityKind = random.chance(70) ? .emailSent : .callAttempt
        company.activities.append(maker.row(kind, day: day, &company, &random))
      }
      if plan.anonymousVisits.contains(day) {
        company.activities.append(maker.anonymousVisit(day: day, &company, &random))
      }
    }
  }
}

/// Fills in who did what where, for the activities of one account.
struct ActivityRowMaker {
  let account: Int
  /// The account's contacts.
  let people: [Int]
  /// Positions of the visitors seen so far.
  private var visitors: [Int]

  init(account: Int, people: [Int], visitors: [Int] = []) {
    self.account = account
    self.people = people
    self.visitors = visitors
  }

  /// A row of a type. `isPlain` keeps to pages and counts that say little.
  mutating func row(
    _ kind: ActivityKind, day: Int, isPlain: Bool = false, _ company: inout SampleCompany, _ random: inout Random
  ) -> SampleActivity {
    var row = SampleActivity(
      day: day, second: 25_200 + random.below(46_800), type: kind, account: account, contact: nil, visitor: nil)
    switch kind {
    case .adImpression:
      row.channel = random.chance(60) ? "linkedin" : "display"
      row.campaign = random.pick(MarketWords.campaigns)
      row.count = 1 + random.below(24)
      row.second = random.below(86_400)
    case .emailImpression:
      row.channel = "email"
      row.count = 1 + random.below(4)
      row.contact = someone(day, company, &random)
    case .visit, .highValueVisit:
      let isHigh = kind == .highValueVisit || (!isPlain && random.chance(8))
      row.url = random.pick(isHigh ? MarketWords.highValuePages : MarketWords.pages)
      row.channel = "web"
      visit(&row, identifies: false, &company, &random)
    case .adClick:
      row.channel = random.pick(["linkedin", "display", "search"])
      row.campaign = random.pick(MarketWords.campaigns)
      visit(&row, identifies: false, &company, &random)
    case .chat, .social:
      row.channel = kind == .chat ? "web" : "linkedin"
      visit(&row, identifies: false, &company, &random)
    case .conversion, .contentDownload, .webinar:
      row.channel = "web"
      if kind == .conversion { row.url = random.pick(MarketWords.highValuePages) }
      if kind == .webinar { row.campaign = "webinar-series" }
      visit(&row, identifies: true, &company, &random)
    case .emailClick, .emailOpen, .emailReply, .emailSent:
      row.channel = "email"
      row.contact = someone(day, company, &random)
    case .call, .callAttempt, .meeting:
      row.channel = kind == .meeting ? "" : "phone"
      row.contact = someone(day, company, &random)
      row.second = row.second / 900 * 900
    case .event, .directMail:
      row.channel = kind == .event ? "events" : "direct mail"
      row.campaign = kind == .event ? "field-events" : ""
      row.contact = someone(day, company, &random)
    }
    return row
  }

  /// A visit of a page that says much, by a visitor nobody has seen before.
  mutating func anonymousVisit(day: Int, _ company: inout SampleCompany, _ random: inout Random) -> SampleActivity {
    var row = SampleActivity(
      day: day, second: 25_200 + random.below(46_800), type: .highValueVisit, account: account, contact: nil,
      visitor: company.visitors.count)
    row.url = random.pick(MarketWords.highValuePages)
    row.channel = "web"
    company.visitors.append(SampleCompany.Visitor(account: account))
    return row
  }

  /// Someone who is known by then; the first contacts are the busiest.
  func someone(_ day: Int, _ company: SampleCompany, _ random: inout Random) -> Int? {
    guard !people.isEmpty else { return nil }
    for _ in 0..<3 {
      let contact = people[min(random.below(people.count), random.below(people.count))]
      if company.contacts[contact].createdOn <= day { return contact }
    }
    return company.contacts[people[0]].createdOn <= day ? people[0] : nil
  }

  /// Gives the row a visitor, old or new; forms tell who it is, and from then on it is known.
  private mutating func visit(
    _ row: inout SampleActivity, identifies: Bool, _ company: inout SampleCompany, _ random: inout Random
  ) {
    let isNew = visitors.isEmpty || (visitors.count < 24 && random.chance(16))
    if isNew {
      visitors.append(company.visitors.count)
      company.visitors.append(SampleCompany.Visitor(account: row.account))
    }
    // The latest visitors are the busiest.
    let back = min(random.below(visitors.count), random.below(visitors.count))
    let visitor = visitors[isNew ? visitors.count - 1 : visitors.count - 1 - back]
    row.visitor = visitor
    if company.visitors[visitor].contact == nil && identifies && random.chance(75) {
      company.visitors[visitor].contact = someone(row.day, company, &random)
      company.visitors[visitor].knownFrom = row.day
    }
    // Rows of the day itself may lie before the form of that day; they stay anonymous.
    let isKnown = identifies ? true : company.visitors[visitor].knownFrom.map { $0 < row.day } ?? false
    if isKnown { row.contact = company.visitors[visitor].contact }
  }
}

/// How much happens at an account in a mood, and what: weights of the types in parts of the whole.
struct ActivityMix {
  /// Activities a working day out of a burst, in hundredths.
  var rate: Int
  /// The same within one.
  var burstRate: Int
  /// Percent of the days that begin a burst.
  var burstChance: Int
  /// The weight of each `ActivityKind`, in the order of its cases.
  private(set) var weights: [Int]
  private(set) var sum: Int

  private init(rate: Int, burstRate: Int, burstChance: Int, _ parts: [(ActivityKind, Int)]) {
    self.rate = rate
    self.burstRate = burstRate
    self.burstChance = burstChance
    weights = ActivityKind.allCases.map { kind in parts.first { $0.0 == kind }?.1 ?? 0 }
    sum = weights.reduce(0, +)
  }

  /// A type by weight.
  func kind(_ random: inout Random) -> ActivityKind {
    ActivityKind.allCases[random.weighted(weights, sum: sum)]
  }

  static func of(_ mood: AccountPlan.Mood) -> ActivityMix {
    switch mood {
    case .unlisted: unlisted
    case .quiet: quiet
    case .researching: researching
    case .evaluating: evaluating
    case .customer: customer
    case .cold: cold
    }
  }

  private static let unlisted = ActivityMix(
    rate: 1, burstRate: 60, burstChance: 0, [(.visit, 60), (.emailOpen, 5), (.social, 10), (.adImpression, 25)])

  private static let quiet = ActivityMix(
    rate: 13, burstRate: 90, burstChance: 1,
    [
      (.adImpression, 52), (.emailImpression, 10), (.emailSent, 11), (.visit, 10), (.emailOpen, 8), (.social, 3),
      (.callAttempt, 4), (.adClick, 1), (.directMail, 1),
    ])

  private static let researching = ActivityMix(
    rate: 55, burstRate: 340, burstChance: 11,
    [
      (.adImpression, 24), (.emailImpression, 6), (.visit, 20), (.highValueVisit, 1), (.emailOpen, 8), (.emailClick, 4),
      (.adClick, 5), (.contentDownload, 4), (.webinar, 2), (.conversion, 1), (.chat, 1), (.social, 4), (.emailSent, 7),
      (.callAttempt, 2), (.event, 1), (.directMail, 1), (.emailReply, 1),
    ])

  private static let evaluating = ActivityMix(
    rate: 75, burstRate: 300, burstChance: 12,
    [
      (.adImpression, 11), (.visit, 24), (.highValueVisit, 3), (.emailSent, 16), (.emailReply, 12), (.call, 7),
      (.meeting, 6), (.callAttempt, 6), (.chat, 2), (.contentDownload, 3), (.emailOpen, 6), (.emailImpression, 3),
      (.webinar, 1), (.event, 1), (.directMail, 1),
    ])

  private static let customer = ActivityMix(
    rate: 38, burstRate: 110, burstChance: 5,
    [
      (.visit, 5), (.emailSent, 12), (.emailReply, 8), (.meeting, 3), (.call, 4), (.webinar, 3), (.emailOpen, 9),
      (.chat, 4), (.adImpression, 16), (.emailImpression, 8), (.event, 1), (.social, 2), (.contentDownload, 2),
    ])

  private static let cold = ActivityMix(
    rate: 9, burstRate: 60, burstChance: 1,
    [(.adImpression, 44), (.emailSent, 18), (.emailOpen, 12), (.visit, 8), (.callAttempt, 12), (.emailImpression, 6)])
}
