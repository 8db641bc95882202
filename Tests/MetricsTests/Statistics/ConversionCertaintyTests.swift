import Metrics
import Testing

/// Whether the change of a share says anything (kpis.md, Certainty).
@Suite struct ConversionCertaintyTests {
  @Test func theChangeOfAShare() {
    // Worked in CertaintyCases: 16 of 20 after 4 of 20 counts, 11 after 9 may be none.
    #expect(FigureChange.ofShare(16, of: 20, after: 4, of: 20) == .good)
    #expect(FigureChange.ofShare(4, of: 20, after: 16, of: 20) == .bad)
    #expect(FigureChange.ofShare(11, of: 20, after: 9, of: 20) == .neutral)
    #expect(FigureChange.ofShare(300, of: 600, after: 10, of: 20) == .neutral)
    // Nine cases on one side say nothing.
    #expect(FigureChange.ofShare(9, of: 9, after: 0, of: 1_000) == .neutral)
    #expect(FigureChange.ofShare(1, of: 0, after: 1, of: 20) == nil)
  }

  @Test func anAxisIsAsWideAsTheNoise() {
    var share = Figure()
    share.value = 0.5
    share.interval = Interval(low: 0.31, high: 0.69)
    #expect(abs(share.noise(in: [0.5, nil, 0.502]) - 0.38) < 1e-12)
    var money = Figure()
    money.value = 4_403_427
    #expect(money.noise(in: [4_403_427, -5_000_000]) == 500_000)
    #expect(money.noise(in: [nil, .infinity]) == 0)
  }
}
