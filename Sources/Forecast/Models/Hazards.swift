internal import Values

/// Daily rates of winning and losing by a deal's age: λ_b = (x_b + 2) ÷ (n_b + 2 ÷ m), x events, n days at risk, m the
/// overall rate (forecast.md, Hazards). The prior of two events keeps a bin with few days near the overall rate: the mean
/// of a gamma posterior (Gelman et al., *Bayesian Data Analysis*, 2.6).
struct Hazards: Sendable, Equatable {
  /// By age bin.
  let winning: [Double]
  /// By age bin.
  let losing: [Double]

  /// The rates of counts.
  init(_ counts: Exposure.Counts) {
    let days = AgeBins.bounds.indices.map { counts.days($0) }
    let all = days.reduce(0, +)
    func rates(_ events: [Double]) -> [Double] {
      // Without an event there is half a one: a rate of 0 would rule out what merely has not been seen.
      let overall = max(0.5, events.reduce(0, +)) / max(1, all)
      return zip(events, days).map { Hazards.rate(events: $0, days: $1, overall: overall) }
    }
    winning = rates(counts.wins)
    losing = rates(counts.losses)
  }

  /// One rate.
  static func rate(events: Double, days: Double, overall: Double) -> Double { (events + 2) / (days + 2 / overall) }
}

/// How much likelier than usual a win is in each part of the quarter: r = (won + 8) ÷ (expected + 8).
struct QuarterShape: Sendable, Equatable {
  /// By part of the quarter.
  let factors: [Double]

  /// The factors of counts with the hazards of each.
  init(_ groups: [(counts: Exposure.Counts, hazards: Hazards)]) {
    factors = (0..<QuarterPart.count).map { part in
      var (won, expected) = (0.0, 0.0)
      for (counts, hazards) in groups {
        won += counts.winsByPart[part]
        for bin in 0..<AgeBins.count {
          expected += hazards.winning[bin] * counts.risk[bin * QuarterPart.count + part]
        }
      }
      return QuarterShape.factor(won: won, expected: expected)
    }
  }

  /// One factor.
  static func factor(won: Double, expected: Double) -> Double { (won + 8) / (expected + 8) }
}

/// The chance that deals are won by the end of a period: p = Σ_j S_{j−1} · λ^w(a + j) · r_{T+j} over the days that are
/// left, S the chance of being still open (forecast.md, Open).
struct WinChances: Sendable {
  private let hazards: Hazards
  /// By day after T: the factor of its part of the quarter.
  private let shape: [Double]
  private var known: [Double?]

  /// Chances over the days after T.
  ///
  /// - Parameter parts: the part of the quarter of each day after T up to the end.
  init(_ hazards: Hazards, _ shape: QuarterShape, parts: ArraySlice<Int>) {
    self.hazards = hazards
    self.shape = parts.map { shape.factors[$0] }
    known = [Double?](repeating: nil, count: 366)
  }

  /// The chance of a deal of an age at T to be won by the end.
  mutating func chance(age: Int) -> Double {
    let age = min(365, age)
    if let chance = known[age] { return chance }
    let chance = chance(age: age, from: 0)
    known[age] = chance
    return chance
  }

  /// Σ over the days after T of the chance that a deal created on that day is won by the end: F of forecast.md, Not yet
  /// created.
  var ofCreated: Double { shape.indices.reduce(0) { $0 + chance(age: 0, from: $1 + 1) } }

  private func chance(age: Int, from start: Int) -> Double {
    var (open, won) = (1.0, 0.0)
    for day in start..<max(start, shape.count) {
      let bin = AgeBins.byAge[min(365, age + day - start + 1)]
      let winning = min(0.9, hazards.winning[bin] * shape[day])
      won += open * winning
      open *= max(0, 1 - winning - hazards.losing[bin])
    }
    return won
  }
}
