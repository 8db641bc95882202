@testable import Ingest
import TestSupport
import Testing
import Values

/// Days whose year, month and day stand in columns of their own.
@Suite struct DatePartsTests {
  private func read(_ name: String, _ text: String) throws -> FileReading { try TemporaryFolder().read(name, text) }

  @Test(arguments: [
    ("Year,Month,Amount,Channel", "2026,3,10,ads", "2026-03-01"),
    ("Jahr;Monat;Betrag;Kanal", "2026;März;10;ads", "2026-03-01"),
    ("FY,Quarter,Amount,Channel", "FY26,Q3,10,ads", "2026-07-01"),
    ("année,mois,montant,canal", "2026,août,10,ads", "2026-08-01"),
    ("Year,Month,Day,Amount,Channel", "2026,3,17,10,ads", "2026-03-17"),
    ("Year,Month,Amount,Channel", "2026,2026-04,10,ads", "2026-04-01"),
    ("Year,Month,Date,Amount,Channel", "2026,3,2026-05-06,10,ads", "2026-05-06"),
  ])
  func spend(_ header: String, _ row: String, _ day: String) throws {
    let reading = try read("spend.csv", header + "\n" + row + "\n")
    #expect(reading.parts.flatMap(\.spend).map(\.day.iso) == [day])
    #expect(reading.notes.contains { $0.hasPrefix("date is made of") } == !header.contains("Date"))
  }

  @Test func otherTables() throws {
    let scores = try read("nps.csv", "year,month,account_id,score\n2026,2,a,9\n2026,13,a,9\n,,a,9\n")
    #expect(scores.parts.flatMap(\.nps).map(\.day.iso) == ["2026-02-01"])
    #expect(scores.parts.flatMap(\.problems).map(\.line) == [3, 4])
    let intent = try read("intent.csv", "year,quarter,domain,topic,score\n2026,2,a.example,crm,70\n")
    #expect(intent.parts.flatMap(\.intent).map(\.day.iso) == ["2026-04-01"])
    let visits = try read("activities.csv", "year,month,type,account_id,count\n2026,Oct,visit,a,3\n")
    #expect(visits.parts.reduce(0) { $0 + $1.segment.count } == 1 && visits.badRows == 0)
    let contracts = try read(
      "contracts.csv",
      "contract_id,account_id,start_year,start_month,end_year,end_month,annual_value\nk,a,2026,2,2027,2,100\n")
    #expect(
      contracts.parts.flatMap(\.contracts).map { "\($0.start.iso) \($0.end?.iso ?? "-")" } == [
        "2026-02-01 2027-02-28"
      ])
  }

  /// Of an open deal it is when it should close.
  @Test func opportunities() throws {
    let deals = try read(
      "opportunities.csv",
      "opportunity_id,account_id,stage,amount,Close Year,Close Month\no1,a,Closed Won,5,2026,2\no2,a,Demo,5,2026,9\n")
    let rows = deals.parts.flatMap(\.opportunities)
    #expect(rows.map { $0.closedAt?.iso } == ["2026-02-01", nil])
    #expect(rows.map { $0.expectedClose?.iso } == [nil, "2026-09-01"])
    let plain = try read("opportunities.csv", "opportunity_id,account_id,stage,amount,Year,Month\no1,a,Won,5,2026,2\n")
    #expect(plain.parts.flatMap(\.opportunities).map { $0.closedAt?.iso } == ["2026-02-01"])
  }
}

/// Files whose first line is a record.
@Suite struct HeaderlessTests {
  private func reason(_ name: String, _ text: String) throws -> String? {
    let reading = try TemporaryFolder().read(name, text)
    #expect(reading.columns.isEmpty)
    switch reading.outcome {
    case .ignored(let reason), .failed(let reason): return reason.words
    case .read: return nil
    }
  }

  @Test(arguments: [
    ("surge.csv", "Acme,acme.example,crm software,83\nBeta,beta.example,data lakes,25\n", 4),
    ("intent.csv", "acme.example,2026-01-05,crm,83\nbeta.example,2026-01-06,crm,84\n", 4),
    ("people.csv", "ann@acme.example;Ann;CFO\nben@acme.example;Ben;CEO\n", 3),
  ])
  func theFirstRecordIsNoHeader(_ name: String, _ text: String, _ fields: Int) throws {
    let words = try #require(try reason(name, text))
    #expect(words.hasPrefix("it has no header line") && words.contains("\(fields) columns"))
    #expect(!words.contains("acme"))
  }

  /// Months that name columns, and names that nobody knows.
  @Test(arguments: [
    "Thing,2026-01,2026-02\nx,5,6\ny,7,8\n", "Foo,Bar,Baz\n1,2,3\n4,5,6\n", "Thing,2025,2026\nx,5,6\ny,7,8\n",
  ])
  func namesAreAHeader(_ text: String) throws {
    let reading = try TemporaryFolder().read("things.csv", text)
    #expect(reading.columns.count == 3 && reading.records == 3)
  }
}

/// Days as other languages and longer periods write them.
@Suite struct MoreDaysTests {
  @Test(arguments: [
    ("2026年3月1日", "2026-03-01"), ("5 Mart 2026", "2026-03-05"), ("12 Ağustos 2026", "2026-08-12"),
    ("1 marts 2026", "2026-03-01"),
  ])
  func ofOtherLanguages(_ text: String, _ day: String) throws {
    let deals = try TemporaryFolder().read(
      "opportunities.csv", "opportunity_id,account_id,stage,amount,close_date\no1,a,Closed Won,5,\(text)\n")
    #expect(deals.parts.flatMap(\.opportunities).map { $0.closedAt?.iso } == [day])
  }

  @Test func longerPeriodsCountOnTheirFirstDay() throws {
    let intent = try TemporaryFolder().read(
      "intent.csv",
      "date,domain,topic,score\n2026-W31,a.example,crm,70\n2026-08,a.example,crm,71\nQ3 2026,a.example,crm,72\nsoon,a.example,crm,1\n"
    )
    #expect(intent.parts.flatMap(\.intent).map(\.day.iso) == ["2026-07-27", "2026-08-01", "2026-07-01"])
    #expect(intent.badRows == 1)
    #expect(intent.parts.flatMap(\.notes).reduce(0) { $0 + $1.value } == 3)
  }

  @Test func scoresAndAccountsUnderOtherNames() throws {
    let answers = try TemporaryFolder().read("nps.csv", "Datum;Kunde;Bewertung\n2026-03-01;Alpha;9\n")
    #expect(answers.parts.flatMap(\.nps).map(\.score) == [9])
    let deals = try TemporaryFolder().read(
      "deals.json",
      #"{"data":[{"id":"1","Deal_Name":"D","Account_Name":{"name":"Alpha","id":"9"},"Stage":"Closed Won","Amount":5,"Closing_Date":"2026-03-01"}]}"#
    )
    #expect(deals.parts.flatMap(\.opportunities).map { $0.account.kind } == [.id] || deals.badRows == 0)
    #expect(deals.parts.flatMap(\.opportunities).count == 1)
  }
}
