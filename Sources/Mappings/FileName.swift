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
  }

  /// The path below the data directory.
  public let path: String
  /// The last component.
  public var last: String { path.split(separator: "/").last.map(String.init) ?? path }
  /// The last component without its endings, lower case.
  public let stem: String
  /// By the ending; nil where the ending is none of data.md's.
  public let format: Format?
  /// Whether it ends in `.gz`.
  public let isCompressed: Bool
  /// Whether it, or a folder on the way, begins with a dot.
  public let isHidden: Bool
  /// The table that the stem names, else the nearest folder; nil where no name says.
  public let table: Table?

  /// From a path below the data directory, `/` between folders.
  public init(_ path: String) {
    self.path = path
    let components = path.split(separator: "/")
    isHidden = components.contains { $0.hasPrefix(".") }
    var rest = (components.last.map(String.init) ?? "").lowercased()
    isCompressed = FileName.drop(".gz", from: &rest)
    let formats: [(String, Format)] = [
      (".csv", .delimited), (".tsv", .delimited), (".txt", .delimited), (".ndjson", .jsonLines), (".jsonl", .jsonLines),
      (".json", .json),
    ]
    format = formats.first { FileName.drop($0.0, from: &rest) }?.1
    stem = rest
    table =
      FileName.table(ofStem: rest)
      ?? components.dropLast().reversed().lazy.compactMap { Table(rawValue: $0.lowercased()) }.first
  }

  /// The table whose name the stem is, or begins with, followed by `-`, `_` or `.`; of two the longer.
  static func table(ofStem stem: String) -> Table? {
    Table.allCases.filter { table in
      guard stem.hasPrefix(table.rawValue) else { return false }
      let next = stem.dropFirst(table.rawValue.count).first
      return next == nil || next == "-" || next == "_" || next == "."
    }.max { $0.rawValue.count < $1.rawValue.count }
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
    "sf", "sfdc", "salesforce", "hubspot", "hs", "crm", "export", "exports", "all",
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
