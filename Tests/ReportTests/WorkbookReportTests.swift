import Foundation
import Metrics
import Tabular
import TestSupport
import Testing
import Values

@testable import Report

/// Reports as workbooks: a sheet for what they are about, one for each table, cells by their types.
@Suite struct WorkbookReportTests {
  private func rows(_ bytes: [UInt8]) throws -> [String: [[String]]] {
    let path = NSTemporaryDirectory() + "/abmtop-\(UUID().uuidString).xlsx"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    let workbook = try Workbook(descriptor: file.fileDescriptor, size: Int64(bytes.count), advance: nil)
    var sheets: [String: [[String]]] = [:]
    for sheet in workbook.sheets { sheets[sheet.name] = try workbook.firstRows(of: sheet).map(\.fields) }
    return sheets
  }

  @Test func aSheetForEachTable() throws {
    let snapshot = try SmallDirectory.snapshot()
    var options = ReportOptions()
    options.format = .xlsx
    options.filter = "tier:1\u{1B}"
    options.trend = true
    let bytes = try Report.render(snapshot, snapshot.figures(trends: true), options)
    #expect(try Report.render(snapshot, snapshot.figures(trends: true), options) == bytes)
    let sheets = try rows(bytes)
    let info = try #require(sheets["Info"])
    #expect(info.contains { $0.first?.hasPrefix("filter: tier:1") == true })
    #expect(sheets.count > 5)
    let hostile = sheets.values.joined().joined().joined().unicodeScalars.contains { $0.value < 32 }
    #expect(!hostile)
  }

  @Test func cellsHaveTheirTypes() throws {
    let snapshot = try SmallDirectory.snapshot()
    let bytes = Report.workbook(
      snapshot, named: "Accounts", [("id", "Id"), ("money", "Open"), ("day", "Since"), ("none", "")],
      [[.text("=cmd()"), .money(Money(units: 50_000)), .day(Day(20_778)), .none]], ReportOptions())
    let sheet = try #require(try rows(bytes)["Accounts"])
    #expect(sheet == [["Id", "Open", "Since", "none"], ["=cmd()", "5.0000", Day(20_778).iso]])
  }
}
