internal import Accounts
internal import Values

/// A KPI of two populations side by side.
public struct ComparedKPI: Sendable {
  /// Whether the two differ by more than noise.
  public enum Verdict: String, Sendable {
    /// The first is higher, or lower, by more than noise.
    case higher, lower
    /// They differ by no more than chance does.
    case noise
    /// Fewer than ten cases on a side, or nothing to tell by.
    case few
  }

  /// The KPI.
  public let kpi: KPI
  /// Its figure of either population.
  public let first: Figure, second: Figure
  /// Of counts and sums: what an account has; nil of anything else.
  public let firstEach: Double?, secondEach: Double?
  /// The 95 % interval of the difference, of counts and sums an account; nil where nothing tells it.
  public let interval: Interval?
  /// The verdict.
  public let verdict: Verdict

  /// Of counts and sums the quotient of what an account has; nil of anything else, and where the second has nothing.
  public var ratio: Double? {
    guard let firstEach, let secondEach, secondEach > 0 else { return nil }
    return firstEach / secondEach
  }

  /// What is compared: of counts and sums what an account has, else the values.
  public var compared: (Double, Double)? {
    if let firstEach, let secondEach { return (firstEach, secondEach) }
    if let value = first.value, let other = second.value { return (value, other) }
    return nil
  }

  /// The first less the second.
  public var difference: Double? { compared.map { $0 - $1 } }

  /// Whether the first is the better one, beyond noise; nil where nothing says so.
  public var isBetter: Bool? {
    if kpi.direction == .neither { return nil }
    switch verdict {
    case .higher: return kpi.direction == .higher
    case .lower: return kpi.direction == .lower
    case .noise, .few: return nil
    }
  }
}

/// Two populations side by side, KPI by KPI (analyses.md, Compare).
public struct PopulationComparison: Sendable {
  /// The fewest cases on either side that allow a verdict.
  public static let fewestCases = 10

  /// The sides.
  public let first: Population, second: Population
  /// How many accounts are on both: samples that share accounts are not independent.
  public let common: Int
  /// In the order of the catalog.
  public let rows: [ComparedKPI]
}

extension Snapshot {
  /// Compares two populations in every KPI that an account's own facts make up.
  ///
  /// - Complexity: O(facts × accounts of both).
  public func compare(_ first: Population, _ second: Population) -> PopulationComparison {
    let sums = CompareSums(self, first.accounts)
    let others = CompareSums(self, second.accounts)
    let rows = KPICatalog.all.indices.compactMap { position -> ComparedKPI? in
      let kpi = KPICatalog.all[position]
      if case .potentialLTV = kpi.measure { return nil }
      return compared(kpi, sums, others, position)
    }
    return PopulationComparison(
      first: first, second: second, common: Set(first.accounts).intersection(second.accounts).count, rows: rows)
  }

  private func compared(_ kpi: KPI, _ sums: CompareSums, _ others: CompareSums, _ position: Int) -> ComparedKPI {
    let missing = kpi.needs.first { present.isDisjoint(with: $0) }.map { Figure.Reason.missing($0) }
    let undated = kpi.dates.first { dated.isDisjoint(with: $0) }.map { Figure.Reason.undated($0) }
    if let reason = missing ?? undated {
      var figure = Figure()
      figure.reason = reason
      return ComparedKPI(
        kpi: kpi, first: figure, second: figure, firstEach: nil, secondEach: nil, interval: nil, verdict: .few)
    }
    let (figure, other) = (sums.figure(of: kpi, position), others.figure(of: kpi, position))
    let interval = CompareSums.difference(kpi, sums, others, position)
    let isEach = kpi.isSummed
    let cases = isEach ? [sums.count, others.count] : [figure.cases ?? 0, other.cases ?? 0]
    let difference =
      isEach
      ? sums.values[position].mean - others.values[position].mean
      : (figure.value ?? 0) - (other.value ?? 0)
    var verdict = ComparedKPI.Verdict.few
    if let interval, (cases.min() ?? 0) >= PopulationComparison.fewestCases {
      // The interval of days is of their means: where their medians differ the other way, nothing is said.
      verdict = interval.low > 0 && difference > 0 ? .higher : interval.high < 0 && difference < 0 ? .lower : .noise
    }
    return ComparedKPI(
      kpi: kpi, first: figure, second: other, firstEach: isEach ? sums.each(position) : nil,
      secondEach: isEach ? others.each(position) : nil, interval: interval, verdict: verdict)
  }
}

extension KPI {
  /// Whether it is a count or a sum, which says little beside that of another number of accounts.
  var isSummed: Bool {
    switch measure {
    case .count, .money, .total: true
    case .ratio, .mean, .median, .velocity, .potentialLTV: false
    }
  }
}

/// What the figures of a population are made of, with what says how certain they are.
struct CompareSums {
  let count: Int
  /// By KPI: of counts, sums and days, the values of accounts.
  private(set) var values: [Moments]
  /// By KPI: of quotients, the pairs of accounts.
  private var ratios: [RatioMoments]
  /// By KPI: how many cases a quotient is of.
  private var cases: [Int64]
  /// By KPI: exact money, in ten-thousandths.
  private var money: [Int64]
  private var days: [[Double]] = Duration.allCases.map { _ in [] }
  private var velocity = (open: 0.0, won: 0.0, decided: 0.0, amount: 0.0, cycles: 0.0, cycleDays: 0.0)

  init(_ snapshot: Snapshot, _ accounts: [Int]) {
    count = accounts.count
    values = KPICatalog.all.map { _ in Moments() }
    ratios = KPICatalog.all.map { _ in RatioMoments() }
    cases = KPICatalog.all.map { _ in 0 }
    money = cases
    let point = snapshot.period.now
    snapshot.dataset.forEachFactValues(of: accounts, snapshot.facts, at: point) { account, facts in
      add(facts, snapshot.facts[account])
      snapshot.facts[account].forEachDuration(in: point) { duration, length in
        days[duration.rawValue].append(Double(length))
      }
    }
  }

  private mutating func add(_ facts: FactValues, _ account: AccountFacts) {
    for (position, kpi) in KPICatalog.all.enumerated() {
      switch kpi.measure {
      case .count(let fact), .total(let fact): values[position].add(facts[fact])
      case .money(let fact):
        values[position].add(facts[fact])
        money[position] &+= facts.integer(fact)
      case .ratio(let quantity, let fact), .mean(let quantity, let fact):
        ratios[position].add(CompareSums.value(quantity, facts, account), over: facts[fact])
        cases[position] &+= facts.integer(kpi.cases ?? fact)
      case .median, .velocity, .potentialLTV: break
      }
    }
    velocity.open += facts[.openNew]
    velocity.won += facts[.yearWon]
    velocity.decided += facts[.yearDecided]
    velocity.amount += facts[.yearAmount]
    velocity.cycles += facts[.yearCycles]
    velocity.cycleDays += facts[.yearCycleDays]
  }

  private static func value(_ quantity: KPI.Quantity, _ facts: FactValues, _ account: AccountFacts) -> Double {
    switch quantity {
    case .fact(let fact): facts[fact]
    case .hundredfold(let fact): 100 * facts[fact]
    case .spend: account.spend
    case .ltv: account.ltv ?? 0
    }
  }

  /// What an account has of a count or a sum; nil of no accounts.
  func each(_ position: Int) -> Double? { count == 0 ? nil : values[position].mean }

  func figure(of kpi: KPI, _ position: Int) -> Figure {
    var figure = Figure()
    switch kpi.measure {
    case .count, .total:
      figure.value = values[position].mean * Double(count)
      if kpi.unit == .accounts || kpi.unit == .count { figure.value = figure.value?.rounded() }
    case .money:
      figure.money = Money(units: money[position])
      figure.value = figure.money?.double
    case .ratio, .mean:
      let sums = ratios[position]
      figure.numerator = sums.numerator
      figure.denominator = sums.denominator
      figure.cases = Int(cases[position])
      figure.value = sums.ratio
      if kpi.isShare { figure.interval = Shares.wilson(sums.numerator, of: sums.denominator) }
      if sums.denominator == 0 { figure.reason = .nothingToDivideBy }
    case .median(let duration):
      let days = days[duration.rawValue]
      figure.cases = days.count
      figure.count = days.count
      figure.value = Median.of(days)
      if days.isEmpty { figure.reason = .noValues } else { figure.mean = days.reduce(0, +) / Double(days.count) }
    case .velocity:
      if velocity.won > 0, velocity.cycleDays > 0, velocity.cycles > 0, velocity.decided > 0 {
        let cycle = velocity.cycleDays / velocity.cycles
        figure.value = velocity.open * velocity.amount / velocity.won * (velocity.won / velocity.decided) / cycle
      } else {
        figure.reason = .nothingToDivideBy
      }
    case .potentialLTV: break
    }
    return figure
  }

  /// The 95 % interval of the difference: Newcombe's of shares, Welch's of counts and sums an account and of days, the delta
  /// method's of other quotients; nil where nothing tells it.
  static func difference(_ kpi: KPI, _ first: CompareSums, _ second: CompareSums, _ position: Int) -> Interval? {
    switch kpi.measure {
    case .count, .money, .total: return Means.welch(first.values[position], minus: second.values[position])
    case .ratio, .mean:
      let (sums, others) = (first.ratios[position], second.ratios[position])
      if kpi.isShare {
        return Shares.newcombe(
          sums.numerator, of: sums.denominator, minus: others.numerator, of: others.denominator, z: Shares.z95)
      }
      return Ratios.difference(sums, minus: others)
    case .median(let duration):
      return Means.welch(Moments(first.days[duration.rawValue]), minus: Moments(second.days[duration.rawValue]))
    case .velocity, .potentialLTV: return nil
    }
  }
}
