import Foundation
import Ingest
import TestSupport
import Testing
import Values

/// Workbooks as files of a data directory: real ones, and those that are not what they seem.
@Suite struct ReadingWorkbookTests {
  let folder: TemporaryFolder
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/workbooks")

  init() throws { folder = try TemporaryFolder() }

  func sheets(_ name: String, as copy: String? = nil) throws -> [String: FileReading] {
    let bytes = try Data(contentsOf: Self.fixtures.appending(path: name))
    try folder.write(copy ?? name, bytes)
    let reading = try folder.read(copy ?? name)
    #expect(reading.outcome == .read)
    return Dictionary(uniqueKeysWithValues: reading.readings.map { ($0.sheet ?? "", $0) })
  }

  /// Written by openpyxl 3.1.5, and the same saved by LibreOffice 7.4, which stores the values of formulas.
  @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx"]) func realWorkbooks(_ name: String) throws {
    let sheets = try sheets(name)
    #expect(sheets.keys.sorted() == ["Accounts", "Deals", "Old accounts", "Read me", "activities 2026"])
    let accounts = try #require(sheets["Accounts"])
    #expect(accounts.path == "\(name)#Accounts" && accounts.file == name && accounts.tables == [.accounts])
    let part = try #require(accounts.parts.first)
    #expect(part.accounts.map { part.pool.text($0.id) } == ["1001", "1002", "1003"])
    #expect(part.accounts.map { part.pool.text($0.name) } == ["Müller & Söhne GmbH", "Acme\nCorp", "Globex"])
    // A title, an empty row, the header; the grey cells beside the table are none of it.
    #expect(part.accounts.map(\.line) == [4, 5, 6])
    #expect(part.accounts.map(\.tier) == [1, 2, 3])
    #expect(part.accounts.map { $0.createdAt?.iso } == ["2024-02-29", "2025-03-01", "2025-12-31"])
    #expect(accounts.badRows == 0)
    #expect(accounts.notes.contains("1 hidden row is read like the others"))
    let deals = try #require(sheets["Deals"])
    #expect(deals.tables == [.opportunities])
    #expect(deals.parts.flatMap(\.opportunities).count == 3)
    let activities = try #require(sheets["activities 2026"])
    #expect(activities.allLines.sorted() == [2, 3, 6])
    let visited = Int64(try #require(Day(iso: "2026-11-20")).number) * 86_400_000 + 33_330_000
    #expect(activities.inWords.contains { $0.contains("\(visited)") })
    #expect(sheets["Old accounts"]?.outcome == .ignored(.refused(.hiddenSheet)))
    #expect(sheets["Old accounts"]?.records == 2 && sheets["Read me"]?.records == 2 && accounts.records == nil)
    guard case .ignored = sheets["Read me"]?.outcome else { return #expect(Bool(false), "a cover is no table") }
  }

  @Test func formulasCountByTheirStoredValue() throws {
    let stored = try #require(try sheets("libreoffice.xlsx")["Deals"])
    let missing = try #require(try sheets("openpyxl.xlsx")["Deals"])
    func amounts(_ reading: FileReading) -> [String] {
      reading.parts.flatMap { part in part.opportunities.map { $0.amount?.decimal ?? "-" } }
    }
    #expect(amounts(stored) == ["50000.2500", "100000.5000", "900.0000"])
    #expect(amounts(missing) == ["50000.2500", "-", "900.0000"])
    #expect(missing.notes.contains { $0.hasPrefix("1 formula has no stored value") })
    #expect(!stored.notes.contains { $0.contains("formula") })
  }

  @Test func theFilesNameCountsWhereTheSheetsSaysNothing() throws {
    let alone = try sheets("activities-1904.xlsx")
    let sheet = try #require(alone["Sheet"])
    #expect(sheet.tables == [.activities] && sheet.path == "activities-1904.xlsx#Sheet")
    let noon = try #require(Day(iso: "2026-11-20")).number
    #expect(sheet.inWords.contains { $0.contains("\(Int64(noon) * 86_400_000 + 43_200_000)") })
    // What the name says and the header lacks is a failure, not a guess.
    try folder.write("contacts.xlsx", WorkbookBytes([("Sheet1", #"<row><c t="str"><v>nothing</v></c></row>"#)]).bytes)
    guard case .failed = try folder.read("contacts.xlsx").sheets.first?.outcome else {
      return #expect(Bool(false), "contacts without an id")
    }
  }

  static func row(_ number: Int, _ cells: [String]) -> String {
    "<row r=\"\(number)\">" + cells.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
  }

  /// A number has a decimal point, whatever marks texts beside it have, and whatever the settings say.
  @Test func numbersAreNumbers() throws {
    var rules = ReadRules()
    rules.decimalComma = true
    let header = Self.row(1, ["date", "amount", "channel"])
    let rows =
      #"<row r="2"><c t="str"><v>2026-11-02</v></c><c><v>1.234</v></c><c t="str"><v>ads</v></c></row>"#
      + Self.row(3, ["2026-11-03", "1.234", "ads"])
    try folder.write("book.xlsx", WorkbookBytes([("spend", header + rows)]).bytes)
    let spend = try folder.read("book.xlsx", rules: rules).sheets[0].parts.flatMap(\.spend)
    #expect(spend.count == 2)
    #expect(spend[0].amount != spend[1].amount)
  }

  @Test func badRowsAreCitedByTheirRow() throws {
    let rows = Self.row(1, ["account_id", "date", "score"]) + Self.row(7, ["a", "2026-11-01", "11"])
    try folder.write("book.xlsx", WorkbookBytes([("nps", rows)]).bytes)
    let sheet = try folder.read("book.xlsx").sheets[0]
    #expect(sheet.path == "book.xlsx#nps" && sheet.badLines == [7])
  }

  @Test func brokenOnesFailAsAWhole() throws {
    func words(_ bytes: [UInt8], _ name: String = "accounts.xlsx") throws -> String {
      try folder.write(name, bytes)
      switch try folder.read(name).outcome {
      case .failed(let reason), .ignored(let reason): return reason.words
      default: return ""
      }
    }
    let whole = WorkbookBytes([("accounts", Self.row(1, ["account_id"]) + Self.row(2, ["a"]))]).bytes
    #expect(try words([]).hasPrefix("it is no workbook"))
    #expect(try words(Array("account_id\na\n".utf8)).hasPrefix("it is no workbook"))
    for length in stride(from: 10, to: whole.count - 1, by: 97) {
      #expect(try words(Array(whole[..<length])).hasPrefix("it is no workbook"), "\(length) bytes")
    }
    let compound = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600)
    #expect(try words(compound).contains("protected by a password"))
    #expect(try words(whole, "book.xls") == "it is a spreadsheet's own file: save it as .xlsx, or as CSV (UTF-8)")
    // 24 MiB of blanks in 24 KiB.
    let bomb = Self.fixtures.appending(path: "bomb.xlsx")
    #expect(try words(Array(Data(contentsOf: bomb))).hasSuffix("inflates to more than 200 times its size"))
  }
}
