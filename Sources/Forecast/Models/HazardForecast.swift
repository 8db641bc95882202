internal import Glibc
internal import Values

/// What a model trained at T says of the days to the end of a period.
struct HazardForecast: Sendable {
  /// The open deals: their positions among all, amounts as they will be won, chances.
  var open: [(position: Int, amount: Double, chance: Double)] = []
  /// How many deals that are not yet created will be won, the mean of their amounts and of the squares of those.
  var created: (wins: Double, amount: Double, square: Double) = (0, 0, 0)
  /// How many wins it was trained on.
  var wins = 0.0

  /// What open deals bring.
  var openMean: Double { open.reduce(0) { $0 + $1.amount * $1.chance } }
  /// What is not yet created brings.
  var createdMean: Double { created.wins * created.amount }
  /// Both.
  var mean: Double { openMean + createdMean }
  /// How many wins are expected.
  var expectedWins: Double { open.reduce(created.wins) { $0 + $1.chance } }

  /// Its distribution.
  var distribution: LandingDistribution {
    LandingDistribution(
      open: open.filter { $0.amount > 0 && $0.chance > 0 }.map { ($0.amount, $0.chance) }, created: created,
      wins: wins)
  }
}

/// Trains hazard models on any day, from sums that each end on that day.
struct HazardTrainer: Sendable {
  private let deals: ForecastDeals
  private let types: [OpportunityType]
  private let exposures: [OpportunityType: Exposure]
  private let pooled: Exposure
  private let firstDay: Int
  /// The part of the quarter of each day from `firstDay` on.
  private let parts: [Int]
  /// By type the days of creation, ascending, and Σ first amounts and their squares up to each.
  private let created: [OpportunityType: [(day: Int, amount: Double, square: Double)]]

  /// A type with so many wins has hazards of its own.
  static let winsOfOwnHazards = 50.0

  /// A trainer for days up to `last`, which forecasts up to a year beyond.
  init?(_ deals: ForecastDeals, last: Int, fiscalYearStart: Int) {
    guard let firstClose = deals.firstClose, firstClose <= last else { return nil }
    self.deals = deals
    firstDay = max(firstClose, last - Exposure.longest)
    parts = Self.parts(from: firstDay, to: last + 400, fiscalYearStart: fiscalYearStart)
    types = OpportunityType.allCases.filter { type in deals.all.contains { $0.type == type } }
    var exposures: [OpportunityType: Exposure] = [:]
    var created: [OpportunityType: [(day: Int, amount: Double, square: Double)]] = [:]
    for type in types {
      let own = deals.all.lazy.filter { $0.type == type }
      exposures[type] = Exposure(own, days: firstDay...last, parts: parts)
      var sum = (0.0, 0.0)
      created[type] = own.map { ($0.opened, max(0, $0.firstAmount)) }.sorted { $0 < $1 }.map { day, amount in
        sum = (sum.0 + amount, sum.1 + amount * amount)
        return (day, sum.0, sum.1)
      }
    }
    self.exposures = exposures
    self.created = created
    pooled = Exposure(deals.all, days: firstDay...last, parts: parts)
  }

  /// The part of its fiscal quarter that each day of a range lies in.
  static func parts(from first: Int, to last: Int, fiscalYearStart: Int) -> [Int] {
    var parts: [Int] = []
    parts.reserveCapacity(last - first + 1)
    var day = first
    while day <= last {
      let quarter = ForecastPeriod(.quarter, holding: Day(Int32(clamping: day)), fiscalYearStart: fiscalYearStart)
      let end = quarter.days.upperBound
      if end < day { break }
      for day in day...min(end, last) { parts.append(QuarterPart.part(daysLeft: end - day)) }
      day = end + 1
    }
    return parts
  }

  /// What will come after a day up to an end, by what was known on that day.
  func forecast(at day: Int, to end: Int) -> HazardForecast {
    var forecast = HazardForecast()
    let offset = day - firstDay + 1
    let last = min(parts.count, end - firstDay + 1)
    if offset < 0 || last <= offset { return forecast }
    let counts = pooled.counts(to: day)
    forecast.wins = counts.wins.reduce(0, +)
    let groups = types.map { type in
      let own = exposures[type]?.counts(to: day) ?? Exposure.Counts()
      return (own, Hazards(own.wins.reduce(0, +) >= Self.winsOfOwnHazards ? own : counts))
    }
    let shape = QuarterShape(groups.map { (counts: $0.0, hazards: $0.1) })
    var chances = Dictionary(
      uniqueKeysWithValues: zip(types, groups).map { type, group in
        (type, WinChances(group.1, shape, parts: parts[offset..<last]))
      })
    let ratio = amountRatio(at: day)
    for (position, deal) in deals.all.enumerated() where deal.isOpen(at: day) {
      let chance = chances[deal.type]?.chance(age: deal.age(at: day)) ?? 0
      forecast.open.append((position, max(0, deal.amount(at: day)) * ratio, chance))
    }
    forecast.created = notYetCreated(at: day, chances, ratio)
    return forecast
  }

  /// Σ of what was won over Σ of what the same deals began with, of the last 365 days; 1 where there is nothing.
  private func amountRatio(at day: Int) -> Double {
    var (won, first) = (0.0, 0.0)
    for deal in deals.all where deal.isWon && deal.closed <= day && deal.closed > day - 365 {
      won += deal.amount(at: deal.closed)
      first += deal.firstAmount
    }
    return won > 0 && first > 0 ? min(3, max(1 / 3, won / first)) : 1
  }

  /// The rate of creation of the last 91 days times Σ F, with the amounts of the last 182 days.
  private func notYetCreated(
    at day: Int, _ chances: [OpportunityType: WinChances], _ ratio: Double
  ) -> (wins: Double, amount: Double, square: Double) {
    var (wins, amount, square) = (0.0, 0.0, 0.0)
    for type in types {
      guard let created = created[type], let chances = chances[type] else { continue }
      func index(_ day: Int) -> Int { created.partitionPoint { $0.day > day } }
      let now = index(day)
      let (recent, half) = (now - index(day - 91), now - index(day - 182))
      if recent <= 0 || half <= 0 { continue }
      let before = now - half > 0 ? created[now - half - 1] : (day: 0, amount: 0, square: 0)
      let won = Double(recent) / 91 * chances.ofCreated
      wins += won
      amount += won * (created[now - 1].amount - before.amount) / Double(half)
      square += won * (created[now - 1].square - before.square) / Double(half)
    }
    if wins <= 0 { return (0, 0, 0) }
    return (wins, ratio * amount / wins, ratio * ratio * square / wins)
  }
}

extension Array {
  /// The first position whose element belongs to the second part of an array that is partitioned by a condition.
  func partitionPoint(_ isInSecondPart: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
