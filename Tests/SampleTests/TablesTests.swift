import Testing

@testable import Sample

@Suite("The tables of the sample company")
struct TablesTests {
  let tables = SampleRows.tables

  /// The columns of data.md, copied by hand; the required ones first, up to the count.
  static let columns: [(SampleTable, required: Int, String)] = [
    (
      .accounts, 1,
      "account_id name domain industry employees annual_revenue country region segment owner tier is_target target_since "
        + "target_until parent_account_id created_at"
    ),
    (.contacts, 1, "contact_id account_id name email title role persona is_stakeholder created_at"),
    (.activities, 2, "timestamp type account_id contact_id visitor_id url channel campaign_id count activity_id"),
    (
      .opportunities, 2,
      "opportunity_id account_id name type stage status amount currency created_at closed_at expected_close probability "
        + "owner lost_reason reopened_at"
    ),
    (
      .contracts, 4,
      "contract_id account_id start end value annual_value currency previous_contract_id opportunity_id"
    ),
    (.spend, 2, "date amount currency channel campaign_id account_id tier"),
    (.intent, 3, "date topic score account_id domain"),
    (.relationships, 3, "date account_id score contact_id"),
    (.nps, 3, "date account_id score contact_id"),
    (.opportunityHistory, 2, "opportunity_id changed_at stage amount expected_close"),
  ]

  @Test("Every table has a file, with columns that the data format knows and all that it requires", arguments: columns)
  func headers(table: SampleTable, required: Int, columns: String) throws {
    let known = columns.split(separator: " ").map(String.init)
    let files = SampleRows.files.filter { $0.table == table }
    #expect(!files.isEmpty)
    for file in files {
      let header = try #require(SampleRows.records(file.bytes).first)
      #expect(Set(header).isSubset(of: known))
      #expect(Set(known.prefix(required)).isSubset(of: header))
    }
  }

  @Test("The paths name their tables; activities lie in one file a quarter, in order")
  func paths() {
    let paths = SampleRows.files.map(\.path)
    #expect(paths.contains("abmtop.yaml") && paths.contains("opportunity_history.csv"))
    let quarters = paths.filter { $0.hasPrefix("activities/") }
    #expect(quarters.first == "activities/2024-Q4.csv" && quarters.last == "activities/2026-Q4.csv")
    #expect(quarters.count == 9)
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test("It is large enough to look real and small enough to start at once")
  func counts() {
    let bounds: [SampleTable: ClosedRange<Int>] = [
      .accounts: 320...320, .contacts: 1_200...2_200, .activities: 30_000...90_000, .opportunities: 110...200,
      .contracts: 50...90, .spend: 600...1_500, .intent: 10_000...40_000, .relationships: 4_000...12_000,
      .nps: 200...900,
      .opportunityHistory: 300...900,
    ]
    for (table, bound) in bounds { #expect(bound.contains(tables[table].count), "\(table)") }
    #expect(SampleRows.files.reduce(0) { $0 + $1.bytes.count } < 12_000_000)
  }

  @Test("Rows name accounts, contacts, opportunities and contracts that there are; one contact is an orphan")
  func joins() {
    let accounts = Set(tables.values(.accounts, "account_id"))
    #expect(accounts.count == 320)
    for table in [SampleTable.activities, .opportunities, .contracts, .intent, .relationships, .nps] {
      #expect(tables.values(table, "account_id").allSatisfy(accounts.contains), "\(table)")
    }
    #expect(tables.values(.contacts, "account_id").filter { !accounts.contains($0) } == ["a-9999"])
    #expect(tables.values(.accounts, "parent_account_id").allSatisfy { $0.isEmpty || accounts.contains($0) })
    let contacts = tables[.contacts].reduce(into: [:]) { $0[$1["contact_id"] ?? ""] = $1["account_id"] }
    for table in [SampleTable.activities, .relationships, .nps] {
      #expect(
        tables[table].allSatisfy { row in
          let contact = row["contact_id"] ?? ""
          return contact.isEmpty || contacts[contact] == row["account_id"]
        }, "\(table)")
    }
    let deals = Set(tables.values(.opportunities, "opportunity_id"))
    #expect(tables.values(.opportunityHistory, "opportunity_id").allSatisfy(deals.contains))
    #expect(tables.values(.contracts, "opportunity_id").allSatisfy { $0.isEmpty || deals.contains($0) })
    let contracts = Set(tables.values(.contracts, "contract_id"))
    #expect(tables.values(.contracts, "previous_contract_id").allSatisfy { $0.isEmpty || contracts.contains($0) })
  }

  @Test("What is dated lies in the two years before the day, and reaches that day")
  func dates() {
    let past: [(SampleTable, String)] = [
      (.accounts, "created_at"), (.accounts, "target_since"), (.accounts, "target_until"), (.contacts, "created_at"),
      (.activities, "timestamp"), (.opportunities, "created_at"), (.opportunities, "closed_at"),
      (.opportunities, "reopened_at"), (.contracts, "start"), (.spend, "date"), (.intent, "date"),
      (.relationships, "date"), (.nps, "date"), (.opportunityHistory, "changed_at"),
    ]
    for (table, column) in past {
      let days = tables.values(table, column).filter { !$0.isEmpty }.map { String($0.prefix(10)) }
      #expect(days.allSatisfy { "2024-11-21" <= $0 && $0 <= "2026-11-21" }, "\(table).\(column)")
    }
    for (table, column) in [(SampleTable.activities, "timestamp"), (.spend, "date"), (.intent, "date")] {
      #expect(tables.values(table, column).contains { $0.hasPrefix("2026-11-21") })
    }
  }

  @Test("Exactly two rows cannot be read, and no row has too many or too few fields")
  func blemishes() {
    #expect(tables.ragged == 0)
    #expect(tables.values(.activities, "timestamp").filter { $0.contains("T25:") }.count == 1)
    #expect(tables.values(.spend, "amount").filter { Double($0) == nil } == ["to be confirmed"])
  }

  @Test("Names hold what breaks careless programs")
  func names() {
    let names = tables.values(.accounts, "name")
    for mark in [",", "\"", "'", "ü", "Ł", "株", "한", "&"] {
      #expect(names.contains { $0.contains(mark) }, "\(mark)")
    }
    #expect(Set(names).count == names.count)
    let domains = tables.values(.accounts, "domain")
    #expect(Set(domains).count == domains.count)
    #expect(domains.allSatisfy { $0.hasSuffix(".example") })
  }
}
