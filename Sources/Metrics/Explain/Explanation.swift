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

  /// What is explained.
  public let subject: ExplainedFigure
  /// T and P.
  public let point: FactPoint
  /// Its figure.
  public let figure: Figure
  /// The sums that the figure is made of.
  public let terms: [Term]
  /// The accounts that put anything into a term, the largest first.
  public let parts: [Part]
}

extension Snapshot {
  /// How a KPI's figure over some accounts came about.
  public func explain(_ kpi: KPI, of set: AccountSet = .all) -> Explanation { explain(.kpi(kpi), of: set) }

  /// How a figure over some accounts came about.
  ///
  /// - Complexity: O(accounts).
  public func explain(_ subject: ExplainedFigure, of set: AccountSet = .all) -> Explanation {
    let sums = Sums(current, over: set, tiers: tiers)
    let figure =
      switch subject {
      case .kpi(let kpi):
        kpi.figure(
          sums, tiers: [0, 1, 2, 3], present: present, dated: dated, grossMargin: dataset.rules.grossMargin)
      case .funnel(let counted):
        counted.figure(Funnel(current, sums: sums, over: set, tiers: tiers, rules: dataset.rules, present: present))
      }
    let columns = subject.terms.map { name, term in
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
      subject: subject, point: period.now, figure: figure,
      terms: zip(columns, totals).map { .init(name: $0.name, total: $1, isMoney: $0.isMoney) }, parts: parts)
  }

  /// The accounts that a figure counts: those behind its numerator.
  public func accounts(behind subject: ExplainedFigure, of set: AccountSet = .all) -> [Int] {
    guard let first = subject.terms.first else { return [] }
    let values = values(of: first.term)
    return dataset.accounts.indices.filter { set.contains($0) && values[$0] != 0 }
  }

  /// The accounts behind a KPI.
  public func accounts(behind kpi: KPI, of set: AccountSet = .all) -> [Int] { accounts(behind: .kpi(kpi), of: set) }

  /// The terms of a figure, with an account's part in each.
  public func terms(of subject: ExplainedFigure, account: Int) -> [Explanation.Term] {
    subject.terms.map { .init(name: $0.name, total: value(of: $0.term, account: account), isMoney: $0.term.isMoney) }
  }

  /// What rows add to a field: its own number, where they add up to it, and nothing where they do not.
  public func terms(of field: AccountField, account: Int, _ rows: [Evidence]) -> [Explanation.Term] {
    let sum = rows.reduce(0) { $0 + $1.adds[0] }
    guard let number = field.value(of: account, in: self).number, abs(sum - number) <= 1e-9 * max(1, abs(number)) else {
      return []
    }
    return [.init(name: field.title, total: number, isMoney: field.unit == .money)]
  }

  /// What an account has of a term.
  func value(of term: KPI.Term, account: Int) -> Double {
    let isOnList = current.stages[account] != 0
    switch term {
    case .fact(let fact):
      let value = current.value(fact, of: account)
      switch fact.kind {
      case .double: return Double(bitPattern: UInt64(bitPattern: value))
      case .count, .flag: return Double(value)
      case .money: return Money(units: value).double
      }
    case .hundredfold(let fact): return 100 * Double(current.value(fact, of: account))
    case .spend: return isOnList ? facts[account].spend : 0
    case .ltv: return isOnList ? facts[account].ltv ?? 0 : 0
    case .potentialLTV: return isOnList ? facts[account].potentialLTV ?? 0 : 0
    case .days(let duration): return isOnList ? sum(of: duration, account) { Double($0) } : 0
    case .values(let duration): return isOnList ? sum(of: duration, account) { _ in 1 } : 0
    case .reached(let stage): return Int(current.stages[account]) >= stage ? 1 : 0
    case .at(let stage): return Int(current.stages[account]) == stage ? 1 : 0
    case .lifecycle(let stage): return Int(current.lifecycles[account]) == stage ? 1 : 0
    }
  }

  private func sum(of duration: Duration, _ account: Int, _ amount: (Int32) -> Double) -> Double {
    var sum = 0.0
    facts[account].forEachDuration(in: current.point) { found, days in
      if found == duration { sum += amount(days) }
    }
    return sum
  }

  /// What each account has of a term.
  private func values(of term: KPI.Term) -> [Double] {
    facts.indices.map { value(of: term, account: $0) }
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
    /// Accounts that reached a stage of the funnel, are at it, or at a stage of the lifecycle.
    case reached(Int)
    case at(Int)
    case lifecycle(Int)

    var isMoney: Bool {
      switch self {
      case .fact(let fact): fact.kind == .money
      case .spend, .ltv, .potentialLTV: true
      case .hundredfold, .days, .values, .reached, .at, .lifecycle: false
      }
    }

    /// Whether an account that has nothing of it has no rows of it either: money and scores that add up to 0 have some.
    var isOnce: Bool {
      switch self {
      case .fact(.netPromoters), .hundredfold(.netPromoters): false
      case .fact(let fact), .hundredfold(let fact): fact.kind == .flag || fact.kind == .count
      case .spend: false
      case .ltv, .potentialLTV, .days, .values, .reached, .at, .lifecycle: true
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
