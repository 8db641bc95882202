import Testing
import TestSupport
import Values

@testable import Forecast

/// Forecasts of a made-up company of three years, and what must hold of them.
@Suite struct ForecasterTests {
  private static let first = Day(iso: "2023-07-01").map { Int($0.number) } ?? 0
  private static let last = Day(iso: "2026-06-30").map { Int($0.number) } ?? 0
  private static let asOf = Day(iso: "2026-04-30") ?? Day(0)

  /// Two deals every three days; each is won or lost after 10–130 days, of some amount.
  private static let company: [ForecastDeal] = {
    var numbers = SeededNumbers(seed: 7)
    return (0..<720).map { number in
      let opened = first - 60 + number * 3 / 2
      let closed = opened + Int.random(in: 10...130, using: &numbers)
      let amount = Double(Int.random(in: 10...90, using: &numbers)) * 100
      let won = Int.random(in: 0..<3, using: &numbers) == 0
      return ForecastDeal(
        id: "O\(number)", account: number % 7, opened: opened, closed: closed > last ? .max : closed,
        isWon: won && closed <= last, written: amount, amounts: [(opened, amount), (closed, amount * (won ? 0.9 : 1))],
        closes: [(opened, opened + 70), (max(opened, closed - 12), closed)])
    }
    // The export cuts what closed before its first day.
    .filter { $0.closed >= first }
  }()

  private func landing(_ deals: [ForecastDeal], _ length: ForecastPeriod.Length = .quarter) -> Landing {
    var forecaster = Forecaster(
      ForecastDeals(deals), target: .newRevenue, last: Int(Self.asOf.number), fiscalYearStart: 1)
    return forecaster.landing(length, at: Self.asOf)
  }

  @Test func aLandingHoldsTogether() throws {
    let landing = landing(Self.company)
    #expect(landing.shortage == nil)
    #expect(landing.period.from.iso == "2026-04-01" && landing.period.to.iso == "2026-06-30")
    let (low, high) = (try #require(landing.p10), try #require(landing.p90))
    #expect(landing.won <= low && low < landing.p50 && landing.p50 < high)
    #expect(abs(landing.won + landing.open + landing.notCreated - landing.p50) < 1e-6)
    #expect(abs(landing.weights.reduce(0, +) - 1) < 1e-9)
    #expect(landing.weights.allSatisfy { $0 > 0 })
    #expect(landing.origins >= Landing.originsOfInterval)
    #expect(abs(try #require(landing.chance(of: landing.p50)) - 0.5) < 1e-3)
    #expect(abs(try #require(landing.chance(of: high)) - 0.1) < 1e-3)
    #expect(landing.chance(of: landing.won) == 1)
    #expect(landing.chances.count == Self.company.count { $0.isOpen(at: Int(Self.asOf.number)) })
    // The wins of one day each, added by hand.
    let from = Int(landing.period.from.number)
    let won = Self.company.filter { $0.isWon && (from...Int(Self.asOf.number)).contains($0.closed) }
    #expect(abs(landing.won - won.reduce(0) { $0 + $1.amount(at: $1.closed) }) < 1e-6)
    // What came is within a third of what was said.
    let came = ForecastDeals(Self.company).won(from: from, to: Int(landing.period.to.number))
    #expect(abs(landing.p50 - came) < came / 3)
  }

  /// Rows dated after T, removed or altered, change nothing.
  @Test func nothingAfterTheDayIsKnown() {
    let day = Int(Self.asOf.number)
    func cut(_ values: [(day: Int, value: Double)], _ factor: Double) -> [(day: Int, value: Double)] {
      values.compactMap { $0.day <= day ? $0 : factor == 0 ? nil : ($0.day, $0.value * factor) }
    }
    func changed(removing: Bool) -> [ForecastDeal] {
      Self.company.compactMap { deal in
        if deal.opened > day && removing { return nil }
        let isLater = deal.closed > day
        return ForecastDeal(
          id: deal.id, account: deal.account, opened: deal.opened,
          closed: isLater ? (removing ? .max : max(day, deal.opened) + 3) : deal.closed,
          isWon: isLater ? !removing && !deal.isWon : deal.isWon, written: deal.written * (isLater ? 5 : 1),
          amounts: cut(deal.amounts, removing ? 0 : 5),
          closes: deal.closes.compactMap { $0.day <= day ? $0 : removing ? nil : ($0.day, $0.close + 60) })
      }
    }
    let before = landing(Self.company)
    for other in [landing(changed(removing: true)), landing(changed(removing: false))] {
      #expect(other.won == before.won && other.p50 == before.p50)
      #expect(other.p10 == before.p10 && other.p90 == before.p90)
      #expect(other.weights == before.weights && other.members == before.members)
      #expect(other.baselines == before.baselines)
    }
  }

  @Test func theSameDealsGiveTheSameFigures() {
    let (one, two) = (landing(Self.company), landing(Self.company))
    #expect(one.p50 == two.p50 && one.p10 == two.p10 && one.p90 == two.p90 && one.members == two.members)
  }

  @Test func tooLittleToLearnFromIsSaid() {
    #expect(landing([]).shortage == .noCloses)
    #expect(landing([]).p50 == 0)
    let few = Array(Self.company.filter { $0.closed < .max && $0.isWon }.prefix(19))
    let short = landing(few)
    #expect(short.shortage == .wins(19, needed: 20))
    #expect(short.p10 == nil && short.p90 == nil && short.weights.isEmpty)
    let lossless = landing(Self.company.filter(\.isWon))
    #expect(lossless.shortage == .losses(0, needed: 20))
    let recent = Self.company.filter { $0.closed > Int(Self.asOf.number) - 100 }
    if case .days(let days, let needed) = landing(recent).shortage {
      #expect(days < 100 && needed == 180)
    } else {
      Issue.record("100 days are enough")
    }
  }

  /// On the last day of the period nothing is left to come.
  @Test func theLastDayIsWhatWasWon() throws {
    let end = try #require(Day(iso: "2026-03-31"))
    var forecaster = Forecaster(
      ForecastDeals(Self.company), target: .newRevenue, last: Int(end.number), fiscalYearStart: 1)
    let landing = forecaster.landing(.quarter, at: end)
    #expect(landing.p50 == landing.won && landing.p10 == landing.won && landing.p90 == landing.won)
  }

  @Test(arguments: ForecastPeriod.Length.allCases)
  func everyLengthLands(_ length: ForecastPeriod.Length) throws {
    let landing = landing(Self.company, length)
    #expect(landing.period.from <= Self.asOf && Self.asOf <= landing.period.to)
    #expect(landing.won <= (landing.p10 ?? landing.p50) && landing.p50.isFinite)
  }

  @Test func partsAddUpToTheWhole() {
    var forecaster = Forecaster(
      ForecastDeals(Self.company), target: .newRevenue, last: Int(Self.asOf.number), fiscalYearStart: 1)
    let landing = forecaster.landing(.quarter, at: Self.asOf)
    let groups = forecaster.groups(of: landing) { "account \($0)" }
    #expect(groups.count == 7)
    #expect(abs(groups.reduce(0) { $0 + $1.p50 } - landing.p50) < 1e-6)
    #expect(abs(groups.reduce(0) { $0 + $1.won } - landing.won) < 1e-6)
  }

  @Test func theRecordIsOfPeriodsThatAreOver() throws {
    var forecaster = Forecaster(
      ForecastDeals(Self.company), target: .newRevenue, last: Int(Self.asOf.number), fiscalYearStart: 1)
    let record = forecaster.record(.quarter, at: Self.asOf)
    #expect(record.entries.count >= 21)
    #expect(record.entries.allSatisfy { $0.period.to < Self.asOf })
    let all = record.errors()
    #expect(try #require(all.forecast) < 0.4)
    #expect(try #require(all.held) > 0.5)
    #expect(all.entries == record.days.reduce(0) { $0 + record.errors(day: $1).entries })
  }

  /// A fiscal year from February: its quarters begin in February, May, August and November.
  @Test func fiscalPeriods() throws {
    let day = try #require(Day(iso: "2026-01-15"))
    let quarter = ForecastPeriod(.quarter, holding: day, fiscalYearStart: 2)
    #expect(quarter.from.iso == "2025-11-01" && quarter.to.iso == "2026-01-31")
    #expect(quarter.earlier(1).from.iso == "2025-08-01")
    #expect(ForecastPeriod(.year, holding: day, fiscalYearStart: 2).from.iso == "2025-02-01")
    #expect(ForecastPeriod(.month, holding: day, fiscalYearStart: 2).to.iso == "2026-01-31")
  }
}
