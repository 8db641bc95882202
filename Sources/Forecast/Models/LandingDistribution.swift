internal import Glibc

/// What the days to the end may bring: a mixture of gammas, one for each strength of the quarter's common shock.
///
/// M = e^{σz − σ²/2} on the nodes of a Gauss–Hermite quadrature; given M the mean m and the variance v of the sum of
/// independent wins, and a gamma of both by the approximation of Wilson and Hilferty (*The distribution of chi-square*,
/// PNAS 17 (1931)): the cube root of a gamma over its mean is nearly normal.
struct LandingDistribution: Sendable {
  /// One gamma, moved up by an amount that is certain in it.
  struct Component: Sendable {
    var weight: Double
    var shift: Double
    var mean: Double
    var variance: Double
  }

  private(set) var components: [Component]

  /// The nodes and weights of the Gauss–Hermite quadrature of nine points for the standard normal (Abramowitz and Stegun,
  /// table 25.10, nodes times √2, weights over √π).
  static let nodes: [(node: Double, weight: Double)] = {
    let half: [(Double, Double)] = [
      (0, 0.720_235_215_606_051_0), (0.723_551_018_752_837_6, 0.432_651_559_002_555_8),
      (1.468_553_289_216_668, 0.088_474_527_394_376_57), (2.266_580_584_531_843, 0.004_943_624_275_536_947),
      (3.190_993_201_781_528, 3.960_697_726_326_438e-5),
    ]
    let both = half + half.dropFirst().map { (-$0.0, $0.1) }
    return both.map { ($0.0 * 2.0.squareRoot(), $0.1 / Double.pi.squareRoot()) }
  }()

  /// The sum of open deals, each won with its chance, and of μ deals yet to come.
  ///
  /// - Parameters:
  ///   - open: amounts > 0 with their chances.
  ///   - created: how many deals that are not yet created are expected to be won; the mean of their amounts and of the
  ///     squares of those.
  ///   - wins: how many wins the model was trained on.
  init(
    open: [(amount: Double, chance: Double)], created: (wins: Double, amount: Double, square: Double), wins: Double
  ) {
    let sigma = (0.15 * 0.15 + 1 / (wins + 2)).squareRoot()
    let mean = open.reduce(created.wins * created.amount) { $0 + $1.amount * $1.chance }
    // A deal that is over a third of all is no part of a smooth sum: both of its outcomes are enumerated.
    let large = open.indices.max { open[$0].amount * open[$0].chance < open[$1].amount * open[$1].chance }
      .flatMap { mean > 0 && open[$0].amount > mean / 3 && open[$0].chance > 0 ? $0 : nil }
    components = []
    for (node, weight) in Self.nodes {
      let shock = exp(sigma * node - sigma * sigma / 2)
      var rest = (mean: created.wins * shock * created.amount, variance: created.wins * shock * created.square)
      for (position, deal) in open.enumerated() where position != large {
        let chance = min(0.99, deal.chance * shock)
        rest.mean += deal.amount * chance
        rest.variance += deal.amount * deal.amount * chance * (1 - chance)
      }
      guard let large else {
        components.append(Component(weight: weight, shift: 0, mean: rest.mean, variance: rest.variance))
        continue
      }
      let chance = min(0.99, open[large].chance * shock)
      for (share, shift) in [(chance, open[large].amount), (1 - chance, 0)] {
        components.append(
          Component(weight: weight * share, shift: shift, mean: rest.mean, variance: rest.variance))
      }
    }
  }

  /// The mean.
  var mean: Double { components.reduce(0) { $0 + $1.weight * ($1.shift + $1.mean) } }

  /// The chance of at most so much.
  func chance(atMost value: Double) -> Double {
    components.reduce(0) { sum, component in
      sum + component.weight * Self.gamma(value - component.shift, component.mean, component.variance)
    }
  }

  /// The value that is not passed with a chance of 0–1; ≥ 0.
  func quantile(_ level: Double) -> Double {
    var high = components.map { $0.shift + $0.mean + 12 * $0.variance.squareRoot() }.max() ?? 0
    if high <= 0 || chance(atMost: 0) >= level { return 0 }
    var low = 0.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if chance(atMost: middle) < level { low = middle } else { high = middle }
    }
    return high
  }

  /// The chance that a gamma of a mean and a variance is at most a value, after Wilson and Hilferty.
  static func gamma(_ value: Double, _ mean: Double, _ variance: Double) -> Double {
    if value < 0 { return 0 }
    if mean <= 0 { return 1 }
    if variance <= 0 { return value >= mean ? 1 : 0 }
    let ninth = variance / (9 * mean * mean)
    return normal((cbrt(value / mean) - (1 - ninth)) / ninth.squareRoot())
  }

  /// The value below which a gamma of a mean and a variance lies with the chance that a standard normal lies below z.
  static func gammaQuantile(z: Double, _ mean: Double, _ variance: Double) -> Double {
    if mean <= 0 || variance <= 0 { return max(0, mean) }
    let ninth = variance / (9 * mean * mean)
    let root = max(0, 1 - ninth + z * ninth.squareRoot())
    return mean * root * root * root
  }

  /// The standard normal distribution.
  static func normal(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }
}
