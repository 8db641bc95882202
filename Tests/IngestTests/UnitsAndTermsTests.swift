@testable import Ingest
import TestSupport
import Testing
import Values

/// What a column's name says of its values' unit, and days that are told by a longer time.
@Suite struct UnitsAndTermsTests {
  private func text(_ text: String, _ read: (UnsafeRawBufferPointer) -> Day?) -> String? {
    Array(text.utf8).withUnsafeBytes(read)?.iso
  }

  @Test(arguments: [
    ("2026-Q3", "2026-07-01"), ("Q3 2026", "2026-07-01"), ("Q3/26", "2026-07-01"), ("2026Q1", "2026-01-01"),
    ("3Q26", "2026-07-01"), ("q4-2026", "2026-10-01"), ("Q5 2026", nil), ("FY26 Q3", nil), ("2026-03-01", nil),
    ("Q3", nil), ("Mar 2026", nil),
  ])
  func quarters(_ written: String, _ day: String?) {
    #expect(text(written, MonthNames.quarter(alone:)) == day)
  }

  /// 2026 begins on a Thursday: its first week on 29 December; it has 53.
  @Test(arguments: [
    ("2026-W31", "2026-07-27"), ("W31 2026", "2026-07-27"), ("KW 31/2026", "2026-07-27"), ("2026W01", "2025-12-29"),
    ("Week 53, 2026", "2026-12-28"), ("2025-W53", nil), ("2026-W00", nil), ("2026-31", nil), ("W31", nil),
  ])
  func weeks(_ written: String, _ day: String?) {
    #expect(text(written, MonthNames.week(alone:)) == day)
  }

  @Test func costsOfAQuarterAreOfItsFirstDay() throws {
    let reading = try TemporaryFolder().read(
      "spend.csv", "date,amount,channel\n2026-Q3,100,events\n2026-W31,5,ads\n2026-08-02,1,ads\n")
    #expect(reading.parts[0].spend.map(\.day.iso) == ["2026-07-01", "2026-07-27", "2026-08-02"])
    #expect(
      reading.oddities == [
        "costs of a quarter: all counted on its first day": 1, "costs of a week: all counted on its first day": 1,
      ])
  }

  @Test(arguments: [
    ("Amount (k)", "1.5", "1500.0000"), ("Amount (in thousands)", "2", "2000.0000"),
    ("Amount ($000s)", "2", "2000.0000"), ("Deal Value in TEUR", "2", "2200.0000"),
    ("Deal Value (k EUR)", "2", "2200.0000"), ("Betrag (Tsd. EUR)", "2", "2200.0000"),
    ("Amount in $M", "0.25", "250000.0000"), ("Amount (k)", "1.2M", "1200000.0000"), ("Amount", "2", "2.0000"),
  ])
  func amountsInThousands(_ name: String, _ value: String, _ amount: String) throws {
    var rules = ReadRules()
    rules.rates = ["EUR": Decimal(mantissa: 11, scale: 1)]
    let reading = try TemporaryFolder().read(
      "opportunities.csv", "opportunity_id,account_id,stage,closed_at,\(name)\no1,a,Closed Won,2026-05-01,\(value)\n",
      rules: rules)
    #expect(reading.parts.flatMap(\.opportunities).map { $0.amount?.decimal } == [amount])
    #expect(reading.notes.contains { $0.contains("its amounts are multiplied") } == (name != "Amount"))
  }

  @Test(arguments: [
    ("term_months", "12", "2026-12-30"), ("Contract Term (Months)", "1", "2026-01-30"),
    ("Contract Term", "2 years", "2027-12-30"), ("Term", "6 months", "2026-06-29"),
    ("Term (Years)", "3", "2028-12-30"), ("Term", "evergreen", nil), ("Term", "long", nil), ("Term", "0", nil),
    ("Duration", "365", nil),
  ])
  func aTermStandsForAnEnd(_ name: String, _ term: String, _ end: String?) throws {
    let reading = try TemporaryFolder().read(
      "contracts.csv", "contract_id,account_id,start,annual_value,\(name)\nk,a,2025-12-31,12,\(term)\n")
    #expect(reading.parts.flatMap(\.contracts).map { $0.end?.iso } == [end])
    #expect(reading.badRows == 0)
  }

  @Test func aWholeValueIsForTheTerm() throws {
    let reading = try TemporaryFolder().read(
      "contracts.csv", "contract_id,account_id,start,value,Term (Months)\nk,a,2026-01-01,3000,36\n")
    #expect(reading.parts[0].contracts.map(\.annualValue.decimal) == ["1000.0000"])
  }

  @Test func aDealOfNoNewCustomerExpands() throws {
    let reading = try TemporaryFolder().read(
      "opportunities.csv",
      "opportunity_id,account_id,status,type,is_new_business\n1,a,open,,true\n2,a,open,,no\n3,a,open,,\n4,a,open,new,false\n"
        + "5,a,open,renewal,false\n")
    #expect(
      reading.parts[0].opportunities.map(\.type) == [.new, .expansion, .new, .new, .renewal])
  }

  @Test func numbersOfDealsAreNoNames() throws {
    let reading = try TemporaryFolder().read(
      "deals.csv", "Opportunity #,Account Name,Stage,Amount\n7,Acme,Open,1\n8,Acme,Open,2\n")
    #expect(reading.parts.flatMap { part in part.opportunities.map { part.pool.text($0.id) } } == ["7", "8"])
  }

  @Test func aFlagOfNewOrExistingCustomersSaysTheType() throws {
    for (name, values) in [
      ("Existing Customer", ["No", "Yes"]), ("Neukunde", ["ja", "nein"]), ("New Business?", ["Yes", "No"]),
    ] {
      let reading = try TemporaryFolder().read(
        "deals.csv",
        "Deal ID,Company,Stage,Amount,\(name)\n1,Acme,Open,1,\(values[0])\n2,Acme,Open,1,\(values[1])\n")
      #expect(reading.parts.flatMap(\.opportunities).map(\.type) == [.new, .expansion], "\(name)")
    }
  }

  /// JSON of Chargebee's API that was made a table: cents beside Unix seconds, whole amounts beside dates.
  @Test func objectsOfChargebee() throws {
    let header =
      "subscription.id,subscription.status,subscription.started_at,subscription.current_term_end,subscription.mrr,"
      + "customer.company\n"
    let files = [
      ("S1,active,1767225600,1798761600,10000,Acme\n", "subscriptions.csv"),
      ("S1,active,2026-01-01,2027-01-01,100.00,Acme\n", "subscriptions.csv"),
    ]
    for (row, name) in files {
      let reading = try TemporaryFolder().read(name, header + row)
      #expect(reading.parts.flatMap(\.contracts).map(\.annualValue.decimal) == ["1200.0000"], "\(row)")
      #expect(reading.parts.flatMap(\.contracts).map(\.start.iso) == ["2026-01-01"])
    }
    let json = try TemporaryFolder().read(
      "subscriptions.ndjson",
      "{\"subscription\":{\"id\":\"S1\",\"status\":\"active\",\"started_at\":1767225600,\"mrr\":10000},"
        + "\"customer\":{\"company\":\"Acme\"}}\n")
    #expect(json.parts.flatMap(\.contracts).map(\.annualValue.decimal) == ["1200.0000"])
  }
}
