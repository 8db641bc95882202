import Foundation
import Ingest
import TestSupport
import Testing
import Values

@testable import Live

/// Workbooks that change: read anew, whole or not at all.
@Suite struct WorkbookChangeTests {
  static func row(_ number: Int, _ cells: [String]) -> String {
    "<row r=\"\(number)\">" + cells.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
  }

  static func sheet(_ name: String, _ rows: [[String]]) -> (name: String, rows: String) {
    (name, rows.enumerated().map { row($0 + 1, $1) }.joined())
  }

  static let accounts = sheet("accounts", [["account_id", "name", "tier"], ["a1", "One", "1"], ["a2", "Two", "2"]])
  static func contacts(_ count: Int) -> (name: String, rows: String) {
    sheet("contacts", [["contact_id", "account_id"]] + (0..<count).map { ["c\($0)", "a1"] })
  }

  @Test func aWorkbookIsReadAnewAsAWhole() throws {
    let directory = try TemporaryDirectory()
    try directory.write("book.xlsx", Data(WorkbookBytes([Self.accounts, Self.contacts(1)]).bytes))
    let rig = try Rig(directory)
    rig.settle()
    #expect(rig.rows == ["book.xlsx#accounts": 2, "book.xlsx#contacts": 1])
    try directory.replace("book.xlsx", Data(WorkbookBytes([Self.accounts, Self.contacts(3)]).bytes))
    rig.settle()
    #expect(rig.rows == ["book.xlsx#accounts": 2, "book.xlsx#contacts": 3])
    #expect(try rig.differenceFromFresh() == nil)
    // Half of it is no workbook: what was whole stays.
    let half = Array(WorkbookBytes([Self.accounts, Self.contacts(9)]).bytes.prefix(900))
    try directory.replace("book.xlsx", Data(half))
    rig.settle()
    #expect(rig.rows == ["book.xlsx#accounts": 2, "book.xlsx#contacts": 3])
    #expect(
      rig.banners.contains {
        $0.hasPrefix("book.xlsx: it is no workbook") && $0.hasSuffix("its last good version is shown")
      })
    // A sheet that is gone takes its rows along.
    try directory.replace("book.xlsx", Data(WorkbookBytes([Self.accounts]).bytes))
    rig.settle()
    #expect(rig.rows == ["book.xlsx#accounts": 2])
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aCopyOfAWorkbookCountsOnce() throws {
    let directory = try TemporaryDirectory()
    let bytes = Data(WorkbookBytes([Self.accounts, Self.contacts(2)]).bytes)
    try directory.write("book.xlsx", bytes)
    try directory.write("book (1).xlsx", bytes)
    let rig = try Rig(directory)
    rig.settle()
    #expect(rig.rows == ["book.xlsx#accounts": 2, "book.xlsx#contacts": 2])
  }
}
