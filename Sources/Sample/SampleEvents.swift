/// What happens next at a company, one line at a time, deterministic and without an end.
///
/// Most lines are activities of one account after the other, in bursts; about every 25th event an account comes a stage
/// further. The caller says when each happens, so a line every two seconds makes a lively screen.
public struct SampleEvents: Sendable {
  var company: SampleCompany
  var random: Random
  /// The number of the last activity's id.
  private var activity: Int
  /// What is to happen next, in order.
  var plot: [Step] = []
  /// Events until the next account comes a stage further.
  private var untilProgress = 6
  /// The account that is busy at the moment, and for how many events more.
  private var busy = 0
  private var busyFor = 0
  /// The activities of each account, made when it first gets busy.
  var makers: [ActivityRowMaker?]
  /// Which step up is tried next.
  var turn = 0

  /// One event before its time is known.
  enum Step {
    case activity(ActivityKind, account: Int)
    case account(Int)
    case deal(Int, history: Bool)
    case newDeal(account: Int, SampleOpportunity.Kind)
    case win(deal: Int)
    case contract(account: Int, deal: Int?, renews: Int?)
  }

  init(company: SampleCompany, seed: UInt64) {
    self.company = company
    random = Random(seed: company.seed, stream: 77, number: Int(truncatingIfNeeded: seed))
    activity = company.activities.count
    makers = Array(repeating: nil, count: company.accounts.count)
  }

  /// The next event, as of a moment.
  ///
  /// - Parameters:
  ///   - day: days since 1970-01-01; not before that of the event before.
  ///   - second: seconds since midnight UTC, 0–86,399.
  public mutating func next(day: Int, second: Int) -> SampleEvent {
    if plot.isEmpty {
      untilProgress -= 1
      if untilProgress <= 0 {
        untilProgress = 19 + random.below(8)
        plotProgress(day: day)
      }
    }
    if !plot.isEmpty { return happen(plot.removeFirst(), day, second) }
    switch random.below(100) {
    case 0..<5: return intent(day)
    case 5..<8: return answer(day)
    case 8..<11: return relationship(day)
    case 11..<14:
      if let deal = openDeals().randomElement(&random) { return advance(deal, day, second) }
    case 14..<16: return spend(day)
    default: break
    }
    return happen(.activity(pickBusy(), account: busy), day, second)
  }

  /// A type of activity of the account that is busy, which changes after a few.
  private mutating func pickBusy() -> ActivityKind {
    if busyFor <= 0 {
      busyFor = 2 + random.below(5)
      // Accounts that are further on are busier: of three, the furthest.
      busy = listed(&random)
      for _ in 0..<2 {
        let other = listed(&random)
        if company.stages[other] > company.stages[busy] { busy = other }
      }
    }
    busyFor -= 1
    let mood: AccountPlan.Mood =
      switch company.stages[busy] {
      case 0, 1: .quiet
      case 2: .researching
      case 3: .evaluating
      default: .customer
      }
    return ActivityMix.of(mood).kind(&random)
  }

  private func listed(_ random: inout Random) -> Int {
    while true {
      let account = random.below(company.accounts.count)
      if company.stages[account] > 0 { return account }
    }
  }

  mutating func happen(_ step: Step, _ day: Int, _ second: Int) -> SampleEvent {
    var text = TableText()
    switch step {
    case .activity(let kind, let account):
      var row = activityRow(kind, account, day)
      row.second = second
      activity += 1
      company.write(activity: row, number: activity, to: &text)
      return event(.activities, day, text)
    case .account(let account):
      company.write(account: account, to: &text)
      return event(.accounts, day, text)
    case .newDeal(let account, let kind):
      let deal = create(kind, account, day)
      plot.insert(.deal(deal, history: true), at: 0)
      return happen(.deal(deal, history: false), day, second)
    case .win(let deal):
      win(deal, day)
      return happen(.deal(deal, history: false), day, second)
    case .deal(let deal, let history):
      if history {
        let row = company.opportunities[deal]
        let change = SampleHistory(
          opportunity: deal, day: day, second: second, stage: row.stage, amount: row.amount,
          expectedOn: row.expectedOn)
        company.write(history: change, to: &text)
        return event(.opportunityHistory, day, text)
      }
      company.write(opportunity: deal, to: &text)
      return event(.opportunities, day, text)
    case .contract(let account, let deal, let renews):
      company.contracts.append(nextContract(account, deal, renews, day))
      company.write(contract: company.contracts.count - 1, to: &text)
      return event(.contracts, day, text)
    }
  }

  func event(_ table: SampleTable, _ day: Int, _ text: TableText) -> SampleEvent {
    SampleEvent(table: table, path: table.path(day: day), line: String(decoding: text.bytes, as: UTF8.self))
  }

  private mutating func activityRow(_ kind: ActivityKind, _ account: Int, _ day: Int) -> SampleActivity {
    var maker =
      makers[account]
      ?? ActivityRowMaker(
        account: account, people: company.contacts.indices.filter { company.contacts[$0].account == account },
        visitors: company.visitors.indices.filter { company.visitors[$0].account == account })
    let row = maker.row(kind, day: day, &company, &random)
    makers[account] = maker
    return row
  }
}

extension Array {
  /// One of the elements, or nil where there are none.
  func randomElement(_ random: inout Random) -> Element? { isEmpty ? nil : random.pick(self) }
}

/// One thing that happens: a line to append to one file.
public struct SampleEvent: Sendable, Hashable {
  /// The table that the line belongs to.
  public var table: SampleTable
  /// The file's path below the data directory. Where there is no such file yet, it begins with `table.header` and a newline.
  public var path: String
  /// The line, its newline included.
  public var line: String
}

/// Single events that are no activities.
extension SampleEvents {
  func openDeals() -> [Int] {
    company.opportunities.indices.filter { company.opportunities[$0].status == .open }
  }

  /// An open opportunity moves on a stage, or its amount changes.
  mutating func advance(_ deal: Int, _ day: Int, _ second: Int) -> SampleEvent {
    let stage = MarketWords.dealStages.firstIndex(of: company.opportunities[deal].stage) ?? 0
    if stage < 4 && random.chance(60) {
      company.opportunities[deal].stage = MarketWords.dealStages[stage + 1]
    } else {
      company.opportunities[deal].amount = company.opportunities[deal].amount * random.from(92, to: 118) / 10_000 * 100
    }
    plot.insert(.deal(deal, history: false), at: 0)
    return happen(.deal(deal, history: true), day, second)
  }

  mutating func intent(_ day: Int) -> SampleEvent {
    let account = company.accounts.indices.filter { company.stages[$0] > 0 }.randomElement(&random) ?? 0
    // A topic that the account already follows, so that a baseline is there to rise above.
    let known = company.intent.last { $0.account == account }?.topic ?? random.pick(MarketWords.topics)
    var text = TableText()
    company.write(
      intent: SampleIntent(day: day, account: account, topic: known, score: random.from(30, to: 92)), to: &text)
    return event(.intent, day, text)
  }

  mutating func answer(_ day: Int) -> SampleEvent {
    let account = company.accounts.indices.filter { company.stages[$0] >= 4 }.randomElement(&random) ?? 0
    var text = TableText()
    let score = random.chance(20) ? random.from(3, to: 6) : random.from(7, to: 10)
    company.write(
      score: SampleScore(day: day, account: account, contact: contact(of: account), score: score), inTenths: false,
      to: &text)
    return event(.nps, day, text)
  }

  mutating func relationship(_ day: Int) -> SampleEvent {
    let account = company.accounts.indices.filter { company.stages[$0] >= 2 }.randomElement(&random) ?? 0
    let contact = contact(of: account)
    let last = company.relationships.last { $0.account == account && $0.contact == contact }?.score ?? 450
    let score = min(980, max(30, last + random.from(-90, to: 100)))
    let row = SampleScore(day: day, account: account, contact: contact, score: score)
    company.relationships.append(row)
    var text = TableText()
    company.write(score: row, inTenths: true, to: &text)
    return event(.relationships, day, text)
  }

  mutating func spend(_ day: Int) -> SampleEvent {
    var text = TableText()
    let row = SampleSpend(
      day: day, amount: random.from(4_000, to: 60_000), channel: random.pick(["linkedin", "display", "search"]),
      campaign: random.pick(MarketWords.campaigns), account: nil, tier: random.chance(50) ? random.from(1, to: 3) : nil)
    company.write(spend: row, to: &text)
    return event(.spend, day, text)
  }

  private mutating func contact(of account: Int) -> Int? {
    company.contacts.indices.filter { company.contacts[$0].account == account }.randomElement(&random)
  }
}
