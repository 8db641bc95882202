import Foundation
import TestSupport
import Testing
import Values

@testable import Tabular

/// What the cells of a workbook hold.
@Suite struct WorkbookTests {
  /// The fields of all rows of a sheet below a header, by row number.
  static func rows(
    _ workbook: WorkbookBytes, sheet: Int = 0, columns: Int = 0, below header: UInt32 = 0
  ) throws -> (rows: [UInt32: [String]], scanner: SheetScanner) {
    let path = NSTemporaryDirectory() + "/abmtop-\(UUID().uuidString).xlsx"
    try Data(workbook.bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    let size = Int64(workbook.bytes.count)
    let opened = try Workbook(descriptor: file.fileDescriptor, size: size, advance: nil)
    let scanner = try opened.records(of: opened.sheets[sheet], columns: columns, below: header)
    var result: [UInt32: [String]] = [:]
    var reader = FieldReader()
    while let batch = try scanner.next() {
      for position in 0..<batch.count {
        let record = batch[position]
        result[record.line] = (0..<record.count).map { String(decoding: reader.text(record, $0), as: UTF8.self) }
      }
    }
    return (result, scanner)
  }

  /// What the writer writes, the reader reads: texts as they are, whatever they begin with.
  @Test func whatIsWrittenIsRead() throws {
    let sheet = WorkbookWriter.Sheet(
      "Deals: a/b", columns: [.init("id"), .init("Amount"), .init("Share"), .init("Day"), .init("Won")],
      rows: [
        [
          .text("=1+1 <&> _x0041_ ü"), .number("1234.5000", .money), .number("0.125", .share), .day(Day(20_778)),
          .flag(true),
        ],
        [.text("\u{1}"), .empty, .empty, .day(Day(-30_000)), .flag(false)],
      ], lines: ["below"])
    let bytes = WorkbookWriter().bytes([.init("Info", lines: ["head"]), sheet, sheet])
    let path = NSTemporaryDirectory() + "/abmtop-\(UUID().uuidString).xlsx"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    let opened = try Workbook(descriptor: file.fileDescriptor, size: Int64(bytes.count), advance: nil)
    #expect(opened.sheets.map(\.name) == ["Info", "Deals ab", "Deals ab (2)"])
    #expect(try opened.firstRows(of: opened.sheets[0]).map(\.fields) == [["head"]])
    #expect(
      try opened.firstRows(of: opened.sheets[1]).map(\.fields) == [
        ["id", "Amount", "Share", "Day", "Won"],
        ["=1+1 <&> _x0041_ ü", "1234.5000", "0.125", Day(20_778).iso, "TRUE"],
        ["\u{FFFD}", "", "", Day(-30_000).iso, "FALSE"], ["below"],
      ])
  }

  static func cells(_ xml: String, formats: [Int] = [0, 14, 22, 18], texts: [String] = [], properties: String = "")
    throws -> [String]
  {
    let workbook = WorkbookBytes(
      [("a", "<row r=\"1\">\(xml)</row>")], formats: formats, texts: texts, properties: properties)
    return try rows(workbook).rows[1] ?? []
  }

  @Test func everyTypeOfCell() throws {
    let xml = """
      <c r="A1" t="s"><v>1</v></c><c r="B1"><v>1234.5</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="b"><v>0</v></c>\
      <c r="E1" t="e"><v>#REF!</v></c><c r="F1" t="str"><f>A1&amp;"x"</f><v>a &lt; &#x62;</v></c>\
      <c r="G1" t="inlineStr"><is><r><t>in</t></r><r><rPr><b/></rPr><t>line</t></r><rPh><t>no</t></rPh></is></c>\
      <c r="H1" t="d"><v>2026-11-20T10:00:00</v></c><c r="I1"><v>1001.0</v></c>
      """
    #expect(
      try Self.cells(xml, texts: ["", "Häns<![CDATA[ & Co]]>_x0041_"]) == [
        "Häns & CoA", "1234.5", "TRUE", "FALSE", "#REF!", "a < b", "inline", "2026-11-20T10:00:00", "1001",
      ])
  }

  @Test func cellsThatAreNotThere() throws {
    #expect(try Self.cells(#"<c r="C1"><v>5</v></c><c r="D1" s="1"/><c r="E1" s="1"/>"#) == ["", "", "5"])
    #expect(try Self.cells("<c><v>1</v></c><c><v>2</v></c>") == ["1", "2"])
  }

  @Test func datesByTheirFormat() throws {
    func date(_ serial: String, _ format: Int, _ properties: String = "") throws -> String {
      try Self.cells(#"<c r="A1" s="\#(format)"><v>\#(serial)</v></c>"#, properties: properties).first ?? ""
    }
    #expect(try date("46347", 0) == "46347")
    #expect(try date("46347", 1) == "2026-11-21")
    #expect(try date("46347.5", 1) == "2026-11-21 12:00:00")
    #expect(try date("46347.999999999", 2) == "2026-11-22")
    #expect(try date("46347.585671296", 2) == "2026-11-21 14:03:22")
    #expect(try date("0.25", 3) == "06:00:00")
    #expect(try date("1", 1) == "1900-01-01")
    #expect(try date("59", 1) == "1900-02-28")
    #expect(try date("60", 1) == "60")
    #expect(try date("61", 1) == "1900-03-01")
    #expect(try date("-1", 1) == "-1")
    #expect(try date("2958466", 1) == "2958466")
    #expect(try date("44885", 1, "<workbookPr date1904=\"1\"/>") == "2026-11-21")
  }

  @Test(arguments: [
    ("dd/mm/yyyy;@", "date"), ("[$-409]mmm d, yyyy", "date"), ("mmm yy", "date"), ("m\"/\"d", "date"), ("mmmm", "date"),
    ("yyyy\\-mm\\-dd hh:mm", "date"), ("h:mm AM/PM", "time"), ("mm:ss.0", "time"), ("[h]:mm", "number"),
    ("[Red]#,##0.00", "number"), ("0.00E+00", "number"), ("General", "number"), ("#,##0 \"days\"", "number"),
    ("_-* #,##0.00\\ [$€-407]_-", "number"), ("0.0%", "number"), ("@", "number"), ("", "number"),
  ])
  func formats(_ code: String, _ kind: String) {
    #expect("\(CellFormats.kind(ofCode: code))" == kind)
  }

  @Test func rowsKeepTheirNumbersAndTheirOddities() throws {
    let (rows, scanner) = try Self.rows(
      WorkbookBytes([
        (
          "a",
          """
          <row r="2"><c r="A2" t="str"><v>x</v></c></row><row r="4" hidden="1"><c r="B4"><v>7</v></c></row><row r="5"/>\
          <row r="9"><c r="A9"><f>B1</f></c><c r="B9" t="e"><v>#N/A</v></c></row>
          """
        )
      ]))
    #expect(rows == [2: ["x"], 4: ["", "7"], 9: ["", "#N/A"]])
    #expect(scanner.oddities.hiddenRows == 1 && scanner.oddities.errors == 1 && scanner.oddities.emptyFormulas == 1)
  }

  @Test func aRowWiderThanTheHeaderIsLeftOut() throws {
    let workbook = WorkbookBytes([
      (
        "a",
        #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>"#
      )
    ])
    let (rows, scanner) = try Self.rows(workbook, columns: 2)
    #expect(rows.keys.sorted() == [1, 3])
    #expect(
      scanner.drainProblems() == [RowProblem(line: 2, column: "", reason: .tooManyFields(count: 3, header: 2))])
  }

  /// As in a file of lines: sheets are put together of several.
  @Test func theHeaderAgainIsNoRow() throws {
    func row(_ number: Int, _ rest: String) -> String {
      "<row r=\"\(number)\"><c t=\"str\"><v>id</v></c><c t=\"str\"><v>date</v></c>\(rest)</row>"
    }
    let workbook = WorkbookBytes([
      (
        "a",
        row(1, "") + row(2, "") + row(3, "<c s=\"1\"/>") + row(4, "<c><v>1</v></c>")
          + #"<row r="5"><c t="str"><v>id</v></c></row>"#
      )
    ])
    let (rows, _) = try Self.rows(workbook, columns: 3, below: 1)
    #expect(rows == [4: ["id", "date", "1"], 5: ["id"]])
  }

  /// A row that names one long text again and again is beyond the limit of a record; the next one is read.
  @Test func aSharedTextFillsNoMemory() throws {
    let cells = String(repeating: #"<c t="s"><v>0</v></c>"#, count: 4_000)
    let workbook = WorkbookBytes(
      [("a", #"<row r="1">\#(cells)</row><row r="2"><c t="s"><v>1</v></c></row>"#)],
      texts: [String(repeating: "x", count: 100_000), "short"])
    let (rows, scanner) = try Self.rows(workbook)
    #expect(rows == [2: ["short"]])
    #expect(scanner.drainProblems() == [RowProblem(line: 1, column: "", reason: .recordTooLong)])
  }

  @Test(arguments: [
    ("acc_001_eu", "acc_001_eu"), ("a_x000A_b", "a\nb"), ("_x00e9__x00E9_", "éé"), ("_xyz1_2", "_xyz1_2"),
    ("_x+041_", "_x+041_"), ("_xD800_", "_xD800_"), ("x_x0041", "x_x0041"),
  ])
  func numbersOfCharacters(_ written: String, _ text: String) throws {
    #expect(try Self.cells("<c t=\"str\"><v>\(written)</v></c>") == [text])
  }

  // MARK: What is refused

  static func fault(_ workbook: WorkbookBytes) -> WorkbookFault? {
    do {
      _ = try rows(workbook)
      return nil
    } catch ReadFailure.workbook(let fault) {
      return fault
    } catch {
      return nil
    }
  }

  static let plain = WorkbookBytes([("a", #"<row r="1"><c r="A1"><v>1</v></c></row>"#)])

  @Test(arguments: [
    "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>",
    "<worksheet><sheetData><!DOCTYPE x></sheetData></worksheet>",
  ])
  func entitiesAreRefused(_ xml: String) {
    var workbook = Self.plain
    workbook.add("xl/worksheets/sheet0.xml", xml)
    #expect(Self.fault(workbook) == .declaresEntities(part: "xl/worksheets/sheet0.xml"))
  }

  @Test(arguments: [
    "", "<worksheet>", "<worksheet><sheetData></worksheet>", "<worksheet/><worksheet/>",
    "<worksheet><row r=1/></worksheet>", "text",
    "<worksheet><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></worksheet>",
    "<worksheet><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&unknown;</v></c></row></worksheet>",
    "<worksheet><row r=\"2\"/><row r=\"1\"/></worksheet>",
    "<worksheet><row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row></worksheet>",
    "<worksheet><row r=\"1\"><c r=\"ZZZZ1\"/></row></worksheet>", "<worksheet><![CDATA[",
  ])
  func damagedSheets(_ xml: String) {
    var workbook = Self.plain
    workbook.add("xl/worksheets/sheet0.xml", xml)
    #expect(Self.fault(workbook) == .damaged(part: "xl/worksheets/sheet0.xml"))
  }

  @Test func aFlippedBitOfAPartIsFound() throws {
    var workbook = Self.plain
    workbook.add("xl/worksheets/sheet0.xml", "<worksheet><!-- a comment --></worksheet>")
    var bytes = workbook.bytes
    let place = try #require(bytes.firstRange(of: Array("comment".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "C")
    let path = NSTemporaryDirectory() + "/abmtop-\(UUID().uuidString).xlsx"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    let opened = try Workbook(descriptor: file.fileDescriptor, size: Int64(bytes.count), advance: nil)
    #expect(throws: ReadFailure.workbook(.damaged(part: "xl/worksheets/sheet0.xml"))) {
      _ = try opened.records(of: opened.sheets[0], columns: 0, below: 0).next()
    }
  }

  @Test func archivesWithoutAWorkbook() {
    var other = Self.plain
    other.parts.removeAll { $0.name == "xl/workbook.xml" }
    #expect(Self.fault(other) == .noWorkbook)
  }

  /// Elements of a few bytes, whose text and tags lie across blocks.
  @Test func blocksMayEndAnywhere() throws {
    let cells = (1...40_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"str\"><v>a&amp;\($0)</v></c></row>" }
    let (rows, _) = try Self.rows(WorkbookBytes([("a", cells.joined())]))
    #expect(rows.count == 40_000)
    #expect(rows.allSatisfy { $0.value == ["a&\($0.key)"] })
  }
}
