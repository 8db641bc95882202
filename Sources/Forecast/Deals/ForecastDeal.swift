public import Accounts
public import Values

/// One opportunity as the models see it: when it was open, how it ended, and what was known of it on each day.
///
/// Days are numbers of `Day`; amounts are in currency units, or 1 where wins are counted.
public struct ForecastDeal: Sendable {
  /// `opportunity_id`.
  public let id: String
  /// As written; empty where the row has none.
  public let name: String
  /// As written; empty where the row has none.
  public let owner: String
  /// The position of its account in the dataset.
  public let account: Int
  /// What it is for.
  public let type: OpportunityType
  /// The day on which it came to be open; `Int(Int32.min)` where it has always existed.
  public let opened: Int
  /// The day on which it was won or lost; `Int.max` where it is open to the end of the data.
  public let closed: Int
  /// Whether it was won; only of one that is closed.
  public let isWon: Bool
  /// The amount of its row, which holds before its history says one.
  let written: Double
  /// The amounts of its history, the earliest day first.
  let amounts: [(day: Int, value: Double)]
  /// The days on which it was to close, by its history, the earliest day first.
  let closes: [(day: Int, close: Int)]

  /// A deal.
  init(
    id: String, name: String = "", owner: String = "", account: Int = 0, type: OpportunityType = .new, opened: Int,
    closed: Int = .max, isWon: Bool = false, written: Double = 0, amounts: [(day: Int, value: Double)] = [],
    closes: [(day: Int, close: Int)] = []
  ) {
    self.id = id
    self.name = name
    self.owner = owner
    self.account = account
    self.type = type
    self.opened = opened
    self.closed = closed
    self.isWon = isWon
    self.written = written
    self.amounts = amounts
    self.closes = closes
  }

  /// Whether it is open at the end of a day.
  public func isOpen(at day: Int) -> Bool { opened <= day && day < closed }

  /// The amount at the end of a day.
  public func amount(at day: Int) -> Double { amounts.last { $0.day <= day }?.value ?? written }

  /// The amount that it began with.
  var firstAmount: Double { amounts.first?.value ?? written }

  /// The day on which it was to close, as its history had it at the end of a day; nil where that said none by then. The
  /// day of its row is not used: nobody knows when it was written.
  func expectedClose(at day: Int) -> Int? { closes.last { $0.day <= day }?.close }

  /// Its age at the end of a day, ≥ 0; of one that has always existed the greatest.
  func age(at day: Int) -> Int { opened == Int(Int32.min) ? AgeBins.oldest : min(AgeBins.oldest, max(0, day - opened)) }
}

extension ForecastDeal {
  /// The deals of a timeline: two where it was lost and opened again, as the loss was one.
  ///
  /// - Parameter counts: whether each weighs 1 in place of its amount.
  static func deals(of timeline: OpportunityTimeline, account: Int, counts: Bool) -> [ForecastDeal] {
    let opportunity = timeline.opportunity
    let created = opportunity.createdAt.map { Int($0.number) } ?? Int(Int32.min)
    let amounts = counts ? [] : timeline.amounts.map { (day: Int($0.day.number), value: $0.value.double) }
    let closes = timeline.closes.map { (day: Int($0.day.number), close: Int($0.value.number)) }
    func deal(from opened: Int, to closed: Int, won: Bool) -> ForecastDeal {
      ForecastDeal(
        id: timeline.id, name: timeline.name, owner: timeline.owner, account: account, type: opportunity.type,
        opened: opened, closed: closed, isWon: won,
        written: counts ? 1 : opportunity.amount(at: .distantPast).double, amounts: amounts, closes: closes)
    }
    if let close = opportunity.closed(by: .distantFuture) {
      let closed = Int(close.number)
      return [deal(from: min(created, closed), to: closed, won: opportunity.state(at: .distantFuture) == .won)]
    }
    guard let reopened = timeline.opened(by: .distantFuture), reopened != opportunity.createdAt,
      let lost = opportunity.closed(by: reopened - 1)
    else { return [deal(from: created, to: .max, won: false)] }
    return [
      deal(from: min(created, Int(lost.number)), to: Int(lost.number), won: false),
      deal(from: Int(reopened.number), to: .max, won: false),
    ]
  }
}

/// The deals of a dataset that a target counts, and sums over them.
public struct ForecastDeals: Sendable {
  /// In the order of accounts and rows.
  public let all: [ForecastDeal]
  /// The first day on which one was won or lost: exposure begins there, as exports cut old closes. nil: none was.
  public let firstClose: Int?
  /// The wins by day, and Σ of their amounts up to each.
  private let winDays: [Int]
  private let winSums: [Double]
  /// The days of all losses, ascending.
  private let lossDays: [Int]

  /// The deals of some accounts.
  ///
  /// - Complexity: O(n log n) in the opportunities and their histories.
  public init(_ dataset: Dataset, target: ForecastTarget, of isIncluded: (_ account: Int) -> Bool) {
    let newest = dataset.newestCreations
    var deals: [ForecastDeal] = []
    for account in dataset.accounts.indices where isIncluded(account) {
      for timeline in dataset.opportunityTimelines(of: account, newest: newest)
      where target.includes(timeline.opportunity.type) {
        deals += ForecastDeal.deals(of: timeline, account: account, counts: target.isCount)
      }
    }
    self.init(deals)
  }

  init(_ deals: [ForecastDeal]) {
    all = deals
    let closed = deals.filter { $0.closed != .max }
    firstClose = closed.map(\.closed).min()
    let wins = closed.enumerated().filter(\.element.isWon).sorted {
      ($0.element.closed, $0.offset) < ($1.element.closed, $1.offset)
    }
    winDays = wins.map(\.element.closed)
    var sum = 0.0
    winSums = wins.map { win in
      sum += win.element.amount(at: win.element.closed)
      return sum
    }
    lossDays = closed.filter { !$0.isWon }.map(\.closed).sorted()
  }

  /// Σ of what was won on the days of a range.
  public func won(from first: Int, to last: Int) -> Double {
    let (low, high) = (winDays.count(below: first), winDays.count(below: last + 1))
    if high <= low { return 0 }
    return winSums[high - 1] - (low > 0 ? winSums[low - 1] : 0)
  }

  /// How many were won on the days of a range.
  public func wins(from first: Int, to last: Int) -> Int {
    max(0, winDays.count(below: last + 1) - winDays.count(below: first))
  }

  /// How many were lost up to a day.
  func losses(to last: Int) -> Int { lossDays.count(below: last + 1) }

  /// Those that are open at the end of a day.
  func open(at day: Int) -> [ForecastDeal] { all.filter { $0.isOpen(at: day) } }

  /// Σ of the amounts that are open at the end of a day.
  func openAmount(at day: Int) -> Double { all.reduce(0) { $1.isOpen(at: day) ? $0 + $1.amount(at: day) : $0 } }
}

extension [Int] {
  /// How many elements of a sorted array lie below a bound.
  fileprivate func count(below bound: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
