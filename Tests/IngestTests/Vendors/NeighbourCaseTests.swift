@testable import Ingest
@testable import Mappings
import Foundation
import TestSupport
import Testing
import Values

/// Neighbours of the cases: other names, languages and tools of the same kinds (Tests/Fixtures/cases/neighbours).
@Suite struct NeighbourCaseTests {
  typealias Case = CaseFilesTests.Case

  static let deals: [Case] = [
    Case("deal-ids/opportunities.csv", "won 1500, open 1000, 1 id"),
    Case("deal-ids-18/opportunities.csv", "won 1500, open 1000, 1 id"),
    Case("account-ids/opportunities.csv", "won 1000"),
    Case("contact-rows/opportunities.csv", "won 1000+1000, 1 id"),
    Case("schedule-rows/opportunities.tsv", "won 1000+1000, 1 id"),
    Case("hubspot-without-id/deals.csv", "won 1200"),
    Case("lost-words/opportunities.csv", "lost 1+2+3+4+5+6+7+8+9+10"),
    Case("win-loss/deals.csv", "won 1000, lost 500"),
    Case("renewal-columns/opportunities-business.csv", "won 1000 renewal+500"),
    Case("renewal-columns/opportunities-subtype.csv", "won 1000 renewal+500"),
    Case("estimate-and-actual/opportunities.tsv", "won 1000, lost 700, open 2000"),
    Case("amount-names/opportunities.csv", "won 1000"),
    Case("freshsales-closed/deals.csv", "won 1000"),
    Case("languages/deals-pl.csv", "won 12500, lost 8000"),
    Case("languages/deals-sv.csv", "won 12500, lost 8000"),
  ]

  static let others: [Case] = [
    Case("account-ids/accounts.csv", "K7 Alderbrook Ltd"),
    Case("target-names/accounts-key.csv", "1 A target, 2 B off"),
    Case("target-names/accounts-list.csv", "1 A target, 2 B off"),
    Case("target-names/accounts-de.csv", "1 A target, 2 B off"),
    Case("target-names/accounts-fr.csv", "1 A target, 2 B off"),
    Case("languages/contracts-de.csv", "2026-01-01–2026-12-31 12000, 2026-01-01– 24000"),
    Case("languages/contracts-fr.csv", "2026-01-01–2026-12-31 12000"),
    Case("languages/spend-de.csv", "2026-08-01 1000, 2026-09-01 2000"),
    Case("google-ads-de/Kampagnenbericht.csv", "2026-08-01 1500, 2026-08-01 500"),
    Case("google-ads-fr/Rapport.csv", "2026-08-01 1500"),
    Case("total-among-channels/marketing_spend.csv", "2026-08-01 100, 2026-08-01 200"),
    Case("contract-words/contracts.csv", "2026-01-01–2026-12-31 12000, 2 bad"),
    Case("survey-kinds/nps.csv", "score 10 by ann@alderbrook.example 1"),
  ]

  @Test(arguments: deals + others)
  func isRead(as expected: Case) throws {
    let reading = try CaseFilesTests.read("neighbours/\(expected.file)")
    #expect(CaseFilesTests.words(reading) == expected.words)
  }

  static let ignored: [Case] = [
    Case("set-aside/opportunity_splits.csv", "shares in deals"),
    Case("set-aside/deals_stage_changes.csv", "it keeps former values"),
    Case("set-aside/marketing_budget.csv", "what is planned"),
  ]

  @Test(arguments: ignored)
  func isSetAside(because expected: Case) throws {
    let reading = try CaseFilesTests.read("neighbours/\(expected.file)")
    guard case .ignored(let reason) = reading.outcome else {
      Issue.record("\(reading.outcome)")
      return
    }
    #expect(reason.words.hasPrefix(expected.words), "\(reason)")
  }

  /// Names that are made of an id's words, and names that only look like one.
  @Test func identifierNames() {
    for name in ["oppid", "opptyid", "dealuuid", "18digitopportunityid", "opportunityid18", "crmdealno", "dealcode"] {
      #expect(IdentifierNames.deal.names(name), "\(name)")
    }
    for name in ["dealownerid", "opportunity", "opportunitycontactid", "dealname", "pipelinedealstageid", "ideal"] {
      #expect(!IdentifierNames.deal.names(name), "\(name)")
    }
    #expect(IdentifierNames.account.names("customercode"))
    #expect(IdentifierNames.account.names("salesforceaccountid18"))
    #expect(!IdentifierNames.account.names("accountownerid"))
  }
}
