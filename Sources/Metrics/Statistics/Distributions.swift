internal import Glibc

/// What tables of distributions say, computed.
public enum Distributions {
  /// The share of a χ² distribution with one degree of freedom that lies beyond a value: erfc √(x/2).
  ///
  /// M. Abramowitz, I. A. Stegun, *Handbook of Mathematical Functions* (1964), 26.4.
  ///
  /// - Parameter value: not negative.
  /// - Returns: 0…1.
  public static func beyondChiSquare(_ value: Double) -> Double { value > 0 ? erfc((value / 2).squareRoot()) : 1 }

  /// The value t that Student's t stays within, either way, in so many of 100 samples.
  ///
  /// Found by halving from the distribution, which is 1 − I(ν/(ν+t²); ν/2, ½) for the middle (Abramowitz and Stegun, 26.7.1).
  ///
  /// - Parameters:
  ///   - confidence: 0…1, both excluded.
  ///   - degrees: degrees of freedom ν, at least 1; they need not be whole.
  public static func studentT(_ confidence: Double = 0.95, degrees: Double) -> Double {
    func middle(_ t: Double) -> Double { 1 - incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) }
    var (low, high) = (0.0, 1.0)
    while middle(high) < confidence && high < 1e6 { high *= 2 }
    for _ in 0..<60 {
      let half = (low + high) / 2
      if middle(half) < confidence { low = half } else { high = half }
    }
    return (low + high) / 2
  }

  /// The regularised incomplete beta function I(x; a, b).
  ///
  /// W. H. Press et al., *Numerical Recipes*, 6.4: a continued fraction, evaluated by Lentz's method.
  ///
  /// - Parameters:
  ///   - x: 0…1.
  ///   - a: positive.
  ///   - b: positive.
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, b, a) }
    let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)) / a
    let tiny = 1e-300
    var (c, d) = (1.0, 1 - (a + b) * x / (a + 1))
    d = 1 / (d.magnitude < tiny ? tiny : d)
    var fraction = d
    for step in 1...500 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      var change = 1.0
      for term in [even, odd] {
        d = 1 + term * d
        d = 1 / (d.magnitude < tiny ? tiny : d)
        c = 1 + term / c
        if c.magnitude < tiny { c = tiny }
        change = c * d
        fraction *= change
      }
      if (change - 1).magnitude < 1e-15 { break }
    }
    return front * fraction
  }

  /// The logarithm of the gamma function of a positive number: Stirling's series from 10 on, below by Γ(x) = Γ(x+1) ÷ x
  /// (Abramowitz and Stegun, 6.1.41 and 6.1.15).
  static func logGamma(_ x: Double) -> Double {
    var (x, shift) = (x, 0.0)
    while x < 10 {
      shift += log(x)
      x += 1
    }
    let square = x * x
    let series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1_260 - 1.0 / (1_680 * square)) / square) / square) / x
    return (x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + series - shift
  }
}
