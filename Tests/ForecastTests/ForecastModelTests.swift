import Foundation
import Testing

@testable import Forecast

/// The statistics, each against a value worked out by hand.
@Suite struct ForecastModelTests {
  /// Three wins in 200 days at an overall rate of 0.01 a day: (3 + 2) ÷ (200 + 2 ÷ 0.01) = 5 ÷ 400.
  @Test func aHazardIsShrunkToTheOverallRate() {
    #expect(Hazards.rate(events: 3, days: 200, overall: 0.01) == 0.0125)
    #expect(Hazards.rate(events: 0, days: 0, overall: 0.01) == 0.01)
  }

  /// Two deals: one won on its third day, one open for ten. At risk from the day after the opening on.
  @Test func exposureCountsDaysAtRisk() {
    let deals = [
      ForecastDeal(id: "a", opened: 100, closed: 103, isWon: true), ForecastDeal(id: "b", opened: 100),
    ]
    let exposure = Exposure(deals, days: 100...110, parts: Array(repeating: 4, count: 11))
    let counts = exposure.counts(to: 110)
    // Ages 1–6 of both: 3 + 6; ages 7–10 of the second.
    #expect(counts.days(0) == 9)
    #expect(counts.days(1) == 4)
    #expect(counts.wins[0] == 1)
    #expect(counts.winsByPart == [0, 0, 0, 0, 1])
    // What came later is not known before.
    #expect(exposure.counts(to: 102).wins[0] == 0)
    #expect(exposure.counts(to: 102).days(0) == 4)
    #expect(exposure.counts(to: 99) == Exposure.Counts())
  }

  @Test(arguments: zip([0, 2, 3, 9, 10, 20, 21, 45, 46, 91], [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]))
  func partsOfTheQuarter(_ left: Int, _ part: Int) {
    #expect(QuarterPart.part(daysLeft: left) == part)
  }

  @Test func ageBins() {
    #expect([0, 6, 7, 29, 30, 364, 365].map { AgeBins.bin($0) } == [0, 0, 1, 2, 3, 8, 9])
  }

  /// (20 + 8) ÷ (12 + 8).
  @Test func aQuarterShapeIsShrunkToOne() {
    #expect(QuarterShape.factor(won: 20, expected: 12) == 1.4)
    #expect(QuarterShape.factor(won: 0, expected: 0) == 1)
  }

  /// One bin with λ^w = 0.1, λ^l = 0.2 for two days: 0.1 + 0.7 · 0.1.
  @Test func aChanceAddsUpOverTheDays() {
    var counts = Exposure.Counts()
    for bin in 0..<AgeBins.count {
      counts.risk[bin * QuarterPart.count + 4] = 1e9
      counts.wins[bin] = 1e8
      counts.losses[bin] = 2e8
    }
    let hazards = Hazards(counts)
    var chances = WinChances(hazards, QuarterShape([]), parts: [4, 4])
    #expect(abs(chances.chance(age: 10) - 0.17) < 1e-6)
    // Created on the first day after T one day is left, on the second none.
    #expect(abs(chances.ofCreated - 0.1) < 1e-6)
  }

  /// ΣA ÷ ΣE = 1.5 with 20 wins of equal size: s² = 0.0225 + 0.05, τ² = 0.0625; 1.5^(0.0625 ÷ 0.135) = 1.206479…
  @Test func aCalibrationFactorIsShrunkByLuck() {
    let factor = Calibration.factor(actual: 150, expected: 100, wins: 20, squaredVariation: 0)
    #expect(abs(factor - exp(log(1.5) * 0.0625 / 0.135)) < 1e-12)
    #expect(abs(factor - 1.2065) < 1e-3)
    #expect(Calibration.factor(actual: 0, expected: 0, wins: 0, squaredVariation: 0) == 1)
    #expect(Calibration.factor(actual: 0, expected: 10, wins: 4, squaredVariation: 0) > 0)
  }

  /// A gamma of mean 10 and variance 10 (shape 10): 1/(9a) = 1/90. z = 1.281552: 10 (1 − 0.011111 + 1.281552 · 0.105409)³.
  @Test func theWilsonHilfertyQuantile() {
    let value = LandingDistribution.gammaQuantile(z: 1.281552, 10, 10)
    #expect(abs(value - 14.1994) < 1e-3)
    // The exact one is 14.2060.
    #expect(abs(LandingDistribution.gamma(value, 10, 10) - 0.9) < 1e-6)
    #expect(LandingDistribution.gamma(-1, 10, 10) == 0)
    #expect(LandingDistribution.gamma(5, 0, 0) == 1)
  }

  @Test func theQuadratureIntegratesANormal() {
    let nodes = LandingDistribution.nodes
    #expect(nodes.count == 9)
    #expect(abs(nodes.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
    #expect(abs(nodes.reduce(0) { $0 + $1.weight * $1.node * $1.node } - 1) < 1e-9)
  }

  /// A deal that is most of all is either won or not: its two outcomes stand in the distribution.
  @Test func aLargeDealIsEnumerated() {
    let open = [(amount: 1_000.0, chance: 0.4)] + Array(repeating: (amount: 10.0, chance: 0.5), count: 20)
    let distribution = LandingDistribution(open: open, created: (0, 0, 0), wins: 1_000)
    #expect(distribution.components.count == 18)
    #expect(abs(distribution.mean - 500) < 15)
    #expect(abs(distribution.chance(atMost: 500) - 0.6) < 0.02)
    #expect(distribution.quantile(0.1) <= distribution.quantile(0.5))
    #expect(distribution.quantile(0.5) < distribution.quantile(0.9))
  }

  /// Errors 0.1 and 0.3 at one origin: squares 0.01, 0.09, mean 0.05; (1 + 2) ÷ (0.2 + 2) and (1 + 2) ÷ (1.8 + 2). At eight
  /// such origins the fourth power of (8 + 2) ÷ (1.6 + 2) and (8 + 2) ÷ (14.4 + 2).
  @Test func weightsOfTwoMembers() {
    let weights = MemberWeights.weights([[0.1, 0.3]], members: 2)
    let (first, second) = (1 / 2.2, 1 / 3.8)
    #expect(abs(weights[0] - first / (first + second)) < 1e-12)
    #expect(abs(weights[1] - second / (first + second)) < 1e-12)
    let many = MemberWeights.weights(Array(repeating: [0.1, 0.3], count: 8), members: 2)
    let ratio = pow(16.4 / 3.6, 4.0)
    #expect(abs(many[0] - ratio / (1 + ratio)) < 1e-9)
    #expect(MemberWeights.weights([], members: 4) == [0.25, 0.25, 0.25, 0.25])
  }

  @Test func theIntervalScaleIsClamped() {
    #expect(IntervalScale.factor([]) == 1)
    #expect(IntervalScale.factor([Double](repeating: 9, count: 12)) == 2.5)
    #expect(IntervalScale.factor([Double](repeating: 0.1, count: 40)) == 0.8)
    // Ten scores and four of 1: of 14 sorted ones the twelfth.
    #expect(IntervalScale.factor([0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.2, 1.4, 1.6]) == 1.2)
  }

  /// P10 = 8, came 10: 0.1 · 2; P90 = 8: 0.9 · 2.
  @Test func thePinballLoss() {
    #expect(abs(ForecastRecord.pinball(8, 10, 0.1) - 0.2) < 1e-12)
    #expect(abs(ForecastRecord.pinball(8, 10, 0.9) - 1.8) < 1e-12)
    #expect(abs(ForecastRecord.pinball(12, 10, 0.9) - 0.2) < 1e-12)
  }
}
