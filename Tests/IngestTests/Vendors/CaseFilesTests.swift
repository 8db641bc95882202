@testable import Ingest
@testable import Mappings
import Foundation
import TestSupport
import Testing
import Values

/// The files of small directories that were once read wrong (Tests/Fixtures/cases): what each becomes, in words.
@Suite struct CaseFilesTests {
  /// A file below the folder of cases, and what is read from it.
  struct Case: Sendable, CustomStringConvertible {
    var file: String
    var words: String
    var description: String { file }

    init(_ file: String, _ words: String) {
      self.file = file
      self.words = words
    }
  }

  static let opportunities: [Case] = [
    Case(
      "03-status-closed-stage-won/status-closed-real-shape/opportunities.csv", "won 400000, lost 150000, open 450000"),
    Case("03-status-closed-stage-won/status-closed-sf/opportunities.csv", "won 100, lost 70, open 50"),
    Case("03-status-closed-stage-won/status-closed-syn/opportunities.csv", "won 100, lost 70, open 50"),
    Case("07-product-rows-count-deal-twice/products-rows/opportunities.csv", "won 1000+1000, 1 id"),
    Case("07-product-rows-count-deal-twice/splits/opportunities.csv", "won 1000+1000, 1 id"),
    Case("08-snapshots-without-known-id/opp_id-dups/opportunities-sep.csv", "won 1000, open 500"),
    Case("10-closed-not-won-is-won/stage0/opportunities.csv", "lost 100"),
    Case("10-closed-not-won-is-won/stage1/opportunities.csv", "lost 100"),
    Case("11-closed-words-stay-open/stage10/opportunities.csv", "lost 100"),
    Case("11-closed-words-stay-open/stage11/opportunities.csv", "lost 100"),
    Case("11-closed-words-stay-open/stage12/opportunities.csv", "lost 100"),
    Case("11-closed-words-stay-open/stage7/opportunities.csv", "lost 100"),
    Case("11-closed-words-stay-open/stage8/opportunities.csv", "lost 100"),
    Case("11-closed-words-stay-open/stage9/opportunities.csv", "1 bad"),
    Case("11-closed-words-stay-open/winrate-lossreason/opportunities.csv", "2 bad"),
    Case("12-renewal-by-other-column/is-renewal/opportunities.csv", "won 1000 renewal+500"),
    Case("12-renewal-by-other-column/record_type-renewal/opportunities.csv", "won 1000 renewal+500"),
    Case("26-only-expected-close/data/opportunities.csv", "won 1000, lost 700, open 500"),
    Case("29-external-id-lookup/data/Opportunity2.csv", "won 1000, lost 700, open 500"),
    Case("31-deals-by-email-only/data/deals.csv", "won 40000, lost 10000"),
    Case("32-amount-synonyms/est-value/opportunities.csv", "won 1000"),
    Case("32-amount-synonyms/value-synonyms/opportunities.csv", "won 1000"),
    Case("32-amount-synonyms/won-flag-variants/deals.csv", "won 1000, open 500"),
    Case("36-dynamics-lost-amount/dynamics/Opportunities.csv", "won 1000, lost 700, open 2000"),
    Case("36-dynamics-lost-amount/dynamics-canceled/Opportunities.csv", "lost 700, open 700"),
    Case("37-close-value/data/opportunities.csv", "won 1000, open 2000"),
  ]

  static let others: [Case] = [
    Case(
      "02-open-ended-subscriptions/evergreen/subscriptions.csv",
      "2025-01-01– 12000, 2025-06-01– 24000, 2024-01-01–2025-01-01 6000"),
    Case("17-stripe-annual-value/data/subscriptions.csv", "2026-01-01– 1440, 2026-01-01– 2400"),
    Case("40-engagement-tools/chartmogul/customers.csv", "2025-01-01– 1200"),
    Case("40-engagement-tools/zuora/subscriptions.csv", "2026-01-01–2026-12-31 1200"),
    Case(
      "15-nps-respondents-merged/nps-delighted/delighted-nps.csv",
      "score 10 by ann@alderbrook.example 1, 3 by bob@alderbrook.example 2, 9 by cy@birchfell.example 3"),
    Case("15-nps-respondents-merged/nps-two-same-account-nocontact/nps.csv", "score 10, 0, 9"),
    Case("30-nps-customer-id/data/nps_responses.csv", "score 10 1, 3 2"),
    Case("39-ads-without-day/google-noday/Campaign report.csv", "2026-09-01 2000"),
    Case("39-ads-without-day/month-spend/marketing_spend.csv", "2026-08-01 1000, 2026-09-01 2000"),
    Case("39-ads-without-day/month-spend2/spend.csv", "2026-08-01 1000, 2026-09-01 2000"),
    Case("40-engagement-tools/drift/drift-conversations.csv", "1 activity"),
    Case("40-engagement-tools/gong/gong_calls.csv", "1 activity"),
    Case("40-engagement-tools/intercom/intercom_conversations.csv", "1 activity"),
    Case("29-external-id-lookup/data/accounts.csv", "X1 Alderbrook Inc, X2 Birchfell Inc"),
    Case("33-target-flag-in-plain-account-list/target-col-names/accounts.csv", "1 A target 1, 2 B off, 3 C target 2"),
    Case("33-target-flag-in-plain-account-list/target-col2/accounts.csv", "1 A target 1, 2 B off, 3 C target 2"),
    Case("33-target-flag-in-plain-account-list/target-col3/accounts.csv", "1 A target 1, 2 B off, 3 C target 2"),
    Case("33-target-flag-in-plain-account-list/targetname3/accounts.csv", "1 A target, 2 B off, 3 C target"),
  ]

  static let ignored: [Case] = [
    Case("05-payments-taken-as-spend/asspend-Customer/Customer.csv", "it has a day and an amount"),
    Case("05-payments-taken-as-spend/asspend-bookings/bookings.csv", "payments, invoices"),
    Case("05-payments-taken-as-spend/asspend-invoices/invoices.csv", "payments, invoices"),
    Case("05-payments-taken-as-spend/asspend-refunds/refunds.csv", "payments, invoices"),
    Case("05-payments-taken-as-spend/asspend-revenue/revenue.csv", "payments, invoices"),
    Case("05-payments-taken-as-spend/asspend-transactions/transactions.csv", "payments, invoices"),
    Case("05-payments-taken-as-spend/payments-as-spend/payments.csv", "payments, invoices"),
    Case("40-engagement-tools/g2/g2_buyer_intent.csv", "it comes closest to intent (g2), but lacks score"),
  ]

  @Test(arguments: opportunities + others)
  func isRead(as expected: Case) throws {
    let reading = try CaseFilesTests.read(expected.file)
    #expect(CaseFilesTests.words(reading) == expected.words, "\(reading.outcome) \(reading.oddities)")
  }

  @Test(arguments: ignored)
  func isSetAside(because expected: Case) throws {
    let reading = try CaseFilesTests.read(expected.file)
    guard case .ignored(let reason) = reading.outcome else {
      Issue.record("\(reading.outcome)")
      return
    }
    #expect(reason.words.hasPrefix(expected.words), "\(reason)")
  }

  static func read(_ file: String) throws -> FileReading {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/cases/\(file)")
    let reader = FileReader(directory: folder.deletingLastPathComponent().path, rules: ReadRules())
    return try #require(reader.read(folder.lastPathComponent, settled: true))
  }

  // MARK: In words

  static func words(_ reading: FileReading) -> String {
    var words: [String] = []
    for part in reading.parts {
      words += deals(part) + contracts(part)
      words += part.spend.map { "\($0.day.iso) \(whole($0.amount.decimal))" }
      words += accounts(part)
      if !part.nps.isEmpty {
        words += [
          "score "
            + part.nps.map { row in
              let contact = part.pool.text(row.contact.key)
              let response = part.pool.text(row.response)
              return "\(Int(row.score))" + (contact.isEmpty ? "" : " by \(contact)")
                + (response.isEmpty ? "" : " \(response)")
            }.joined(separator: ", ")
        ]
      }
      if part.segment.count > 0 { words.append("\(part.segment.count) activity") }
    }
    if reading.badRows > 0 { words.append("\(reading.badRows) bad") }
    return words.joined(separator: ", ")
  }

  private static func deals(_ part: Part) -> [String] {
    var words: [String] = []
    for (status, name) in [(OpportunityStatus.won, "won"), (.lost, "lost"), (.open, "open")] {
      let rows = part.opportunities.filter { !$0.isDeleted && $0.status == status }
      if rows.isEmpty { continue }
      let amounts = rows.map { whole($0.amount?.decimal ?? "none") + ($0.type == .renewal ? " renewal" : "") }
      words.append("\(name) \(amounts.joined(separator: "+"))")
    }
    let ids = Set(part.opportunities.map(\.id)).count
    if ids < part.opportunities.count { words.append("\(ids) id") }
    return words
  }

  private static func contracts(_ part: Part) -> [String] {
    part.contracts.filter { !$0.isDeleted }.map {
      "\($0.start.iso)–\($0.end?.iso ?? "") \(whole($0.annualValue.decimal))"
    }
  }

  private static func accounts(_ part: Part) -> [String] {
    part.accounts.map { row in
      var words = "\(part.pool.text(row.id)) \(part.pool.text(row.name))"
      if let isTarget = row.isTarget { words += isTarget ? " target" : " off" }
      if row.tier > 0 { words += " \(row.tier)" }
      return words
    }
  }

  /// Without decimals where they are noughts.
  private static func whole(_ text: String) -> String {
    text.hasSuffix(".0000") ? String(text.dropLast(5)) : text
  }
}
