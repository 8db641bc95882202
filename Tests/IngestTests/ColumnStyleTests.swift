import Foundation
import Ingest
import Testing
import Values

/// How values are read where only other values can say what they mean.
@Suite struct ColumnStyleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func readings(_ files: [(String, String)], rules: ReadRules = ReadRules()) throws -> [FileReading] {
    for (name, text) in files { try folder.write(name, text) }
    return FileReader(directory: folder.path, rules: rules).readAll(files.map(\.0))
  }

  private func amounts(_ reading: FileReading) -> [String] {
    reading.parts.flatMap { $0.spend.map(\.amount.decimal) }
  }

  private func days(_ reading: FileReading) -> [String] { reading.parts.flatMap { $0.spend.map(\.day.iso) } }

  private func spend(_ rows: String..., delimiter: String = ",") -> String {
    (["date", "amount", "channel"].joined(separator: delimiter) + "\n") + rows.map { $0 + "\n" }.joined()
  }

  // MARK: Dates

  @Test func aSiblingColumnDecides() throws {
    let header = "contract_id,account_id,start,end,annual_value\n"
    let reading = try readings([
      ("contracts.csv", header + "1,A,01/02/2026,31/12/2026,5\n2,A,03/04/2026,05/06/2027,5\n")
    ])[0]
    #expect(reading.parts[0].contracts.map(\.start.iso) == ["2026-02-01", "2026-04-03"])
    #expect(reading.parts[0].contracts.map { $0.end?.iso } == ["2026-12-31", "2027-06-05"])
    #expect(reading.undecidedDates.isEmpty)
  }

  @Test func anotherFileOfTheTableDecides() throws {
    let all = try readings([
      ("spend-1.csv", spend("03/04/2026,1,x")), ("spend-2.csv", spend("31/12/2026,1,x")),
    ])
    #expect(days(all[0]) == ["2026-04-03"])
    #expect(all[0].undecidedDates.isEmpty)
  }

  @Test func filesThatContradictEachOtherDecideNothing() throws {
    let all = try readings([
      ("spend-1.csv", spend("03/04/2026,1,x")), ("spend-2.csv", spend("31/12/2026,1,x")),
      ("spend-3.csv", spend("12/31/2026,1,x")),
    ])
    #expect(days(all[0]) == ["2026-03-04"])
    #expect(all[0].undecidedDates == ["date"])
  }

  @Test func aColumnThatContradictsItselfIsReadByTheSetting() throws {
    let reading = try readings([("spend.csv", spend("31/12/2026,1,x", "12/31/2026,2,x", "03/04/2026,3,x"))])[0]
    #expect(days(reading) == ["2026-12-31", "2026-03-04"])
    #expect(reading.parts[0].problems.map(\.line) == [2])
    #expect(reading.contradictoryDates == ["date"])
  }

  @Test func serialDaysNeedAWholeColumn() throws {
    let all = try readings([
      ("spend.csv", spend("46091,1,x", "46112.75,2,x", "N/A,3,x")),
      ("spend-b.csv", spend("46091,1,x", "2026-01-05,2,x")),
      ("spend-c.csv", spend("46091;1;x", "46112,25;2;x", delimiter: ";")),
    ])
    #expect(days(all[0]) == ["2026-03-10", "2026-03-31"])
    #expect(all[0].parts[0].problems.map(\.line) == [4])
    #expect(days(all[1]) == ["2026-01-05"] && all[1].badRows == 1)
    #expect(days(all[2]) == ["2026-03-10", "2026-03-31"])
  }

  @Test(arguments: [
    "21. November 2026", "21 nov. 2026", "21-Nov-26", "21 novembre 2026", "21 de noviembre de 2026",
    "21 de novembro de 2026",
    "21 listopada 2026", "21 november 2026", "Samstag, 21. November 2026", "sam. 21 nov. 2026", "21st November 2026",
    "21NOV2026", "2026-Nov-21", "November 21st, 2026", "21/11/2026", "Nov 21, 2026 at 2:03 PM", "21.11.26",
  ])
  func namesOfMonths(text: String) throws {
    let reading = try folder.read("spend.csv", spend("\"\(text)\",1,x"))
    #expect(days(reading) == ["2026-11-21"])
  }

  @Test func monthsOfAllLanguages() throws {
    let months: [(String, String)] = [
      ("Jänner", "01"), ("janv.", "01"), ("enero", "01"), ("gen", "01"), ("stycznia", "01"), ("févr.", "02"),
      ("lut", "02"),
      ("März", "03"), ("Mrz", "03"), ("mrt", "03"), ("março", "03"), ("kwi", "04"), ("avr.", "04"), ("mei", "05"),
      ("maggio", "05"), ("maja", "05"), ("juin", "06"), ("giu", "06"), ("cze", "06"), ("juil.", "07"), ("lug", "07"),
      ("lipca", "07"), ("août", "08"), ("ago", "08"), ("sierpnia", "08"), ("Sept.", "09"), ("set", "09"),
      ("września", "09"),
      ("Okt.", "10"), ("ottobre", "10"), ("paź", "10"), ("out", "10"), ("lis", "11"), ("Dez.", "12"), ("dic", "12"),
      ("grudnia", "12"), ("déc.", "12"),
    ]
    let text = months.map { "7 \($0.0) 2026,1,x\n" }.joined()
    let reading = try folder.read("spend.csv", "date,amount,channel\n" + text)
    #expect(days(reading) == months.map { "2026-\($0.1)-07" })
  }

  @Test func theEndOfADayIsThatDay() throws {
    let reading = try folder.read(
      "spend.csv",
      spend("2026-11-21T24:00:00Z,1,x", "2026-11-21 23:59:60,1,x", "2026-11-21T23:59:60Z,1,x", "11/21/2026 24:00,1,x"))
    #expect(days(reading) == Array(repeating: "2026-11-21", count: 4))
  }

  // MARK: Numbers

  @Test(
    arguments: [
      ("1 234,50", "1234.5000"), ("1\u{00A0}234,50 €", "1234.5000"), ("1\u{202F}234,50", "1234.5000"),
      ("1\u{2009}234,5", "1234.5000"), ("1'234.50", "1234.5000"), ("1’234.50", "1234.5000"),
      ("12,34,567.00", "1234567.0000"),
      ("1.2K", "1200.0000"), ("3M", "3000000.0000"), ("\u{2212}5", "-5.0000"), ("(1,234.50)", "-1234.5000"),
      ("12%", "0.1200"),
      ("0.250", "0.2500"), ("0,250", "0.2500"), ("1.234.567", "1234567.0000"), ("5 kr.", "5.0000"),
      ("R$ 1.234,50", "1234.5000"),
      ("100000000000000", "100000000000000.0000"), ("1,5 Mio. €", "1500000.0000"),
    ])
  func aValueThatReadsOneWayIsReadSo(text: String, amount: String) throws {
    let reading = try folder.read("spend.csv", spend("2026-11-21,\"\(text)\",x"))
    #expect(amounts(reading) == [amount])
    #expect(reading.undecidedNumbers == nil)
  }

  @Test func oneValueSettlesTheFile() throws {
    let comma = try folder.read("spend.csv", spend("2026-11-21,1.234,x", "2026-11-21,\"12,5\",x"))
    #expect(amounts(comma) == ["1234.0000", "12.5000"])
    let point = try folder.read("spend.csv", spend("2026-11-21;1.234;x", "2026-11-21;12.50;x", delimiter: ";"))
    #expect(amounts(point) == ["1.2340", "12.5000"])
  }

  @Test func otherColumnsSettleTheFile() throws {
    let reading = try folder.read(
      "opportunities.csv", "opportunity_id,account_id,amount,probability\n1,A,25.000,\"0,5\"\n2,A,900,\"0,25\"\n")
    #expect(reading.parts[0].opportunities.map { $0.amount?.decimal } == ["25000.0000", "900.0000"])
    #expect(reading.parts[0].opportunities.map(\.probability) == [0.5, 0.25])
  }

  @Test func whereValuesContradictEachOtherEachColumnDecides() throws {
    let reading = try folder.read(
      "contracts.csv",
      "contract_id,account_id,start,annual_value,monthly_value\n1,A,2026-01-01,\"1.234,50\",\n2,A,2026-01-01,1.234,\n"
        + "3,A,2026-01-01,,12.50\n4,A,2026-01-01,,1.234\n")
    #expect(
      reading.parts[0].contracts.map(\.annualValue.decimal) == ["1234.5000", "1234.0000", "150.0000", "14.8080"])
    #expect(reading.contradictoryNumbers.isEmpty)
  }

  @Test func aColumnThatContradictsItselfHasOneMark() throws {
    let reading = try folder.read("spend.csv", spend("2026-11-21,\"1,5\",x", "2026-11-21,2.5,x", "2026-11-21,1.234,x"))
    #expect(amounts(reading) == ["2.5000", "1.2340"])
    #expect(reading.parts[0].problems.map(\.reason) == [.otherDecimalMark(value: "1,5")])
    #expect(reading.contradictoryNumbers == ["amount"])
  }

  @Test func otherFilesThenTheDelimiterDecide() throws {
    let all = try readings([
      ("spend-1.csv", spend("2026-11-21,1.234,x")), ("spend-2.csv", spend("2026-11-21,\"1,5\",x")),
      ("nps.csv", "date;account_id;score\n2026-01-01;A;9\n"),
    ])
    #expect(amounts(all[0]) == ["1234.0000"])
    let alone = try folder.read("spend-9.csv", spend("2026-11-21;1.234;x", delimiter: ";"))
    #expect(amounts(alone) == ["1234.0000"])
    #expect(alone.undecidedNumbers?.columns == ["amount"] && alone.undecidedNumbers?.comma == true)
    var rules = ReadRules()
    rules.decimalComma = false
    let set = try folder.read("spend-9.csv", rules: rules)
    #expect(amounts(set) == ["1.2340"] && set.undecidedNumbers == nil)
  }

  @Test func numbersOfJSONHavePoints() throws {
    let rows = [
      "{\"date\": \"2026-11-21\", \"amount\": 1.234, \"channel\": \"x\"}",
      "{\"date\": \"2026-11-21\", \"amount\": \"1.234\", \"channel\": \"x\"}",
      "{\"date\": \"2026-11-21\", \"amount\": \"12,5\", \"channel\": \"x\"}",
    ]
    for (name, text) in [
      ("spend.ndjson", rows.map { $0 + "\n" }.joined()), ("spend.json", "[\(rows.joined(separator: ", "))]"),
    ] {
      #expect(amounts(try folder.read(name, text)) == ["1.2340", "1234.0000", "12.5000"])
    }
  }

  // MARK: Money

  @Test func datedRates() throws {
    var rules = ReadRules()
    rules.rates.set(
      "EUR",
      [
        .init(day: Day(20_454), rate: Decimal(mantissa: 11, scale: 1)),
        .init(day: Day(20_089), rate: Decimal(mantissa: 2, scale: 0)),
      ])
    let all = try readings(
      [
        ("rates.csv", "currency,date,rate\ngbp,2025-01-01,3\nGBP,2026-01-01,4\nEUR,2026-01-01,9\nCHF,2026-01-01,0\n"),
        (
          "spend.csv",
          "date,amount,currency,channel\n2024-05-05,1,EUR,x\n2025-12-31,1,EUR,x\n2026-01-01,1,EUR,x\n2025-06-01,1,GBP,x\n"
            + "2026-06-01,£1,,x\n2026-06-01,1,SEK,x\n"
        ),
        (
          "opportunities.csv",
          "opportunity_id,account_id,amount,currency,status,closed_at\n1,A,1,GBP,open,\n2,A,1,GBP,won,2025-07-01\n"
        ),
      ], rules: rules)
    #expect(all[0].badRows == 1)
    #expect(amounts(all[1]) == ["2.0000", "2.0000", "1.1000", "3.0000", "4.0000"])
    #expect(all[1].parts[0].problems.map(\.reason) == [.unknownCurrency("SEK")])
    #expect(all[2].parts[0].opportunities.map { $0.amount?.decimal } == ["4.0000", "3.0000"])
  }

  @Test func convertedAmountsGoFirstAndAreNotConvertedAgain() throws {
    var rules = ReadRules()
    rules.rates = ["EUR": Decimal(mantissa: 2, scale: 0)]
    let names = [
      "Amount (converted)", "amount_usd", "amount_in_company_currency", "hs_amount_in_home_currency",
      "Converted Amount",
    ]
    for name in names {
      let reading = try folder.read(
        "opportunities.csv",
        "opportunity_id,account_id,amount,currency,\(name)\n1,A,10,EUR,15\n2,A,10,EUR,\n3,A,10,XXX,7\n", rules: rules)
      #expect(
        reading.parts[0].opportunities.map { $0.amount?.decimal } == ["15.0000", "20.0000", "7.0000"], "\(name)")
    }
    let foreign = try folder.read(
      "opportunities.csv", "opportunity_id,account_id,amount,amount_gbp\n1,A,10,15\n", rules: rules)
    #expect(foreign.parts[0].opportunities.map { $0.amount?.decimal } == ["10.0000"])
  }

  // MARK: Ids

  @Test func idsThatASpreadsheetHasRoundedAreBad() throws {
    let activities = try folder.read(
      "activities.csv",
      "timestamp,type,account_id,contact_id,activity_id\n2026-11-21,visit,1.23E+15,,\n2026-11-21,visit,A,1E+15,\n"
        + "2026-11-21,visit,A,,1.5e+12\n2026-11-21,visit,E+15,,\n2026-11-21,visit,1234.0,,\n")
    #expect(activities.parts[0].problems.map(\.line) == [2, 3, 4])
    #expect(activities.parts[0].problems.map(\.reason)[0] == .roundedID(value: "1.23E+15"))
    let accounts = try folder.read("accounts.csv", "account_id,name\n1.23457E+17,A\n1001.0,B\n10.5,C\n")
    #expect(accounts.badRows == 1)
    #expect(accounts.parts[0].accounts.map { accounts.parts[0].pool.text($0.id) } == ["1001", "10.5"])
  }

  // MARK: Tiers

  @Test(
    arguments: [
      ("Tier 1 - Strategic", .tier(1)), ("T2/EMEA", .tier(2)), ("1:1", .tier(1)), ("one-to-few", .tier(2)),
      ("1 to many", .tier(3)),
      ("1:Few (ABM lite)", .tier(2)), ("N/A", .none), ("none", .none), ("-", .none), ("A", .tier(1)),
      ("A list", .unknown),
      ("Gold", .tier(1)), (" silver ", .tier(2)), ("12", .unknown), ("3.0", .tier(3)), ("Platinum", .unknown),
    ] as [(String, Tiers.Reading)])
  func tiers(text: String, tier: Tiers.Reading) {
    #expect(Array(text.utf8).withUnsafeBytes { Tiers.parse($0, words: ["gold": 1, "silver": 2]) } == tier)
  }
}
