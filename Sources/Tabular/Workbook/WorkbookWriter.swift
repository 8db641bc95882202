public import Values

/// Writes a workbook that spreadsheets open (`.xlsx`: ECMA-376): sheets of typed cells, each with a header that stays in sight.
///
/// By hand, on zlib: libxlsxwriter, as Debian 12 has it, comes only as a shared library, and brings libcrypto along.
/// Texts are texts whatever they begin with: no cell is a formula. What XML cannot hold becomes U+FFFD.
public struct WorkbookWriter: Sendable {
  /// One cell.
  public enum Cell: Hashable, Sendable {
    /// Nothing.
    case empty
    /// A text.
    case text(String)
    /// A number as JSON writes it, shown in a form.
    case number(String, Form)
    /// A day.
    case day(Day)
    /// True or false.
    case flag(Bool)
  }

  /// How a number is shown.
  public enum Form: Int, CaseIterable, Hashable, Sendable {
    /// As it is.
    case plain
    /// With groups of thousands and no decimals; with two.
    case whole, money
    /// As a percentage with one decimal.
    case share
  }

  /// One column.
  public struct Column: Hashable, Sendable {
    /// What stands in the header.
    public var title: String

    /// A column.
    public init(_ title: String) { self.title = title }
  }

  /// One sheet: lines above, a table, lines below.
  public struct Sheet: Hashable, Sendable {
    /// Its name; what a name may not hold or have too much of is left out.
    public var name: String
    /// The columns of its table; none: it has only lines.
    public var columns: [Column]
    /// The rows of its table, each with a cell a column.
    public var rows: [[Cell]]
    /// What stands below the table, one a row.
    public var lines: [String]

    /// A sheet.
    public init(_ name: String, columns: [Column] = [], rows: [[Cell]] = [], lines: [String] = []) {
      self.name = name
      self.columns = columns
      self.rows = rows
      self.lines = lines
    }
  }

  /// A writer.
  public init() {}

  /// More rows no spreadsheet shows: what is beyond is left out, and said in the last one.
  public static let rowLimit = 1_048_576
  /// Characters of a text that a cell can hold.
  private static let textLimit = 32_767

  /// The workbook's bytes.
  ///
  /// - Complexity: O(cells).
  public func bytes(_ sheets: [Sheet]) -> [UInt8] {
    var zip = ZipWriter()
    let names = WorkbookWriter.names(sheets.map(\.name))
    zip.add("[Content_Types].xml", part(WorkbookWriter.types(sheets.count)))
    zip.add("_rels/.rels", part(WorkbookWriter.relations([("officeDocument", "xl/workbook.xml")])))
    let list = names.enumerated().map { position, name in
      "<sheet name=\"\(WorkbookWriter.escaped(name))\" sheetId=\"\(position + 1)\" r:id=\"r\(position + 1)\"/>"
    }
    zip.add(
      "xl/workbook.xml",
      part(
        "<workbook xmlns=\"\(WorkbookWriter.main)\" xmlns:r=\"\(WorkbookWriter.kinds)\">"
          // The view that each sheet's frozen header belongs to.
          + "<bookViews><workbookView/></bookViews><sheets>\(list.joined())</sheets></workbook>"))
    zip.add(
      "xl/_rels/workbook.xml.rels",
      part(
        WorkbookWriter.relations(
          sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") } + [("styles", "styles.xml")])))
    zip.add("xl/styles.xml", part(WorkbookWriter.styles))
    for (position, sheet) in sheets.enumerated() {
      zip.add("xl/worksheets/sheet\(position + 1).xml", part(WorkbookWriter.xml(sheet)))
    }
    return zip.bytes
  }

  private func part(_ xml: String) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\(xml)".utf8)
  }

  // MARK: Sheets

  private static func xml(_ sheet: Sheet) -> String {
    var xml = "<worksheet xmlns=\"\(main)\">"
    if !sheet.columns.isEmpty {
      xml +=
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\""
        + " state=\"frozen\"/></sheetView></sheetViews>"
    }
    let widths = widths(sheet)
    xml += "<cols>"
    for (position, width) in widths.enumerated() {
      xml += "<col min=\"\(position + 1)\" max=\"\(position + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
    }
    xml += "</cols><sheetData>"
    var number = 0
    func add(_ cells: [String]) {
      number += 1
      xml += "<row r=\"\(number)\">" + cells.joined() + "</row>"
    }
    if !sheet.columns.isEmpty {
      add(sheet.columns.enumerated().map { text($1.title, at: reference($0, number + 1), style: headerStyle) })
    }
    let rows = sheet.rows.prefix(max(0, rowLimit - 1 - sheet.lines.count - 1))
    for row in rows { add(row.enumerated().map { cell($1, at: reference($0, number + 1)) }) }
    var lines = sheet.lines
    let beyond = sheet.rows.count - rows.count
    if beyond > 0 { lines.append("\(beyond) more rows are left out: a sheet has no room for them") }
    for line in lines { add([text(line, at: reference(0, number + 1), style: 0)]) }
    return xml + "</sheetData></worksheet>"
  }

  private static func cell(_ cell: Cell, at place: String) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): self.text(text, at: place, style: 0)
    case .number(let number, let form): "<c r=\"\(place)\" s=\"\(form.rawValue)\"><v>\(number)</v></c>"
    case .flag(let holds): "<c r=\"\(place)\" t=\"b\"><v>\(holds ? 1 : 0)</v></c>"
    case .day(let day):
      // Serial days of 1900 are right from 1 March 1900 on; an earlier day is a text.
      day.number - dayZero >= 61
        ? "<c r=\"\(place)\" s=\"\(dayStyle)\"><v>\(day.number - dayZero)</v></c>" : text(day.iso, at: place, style: 0)
    }
  }

  private static func text(_ text: String, at place: String, style: Int) -> String {
    let kept = String(text.prefix(textLimit))
    return
      "<c r=\"\(place)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(kept))</t></is></c>"
  }

  /// `AB12` of column 27 and row 12.
  private static func reference(_ column: Int, _ row: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      rest -= 1
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest /= 26
    }
    return letters + String(row)
  }

  /// In characters of the standard font: as wide as what stands there, within reason.
  private static func widths(_ sheet: Sheet) -> [Int] {
    if sheet.columns.isEmpty { return [100] }
    return sheet.columns.indices.map { column in
      var width = sheet.columns[column].title.count
      for row in sheet.rows.prefix(1_000) where column < row.count {
        switch row[column] {
        case .text(let text): width = max(width, text.count)
        case .number(let number, _): width = max(width, number.count + 2)
        case .day: width = max(width, 10)
        case .flag, .empty: break
        }
      }
      return min(60, max(8, width + 2))
    }
  }

  private static let dayZero = Int32(Day.number(year: 1899, month: 12, day: 30))

  // MARK: Names and styles

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// After the numbers' forms: the day, the header.
  private static let dayStyle = Form.allCases.count
  private static let headerStyle = Form.allCases.count + 1

  private static let styles =
    "<styleSheet xmlns=\"\(main)\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
    + "<numFmt numFmtId=\"165\" formatCode=\"0.0%\"/></numFmts>"
    + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
    + "</fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    + "<cellXfs count=\"6\">" + [0, 3, 4, 165, 164].map { xf($0, font: 0) }.joined() + xf(0, font: 1) + "</cellXfs>"
    + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"

  private static func xf(_ format: Int, font: Int) -> String {
    "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\""
      + " applyFont=\"1\"/>"
  }

  private static func types(_ sheets: Int) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    var xml = "<Types xmlns=\"\(package)/content-types\">"
    xml += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    xml += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind).sheet.main+xml\"/>"
    xml += "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(kind).styles+xml\"/>"
    for sheet in 0..<sheets {
      xml += "<Override PartName=\"/xl/worksheets/sheet\(sheet + 1).xml\" ContentType=\"\(kind).worksheet+xml\"/>"
    }
    return xml + "</Types>"
  }

  private static func relations(_ all: [(kind: String, target: String)]) -> String {
    let list = all.enumerated().map { position, relation in
      "<Relationship Id=\"r\(position + 1)\" Type=\"\(kinds)/\(relation.kind)\" Target=\"\(relation.target)\"/>"
    }
    return "<Relationships xmlns=\"\(package)/relationships\">\(list.joined())</Relationships>"
  }

  /// Names of sheets: up to 31 characters without `[]:*?/\` and apostrophes at the ends, no two alike without case.
  static func names(_ wanted: [String]) -> [String] {
    var known: Set<String> = []
    return wanted.map { name in
      let allowed = name.filter { !"[]:*?/\\'".contains($0) && !$0.unicodeScalars.contains { $0.value < 32 } }
      let base = allowed.isEmpty ? "Sheet" : String(allowed.prefix(31))
      var result = base
      var copy = 1
      while !known.insert(result.lowercased()).inserted {
        copy += 1
        result = "\(base.prefix(31 - 3 - String(copy).count)) (\(copy))"
      }
      return result
    }
  }

  /// A text as XML holds it. An underscore that would be read as the number of a character stands for itself.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "_": result += "_"
      default:
        let isAllowed = scalar.value >= 32 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return result.contains("_x") ? withoutNumbers(result) : result
  }

  /// `_x005F_` stands for the underscore of what looks like a number: `_x000D_`.
  private static func withoutNumbers(_ text: String) -> String {
    let characters = Array(text.utf8)
    var result: [UInt8] = []
    for position in characters.indices {
      let isNumber =
        position + 6 < characters.count && characters[position] == UInt8(ascii: "_")
        && characters[position + 1] == UInt8(ascii: "x") && characters[position + 6] == UInt8(ascii: "_")
      result += isNumber ? Array("_x005F_".utf8) : [characters[position]]
    }
    return String(decoding: result, as: UTF8.self)
  }
}
