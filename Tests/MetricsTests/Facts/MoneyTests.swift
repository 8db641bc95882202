import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// Money: exact, converted and rounded once a row.
@Suite struct MoneyTests {
  private func pipeline(_ amount: String, _ currency: String, times: Int = 1) throws -> String? {
    let rows = (0..<times).map { "o\($0),a,\"\(amount)\",\(currency)\n" }.joined()
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n",
      "opportunities.csv": "opportunity_id,account_id,amount,currency\n" + rows,
    ]).with { $0.readRules.rates = ["EUR": Decimal(mantissa: 108, scale: 2)] }
    return try data.snapshot("30d", on: "2026-06-30").figures()["target_account_pipeline"]?.all.money?.decimal
  }

  @Test(arguments: [
    ("1234.5", "", "1234.5000"), ("$1,234.50", "", "1234.5000"), ("(1,234.50)", "", "-1234.5000"),
    ("USD 5", "", "5.0000"), ("EUR 5", "", "5.4000"), ("5", "eur", "5.4000"), ("", "EUR", "0.0000"),
    // The column says what it is in; the code in the cell counts only where the column is empty.
    ("EUR 5", "USD", "5.0000"),
    // Half a ten-thousandth goes away from zero; after conversion: 1.23455 × 1.08 = 1.333314.
    ("1.00005", "", "1.0001"), ("-1.00005", "", "-1.0001"), ("1.23455", "EUR", "1.3333"),
    // A currency without a rate makes the row bad.
    ("5", "GBP", "0.0000"),
  ])
  func reads(_ amount: String, _ currency: String, _ expected: String) throws {
    #expect(try pipeline(amount, currency) == expected)
  }

  /// Ten times 0.1 is 1, and three rows of 0.00005 are three times 0.0001.
  @Test func neverDrifts() throws {
    #expect(try pipeline("0.1", "", times: 10) == "1.0000")
    #expect(try pipeline("0.00005", "", times: 3) == "0.0003")
  }

  /// value × 365 ÷ days in force, converted, rounded once: 100 × 365/334 = 109.28144; × 1.08 = 118.02395. Of twelve whole
  /// months it is the value, of 366 days too.
  @Test(arguments: [
    ("2024-02-01,2024-12-30", "", "109.2814"), ("2024-02-01,2024-12-30", "EUR", "118.0240"),
    ("2024-01-01,2024-12-31", "", "100.0000"), ("2024-01-01,2024-12-31", "EUR", "108.0000"),
  ])
  func annualValue(_ days: String, _ currency: String, _ expected: String) throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n",
      "contracts.csv": "contract_id,account_id,start,end,value,currency\n"
        + "k,a,\(days),100,\(currency)\n",
    ]).with { $0.readRules.rates = ["EUR": Decimal(mantissa: 108, scale: 2)] }
    let facts = try #require(try data.snapshot("30d", on: "2024-06-30").facts(of: "a"))
    #expect(facts.acv.decimal == expected)
  }

  /// An opportunity's amount at each T: as written until the first change, then the latest change. The change is in the
  /// opportunity's currency.
  @Test(arguments: [
    ("2026-06-01", "100.0000"), ("2026-06-09", "100.0000"), ("2026-06-10", "216.0000"), ("2026-06-30", "324.0000"),
  ])
  func amountsOverTime(_ day: String, _ expected: String) throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier\na,1\n",
      "opportunities.csv": "opportunity_id,account_id,amount,currency,created_at\no,a,92.592592593,EUR,2026-06-01\n",
      "opportunity_history.csv":
        "opportunity_id,changed_at,amount\no,2026-06-20,300\no,2026-06-10,200\nunknown,2026-06-10,1\n",
    ]).with { $0.readRules.rates = ["EUR": Decimal(mantissa: 108, scale: 2)] }
    let facts = try #require(try data.snapshot("30d", on: day).facts(of: "a"))
    #expect(facts.pipeline.decimal == expected)
  }
}
