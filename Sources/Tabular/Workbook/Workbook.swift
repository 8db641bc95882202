public import Values

/// A workbook of a spreadsheet (`.xlsx`, `.xlsm`: ECMA-376), open to be read: its sheets, and the rows of each.
///
/// One sheet can be read at a time. Nothing is kept of a sheet but what is read at the moment; the texts that cells share
/// are kept.
public final class Workbook {
  /// What a sheet is.
  public enum Kind: Hashable, Sendable {
    /// Cells.
    case cells
    /// Cells that the workbook hides.
    case hidden
    /// A chart, a dialogue or a macro: no cells.
    case other
  }

  /// One sheet.
  public struct Sheet: Hashable, Sendable {
    /// Its name, no other sheet's of the workbook.
    public var name: String
    /// What it is.
    public var kind: Kind
    /// Its bytes as stored.
    public var bytes: Int64
    fileprivate var part: String
  }

  /// One of a sheet's first rows.
  public struct Row: Hashable, Sendable {
    /// Its number, from 1.
    public var number: UInt32
    /// Its cells as text, up to the last that is not empty.
    public var fields: [String]
  }

  /// In the order of the workbook.
  public private(set) var sheets: [Sheet] = []

  private let archive: ZipArchive
  private let strings: SharedStrings
  private let formats: CellFormats

  /// No workbook that people made has more.
  private static let sheetLimit = 1_000

  /// The workbook in an open file, which must outlive it.
  ///
  /// - Parameter advance: notified of every block that is read, as stored; false stops the reading.
  public init(descriptor: Int32, size: Int64, advance: (@Sendable (Int64) -> Bool)?) throws(ReadFailure) {
    let archive = try ZipArchive(descriptor: descriptor, size: size, advance: advance)
    self.archive = archive
    let root = try Relations(archive, of: "")
    let main = root.first(of: "officeDocument")?.target ?? "xl/workbook.xml"
    guard let entry = archive.entry(main) else { throw .workbook(.noWorkbook) }
    let relations = try Relations(archive, of: main)
    let contents = try WorkbookContents(archive.blocks(of: entry), part: entry.name)
    if let styles = relations.first(of: "styles").flatMap({ archive.entry($0.target) }) {
      formats = try CellFormats(archive.blocks(of: styles), part: styles.name, is1904: contents.is1904)
    } else {
      formats = CellFormats(is1904: contents.is1904)
    }
    if let texts = relations.first(of: "sharedStrings").flatMap({ archive.entry($0.target) }) {
      strings = try SharedStrings(archive.blocks(of: texts), part: texts.name)
    } else {
      strings = SharedStrings()
    }
    try list(contents, relations)
  }

  private func list(_ contents: WorkbookContents, _ relations: Relations) throws(ReadFailure) {
    var names: Set<String> = []
    var parts: Set<String> = []
    if contents.sheets.count > Workbook.sheetLimit { throw .workbook(.tooManyParts(limit: Workbook.sheetLimit)) }
    for sheet in contents.sheets {
      guard let relation = relations.byID[sheet.relation] else { throw .workbook(.damaged(part: sheet.name)) }
      var name = sheet.name
      var copy = 1
      while !names.insert(name).inserted {
        copy += 1
        name = "\(sheet.name) (\(copy))"
      }
      let entry = archive.entry(relation.target)
      // Two names for one part would be read twice.
      if relation.kind == "worksheet", entry == nil || !parts.insert(relation.target.lowercased()).inserted {
        throw .workbook(.damaged(part: sheet.name))
      }
      let kind: Kind = relation.kind != "worksheet" ? .other : sheet.isHidden ? .hidden : .cells
      sheets.append(Sheet(name: name, kind: kind, bytes: entry?.stored ?? 0, part: relation.target))
    }
  }

  /// The first rows of a sheet that have values, at most `ReadLimits.preamble`.
  public func firstRows(of sheet: Sheet) throws(ReadFailure) -> [Row] {
    let scanner = try scanner(sheet, columns: 0, header: 0, rowLimit: ReadLimits.preamble)
    var reader = FieldReader()
    guard let batch = try scanner.next() else { return [] }
    return (0..<batch.count).map { position in
      let record = batch[position]
      defer { reader.reset() }
      let fields = (0..<record.count).map { String(decoding: reader.text(record, $0), as: UTF8.self) }
      return Row(number: record.line, fields: fields)
    }
  }

  /// The rows of a sheet below its header.
  ///
  /// - Parameters:
  ///   - columns: how many the header has.
  ///   - header: the number of its row; 0 where it has none.
  public func records(of sheet: Sheet, columns: Int, below header: UInt32) throws(ReadFailure) -> SheetScanner {
    try scanner(sheet, columns: columns, header: header, rowLimit: 4_096)
  }

  private func scanner(
    _ sheet: Sheet, columns: Int, header: UInt32, rowLimit: Int
  ) throws(ReadFailure) -> SheetScanner {
    guard let entry = archive.entry(sheet.part) else { throw .workbook(.damaged(part: sheet.part)) }
    return try SheetScanner(
      archive.blocks(of: entry), part: entry.name, strings, formats, columns: columns, header: header,
      stored: entry.stored, rowLimit: rowLimit)
  }
}

/// What the workbook's own part says.
private struct WorkbookContents {
  var is1904 = false
  var sheets: [(name: String, relation: String, isHidden: Bool)] = []

  init(_ source: any BlockSource, part: String) throws(ReadFailure) {
    let reader = try XMLReader(source, part: part)
    let (properties, sheet) = (XMLName("workbookPr"), XMLName("sheet"))
    while true {
      switch try reader.next() {
      case .start:
        if reader.name == sheet {
          try add(reader)
        } else if reader.name == properties {
          var cursor = 0
          while let attribute = try reader.attribute(&cursor) {
            if attribute.isNamed("date1904") { is1904 = attribute.isTrue }
          }
        }
      case .end, .text: break
      case .finished: return
      }
    }
  }

  private mutating func add(_ reader: XMLReader) throws(ReadFailure) {
    var (name, relation, isHidden, cursor) = ("", "", false, 0)
    while let attribute = try reader.attribute(&cursor) {
      if attribute.isNamed("name") {
        name = try reader.text(attribute)
      } else if attribute.isNamed("state") {
        isHidden = try reader.text(attribute).lowercased().hasSuffix("hidden")
      } else if attribute.name.suffix(3).elementsEqual(":id".utf8) {
        relation = try reader.text(attribute)
      }
    }
    sheets.append((name, relation, isHidden))
  }
}

/// Which parts belong to a part.
private struct Relations {
  struct Relation {
    /// The end of its type, which differs between the two forms of the standard before that: `worksheet`.
    var kind: String
    /// The part's name.
    var target: String
  }

  private(set) var byID: [String: Relation] = [:]
  private var ordered: [Relation] = []

  /// Those of a part, "" for the archive itself; none where it has none.
  init(_ archive: ZipArchive, of part: String) throws(ReadFailure) {
    let folder = part.split(separator: "/").dropLast().joined(separator: "/")
    let last = part.split(separator: "/").last ?? ""
    let place = (folder.isEmpty ? "" : folder + "/") + "_rels/" + last + ".rels"
    guard let entry = archive.entry(place) else { return }
    let reader = try XMLReader(archive.blocks(of: entry), part: entry.name)
    let relation = XMLName("Relationship")
    while true {
      switch try reader.next() {
      case .start:
        if reader.name != relation { continue }
        var (id, type, target, cursor) = ("", "", "", 0)
        while let attribute = try reader.attribute(&cursor) {
          if attribute.isNamed("Id") { id = try reader.text(attribute) }
          if attribute.isNamed("Type") { type = try reader.text(attribute) }
          if attribute.isNamed("Target") { target = try reader.text(attribute) }
        }
        let kind = type.split(separator: "/").last.map(String.init) ?? ""
        let found = Relation(kind: kind, target: Relations.resolved(target, in: folder))
        byID[id] = found
        ordered.append(found)
      case .end, .text: break
      case .finished: return
      }
    }
  }

  func first(of kind: String) -> Relation? { ordered.first { $0.kind == kind } }

  /// A target as the name of a part: it is relative to the folder, or begins with `/`.
  private static func resolved(_ target: String, in folder: String) -> String {
    var components = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for component in target.split(separator: "/") where component != "." {
      if component == ".." { _ = components.popLast() } else { components.append(component) }
    }
    return components.joined(separator: "/")
  }
}
