public import Accounts
internal import Values

/// How a figure came about: its terms, and what each account put into them. The parts add up to the figure.
public struct Explanation: Sendable {
  /// One sum that the figure is made of.
  public struct Term: Sendable, Equatable {
    /// What is added up: `numerator`, `denominator`, `days`, ….
    public var name: String
    /// The sum over all parts.
    public var total: Double
    /// Whether it is money.
    public var isMoney: Bool
  }

  /// What one account put in.
  public struct Part: Sendable, Equatable {
    /// Its position among the accounts.
    public var account: Int
    /// By term.
    public var values: [Double]
  }

  /// The KPI.
  public let kpi: KPI
  /// T and P.
  public let point: Point
  /// Its figure.
  public let figure: Figure
  /// The sums that the figure is made of.
  public let terms: [Term]
  /// The accounts that put anything into a term, the largest first.
  public let parts: [Part]
}

extension Snapshot {
  /// How a KPI's figure over some accounts came about.
  ///
  /// - Complexity: O(accounts).
  public func explain(_ kpi: KPI, of set: AccountSet = .all) -> Explanation {
    let sums = Sums(current, over: set, tiers: tiers)
    let figure = kpi.figure(
      sums, tiers: [0, 1, 2, 3], present: present, dated: dated, grossMargin: dataset.rules.grossMargin)
    let columns = kpi.measure.terms.map { name, term in
      (name: name, isMoney: term.isMoney, values: values(of: term))
    }
    var parts: [Explanation.Part] = []
    for account in dataset.accounts.indices where set.contains(account) {
      let values = columns.map { $0.values[account] }
      if values.contains(where: { $0 != 0 }) { parts.append(.init(account: account, values: values)) }
    }
    let totals = columns.indices.map { column in parts.reduce(0) { $0 + $1.values[column] } }
    parts = parts.enumerated().sorted { left, right in
      let (leftValue, rightValue) = (abs(left.element.values[0]), abs(right.element.values[0]))
      return leftValue == rightValue ? left.offset < right.offset : leftValue > rightValue
    }.map(\.element)
    return Explanation(
      kpi: kpi, point: period.now, figure: figure,
      terms: zip(columns, totals).map { .init(name: $0.name, total: $1, isMoney: $0.isMoney) }, parts: parts)
  }

  /// The accounts that a figure counts: those behind its numerator.
  public func accounts(behind kpi: KPI, of set: AccountSet = .all) -> [Int] {
    guard let first = kpi.measure.terms.first else { return [] }
    let values = values(of: first.1)
    return dataset.accounts.indices.filter { set.contains($0) && values[$0] != 0 }
  }

  func values(of term: KPI.Term) -> [Double] {
    switch term {
    case .fact(let fact):
      switch fact.kind {
      case .double: return current.doubles(fact)
      case .count, .flag: return current.integers(fact).map(Double.init)
      case .money: return current.integers(fact).map { Money(units: $0).double }
      }
    case .hundredfold(let fact): return current.integers(fact).map { 100 * Double($0) }
    case .spend: return facts.indices.map { current.stages[$0] == 0 ? 0 : facts[$0].spend }
    case .ltv: return facts.indices.map { current.stages[$0] == 0 ? 0 : facts[$0].ltv ?? 0 }
    case .potentialLTV: return facts.indices.map { current.stages[$0] == 0 ? 0 : facts[$0].potentialLTV ?? 0 }
    case .days(let duration), .values(let duration):
      var values = [Double](repeating: 0, count: facts.count)
      var isCount = false
      if case .values = term { isCount = true }
      for (account, days) in current.durations[duration.rawValue] {
        values[Int(account)] += isCount ? 1 : Double(days)
      }
      return values
    }
  }
}

extension KPI {
  /// Something that is added up for an explanation.
  enum Term {
    case fact(Fact)
    case hundredfold(Fact)
    case spend, ltv, potentialLTV
    /// Σ days, and how many values there are.
    case days(Duration)
    case values(Duration)

    var isMoney: Bool {
      switch self {
      case .fact(let fact): fact.kind == .money
      case .spend, .ltv, .potentialLTV: true
      case .hundredfold, .days, .values: false
      }
    }
  }
}

extension KPI.Measure {
  /// The sums that a value is made of, with their names; the first is what the figure counts.
  var terms: [(String, KPI.Term)] {
    switch self {
    case .count(let fact): [("count", .fact(fact))]
    case .money(let fact): [("amount", .fact(fact))]
    case .ratio(let quantity, let fact), .mean(let quantity, let fact):
      [("numerator", quantity.term), ("denominator", .fact(fact))]
    case .median(let duration): [("values", .values(duration)), ("days", .days(duration))]
    case .velocity:
      [
        ("open", .fact(.openNew)), ("won in a year", .fact(.yearWon)), ("amount won", .fact(.yearAmount)),
        ("decided in a year", .fact(.yearDecided)), ("cycle days", .fact(.yearCycleDays)),
        ("cycles", .fact(.yearCycles)),
      ]
    case .potentialLTV: [("potential", .potentialLTV)]
    case .total(let fact): [("total", .fact(fact))]
    }
  }

  /// The facts that rows have to be shown for.
  var facts: [Fact] {
    terms.flatMap { _, term -> [Fact] in
      switch term {
      case .fact(let fact), .hundredfold(let fact): [fact]
      case .spend: [.ownSpend]
      case .ltv: [.acv]
      case .potentialLTV: [.customer]
      case .days(.timeToOpportunity), .values(.timeToOpportunity): [.opportunityInPeriod]
      case .days(.dealCycle), .values(.dealCycle): [.wonInPeriod]
      case .days(.expansionCycle), .values(.expansionCycle): [.expansionRevenue]
      }
    }
  }
}

extension KPI.Quantity {
  fileprivate var term: KPI.Term {
    switch self {
    case .fact(let fact): .fact(fact)
    case .hundredfold(let fact): .hundredfold(fact)
    case .spend: .spend
    case .ltv: .ltv
    }
  }
}
