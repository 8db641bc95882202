import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// The catalogs of fields and measures hold together.
@Suite struct CatalogTests {
  @Test func noTwoFieldsShareAName() {
    let names = AccountCatalog.all.flatMap { [$0.id] + $0.aliases }.map { Text.plain($0) }
    #expect(Set(names).count == names.count)
    for ids in [
      DealCatalog.all.map(\.id), RenewalCatalog.all.map(\.id), ContractCatalog.all.map(\.id),
      Fact.allCases.map(\.measure.id),
    ] {
      #expect(Set(ids).count == ids.count)
    }
    #expect(Set(AccountCatalog.all.map(\.exportName)).count == AccountCatalog.all.count)
    #expect(AccountCatalog.all.allSatisfy { !$0.meaning.isEmpty && !$0.title.isEmpty })
  }

  @Test func whatIsShownWhereNothingIsChosen() {
    #expect(
      AccountCatalog.onScreen
        == ["name", "tier", "owner", "stage", "days_in_stage", "aes", "heat", "relationship", "pipeline", "acv"])
    #expect(
      AccountCatalog.inReports == ["name", "tier", "owner", "stage", "aes", "heat", "pipeline", "relationship"])
  }

  /// An id comes before a column of the file, a column before an alias, and an alias before a bare name.
  @Test func whatANameMeans() throws {
    let snapshot = try SmallData([
      "accounts.csv": "account_id,tier,Score,Heat,x__Peppers__c,Plan__c\na,1,7,8,9,gold\n"
    ]).snapshot("30d", on: "2026-06-30")
    func value(_ name: String) -> FieldValue? {
      AccountCatalog.field(named: name, in: snapshot)?.value(of: 0, in: snapshot)
    }
    #expect(value("heat") == .number(0))
    #expect(value("SCORE") == .text("7"))
    #expect(value("peppers") == .number(0))
    #expect(value("plan") == .text("gold"))
    #expect(value("Next End") == FieldValue.none)
    #expect(value("nothing") == nil)
    let ids = AccountCatalog.fields(in: snapshot).map(\.id)
    #expect(Array(ids.dropFirst(AccountCatalog.all.count)) == ["Score", "x__Peppers__c", "Plan__c"])
  }

  @Test func theRowsBehindAField() throws {
    let snapshot = try EvidenceTests.data.snapshot("30d", on: "2026-06-30")
    func rows(_ id: String, _ account: String) throws -> [String] {
      let field = try #require(AccountCatalog.field(id: id))
      let position = try #require(snapshot.dataset.account(id: account))
      return snapshot.evidence(for: field, account: position).map(\.place.text)
    }
    #expect(try rows("pipeline", "a") == ["opportunities.csv:3"])
    #expect(try rows("acv", "b") == ["contracts.csv:2"])
    #expect(try rows("ltv", "a") == [])
    #expect(try rows("website_visits", "c") == ["activities.csv:9"])
    #expect(try rows("name", "a") == ["accounts.csv:2"])
    // Touches of June: conversion and call; the visit of 06-25 is the last.
    #expect(try rows("last_touch", "a") == ["activities.csv:7"])
    #expect(try rows("stage", "c") == ["accounts.csv:4"])
  }
}
