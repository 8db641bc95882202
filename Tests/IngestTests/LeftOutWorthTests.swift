import Ingest
import TestSupport
import Testing
import Values

/// What rows that are left out would be worth, as far as it can be read (data.md, Bad rows).
@Suite struct LeftOutWorthTests {
  private func worths(_ name: String, _ text: String, rules: ReadRules = ReadRules()) throws -> [String] {
    let reading = try TemporaryFolder().read(name, text, rules: rules)
    return reading.parts.flatMap(\.problems).map {
      "\($0.line) \($0.worthCurrency ?? "") \($0.worth?.decimal ?? "-")"
    }
  }

  @Test func opportunitiesByTheirAmount() throws {
    let text = """
      opportunity_id,account_id,status,amount,currency,created_at,closed_at
      o1,a,won,"40,000",,2026-05-01,soon
      o2,a,won,much,,2026-05-01,2026-06-01
      o3,,open,7,,2026-05-01,
      o4,a,closed,100,EUR,2026-05-01,2026-06-01
      o5,a,won,100,XYZ,2026-05-01,2026-06-01
      o6,a,won,5,,yesterday,2026-06-01

      """
    var rules = ReadRules()
    rules.rates = ["EUR": Decimal(mantissa: 11, scale: 1)]
    #expect(
      try worths("opportunities.csv", text, rules: rules) == [
        "2  40000.0000", "3  -", "4  7.0000", "5  110.0000", "6 XYZ 100.0000", "7  5.0000",
      ])
  }

  @Test func contractsByAYearsValueAndSpendByItsAmount() throws {
    let contracts = """
      contract_id,account_id,start,end,value,annual_value,monthly_value
      k1,a,2026-01-01,2025-01-01,,1200,
      k2,,2026-01-01,2026-06-30,600,,
      k3,a,,2026-06-30,600,,
      k4,a,someday,,,,10

      """
    #expect(
      try worths("contracts.csv", contracts) == ["2  1200.0000", "3  1200.0000", "4  -", "5  120.0000"])
    #expect(
      try worths("spend.csv", "date,amount,tier\nonce,12.50,1\n2026-01-01,some,1\n") == ["2  12.5000", "3  -"])
    #expect(try worths("intent.csv", "date,topic,score,account_id\nonce,crm,90,a\n") == ["2  -"])
  }

  @Test func sumsAreByCurrency() {
    let problem = RowProblem(line: 1, column: "", reason: .missing, worth: Money(units: 50_000))
    let foreign = RowProblem(line: 2, column: "", reason: .unknownCurrency("CHF"), worth: Money(units: 70_000))
    var worth = WorthLeftOut([problem, foreign, RowProblem(line: 3, column: "", reason: .missing)])
    worth += WorthLeftOut([problem])
    #expect(worth.rows == 2 && worth.amount == Money(units: 100_000))
    #expect(worth.unconverted == ["CHF": Money(units: 70_000)])
    #expect(worth.converted.unconverted.isEmpty && WorthLeftOut().isEmpty && !worth.isEmpty)
  }
}
