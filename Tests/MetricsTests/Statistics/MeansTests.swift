import Metrics
import Testing

/// Intervals of means and of quotients, against worked values and published tables.
@Suite struct MeansTests {
  private func isClose(_ left: Double?, _ right: Double, _ tolerance: Double = 1e-12) -> Bool {
    left.map { abs($0 - right) <= tolerance } ?? false
  }

  /// The two-sided 5 % points of Student's t, as in R. A. Fisher, F. Yates, *Statistical Tables* (1938), table III.
  @Test(arguments: [
    (1.0, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (10, 2.228), (15, 2.131), (20, 2.086), (30, 2.042),
    (60, 2.000), (120, 1.980), (1e9, 1.960),
  ])
  func tableOfStudent(_ degrees: Double, _ t: Double) {
    #expect(isClose(Distributions.studentT(degrees: degrees), t, 0.0005))
  }

  /// Fisher and Yates, table IV: χ² of one degree of freedom.
  @Test(arguments: [(3.841, 0.05), (6.635, 0.01), (2.706, 0.10), (0.455, 0.50), (10.827, 0.001)])
  func tableOfChiSquare(_ value: Double, _ share: Double) {
    #expect(isClose(Distributions.beyondChiSquare(value), share, 0.0005))
    #expect(Distributions.beyondChiSquare(0) == 1)
  }

  /// Student's hours of sleep (Biometrika 6, 1908), whose Welch interval R's `t.test(extra ~ group, sleep)` prints:
  /// −3.3654832 to 0.2054832 with 17.776 degrees of freedom.
  @Test func publishedSleep() throws {
    let first = Moments([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
    let second = Moments([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    let interval = try #require(Means.welch(first, minus: second))
    #expect(isClose(interval.low, -3.3654832, 5e-7) && isClose(interval.high, 0.2054832, 5e-7), "\(interval)")
  }

  /// 1, 2, 3 less 2, 4, 6: variances 1 and 4 of 3 each; s²/n + r²/m = 5/3; degrees (5/3)² ÷ ((1/9 + 16/9)/2) = 50/17.
  @Test func meansByHand() throws {
    let interval = try #require(Means.welch(Moments([1, 2, 3]), minus: Moments([2, 4, 6])))
    let half = Distributions.studentT(degrees: 50.0 / 17) * (5.0 / 3).squareRoot()
    #expect(isClose(interval.low, -2 - half) && isClose(interval.high, -2 + half))
    #expect(Moments([2, 4, 6]).variance == 4)
    #expect(Means.welch(Moments([1]), minus: Moments([1, 2])) == nil)
    #expect(Means.welch(Moments([3, 3]), minus: Moments([1, 1])) == Interval(low: 2, high: 2))
  }

  /// y = 2, 2, 8 over x = 1, 1, 2: R = 3; d = −1, −1, 2; 3 × 6 ÷ (2 × 16).
  @Test func quotientsByHand() throws {
    var sums = RatioMoments()
    for (above, below) in [(2.0, 1.0), (2, 1), (8, 2)] { sums.add(above, over: below) }
    #expect(sums.ratio == 3 && isClose(sums.variance, 9.0 / 16))
    var ones = RatioMoments()
    for above in [1.0, 2, 3] { ones.add(above, over: 1) }
    // Over ones it is the variance of a mean: 1 ÷ 3.
    #expect(isClose(ones.variance, 1.0 / 3))
    let interval = try #require(Ratios.difference(sums, minus: ones, z: 1))
    let half = (9.0 / 16 + 1.0 / 3).squareRoot()
    #expect(isClose(interval.low, 1 - half) && isClose(interval.high, 1 + half))
    #expect(Ratios.difference(sums, minus: RatioMoments()) == nil)
  }

  /// The aspirin study (New England Journal of Medicine 318, 1988), in A. Agresti, *Categorical Data Analysis*, 3.1: 189 of
  /// 11,034 with placebo, 104 of 11,037 with aspirin: relative risk 1.82, 1.43 to 2.31.
  @Test func publishedRelativeRisk() throws {
    let interval = try #require(Ratios.katz(189, of: 11_034, over: 104, of: 11_037))
    #expect(isClose(interval.low, 1.43, 0.005) && isClose(interval.high, 2.306, 0.0005), "\(interval)")
    #expect(Ratios.katz(0, of: 10, over: 1, of: 10) == nil && Ratios.katz(1, of: 10, over: 0, of: 10) == nil)
    // All of all: no doubt.
    #expect(Ratios.katz(5, of: 5, over: 7, of: 7) == Interval(low: 1, high: 1))
  }
}
