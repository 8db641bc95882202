/// What is needed of numbers to say how certain their mean is.
public struct Moments: Sendable, Equatable {
  /// How many there are.
  public private(set) var count = 0
  /// Their mean; 0 of none.
  public private(set) var mean = 0.0
  /// Σ (x − mean)².
  private var squares = 0.0

  /// Of no numbers.
  public init() {}

  /// Of some numbers.
  public init(_ numbers: some Sequence<Double>) { numbers.forEach { add($0) } }

  /// Adds a number.
  ///
  /// B. P. Welford, *Note on a method for calculating corrected sums of squares and products*, Technometrics 4 (1962).
  public mutating func add(_ number: Double) {
    count += 1
    let distance = number - mean
    mean += distance / Double(count)
    squares += distance * (number - mean)
  }

  /// The variance of the sample, with n − 1; nil of fewer than two numbers.
  public var variance: Double? { count < 2 ? nil : squares / Double(count - 1) }
}

/// What can be said of means.
public enum Means {
  /// The 95 % interval of the difference of two means of independent samples that need not vary alike.
  ///
  /// B. L. Welch, *The generalization of Student's problem when several different population variances are involved*,
  /// Biometrika 34 (1947): x̄ − ȳ ± t √(s²/n + r²/m), t with (s²/n + r²/m)² ÷ ((s²/n)²/(n−1) + (r²/m)²/(m−1)) degrees of
  /// freedom.
  ///
  /// - Returns: nil where a sample has fewer than two numbers.
  public static func welch(_ first: Moments, minus second: Moments) -> Interval? {
    guard let variance = first.variance, let other = second.variance else { return nil }
    let (a, b) = (variance / Double(first.count), other / Double(second.count))
    let difference = first.mean - second.mean
    if a + b <= 0 { return Interval(low: difference, high: difference) }
    let degrees = (a + b) * (a + b) / (a * a / Double(first.count - 1) + b * b / Double(second.count - 1))
    let half = Distributions.studentT(degrees: degrees) * (a + b).squareRoot()
    return Interval(low: difference - half, high: difference + half)
  }
}
