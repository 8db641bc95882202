import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// Five models on three touches, by hand, and that shared amounts add up.
@Suite struct InfluenceTests {
  /// Touches 28, 14 and 0 days before the opportunity: decay by 14 days is ¼, ½, 1 of 7/4.
  @Test func fiveModelsOnThreeTouches() {
    let entry = Day(20_600)
    let days = [entry - 28, entry - 14, entry]
    func expect(_ model: InfluenceModel, _ days: [Day], _ expected: [Double]) {
      let shares = model.shares(of: days, entry: entry)
      #expect(shares.count == expected.count)
      for (share, value) in zip(shares, expected) { #expect(abs(share - value) < 1e-12, "\(model)") }
    }
    let third: Double = 1.0 / 3
    let seventh: Double = 1.0 / 7
    expect(.first, days, [1, 0, 0])
    expect(.last, days, [0, 0, 1])
    expect(.even, days, [third, third, third])
    expect(.uShaped, days, [0.4, 0.2, 0.4])
    expect(.timeDecay, days, [seventh, 2 * seventh, 4 * seventh])
    expect(.uShaped, Array(days.prefix(2)), [0.5, 0.5])
    expect(.uShaped, [entry], [1])
    for model in InfluenceModel.allCases { expect(model, [], []) }
  }

  @Test func amountsByHand() {
    func units(_ amount: Int64, _ shares: [Double]) -> [Int64] {
      InfluenceModel.split(Money(units: amount), by: shares).map(\.units)
    }
    let third: Double = 1.0 / 3
    #expect(units(100, [third, third, third]) == [34, 33, 33])
    #expect(units(-100, [0.5, 0.5]) == [-50, -50])
    #expect(units(5, []) == [])
    // The nearest double is one more than there can be.
    #expect(units(.max, [1]) == [.max] && units(.max, [0.5, 0.5]) == [.max / 2, .max / 2 + 1])
    #expect(units(.min, [1]) == [.min])
  }

  /// Whatever the touches, the parts add up to the amount to 1/10,000.
  @Test func partsAddUp() {
    var numbers = SeededNumbers(seed: 11)
    for _ in 0..<300 {
      let count = Int.random(in: 1...40, using: &numbers)
      let entry = Day(20_000)
      let days = (0..<count).map { _ in entry - Int.random(in: 0...180, using: &numbers) }.sorted()
      let amount = Money(units: Int64.random(in: -1_000_000...9_000_000_000_000_000, using: &numbers))
      for model in InfluenceModel.allCases {
        let shares = model.shares(of: days, entry: entry)
        let whole: Double = shares.reduce(0, +)
        #expect(abs(whole - 1) < 1e-9 && shares.allSatisfy { $0 >= 0 })
        var sum: Int64 = 0
        for part in InfluenceModel.split(amount, by: shares) { sum += part.units }
        #expect(sum == amount.units)
      }
    }
  }
}
