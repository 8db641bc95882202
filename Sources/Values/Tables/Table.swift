/// The tables of the data directory.
public enum Table: String, CaseIterable, Hashable, Sendable {
  case accounts, contacts, activities, opportunities, contracts, spend, intent, relationships, nps
  case opportunityHistory = "opportunity_history"
  /// Rates of currencies by day: of no account.
  case rates
  /// What is to be reached by when: of no account.
  case goals
  /// What tracked attributes of accounts, opportunities and contracts were, and when they became another.
  case history
  /// What somebody decided of signals: of no account.
  case signalAcks = "signal_acks"
}

/// What became of a file of the data directory.
public enum FileOutcome: Hashable, Sendable {
  /// Its rows are in the tables.
  case read
  /// No table claims it, for this reason.
  case ignored(FileReason)
  /// It belongs to a table, but cannot be read.
  case failed(FileReason)
}

/// A column of a file and what it was understood as.
public struct ColumnMatch: Hashable, Sendable {
  /// The name in the file's header.
  public var name: String
  /// The table's column, or nil where nothing reads it.
  public var column: String?
  /// Whether the match rests on a synonym alone and wants confirmation.
  public var isGuess: Bool
  /// The table whose column it is.
  public var table: Table?

  /// A match.
  public init(name: String, column: String?, isGuess: Bool = false, table: Table? = nil) {
    self.name = name
    self.column = column
    self.isGuess = isGuess
    self.table = table
  }
}

/// The order of a table's files (data.md, Files): which of two rows with one id stands later.
///
/// Paths compare by their bytes, but for the number that a browser gives a second download: it counts as a number after the
/// name, so that `opportunities.csv` < `opportunities (1).csv` < `opportunities (2).csv` < `opportunities (10).csv`.
public enum FileOrder {
  /// Whether the file at one path stands before that at another. Equal paths do not.
  ///
  /// - Complexity: O(length of the paths).
  public static func precedes(_ left: String, _ right: String) -> Bool {
    // Most paths have no copy's number, and thousands of them are put in order.
    let close = UInt8(ascii: ")")
    if !left.utf8.contains(close) && !right.utf8.contains(close) {
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    let (leftName, leftNumber) = parts(of: left)
    let (rightName, rightNumber) = parts(of: right)
    if leftName != rightName { return leftName.lexicographicallyPrecedes(rightName) }
    if leftNumber != rightNumber { return leftNumber < rightNumber }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// The bytes of a path without its copy number, and that number; 0 where there is none.
  private static func parts(of path: String) -> (name: [UInt8], number: Int) {
    let bytes = Array(path.utf8)
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
    guard end > start, bytes[end - 1] == UInt8(ascii: ")"),
      let open = bytes[start..<end].lastIndex(of: UInt8(ascii: "("))
    else { return (bytes, 0) }
    let digits = bytes[(open + 1)..<(end - 1)]
    let isNumber = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty, digits.count < 10, isNumber else { return (bytes, 0) }
    var stem = bytes[..<open]
    while stem.last == UInt8(ascii: " ") { stem = stem.dropLast() }
    guard stem.count > start else { return (bytes, 0) }
    return (Array(stem) + Array(bytes[end...]), digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
  }
}
