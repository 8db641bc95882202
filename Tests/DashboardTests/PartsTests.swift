import Accounts
@testable import Dashboard
import KPIs
import Testing

/// What each account adds to a figure adds up to the figure.
@Suite struct PartsTests {
  @Test(arguments: KPIBook.all.map(\.id)) func partsAddUp(_ id: String) throws {
    let player = try Player()
    let context = try #require(player.state.context)
    let kpi = try #require(KPIBook.kpi(id))
    let figure = try #require(context.figures[id]).all
    let parts = KPIParts(kpi, context).all(context)
    let sum = parts.reduce(0) { $0 + $1.numerator }
    switch kpi.measure {
    case .count: #expect(sum == figure.value ?? 0)
    case .money, .potentialLTV: #expect(abs(sum - (figure.value ?? 0)) < 1e-6)
    case .ratio, .mean:
      #expect(abs(sum - (figure.numerator ?? sum)) < 1e-6)
      let denominator = parts.reduce(0) { $0 + ($1.denominator ?? 0) }
      #expect(abs(denominator - (figure.denominator ?? denominator)) < 1e-6)
    case .median: #expect(Int(parts.reduce(0) { $0 + ($1.denominator ?? 0) }) == figure.count ?? 0)
    case .velocity: break
    }
  }
}
