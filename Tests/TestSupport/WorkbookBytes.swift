internal import Tabular

/// A workbook in the making, as bytes: parts that are stored as they are, so that a test can damage them.
public struct WorkbookBytes: Sendable {
  /// The parts by name, in the order in which they are written.
  public var parts: [(name: String, bytes: [UInt8])] = []

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A workbook of these sheets, each the rows of its XML; `xf`: the numbers of the formats of cells; `texts`: those that cells share.
  public init(
    _ sheets: [(name: String, rows: String)], formats: [Int] = [0, 14, 22], texts: [String] = [],
    properties: String = "", state: String = ""
  ) {
    func relation(_ id: String, _ kind: String, _ target: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(Self.kinds)/\(kind)\" Target=\"\(target)\"/>"
    }
    func relations(_ all: [String]) -> String { "<Relationships>\(all.joined())</Relationships>" }
    add("_rels/.rels", relations([relation("r1", "officeDocument", "xl/workbook.xml")]))
    let list = sheets.enumerated().map { position, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(position + 1)\" r:id=\"s\(position)\"\(state)/>"
    }
    add(
      "xl/workbook.xml",
      "<?xml version=\"1.0\"?><workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.kinds)\">\(properties)<sheets>"
        + list.joined() + "</sheets></workbook>")
    add(
      "xl/_rels/workbook.xml.rels",
      relations(
        sheets.indices.map { relation("s\($0)", "worksheet", "worksheets/sheet\($0).xml") } + [
          relation("t", "sharedStrings", "sharedStrings.xml"), relation("f", "styles", "/xl/styles.xml"),
        ]))
    add(
      "xl/styles.xml",
      "<styleSheet><cellXfs>\(formats.map { "<xf numFmtId=\"\($0)\"/>" }.joined())</cellXfs></styleSheet>")
    add("xl/sharedStrings.xml", "<sst>\(texts.map { "<si><t>\($0)</t></si>" }.joined())</sst>")
    for (position, sheet) in sheets.enumerated() {
      add(
        "xl/worksheets/sheet\(position).xml",
        "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(sheet.rows)</sheetData></worksheet>")
    }
  }

  /// Adds a part, in the place of one of that name.
  public mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  /// Adds a part, in the place of one of that name.
  public mutating func add(_ name: String, _ bytes: [UInt8]) {
    if let position = parts.firstIndex(where: { $0.name == name }) {
      parts[position].bytes = bytes
    } else {
      parts.append((name, bytes))
    }
  }

  /// The archive.
  public var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let offset = archive.count
      let sum = part.bytes.withUnsafeBytes { Checksum($0).value }
      // Version, flags, method, time and date, then what stands in both places.
      let common =
        Self.number(20, 2) + Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 4) + Self.number(Int(sum), 4)
        + Self.number(part.bytes.count, 4) + Self.number(part.bytes.count, 4) + Self.number(part.name.utf8.count, 2)
        + Self.number(0, 2)
      archive += [0x50, 0x4B, 3, 4] + common + Array(part.name.utf8) + part.bytes
      directory += [0x50, 0x4B, 1, 2] + Self.number(20, 2) + common
      directory += Self.number(0, 10) + Self.number(offset, 4) + Array(part.name.utf8)
    }
    let start = archive.count
    archive += directory + [0x50, 0x4B, 5, 6] + Self.number(0, 4)
    archive += Self.number(parts.count, 2) + Self.number(parts.count, 2)
    return archive + Self.number(directory.count, 4) + Self.number(start, 4) + Self.number(0, 2)
  }

  /// A number in so many bytes, the lowest first.
  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
  }
}
