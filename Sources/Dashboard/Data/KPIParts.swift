internal import Accounts
internal import KPIs

/// An account's part of a figure.
struct KPIPart: Sendable {
  /// The position of the account.
  var account: Int
  var numerator: Double
  /// nil where the figure has no denominator.
  var denominator: Double?
}

/// What each account adds to a KPI: the same facts that the figure adds up.
struct KPIParts {
  private let numerators: (Int) -> Double
  private let denominators: ((Int) -> Double)?

  init(_ kpi: KPI, _ context: Context) {
    let columns = context.snapshot.current
    func values(_ fact: Fact) -> (Int) -> Double {
      switch fact.kind {
      case .double:
        let column = columns.doubles(fact)
        return { column[$0] }
      case .count:
        let column = columns.integers(fact)
        return { Double(column[$0]) }
      case .money:
        let column = columns.integers(fact)
        return { Double(column[$0]) / 10_000 }
      }
    }
    func values(_ quantity: KPI.Quantity) -> (Int) -> Double {
      let facts = context.snapshot.facts
      switch quantity {
      case .fact(let fact): return values(fact)
      case .hundredfold(let fact):
        let column = values(fact)
        return { 100 * column($0) }
      case .spend: return { facts[$0].isOnList ? facts[$0].spend : 0 }
      case .ltv: return { facts[$0].ltv ?? 0 }
      }
    }
    switch kpi.measure {
    case .count(let fact), .money(let fact):
      numerators = values(fact)
      denominators = nil
    case .ratio(let quantity, let fact), .mean(let quantity, let fact):
      numerators = values(quantity)
      denominators = values(fact)
    case .median(let duration):
      var days: [Int: Double] = [:]
      var counts: [Int: Double] = [:]
      for (account, value) in columns.durations[duration.rawValue] {
        days[Int(account), default: 0] += Double(value)
        counts[Int(account), default: 0] += 1
      }
      let (sums, numbers) = (days, counts)
      numerators = { sums[$0] ?? 0 }
      denominators = { numbers[$0] ?? 0 }
    case .velocity:
      numerators = values(.openNew)
      denominators = nil
    case .potentialLTV:
      let facts = context.snapshot.facts
      numerators = { facts[$0].isCustomer ? 0 : facts[$0].potentialLTV ?? 0 }
      denominators = nil
    }
  }

  /// Whether an account counts in the figure's numerator.
  func counts(_ account: Int) -> Bool { numerators(account) != 0 }

  func part(_ account: Int) -> KPIPart {
    KPIPart(account: account, numerator: numerators(account), denominator: denominators.map { $0(account) })
  }

  /// The parts that are not 0, of the accounts that are counted.
  func all(_ context: Context) -> [KPIPart] {
    let stages = context.snapshot.current.stages
    return stages.indices.compactMap { account in
      guard stages[account] != 0, context.figures.set.contains(account) else { return nil }
      let part = part(account)
      return part.numerator != 0 || (part.denominator ?? 0) != 0 ? part : nil
    }
  }
}
