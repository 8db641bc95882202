import Metrics
import Testing

/// Intervals of shares, against worked values and published tables.
@Suite struct SharesTests {
  private func isClose(_ left: Double?, _ right: Double, _ tolerance: Double) -> Bool {
    left.map { abs($0 - right) <= tolerance } ?? false
  }

  /// R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3: the Wilson score interval, 95 %.
  @Test(arguments: [
    (81.0, 263.0, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
  ])
  func publishedScoreIntervals(_ successes: Double, _ n: Double, _ low: Double, _ high: Double) throws {
    let interval = try #require(Shares.wilson(successes, of: n))
    #expect(isClose(interval.low, low, 0.00005) && isClose(interval.high, high, 0.00005), "\(interval)")
  }

  /// The same, 873–890, table II, method 10: the difference of two shares, 95 %.
  @Test(arguments: [
    ([56.0, 70, 48, 80], 0.0524, 0.3339), ([9, 10, 3, 10], 0.1705, 0.8090), ([6, 7, 2, 7], 0.0582, 0.8062),
    ([5, 56, 0, 29], -0.0381, 0.1926), ([0, 10, 0, 20], -0.1611, 0.2775), ([0, 10, 0, 10], -0.2775, 0.2775),
    ([10, 10, 0, 20], 0.6791, 1), ([10, 10, 0, 10], 0.6075, 1),
  ])
  func publishedDifferences(_ counts: [Double], _ low: Double, _ high: Double) throws {
    let interval = try #require(
      Shares.newcombe(counts[0], of: counts[1], minus: counts[2], of: counts[3], z: Shares.z95))
    #expect(isClose(interval.low, low, 0.00005) && isClose(interval.high, high, 0.00005), "\(interval)")
  }

  /// One of two, with z = 1: (½ + ¼ ± √(1/8 + 1/16)) ÷ 1½ = (3 ± √3) ÷ 6.
  @Test func byHand() throws {
    let interval = try #require(Shares.wilson(1, of: 2, z: 1))
    #expect(isClose(interval.low, (3 - 3.0.squareRoot()) / 6, 1e-15))
    #expect(isClose(interval.high, (3 + 3.0.squareRoot()) / 6, 1e-15))
    // One of two less one of two: ± √2 times √3/6.
    let difference = try #require(Shares.newcombe(1, of: 2, minus: 1, of: 2, z: 1))
    #expect(isClose(difference.low, -6.0.squareRoot() / 6, 1e-15) && difference.contains(0))
  }

  @Test func ofNothing() {
    #expect(Shares.wilson(0, of: 0) == nil)
    #expect(Shares.newcombe(0, of: 0, minus: 1, of: 2) == nil && Shares.newcombe(1, of: 2, minus: 0, of: 0) == nil)
  }

  /// An interval lies within 0…1, holds its share, and is the other share's mirrored.
  @Test func intervalsAreShares() throws {
    for n in 1...60 {
      for successes in 0...n {
        let interval = try #require(Shares.wilson(Double(successes), of: Double(n)))
        let other = try #require(Shares.wilson(Double(n - successes), of: Double(n)))
        let share = Double(successes) / Double(n)
        #expect(interval.low >= 0 && interval.high <= 1)
        #expect(interval.low - 1e-12 <= share && share <= interval.high + 1e-12)
        #expect(isClose(interval.low, 1 - other.high, 1e-12))
      }
    }
  }
}
