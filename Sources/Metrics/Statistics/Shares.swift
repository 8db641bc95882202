/// An interval of numbers, both ends included.
public struct Interval: Sendable, Hashable {
  /// The lower end.
  public var low: Double
  /// The upper end, not below the lower one.
  public var high: Double

  /// An interval.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Whether a number lies in it.
  public func contains(_ number: Double) -> Bool { low <= number && number <= high }
}

/// What can be said of a share that was seen in a few cases.
public enum Shares {
  /// z of an interval that holds the truth in 95 of 100 samples.
  public static let z95 = 1.959964
  /// z of one that does in 90 of 100.
  public static let z90 = 1.644854

  /// The score interval of a share, without continuity correction.
  ///
  /// E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, J. Am. Stat. Assoc. 22 (1927).
  /// With p = successes ÷ n: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n).
  ///
  /// - Parameters:
  ///   - successes: 0–n.
  ///   - n: how many cases; nil of none.
  public static func wilson(_ successes: Double, of n: Double, z: Double = z95) -> Interval? {
    guard n > 0 else { return nil }
    let share = successes / n
    let scale = 1 + z * z / n
    let centre = share + z * z / (2 * n)
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return Interval(low: max(0, (centre - half) / scale), high: min(1, (centre + half) / scale))
  }

  /// The interval of the difference of two shares of independent samples, from their score intervals.
  ///
  /// R. G. Newcombe, *Interval estimation for the difference between independent proportions*, Statistics in Medicine 17
  /// (1998), method 10. With the shares p, q, their intervals (l, u) and (m, v), and d = p − q:
  /// d − √((p−l)² + (v−q)²) to d + √((u−p)² + (q−m)²).
  ///
  /// - Returns: nil where either sample is empty.
  public static func newcombe(
    _ successes: Double, of n: Double, minus others: Double, of m: Double, z: Double = z90
  ) -> Interval? {
    guard let first = wilson(successes, of: n, z: z), let second = wilson(others, of: m, z: z) else { return nil }
    let (p, q) = (successes / n, others / m)
    let below = ((p - first.low) * (p - first.low) + (second.high - q) * (second.high - q)).squareRoot()
    let above = ((first.high - p) * (first.high - p) + (q - second.low) * (q - second.low)).squareRoot()
    return Interval(low: p - q - below, high: p - q + above)
  }
}
