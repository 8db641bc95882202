internal import Glibc

/// Pairs of numbers whose sums are divided, with what is needed to say how certain their quotient is.
public struct RatioMoments: Sendable, Equatable {
  /// How many pairs there are.
  public private(set) var count = 0
  /// Σ of what stands above the line.
  public private(set) var numerator = 0.0
  /// Σ of what stands below it.
  public private(set) var denominator = 0.0
  private var numeratorSquares = 0.0
  private var products = 0.0
  private var denominatorSquares = 0.0

  /// Of no pairs.
  public init() {}

  /// Adds a pair.
  public mutating func add(_ above: Double, over below: Double) {
    count += 1
    numerator += above
    denominator += below
    numeratorSquares += above * above
    products += above * below
    denominatorSquares += below * below
  }

  /// The quotient of the sums; nil where nothing is below the line.
  public var ratio: Double? { denominator == 0 ? nil : numerator / denominator }

  /// The variance of the quotient of sums, by the delta method.
  ///
  /// W. G. Cochran, *Sampling Techniques* (3rd ed., 1977), 2.11 and 6.3: with R = Σy ÷ Σx and d = y − R x, n Σd² ÷ ((n − 1) (Σx)²).
  ///
  /// - Returns: nil of fewer than two pairs, and where nothing is below the line.
  public var variance: Double? {
    guard count > 1, let ratio else { return nil }
    let squares = max(0, numeratorSquares - 2 * ratio * products + ratio * ratio * denominatorSquares)
    return Double(count) / Double(count - 1) * squares / (denominator * denominator)
  }
}

/// What can be said of quotients.
public enum Ratios {
  /// The interval of the difference of two quotients of sums over independent samples: R − Q ± z √(var R + var Q), by the delta
  /// method (`RatioMoments.variance`).
  ///
  /// - Returns: nil where either has no variance.
  public static func difference(
    _ first: RatioMoments, minus second: RatioMoments, z: Double = Shares.z95
  ) -> Interval? {
    guard let ratio = first.ratio, let other = second.ratio, let a = first.variance, let b = second.variance else {
      return nil
    }
    let half = z * (a + b).squareRoot()
    return Interval(low: ratio - other - half, high: ratio - other + half)
  }

  /// The interval of the quotient of two shares of independent samples (relative risk).
  ///
  /// D. Katz, J. Baptista, S. P. Azen, M. C. Pike, *Obtaining confidence intervals for the risk ratio in cohort studies*,
  /// Biometrics 34 (1978): with the shares p = x/n and q = y/m, exp(ln p/q ± z √((1−p)/x + (1−q)/y)).
  ///
  /// - Parameters:
  ///   - successes: x, of `n`.
  ///   - others: y, of `m`.
  /// - Returns: nil where either share is 0 or of nothing.
  public static func katz(
    _ successes: Double, of n: Double, over others: Double, of m: Double, z: Double = Shares.z95
  ) -> Interval? {
    guard n > 0, m > 0, successes > 0, others > 0 else { return nil }
    let (p, q) = (successes / n, others / m)
    let half = z * ((1 - p) / successes + (1 - q) / others).squareRoot()
    return Interval(low: p / q * exp(-half), high: p / q * exp(half))
  }
}
