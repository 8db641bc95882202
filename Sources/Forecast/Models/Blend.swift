internal import Glibc

/// What past forecasts of the same model say of its level: c = exp(ln(ΣA ÷ ΣE) · τ² ÷ (τ² + s²)), the logarithm shrunk by
/// how much luck alone explains, s² = 0.15² + (1 + cv²) ÷ wins (forecast.md, Calibration: the posterior mean of a normal
/// effect with prior spread τ, Gelman et al., *Bayesian Data Analysis*, 2.5).
enum Calibration {
  /// The prior spread of the logarithm of the factor.
  static let tau = 0.25

  /// The factor.
  ///
  /// - Parameters:
  ///   - actual: Σ of what came.
  ///   - expected: Σ of what had been forecast.
  ///   - wins: how many wins that was.
  ///   - squaredVariation: the squared coefficient of variation of their amounts.
  static func factor(actual: Double, expected: Double, wins: Double, squaredVariation: Double) -> Double {
    if expected <= 0 || wins <= 0 { return 1 }
    let noise = 0.15 * 0.15 + (1 + squaredVariation) / wins
    // Where nothing came its logarithm is that of half a win.
    let ratio = max(actual, 0.5 / wins * expected) / expected
    return exp(log(ratio) * tau * tau / (tau * tau + noise))
  }
}

/// Weights of several forecasts by their squared errors in the past: e^(−n ÷ 2), e the mean squared error over n origins,
/// which is the posterior chance that a method's errors are the normal ones (Burnham and Anderson, *Model selection and
/// multimodel inference*, 6.4.5: Bayesian weights without a penalty, as all have as many parameters). Origins lie close
/// to each other, so that at most eight count.
enum MemberWeights {
  /// So many origins with equal errors are added, which keeps a short record from deciding.
  static let pseudoOrigins = 2.0

  /// Weights, shrunk to equal ones; they add up to 1.
  ///
  /// - Parameter errors: by origin, by member, the error as a share of what was forecast on the whole.
  static func weights(_ errors: [[Double]], members: Int) -> [Double] {
    var squares = [Double](repeating: 0, count: members)
    for origin in errors {
      for (member, error) in origin.enumerated() { squares[member] += error * error }
    }
    let mean = squares.reduce(0, +) / Double(max(1, members * errors.count))
    if mean <= 0 { return [Double](repeating: 1 / Double(max(1, members)), count: members) }
    let origins = Double(errors.count)
    let power = min(4, max(1, origins / 2))
    // Shares of the mean square: of order 1, so that no power of them is beyond what a double holds.
    let weights = squares.map { pow((origins + pseudoOrigins) / ($0 / mean + pseudoOrigins), power) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}

/// How much wider or narrower an interval has to be so that it would have held 80 % of the past: the conformal scaling of
/// Lei et al., *Distribution-free predictive inference for regression*, JASA 113 (2018).
enum IntervalScale {
  /// The factor, within 0.8–2.5.
  ///
  /// - Parameter scores: by origin how far what came lay from the median, in half-widths of the interval towards it. Four
  ///   scores of 1, which an interval that is right has at the place looked at, are added.
  static func factor(_ scores: [Double]) -> Double {
    let sorted = (scores + [1, 1, 1, 1]).sorted()
    let position = min(sorted.count - 1, Int((0.8 * Double(sorted.count)).rounded(.up)) - 1)
    return min(2.5, max(0.8, sorted[max(0, position)]))
  }
}
