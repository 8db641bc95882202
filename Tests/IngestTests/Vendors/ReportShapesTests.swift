@testable import Ingest
@testable import Mappings
import TestSupport
import Testing
import Values

/// What tools put around and between the rows of their reports.
@Suite struct ReportShapesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Salesforce's formatted reports name a group once, in the first of its rows, with how many there are.
  @Test func aGroupsNameHoldsForTheRowsBelowIt() throws {
    let text = """
      Sales Pipeline by Stage,,,,
      ,,,,
      Stage  ↑,Account Name,Opportunity Name,Amount,Close Date
      Closed Won (2),Acme,One,"$1,000.00",2/23/2026
      ,Beta,Two,"$2,000.00",2/25/2026
      Subtotal,,,"$3,000.00",
      Negotiation (1),Beta,Three,"$5,000.00",12/25/2026
      Subtotal,,,"$5,000.00",
      Total (3),,,"$8,000.00",

      """
    let reading = try folder.read("report.csv", text)
    let rows = reading.parts.flatMap(\.opportunities)
    #expect(rows.map(\.status) == [.won, .won, .open])
    #expect(rows.map { reading.parts[0].pool.text($0.stage) } == ["Closed Won", "Closed Won", "Negotiation"])
    #expect(reading.oddities == ["footer line": 3])
    // What is appended depends on the rows above it: nothing continues such a file.
    #expect(reading.continuation == nil)
    // Without the arrow an empty stage is an empty stage.
    let plain = try folder.read("plain.csv", text.replacing("  ↑", with: ""))
    #expect(plain.parts.flatMap(\.opportunities).map(\.status) == [.won, .open, .open])
  }

  /// Meta writes the sum of all campaigns as the first row, and a period instead of days.
  @Test func aRowThatNamesNoCampaignIsTheirTotal() throws {
    let text = """
      Reporting starts,Reporting ends,Campaign name,Amount spent (USD)
      2026-11-01,2026-11-20,,150.25
      2026-11-01,2026-11-20,Camp A,100.20
      2026-11-01,2026-11-20,Camp B,50.05

      """
    let reading = try folder.read("Ads.csv", text)
    #expect(reading.parts[0].spend.map(\.amount.decimal) == ["100.2000", "50.0500"])
    #expect(
      reading.oddities == [
        "total of the other rows: it names no campaign": 1, "costs of several days: all counted on the first": 2,
      ])
    // Day by day, each row is its day's.
    let daily = try folder.read(
      "Daily.csv",
      "Day,Reporting starts,Reporting ends,Campaign name,Amount spent (USD)\n"
        + "2026-11-02,2026-11-02,2026-11-02,Camp A,100.20\n")
    #expect(daily.parts[0].spend.map(\.day.iso) == ["2026-11-02"])
    #expect(daily.oddities == [:])
    // Where no column names campaigns, no row lacks one.
    let whole = try folder.read(
      "Whole.csv", "Reporting starts,Reporting ends,Amount spent (USD)\n2026-11-01,2026-11-01,9\n")
    #expect(whole.parts[0].spend.map(\.amount.decimal) == ["9.0000"])
  }

  /// Qualtrics writes three lines above the answers: ids, questions, and what columns are called within the tool.
  @Test func surveysWithMoreThanOneLineOfHeader() throws {
    let text = """
      EndDate,RecipientEmail,Q1_NPS_GROUP,Q1,Q2
      End Date,Recipient Email,How likely are you to recommend us? - Group,How likely are you to recommend us?,Why?
      "{""ImportId"":""endDate"",""timeZone"":""America/Denver""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""QID1_NPS_GROUP""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"
      2026-11-01 10:01:00,j@acme.com,Promoter,9,x
      2026-11-02 10:01:00,j@beta.com,Detractor,3,x

      """
    let qualtrics = try folder.read("NPS Survey.csv", text)
    #expect(qualtrics.parts[0].nps.map(\.score) == [9, 3])
    #expect(qualtrics.badRows == 0)
    #expect(qualtrics.oddities == ["second line of the header": 1])
    let monkey = try folder.read(
      "answers.csv",
      "Respondent ID,End Date,Email Address,How likely is it that you would recommend us to a friend?,Why?\n"
        + ",,,,Open-Ended Response\n114,11/13/2026 08:01:00 AM,j@acme.com,9,\n"
        + "115,11/14/2026 08:01:00 AM,j@beta.com,10 - Extremely likely,\n116,11/14/2026 08:01:00 AM,j@beta.com,12 - Never,\n"
    )
    #expect(monkey.parts[0].nps.map(\.score) == [9, 10])
    #expect(monkey.oddities == ["second line of the header": 1])
    #expect(monkey.parts[0].problems.map(\.line) == [5])
  }

  // MARK: Copies made by other programs

  @Test func messagesOfASingerTap() throws {
    let text = """
      {"type":"SCHEMA","stream":"Opportunity","schema":{"properties":{"Id":{"type":"string"}}},"key_properties":["Id"]}
      {"type":"RECORD","stream":"Opportunity","record":{"Id":"1","AccountId":"a1","StageName":"Closed Won","Type":"Renewal","Amount":1000.5,"CloseDate":"2026-03-01T00:00:00.000000Z"}}
      {"type":"STATE","value":{}}

      """
    let reading = try folder.read("opportunities.jsonl", text)
    let rows = reading.parts.flatMap(\.opportunities)
    #expect(rows.map(\.amount?.decimal) == ["1000.5000"])
    // The record's own type, not the message's.
    #expect(rows.map(\.type) == [.renewal])
    #expect(reading.badRows == 0)
    #expect(reading.oddities == ["message that is no record": 2])
  }

  @Test func recordsWithinAirbytesOwn() throws {
    let reading = try folder.read(
      "deals.jsonl",
      """
      {"_airbyte_raw_id":"x","_airbyte_data":{"id":"1","companies":["a1"],"archived":false,"properties":{"dealname":"D","dealstage":"closedwon","amount":"100","closedate":"2026-03-01T00:00:00Z"}}}

      """)
    #expect(reading.mapping == "hubspot")
    #expect(reading.parts.flatMap(\.opportunities).map(\.status) == [.won])
  }

  @Test func jsonOfOtherShapes() throws {
    let lines = "{\"account_id\":\"a1\",\"name\":\"Acme\"}\n{\"account_id\":\"a2\",\"name\":\"Beta\"}\n"
    #expect(try folder.read("accounts.json", lines).parts.flatMap(\.accounts).count == 2)
    let wrapped = "{\"total\":1,\"tags\":[\"x\"],\"items\":[{\"account_id\":\"a1\",\"name\":\"Acme\"}],\"more\":false}"
    #expect(try folder.read("accounts.json", wrapped).parts.flatMap(\.accounts).count == 1)
    // Nobody knows which of two lists holds the records, unless one has the usual name.
    let two = "{\"old\":[{\"account_id\":\"a1\"}],\"new\":[{\"account_id\":\"a2\"}]}"
    #expect(try folder.read("accounts.json", two).outcome != .read)
    let named = "{\"records\":[{\"account_id\":\"a1\"}],\"included\":[{\"account_id\":\"a2\"}]}"
    #expect(try folder.read("accounts.json", named).parts.flatMap(\.accounts).count == 1)
    // A damaged document is not read in part.
    let damaged = "{\"records\":[\n{\"account_id\":\"a1\"},\n{\"account_id\":"
    #expect(try folder.read("accounts.json", damaged).outcome != .read)
  }

  // MARK: Text that is not as it seems, and what is no text

  @Test func linesThatEndInACarriageReturn() throws {
    let reading = try folder.read("accounts.csv", "account_id,name\ra1,Acme\ra2,\"Beta\"\r")
    #expect(reading.parts.flatMap(\.accounts).map(\.line) == [2, 3])
    #expect(reading.columns.map(\.name) == ["account_id", "name"])
  }

  @Test(arguments: [true, false])
  func utf16WithoutAMark(isLittleEndian: Bool) throws {
    let units = "account_id,name\na1,Äcme\n".utf16
    let bytes = units.flatMap {
      isLittleEndian ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
    }
    try folder.write("accounts.csv", bytes)
    let reading = try folder.read("accounts.csv")
    #expect(reading.parts.flatMap(\.accounts).map { reading.parts[0].pool.text($0.name) } == ["Äcme"])
  }

  @Test func filesOfOtherKindsSayWhatTheyAre() throws {
    func words(_ name: String, _ bytes: [UInt8] = []) throws -> String {
      try folder.write(name, bytes)
      switch try folder.read(name).outcome {
      case .ignored(let reason), .failed(let reason): return reason.words
      default: return ""
      }
    }
    #expect(try words("accounts.ods") == "it is a spreadsheet's own file: save it as .xlsx, or as CSV (UTF-8)")
    #expect(try words("Export.ZIP") == "it is an archive: unpack it into this folder")
    #expect(try words("deals.csv", [0x50, 0x4B, 3, 4, 20]).hasPrefix("it is an archive or a workbook"))
    #expect(try words("opportunities.csv", [0x1F, 0x8B, 8]).hasPrefix("it is compressed by gzip"))
    #expect(try words("deals.csv", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) == "it is text in UTF-32: save it as UTF-8")
    #expect(try words("deals.csv", Array(" <!DOCTYPE html><html>".utf8)).hasPrefix("it is a page of HTML"))
    #expect(try words("notes.log") == "its ending is none of csv, tsv, txt, ndjson, jsonl, json (+ gz), xlsx, xlsm")
  }

  /// An invoice has a status and an amount as well.
  @Test func whatIsNoDeal() throws {
    for header in [
      "Invoice Number,Customer,Status,Amount,Due Date,Paid Date", "id,Customer,Amount,Status,Created,Currency",
    ] {
      #expect(try folder.read("x.csv", header + "\n1,Acme,10,paid,2026-01-01,USD\n").tables == [], "\(header)")
    }
  }
}
