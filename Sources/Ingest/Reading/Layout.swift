internal import Mappings
internal import Values

/// How the records of a file are to be read: what its header said, and which tables it gives rows for.
struct Layout: Sendable {
  /// Below the data directory.
  var path: String
  var bindings: [TableBinding]
  /// The names in the header, by position.
  var header: [String]
  /// The header's line as it stands in the file; empty where the file has none.
  var headerBytes: [UInt8] = []
  var delimiter: UInt8 = 0
  /// Whether records are JSON objects, one a line or in one document.
  var isJSON = false
  /// Where the first record begins, and the number of its line.
  var start: Int64 = 0
  var startLine: UInt32 = 1

  /// Whether what is appended to the file continues its records.
  var isAppendable = true

  /// Whether a row can depend on others of the file: then the file is always read as a whole.
  var isWhole: Bool { bindings.contains { $0.treatments.contains(.highestScoreOnly) || !$0.grouped.isEmpty } }

  /// Whether stretches of the file can be read apart from each other: not where a row depends on its line number.
  var isDivisible: Bool { !isWhole && !bindings.contains { $0.treatments.contains(.rowIsItsOwnID) } }
  /// Whether all rows are activities, which name the same few things again and again.
  var isOnlyActivities: Bool { bindings.allSatisfy { $0.table == .activities } }
}
