internal import Accounts
internal import Values

/// The sums of every fact at one point over some accounts, by tier: what all figures of that point are made of.
struct Sums {
  let columns: FactColumns
  /// By `Fact.rawValue`, then tier: 1–3 at their positions, none at 0.
  private var integers: [[Int64]]
  private var doubles: [[Double]]
  /// By `Duration.rawValue`, then tier.
  private var durations: [[[Double]]]

  /// - Parameters:
  ///   - set: which accounts are added up.
  ///   - mask: the same set as a mask of the columns.
  /// - Complexity: O(facts × accounts), or O(facts × members) where they are few.
  init(_ columns: FactColumns, over set: AccountSet, mask: AccountMask, tiers: [UInt8]) {
    self.columns = columns
    integers = Fact.allCases.map { $0.kind == .double ? [] : columns.sums($0, over: mask) }
    doubles = Fact.allCases.map { $0.kind == .double ? columns.doubleSums($0, over: mask) : [] }
    durations = Duration.allCases.map { duration in
      var values: [[Double]] = [[], [], [], []]
      for (account, days) in columns.durations[duration.rawValue] where set.contains(Int(account)) {
        values[Int(tiers[Int(account)])].append(Double(days))
      }
      return values
    }
  }

  /// The sums over accounts of which no mask is made yet.
  init(_ columns: FactColumns, over set: AccountSet, tiers: [UInt8]) {
    self.init(columns, over: set, mask: columns.mask(set.members), tiers: tiers)
  }

  /// A sum of counts, or of money in ten-thousandths, over some tiers.
  func integer(_ fact: Fact, _ tiers: [Int]) -> Int64 { tiers.reduce(0) { $0 &+ integers[fact.rawValue][$1] } }

  /// A sum as a double; money in currency units.
  func double(_ fact: Fact, _ tiers: [Int]) -> Double {
    switch fact.kind {
    case .double: tiers.reduce(0) { $0 + doubles[fact.rawValue][$1] }
    case .count, .flag: Double(integer(fact, tiers))
    case .money: Money(units: integer(fact, tiers)).double
    }
  }

  /// All days of a duration over some tiers.
  func days(_ duration: Duration, _ tiers: [Int]) -> [Double] { tiers.flatMap { durations[duration.rawValue][$0] } }
}

extension KPI {
  /// The figure over some tiers (0: none) at the point of the sums.
  func figure(_ sums: Sums, tiers: [Int], present: Set<Table>, dated: Set<RowDate>, grossMargin: Double) -> Figure {
    var figure = Figure()
    let missing = needs.first { present.isDisjoint(with: $0) }.map { Figure.Reason.missing($0) }
    let undated = dates.first { dated.isDisjoint(with: $0) }.map { Figure.Reason.undated($0) }
    if let reason = missing ?? undated {
      figure.reason = reason
      switch measure {
      case .ratio, .mean, .median: figure.cases = 0
      default: break
      }
      return figure
    }
    if usesMoney && sums.columns.scope.isBeyondMoney {
      figure.reason = .beyondMoney
      return figure
    }
    figure.also = also.map { .init(name: $0.name, value: sums.double($0.fact, tiers)) }
    switch measure {
    case .count(let fact):
      figure.value = sums.double(fact, tiers)
    case .money(let fact):
      let money = Money(units: sums.integer(fact, tiers))
      figure.money = money
      figure.value = money.double
    case .ratio(let quantity, let fact), .mean(let quantity, let fact):
      let numerator = quantity.sum(sums, tiers, grossMargin: grossMargin)
      let denominator = sums.double(fact, tiers)
      figure.numerator = numerator
      figure.denominator = denominator
      figure.cases = Int(sums.integer(cases ?? fact, tiers))
      if isShare { figure.interval = Shares.wilson(numerator, of: denominator) }
      if denominator == 0 { figure.reason = .nothingToDivideBy } else { figure.value = numerator / denominator }
    case .median(let duration):
      let days = sums.days(duration, tiers)
      figure.count = days.count
      figure.cases = days.count
      figure.value = Median.of(days)
      if days.isEmpty { figure.reason = .noValues } else { figure.mean = days.reduce(0, +) / Double(days.count) }
    case .velocity:
      figure.addVelocity(sums, tiers)
    case .potentialLTV:
      let scope = sums.columns.scope
      // What customers are worth tells what others could be: of the whole list, whatever the filter.
      if scope.medianLTVOfAll == nil {
        figure.reason = .noCustomers
        return figure
      }
      figure.value = tiers.reduce(0) { sum, tier in
        sum + Double(sums.integer(.notCustomer, [tier])) * (scope.potentialLTV(tier: tier) ?? 0)
      }
    case .total(let fact): figure.value = sums.double(fact, tiers)
    }
    return figure
  }
}

extension KPI {
  /// Whether it is made of sums of money.
  fileprivate var usesMoney: Bool {
    switch measure {
    case .count, .median: return false
    case .money, .velocity, .potentialLTV: return true
    case .total(let fact): return fact == .expansionPotential || fact == .keptValue
    case .ratio(let quantity, let over), .mean(let quantity, let over):
      if over.kind == .money { return true }
      switch quantity {
      case .fact(let fact), .hundredfold(let fact): return fact.kind == .money
      case .spend, .ltv: return true
      }
    }
  }
}

extension KPI.Quantity {
  /// The sum over some tiers; money in currency units.
  func sum(_ sums: Sums, _ tiers: [Int], grossMargin: Double) -> Double {
    let scope = sums.columns.scope
    switch self {
    case .fact(let fact): return sums.double(fact, tiers)
    case .hundredfold(let fact): return 100 * sums.double(fact, tiers)
    case .spend:
      return tiers.reduce(sums.double(.ownSpend, tiers)) { sum, tier in
        sum + Double(sums.integer(.onList, [tier])) * scope.share(tier: tier)
      }
    case .ltv: return sums.double(.acv, tiers) * grossMargin / scope.churn
    }
  }
}

extension Figure {
  /// Open × mean amount × close rate ÷ mean cycle, over the year up to T (kpis.md, pipeline_velocity).
  fileprivate mutating func addVelocity(_ sums: Sums, _ tiers: [Int]) {
    func mean(_ sum: Double, _ count: Double) -> Double? { count == 0 ? nil : sum / count }
    let open = sums.double(.openNew, tiers)
    let won = sums.double(.yearWon, tiers)
    let amount = mean(sums.double(.yearAmount, tiers), won)
    let closeRate = mean(won, sums.double(.yearDecided, tiers))
    let cycle = mean(sums.double(.yearCycleDays, tiers), sums.double(.yearCycles, tiers))
    factors = [
      .init(name: "open", value: open), .init(name: "mean_amount", value: amount),
      .init(name: "close_rate", value: closeRate), .init(name: "cycle", value: cycle),
    ]
    guard let amount, let closeRate, let cycle, cycle > 0 else {
      reason = .nothingToDivideBy
      return
    }
    value = open * amount * closeRate / cycle
  }
}
