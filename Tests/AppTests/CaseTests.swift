@testable import App
import Accounts
import Formatting
import Foundation
import Ingest
import Live
import Metrics
import Settings
import Testing
import Values

/// Small directories that were once read wrong, or must stay read right: what is asked of them comes from the library.
@Suite struct CaseTests {
  /// A directory, and what is right.
  struct Case: Sendable, CustomStringConvertible {
    var folder: String
    /// Sums of opportunities as read, by status: the count, and the amount with four places.
    var won: (count: Int, amount: String)?
    var lost: (count: Int, amount: String)?
    var open: (count: Int, amount: String)?
    /// The close days of the opportunities, in the order of rows.
    var closes: [String?]?
    /// The tiers of the accounts, in their order.
    var tiers: [UInt8]?
    var badRows = 0
    /// What banners say, each in one of them.
    var banners: [String] = []
    /// What no banner says.
    var silence: [String] = []
    /// Notes of files, and how often.
    var notes: [String: Int] = [:]
    var description: String { folder }
  }

  static let cases: [Case] = [
    // No value says which mark it is: the point is, and a banner says so.
    Case(
      folder: "01-eu-thousands-dot/eu-dot-noDec", won: (3, "136.7340"),
      banners: ["whether 1.234 in Amount is 1.234, as it is read, or 1234"]),
    Case(folder: "01-eu-thousands-dot/eu-mixed1", won: (3, "1260467.0000"), silence: ["decimal_comma"]),
    Case(folder: "18-french-spaces/fr-nbsp", won: (3, "15846.1700"), banners: ["€ in Amount is not USD"]),
    Case(folder: "18-french-spaces/fr-nbsp2", won: (3, "15845.6700"), silence: ["decimal_comma"]),
    Case(folder: "18-french-spaces/dc-nbsp", won: (3, "15845.6700")),
    Case(folder: "18-french-spaces/dc-fr", won: (3, "15846.1700")),
    Case(folder: "18-french-spaces/space-thousands", won: (3, "15845.0000"), silence: ["decimal_comma"]),
    Case(folder: "21-excel-serial-dates/d-excel-serial", won: (2, "300.0000"), closes: ["2026-03-10", "2026-03-31"]),
    Case(
      folder: "21-excel-serial-dates/d-excel-serial-frac", won: (2, "300.0000"), closes: ["2026-03-10", "2026-03-31"]),
    Case(
      folder: "23-two-date-shapes-in-a-column/data", won: (3, "700.0000"),
      closes: ["2026-05-15", "2026-06-05", "2026-05-31"], silence: ["month from day"]),
    Case(
      folder: "25-activity-names-of-marketing-tools/data",
      notes: [
        "type Fill Out Form: read as conversion": 1, "type Visit Webpage: read as visit": 1,
        "type Click Email: read as email_click": 1, "type Open Email: read as email_open": 1,
        "type Attended Webinar: read as webinar": 1, "type Clicked Ad: read as ad_click": 1,
        "type Downloaded Guide: read as content_download": 1, "type Submitted Form: read as conversion": 1,
      ]),
    Case(folder: "34-tier-words/tiers0", tiers: [1, 2, 3]),
    Case(folder: "34-tier-words/tiers1", tiers: [1, 2, 3]),
    Case(folder: "34-tier-words/tiers3", tiers: [1, 2, 3]),
    // 1000 € at 1.10, 500 $, 100 £ at 1.30.
    Case(
      folder: "38-mixed-currency-signs/symbol-mix", won: (3, "1730.0000"),
      banners: ["Amount has amounts with different symbols ($, £, €)"]),
    Case(
      folder: "38-mixed-currency-signs/all-eur-symbol", won: (2, "1500.0000"), banners: ["€ in Amount is not USD"]),
    Case(
      folder: "trust-currency-symbol-only/data", won: (1, "10000.0000"), badRows: 2,
      banners: ["amount has amounts with different symbols ($, ¥, €)"]),
    Case(folder: "trust-currency-no-rate/data", badRows: 1),
    Case(
      folder: "trust-date-order-mdy-dmy/data", won: (2, "90000.0000"), closes: ["2026-10-11", "2026-11-10"],
      banners: ["no value tells month from day in created_at, closed_at"]),
    Case(folder: "trust-intent-scale-0-1/data", banners: ["intent.csv: all scores lie between 0 and 1"]),
    Case(
      folder: "trust-pct-score-relationships/data", banners: ["relationships.csv: all scores lie between 0 and 1"],
      notes: ["score with a percent sign: 85% is read as 0.85": 1]),
    Case(folder: "trust-nps-0-100/data", badRows: 2),
    Case(
      folder: "trust-activities-future-and-1970/data", badRows: 1,
      banners: ["1 row of activities dated after", "2 rows of activities dated before 1990-01-01"]),
    Case(
      folder: "trust-negative-amounts/data",
      banners: ["opportunities: 2 rows have a negative amount, -$119,999.00 in all"]),
    Case(folder: "trust-amount-missing-or-zero/data", banners: ["2 of 3 won opportunities have no amount"]),
    Case(
      folder: "trust-tier-words/data",
      banners: [
        "“Strategic” (4), “Growth” (3), “Key” (3)", "tiers: {Strategic: 1, Growth: 2, Key: 3}",
      ]),
    Case(
      folder: "trust-future-close-won/data",
      banners: ["1 won opportunity closes after 2026-11-30, $900,000.00 in all"]),
    Case(
      folder: "trust-tz-day-boundary/data", banners: ["opportunities.csv: times with an offset in closed_at"]),
    Case(
      folder: "trust-open-expected-close-past/data",
      banners: ["1 of 2 open opportunities is past the expected close, $500,000.00 of $501,000.00"]),
  ]

  static let asOf = Day(iso: "2026-11-21") ?? .distantPast
  static let today = Day(iso: "2026-11-30") ?? .distantPast

  private func dataset(_ folder: String) throws -> Dataset {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/cases/\(folder)").path
    var configuration = Configuration(directory: path, config: nil)
    configuration.userFile = nil
    let settings = LiveSettings(try configuration.effective().values)
    return try DirectoryReader.dataset(of: path, settings: settings, today: Self.today, workers: .serial).dataset
  }

  @Test(arguments: cases)
  func isReadRight(of expected: Case) throws {
    let dataset = try dataset(expected.folder)
    func isSame(_ status: OpportunityStatus, _ wanted: (count: Int, amount: String)?) -> Bool {
      guard let wanted else { return true }
      let total = dataset.deals[status]
      return total.count == wanted.count && total.amount.decimal == wanted.amount
    }
    #expect(isSame(.won, expected.won), "\(dataset.deals[.won])")
    #expect(isSame(.lost, expected.lost), "\(dataset.deals[.lost])")
    #expect(isSame(.open, expected.open), "\(dataset.deals[.open])")
    if let closes = expected.closes {
      #expect(dataset.parts.flatMap { $0.part.opportunities.map { $0.closedAt?.iso } } == closes)
    }
    if let tiers = expected.tiers { #expect(dataset.accounts.map(\.tier) == tiers) }
    let health = dataset.health
    #expect(health.badRows == expected.badRows)
    let banners = Banners.of(dataset, asOf: Self.asOf, failures: []).map {
      $0.words(MoneyFormat(currency: "USD").exact)
    }
    for words in expected.banners { #expect(banners.contains { $0.contains(words) }, "\(words) not in \(banners)") }
    for words in expected.silence { #expect(!banners.contains { $0.contains(words) }, "\(banners)") }
    var notes: [String: Int] = [:]
    for file in health.files { notes.merge(file.notes.map { ($0.text, $0.count) }, uniquingKeysWith: +) }
    for (note, count) in expected.notes { #expect(notes[note] == count, "\(notes)") }
  }
}
