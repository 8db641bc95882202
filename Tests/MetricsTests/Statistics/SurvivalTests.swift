import Metrics
import TestSupport
import Testing

/// Waiting times with cases that still wait, against worked values and published ones.
@Suite struct SurvivalTests {
  private func isClose(_ left: Double?, _ right: Double, _ tolerance: Double = 1e-12) -> Bool {
    left.map { abs($0 - right) <= tolerance } ?? false
  }

  private func cases(_ events: [Int], censored: [Int] = []) -> [Waiting] {
    events.map { Waiting(days: $0, isEvent: true) } + censored.map { Waiting(days: $0, isEvent: false) }
  }

  /// Weeks of remission of leukaemia with 6-MP and with placebo: E. J. Freireich et al., Blood 21 (1963).
  private var treated: [Waiting] {
    cases([6, 6, 6, 7, 10, 13, 16, 22, 23], censored: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
  }
  private var placebo: [Waiting] {
    cases([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23])
  }

  /// D. G. Kleinbaum, M. Klein, *Survival Analysis*, table 2.3: at risk, S; its median of placebo 8, of 6-MP 23. The
  /// log-log limits are those of R's `survfit(conf.type = "log-log")`.
  @Test func publishedRemission() throws {
    let curve = KaplanMeier(treated)
    #expect(curve.steps.map(\.days) == [6, 7, 10, 13, 16, 22, 23])
    #expect(curve.steps.map(\.atRisk) == [21, 17, 15, 12, 11, 7, 6])
    for (step, waiting) in zip(curve.steps, [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]) {
      #expect(isClose(step.waiting, waiting, 0.00005))
    }
    #expect(curve.median == 23 && KaplanMeier(placebo).median == 8)
    #expect(curve.cases == 21 && curve.events == 9)
    let interval = try #require(curve.interval(within: 10))
    #expect(isClose(1 - interval.high, 0.5032, 0.00005) && isClose(1 - interval.low, 0.8894, 0.00005))
    let last = try #require(curve.interval(within: 30))
    #expect(isClose(1 - last.high, 0.1881, 0.00005) && isClose(1 - last.low, 0.6801, 0.00005))
  }

  /// R's `survdiff` of the same: χ² 16.8, 10.7 events of placebo expected, p = 4e-05.
  @Test func publishedLogRank() throws {
    let result = try #require(LogRank.compare(placebo, treated))
    #expect(result.observed == 21 && isClose(result.expected, 10.75, 0.005))
    #expect(isClose(result.chiSquare, 16.793, 0.0005) && isClose(result.p, 4.17e-5, 0.005e-5))
    // Whichever is called the first.
    let other = try #require(LogRank.compare(treated, placebo))
    #expect(isClose(other.chiSquare, result.chiSquare, 1e-9))
  }

  /// Days 2, 2, 4 and 4 still waiting, 5 still waiting. At 2: 5 at risk, 2 events, S = 3/5. At 4: 3 at risk (who is censored
  /// that day is), one event, S = 2/5.
  @Test func byHand() {
    let curve = KaplanMeier(cases([2, 4, 2], censored: [4, 5]))
    #expect(curve.steps.map(\.atRisk) == [5, 3] && curve.steps.map(\.events) == [2, 1])
    #expect(isClose(curve.share(within: 1), 0) && isClose(curve.share(within: 2), 0.4))
    #expect(isClose(curve.share(within: 3), 0.4) && isClose(curve.share(within: 5), 0.6))
    // Nobody was watched for six days, and some wait.
    #expect(curve.share(within: 6) == nil && curve.interval(within: 6) == nil)
    #expect(curve.days(untilShare: 0.25) == 2 && curve.median == 4 && curve.days(untilShare: 0.75) == nil)
    #expect(curve.interval(within: 1) == nil)
  }

  @Test func ofNothing() {
    let none = KaplanMeier([])
    #expect(none.median == nil && none.share(within: 30) == nil && none.longest == nil)
    #expect(LogRank.compare([], cases([1])) == nil)
    let waiting = KaplanMeier(cases([], censored: [7, 3]))
    #expect(waiting.median == nil && waiting.share(within: 7) == 0 && waiting.share(within: 8) == nil)
    let done = KaplanMeier(cases([3]))
    #expect(done.median == 3 && done.share(within: 90) == 1 && done.interval(within: 90) == nil)
  }

  /// The order of cases changes nothing, shares grow, and without censoring they are those of the cases themselves.
  @Test func properties() {
    var numbers = SeededNumbers(seed: 5)
    for _ in 0..<40 {
      let all = (0..<Int.random(in: 1...60, using: &numbers)).map { _ in
        Waiting(days: Int.random(in: 0...40, using: &numbers), isEvent: Bool.random(using: &numbers))
      }
      let curve = KaplanMeier(all)
      #expect(KaplanMeier(all.shuffled(using: &numbers)) == curve)
      let shares = (0...40).compactMap(curve.share)
      #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 })
      let events = KaplanMeier(all.map { Waiting(days: $0.days, isEvent: true) })
      let within = all.filter { $0.days <= 20 }.count
      #expect(isClose(events.share(within: 20), Double(within) / Double(all.count), 1e-9))
      for days in [5, 20, 40] {
        guard let interval = curve.interval(within: days), let share = curve.share(within: days) else { continue }
        #expect(interval.contains(share) && interval.low >= 0 && interval.high <= 1)
      }
    }
  }
}
