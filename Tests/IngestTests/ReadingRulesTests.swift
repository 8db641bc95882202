import Ingest
import TestSupport
import Testing
import Values

/// The rules of data.md on files and rows, one small file each.
struct ReadingRulesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names(_ reading: FileReading) -> [String] {
    reading.parts.flatMap { part in part.accounts.map { part.pool.text($0.name) } }
  }

  // MARK: Files

  @Test(arguments: [",", ";", "\t", "|"])
  func theDelimiterIsTheHeaders(delimiter: String) throws {
    let lines = [["account_id", "name", "tier"], ["1", "\"a\(delimiter)b\"", "2"]]
    let text = lines.map { $0.joined(separator: delimiter) }.joined(separator: "\n")
    let reading = try folder.read("accounts.csv", text)
    #expect(names(reading) == ["a\(delimiter)b"])
    #expect(reading.parts[0].accounts[0].tier == 2)
  }

  @Test func preambleRepeatedHeaderAndFooter() throws {
    let reading = try folder.read(
      "opportunities.csv",
      "Pipeline report\n\n# since 2026, all\nopportunity_id,account_id,amount\nO1,A1,5\nopportunity_id,account_id,amount\nO2,A1,6\n"
        + "Grand Totals (2 records),,\nTotal,,11\n\nCopyright (c) 2026 somebody,,\n")
    #expect(reading.parts.flatMap(\.opportunities).map(\.line) == [5, 7])
    #expect(reading.badRows == 0)
    #expect(reading.oddities == ["footer line": 3])
  }

  @Test func tooFewFieldsAreEmptyAndTooManyAreBad() throws {
    let reading = try folder.read("accounts.csv", "account_id,name,domain\n1\n2,b,c,\n3,b,c,,d\n")
    #expect(reading.parts[0].accounts.map(\.line) == [2, 3])
    #expect(reading.parts[0].problems == [RowProblem(line: 4, column: "", reason: .tooManyFields(count: 5, header: 3))])
  }

  @Test func encodings() throws {
    let text = "account_id,name\n1,Crème – 日本\n"
    try folder.write("accounts.csv", [0xEF, 0xBB, 0xBF] + text.utf8)
    #expect(names(try folder.read("accounts.csv")) == ["Crème – 日本"])
    for isLittle in [true, false] {
      let units = [0xFEFF] + Array((text + "2,𝄞\n").utf16)
      let bytes = units.flatMap { unit in
        isLittle ? [UInt8(unit & 255), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 255)]
      }
      try folder.write("accounts.csv", bytes)
      #expect(names(try folder.read("accounts.csv")) == ["Crème – 日本", "𝄞"])
    }
    // Of two fields one is Windows-1252: é is E9, € is 80.
    try folder.write("accounts.csv", Array("account_id,name,owner\n1,Caf".utf8) + [0xE9, 0x80] + Array(",Zoë\n".utf8))
    let reading = try folder.read("accounts.csv")
    #expect(names(reading) == ["Café€"])
    #expect(reading.parts[0].pool.text(reading.parts[0].accounts[0].owner) == "Zoë")
    #expect(reading.oddities == ["not UTF-8, read as Windows-1252": 1])
  }

  // MARK: Dates

  @Test func oneValueSettlesTheOrderOfItsColumn() throws {
    let text = "account_id,created_at,target_since\nA,11/12/2026,2/3/2026\nB,21/11/2026,4/30/2026\n"
    let reading = try folder.read("accounts.csv", text)
    let accounts = reading.parts[0].accounts
    #expect(accounts.map { $0.createdAt?.iso } == ["2026-12-11", "2026-11-21"])
    #expect(accounts.map { $0.targetSince?.iso } == ["2026-02-03", "2026-04-30"])
    #expect(reading.undecidedDates.isEmpty)
    // The default order was wrong for one column: the file was parsed twice.
    #expect(reading.recordsParsed == 4)
  }

  @Test func evidenceInABadOrDeletedRowCounts() throws {
    let reading = try folder.read(
      "accounts.csv", "account_id,created_at,is_target,is_deleted\nA,11/12/2026,,\n,21/11/2026,,\n")
    #expect(reading.badLines == [3])
    #expect(reading.parts[0].accounts.map { $0.createdAt?.iso } == ["2026-12-11"])
    let deleted = try folder.read(
      "accounts.csv", "account_id,created_at,is_target,is_deleted\nA,11/12/2026,,\nB,21/11/2026,,yes\n")
    #expect(deleted.parts[0].accounts.map { $0.createdAt?.iso } == ["2026-12-11", nil])
    #expect(deleted.deletedRows == 1)
  }

  @Test func undecidedAndContradictingColumns() throws {
    var rules = ReadRules()
    rules.dateOrder = .dayFirst
    let undecided = try folder.read("accounts.csv", "account_id,Created At\nA,11/12/2026\n", rules: rules)
    #expect(undecided.parts[0].accounts[0].createdAt?.iso == "2026-12-11")
    #expect(undecided.undecidedDates == ["Created At"])
    let contradicting = try folder.read(
      "accounts.csv", "account_id,created_at\nA,11/12/2026\nB,21/11/2026\nC,11/21/2026\n", rules: rules)
    #expect(contradicting.badLines == [4])
    #expect(contradicting.parts[0].accounts.map { $0.createdAt?.iso } == ["2026-12-11", "2026-11-21"])
  }

  // MARK: Rows

  @Test func markersOfDeletion() throws {
    let reading = try folder.read(
      "accounts.csv",
      "account_id,created_at,is_deleted,_fivetran_active\nA,2026-01-01,no,true\nB,soon,x,\nC,,,false\n,,1,\nD,,maybe,\n"
    )
    #expect(reading.parts[0].accounts.map(\.line) == [2, 3])
    #expect(reading.parts[0].accounts.map(\.isDeleted) == [false, true])
    #expect(reading.deletedRows == 1)
    #expect(reading.badLines == [5, 6])
  }

  @Test func aDeletedRowOfATableWithoutIDsTakesNothingFromTheOthers() throws {
    let spend = try folder.read("spend.csv", "date,amount,is_deleted\n2026-01-01,5,\n2026-01-02,6,yes\n")
    #expect(spend.parts[0].rowCount == 1)
    #expect(spend.deletedRows == 1)
    let activities = try folder.read(
      "activities.csv",
      "timestamp,type,account_id,activity_id,is_deleted\n2026-01-01,visit,A,,\n,,,e1,yes\n,,,,yes\n")
    #expect(activities.parts[0].rowCount == 1)
    #expect(activities.deletedRows == 2)
  }

  @Test func activities() throws {
    let reading = try folder.read(
      "activities.csv",
      "timestamp,type,account_id,domain,contact_id,email,url,count,activity_id\n"
        + "2026-11-21T14:03:22Z,page view,A,,,,https://x.com/pricing/eu,,1\n"
        + "2026-11-21,VISIT,,https://www.Acme.com/a,,,x.com/blog,20000,2\n"
        + "1795269802,podcast,,,C1,,,3,\n"
        + "2026-11-21 14:03,call,,,,Jo@Acme.com,,1,4\n"
        + ",call,A,,,,,,\n2026-11-21,,A,,,,,,\n2026-11-21,call,A,,,,,-1,\n2026-11-21,call,A,,,,,1.5,\n")
    let part = reading.parts[0]
    let midday: Int64 = 1_795_269_802_000
    #expect(
      part.activitiesInWords.map { $0.split(separator: " ").dropLast().joined(separator: " ") }.dropLast() == [
        "activity 2 \(midday) 7 false 1 id:A -",
        "activity 3 \(midday - midday % 86_400_000) 6 false 20000 domain:acme.com -",
        "activity 4 \(midday) 0 true 3 contact:C1 id:C1",
      ])
    #expect(part.activitiesInWords[3].contains("true 1 email:jo@acme.com email:jo@acme.com"))
    #expect(reading.oddities == ["other type: podcast": 1])
    #expect(reading.badLines == [6, 7, 8, 9])
    // By account: A, acme.com, C1, jo@acme.com.
    #expect(part.segment.columns.ids.map { $0 == 0 } == [false, false, true, false])
  }

  /// A second column for the contact sends all records the general way.
  @Test func theFastWayReadsLikeTheGeneralOne() throws {
    var dice = Dice(11)
    var rows: [[String]] = []
    let types = ["visit", "Ad Impression", "call", "lunch", "", "page-view"]
    let times = ["2026-11-21T14:03:22Z", "2026-11-21", "2026-11-20T23:59:60Z", "11/2/26 2:03 PM", "x", "2026-02-30"]
    for row in 0..<2_000 {
      rows.append([
        dice.roll(9) > 0 ? "E\(row % 900)" : "", times[dice.roll(20) % times.count], types[dice.roll(17) % types.count],
        dice.roll(3) > 0 ? "A\(dice.roll(50))" : "", dice.roll(3) == 0 ? "http://D\(dice.roll(9)).com/" : "",
        dice.roll(2) == 0 ? "001B000001KEfkKIAT".prefix(dice.roll(19)).description : "",
        dice.roll(4) == 0 ? "Joé\(dice.roll(20))@X.com" : "", "https://x.com/\(["demo", "a", "pricing"][dice.roll(3)])",
        ["", "1", "40", "12345", "x", "99999"][dice.roll(6)], ["", "", "", "yes", "0", "?"][dice.roll(6)],
      ])
    }
    let header = "activity_id,timestamp,type,account_id,domain,contact_id,email,url,count,is_deleted"
    func text(_ quote: String, _ second: String = "", blank: String = "") -> String {
      let lines = rows.map { $0.map { quote + blank + $0 + blank + quote }.joined(separator: ",") }
      return ([header + second] + lines).joined(separator: "\r\n")
    }
    var rules = ReadRules()
    rules.zone = Zone(name: "Berlin", starts: [.min, 1_000_000_000], offsets: [3_600, 7_200])
    let general = try folder.read("activities.csv", text("", ",ContactID"), rules: rules).inWords
    #expect(general.count > 1_500)
    #expect(try folder.read("activities.csv", text(""), rules: rules).inWords == general)
    #expect(try folder.read("activities.csv", text("\""), rules: rules).inWords == general)
    #expect(try folder.read("activities.csv", text("\"", blank: " "), rules: rules).inWords == general)
  }

  @Test func opportunities() throws {
    var rules = ReadRules()
    rules.rates = ["EUR": Decimal(mantissa: 108, scale: 2)]
    let reading = try folder.read(
      "opportunities.csv",
      "opportunity_id,account_id,type,stage,status,amount,currency,created_at,closed_at,probability\n"
        + "1,A,Cross-Sell,,Closed WON,\"EUR 1,000.00\",,,2026-01-02,12%\n2,A,?,lost it,,5,eur,,2026-01-02,\n"
        + "3,A,,Nurture,,\"USD 5\",EUR,,soon,much\n4,A,,won,,5,,,,\n5,,,,,5,,,,\n6,A,,,,5,XXX,,,\n7,A,,,,XXX 5,,,,\n",
      rules: rules)
    let rows = reading.parts[0].opportunities
    #expect(rows.map(\.status) == [.won, .lost, .open])
    #expect(rows.map(\.type) == [.crossSell, .new, .new])
    #expect(rows.map { $0.amount?.decimal } == ["1080.0000", "5.4000", "5.4000"])
    #expect(rows.map(\.probability) == [0.12, nil, nil])
    #expect(reading.badLines == [5, 6, 7, 8])
    #expect(
      reading.parts[0].problems.map(\.reason) == [
        .missing, .namesNoAccount, .unknownCurrency("XXX"), .unknownCurrency("XXX"),
      ])
    #expect(reading.parts[0].problems[0].column == "closed_at")
    #expect(reading.oddities == ["type": 1, "closed_at of an open opportunity": 1, "probability": 1])
  }

  @Test func contractsCountTheirDays() throws {
    let reading = try folder.read(
      "contracts.csv",
      "contract_id,account_id,start,end,value,annual_value\n"
        // 2026 has 365 days; 2 years from 2027 have 731, 2028 being a leap year; one day.
        + "1,A,2026-01-01,2026-12-31,1000,\n2,A,2027-01-01,2028-12-31,1000,\n3,A,2026-01-01,2026-01-01,1,\n"
        + "4,A,2026-01-01,2026-01-01,1,7.00005\n5,A,2026-01-02,2026-01-01,1,\n6,A,2026-01-01,2026-01-01,,\n7,A,2026-01-01,,1,\n"
    )
    // Two years are 24 months, whatever days they have: 12 × 1000 ÷ 24.
    #expect(
      reading.parts[0].contracts.map(\.annualValue.decimal) == ["1000.0000", "500.0000", "365.0000", "7.0001"])
    #expect(reading.parts[0].problems.map(\.reason) == [.endsBeforeStart, .missing, .missing])
  }

  @Test func scoresHaveTheirRanges() throws {
    let text =
      "date,account_id,score\n2026-01-01,A,0\n2026-01-01,A,10\n2026-01-01,A,10.5\n2026-01-01,A,100\n2026-01-01,A,-1\n"
    #expect(try folder.read("nps.csv", text).badLines == [4, 5, 6])
    #expect(try folder.read("relationships.csv", text).badLines == [6])
  }
}
