public import Values

/// What a file's path says: its format, and which table it holds (data.md, Files).
public struct FileName: Hashable, Sendable {
  /// How the bytes are to be read.
  public enum Format: Hashable, Sendable {
    /// Delimited text: `.csv`, `.tsv`, `.txt`.
    case delimited
    /// One JSON object a line: `.ndjson`, `.jsonl`.
    case jsonLines
    /// One JSON document: `.json`.
    case json
    /// A workbook of a spreadsheet, whose sheets are files of their own: `.xlsx`, `.xlsm`.
    case workbook
  }

  /// The path below the data directory.
  public let path: String
  /// The last component.
  public var last: String { path.split(separator: "/").last.map(String.init) ?? path }
  /// The last component without its endings, lower case.
  public let stem: String
  /// By the ending; nil where the ending is none of data.md's.
  public let format: Format?
  /// Whether it ends in `.txt`: which people's notes do, too.
  public let isPlainText: Bool
  /// Whether it ends in `.gz`.
  public let isCompressed: Bool
  /// The table that the stem names, else the nearest folder; nil where no name says.
  public let table: Table?

  /// From a path below the data directory, `/` between folders.
  public init(_ path: String) {
    self.path = path
    let components = path.split(separator: "/")
    var rest = (components.last.map(String.init) ?? "").lowercased()
    isCompressed = FileName.drop(".gz", from: &rest)
    let formats: [(String, Format)] = [
      (".csv", .delimited), (".tsv", .delimited), (".txt", .delimited), (".ndjson", .jsonLines), (".jsonl", .jsonLines),
      (".json", .json), (".xlsx", .workbook), (".xlsm", .workbook),
    ]
    let ending = formats.first { FileName.drop($0.0, from: &rest) }
    // A workbook is compressed as it is: nobody compresses it again.
    format = isCompressed && ending?.1 == .workbook ? nil : ending?.1
    isPlainText = ending?.0 == ".txt"
    stem = rest
    table =
      FileName.table(ofStem: rest)
      ?? components.dropLast().reversed().lazy.compactMap { Table(rawValue: $0.lowercased()) }.first
  }

  /// The name of a sheet of a workbook: `book.xlsx#Deals`. It names a table as a file's stem does, with spaces for `_` too.
  ///
  /// - Parameter isNamedByFile: whether the workbook's name and folders count in place of the sheet's, which says nothing.
  public init(workbook: FileName, sheet: String, isNamedByFile: Bool) {
    path = "\(workbook.path)#\(sheet)"
    format = .workbook
    isPlainText = false
    isCompressed = false
    let own = sheet.lowercased().split(separator: " ").joined(separator: "_")
    stem = isNamedByFile ? workbook.stem : own
    table = isNamedByFile ? workbook.table : FileName.table(ofStem: own)
  }

  /// Whether a sheet has the name that a program gives it: `Sheet1`, `Tabelle1`, `Export`.
  public static func saysNothing(ofSheet name: String) -> Bool {
    let letters = name.lowercased().filter { !$0.isNumber && !$0.isWhitespace && !"()-_".contains($0) }
    return letters.isEmpty
      || [
        "sheet", "worksheet", "tabelle", "blatt", "feuil", "feuille", "hoja", "foglio", "planilha", "folha", "blad",
        "arkusz",
        "ark", "list", "taul", "лист", "data", "daten", "export", "report", "results", "result", "table",
      ].contains(letters)
  }

  /// The table whose name the stem is, or begins with, followed by `-`, `_` or `.`; of two the longer.
  static func table(ofStem stem: String) -> Table? {
    Table.allCases.filter { table in
      guard stem.hasPrefix(table.rawValue) else { return false }
      let next = stem.dropFirst(table.rawValue.count).first
      return next == nil || next == "-" || next == "_" || next == "."
    }.max { $0.rawValue.count < $1.rawValue.count }
  }

  /// Whether a file or folder of this name is no data and stands nowhere, not even among the ignored files: it is hidden, a
  /// program's temporary file, or only partly downloaded.
  public static func isNoData(_ last: String) -> Bool {
    let name = last.lowercased()
    if name.hasPrefix(".") || name.hasPrefix("~$") || name == "__macosx" { return true }
    return [".part", ".crdownload", ".tmp", ".partial", ".download"].contains(where: name.hasSuffix)
  }

  /// The date in the name: the first run of eight digits, or of four, two and two with `-`, `_` or `.` between, that is a day.
  public var date: Day? {
    let digits = Array(stem.utf8)
    for start in digits.indices where start == 0 || !Text.isDigit(digits[start - 1]) {
      for width in [8, 10] where start + width <= digits.count {
        let piece = digits[start..<start + width]
        let isEnd = start + width == digits.count || !Text.isDigit(digits[start + width])
        let numerals = piece.filter(Text.isDigit)
        guard isEnd, numerals.count == 8 else { continue }
        if width == 10, Text.isDigit(piece[start + 4]) || piece[start + 4] != piece[start + 7] { continue }
        let number = numerals.reduce(0) { $0 * 10 + Int($1 &- 48) }
        if let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100) { return day }
      }
    }
    return nil
  }

  /// The name of the object that an exporting tool writes, in plain form: `account` for `Account`, `sf_account_data`,
  /// `hubspot-crm-exports-all-accounts-2026-11-21`. The tool's name, and what says nothing, is dropped at both ends.
  var object: String {
    var words = stem.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    while let first = words.first, words.count > 1, FileName.prefixes.contains(first) { words.removeFirst() }
    while let last = words.last, words.count > 1, FileName.suffixes.contains(last) || last.allSatisfy(\.isNumber) {
      words.removeLast()
    }
    return words.joined()
  }

  private static let prefixes: Set<String> = [
    "sf", "sfdc", "salesforce", "hubspot", "hs", "crm", "export", "exports", "all", "zoho", "pipedrive", "dynamics",
    "d365",
    "close", "copper", "freshsales", "insightly", "monday", "bitrix24", "sugarcrm", "odoo", "stripe", "chargebee",
    "recurly",
    "zuora", "chartmogul", "gong", "g2", "drift", "intercom", "marketo", "pardot", "outreach", "salesloft", "apollo",
    "zoominfo", "clearbit", "6sense", "demandbase", "terminus", "my",
  ]
  private static let suffixes: Set<String> = [
    "data", "export", "exports", "report", "postgres", "snowflake", "databricks", "extract", "all", "c",
  ]

  private static func drop(_ ending: String, from name: inout String) -> Bool {
    guard name.count > ending.count, name.hasSuffix(ending) else { return false }
    name.removeLast(ending.count)
    return true
  }
}

/// Files of other kinds that people put beside their exports: what they are, and what would make them readable.
public enum ForeignFiles {
  /// Why a file with this name is not read, where its ending says more than that it is none of ours.
  static func reason(against last: String) -> String? {
    guard let dot = last.lastIndex(of: ".") else { return nil }
    return endings.first { $0.endings.contains(last[last.index(after: dot)...].lowercased()) }?.reason
  }

  /// What a file is that should be text, by its first bytes; nil where nothing speaks against text.
  public static func kind(_ bytes: some Collection<UInt8>) -> String? {
    let start = bytes.prefix(64).drop { Text.isBlank($0) }
    if let magic = magics.first(where: { start.starts(with: $0.bytes) }) { return magic.kind }
    let text = String(decoding: start, as: UTF8.self).lowercased()
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
      ? "it is a page of HTML, whatever its name says: what was downloaded is no export" : nil
  }

  private static let workbook = "it is a spreadsheet's own file: save it as .xlsx, or as CSV (UTF-8)"
  private static let archive = "it is an archive: unpack it into this folder"

  private static let endings: [(endings: Set<String>, reason: String)] = [
    (["xls", "xlsb", "ods", "numbers"], workbook),
    (["zip", "7z", "rar", "tar", "tgz", "bz2", "xz", "zst"], archive),
    (["parquet", "avro", "orc", "sqlite", "db"], "it is a database's own file: export it as CSV or JSON lines"),
    (["xml", "html", "htm"], "it is XML or HTML: export it as CSV"),
  ]

  private static let magics: [(bytes: [UInt8], kind: String)] = [
    (
      [0x50, 0x4B, 0x03, 0x04],
      "it is an archive or a workbook, whatever its name says: unpack it, or let its name end in .xlsx"
    ),
    ([0xD0, 0xCF, 0x11, 0xE0], workbook),
    ([0x1F, 0x8B], "it is compressed by gzip: its name has to end in .gz"),
    (Array("%PDF".utf8), "it is a PDF, whatever its name says"),
    (Array("PAR1".utf8), "it is a database's own file, whatever its name says: export it as CSV or JSON lines"),
  ]
}
