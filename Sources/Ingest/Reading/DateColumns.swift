internal import Values

/// How the dates of each column of a file are read, and what its values said about that so far.
struct DateColumns: Hashable, Sendable {
  /// How `11/12/2026` is read in one column.
  struct Mode: Hashable, Sendable {
    var order: ReadRules.DateOrder
    /// The column's values contradict each other: those that fit only the other order cannot be read.
    var isStrict = false
  }

  /// By position of the column.
  private(set) var modes: [Mode]
  private(set) var evidence: [DateEvidence]

  /// All columns by the default order.
  init(columns: Int, order: ReadRules.DateOrder) {
    modes = Array(repeating: Mode(order: order), count: columns)
    evidence = Array(repeating: [], count: columns)
  }

  /// The instant that a value of a column names, or nil. Notes what it says about the order.
  mutating func parse(_ text: UnsafeRawBufferPointer, column: Int, zone: Zone) -> Instant? {
    guard column < modes.count else {
      var ignored = DateEvidence()
      return Dates.parse(text, order: .monthFirst, zone: zone, evidence: &ignored)
    }
    var found = DateEvidence()
    let mode = modes[column]
    let instant = Dates.parse(text, order: mode.order, zone: zone, evidence: &found)
    if found.isEmpty { return instant }
    evidence[column].formUnion(found)
    if mode.isStrict, let proved = found.order, proved != mode.order { return nil }
    return instant
  }

  /// Adds what another chunk of the same file said.
  mutating func add(_ other: DateColumns) {
    for column in evidence.indices where column < other.evidence.count {
      evidence[column].formUnion(other.evidence[column])
    }
  }

  /// How the file must be read again, now that all its values are known; nil where it was read right.
  func corrected(default order: ReadRules.DateOrder) -> DateColumns? {
    var result = self
    for (column, evidence) in evidence.enumerated() {
      if evidence.isSuperset(of: [.monthFirst, .dayFirst]) {
        result.modes[column] = Mode(order: order, isStrict: true)
      } else if evidence.contains(.ambiguous), let decided = evidence.order {
        result.modes[column] = Mode(order: decided)
      }
    }
    if result.modes == modes { return nil }
    // All values are seen again.
    result.evidence = Array(repeating: [], count: evidence.count)
    return result
  }

  /// The columns whose dates could be read in either order, with no value to decide.
  var undecided: [Int] {
    evidence.indices.filter { evidence[$0].contains(.ambiguous) && evidence[$0].order == nil }
  }
}
