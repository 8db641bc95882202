/// Why one row was left out: where it begins, the column at fault, and what is wrong with it.
public struct RowProblem: Hashable, Sendable {
  /// What was wrong. Words are made by `words`.
  public enum Reason: Hashable, Sendable {
    /// A required value is empty.
    case missing
    /// The value cannot be read as what it should be (`a date`, `a number`, …).
    case unreadable(value: String, expected: String)
    /// A number with the other decimal mark than its column, whose values contradict each other.
    case otherDecimalMark(value: String)
    /// An id that a spreadsheet has rounded.
    case roundedID(value: String)
    /// A number outside its range.
    case outOfRange(value: String, range: String)
    /// A currency without a rate, in the settings or in the table of rates; its code or its symbol.
    case unknownCurrency(String)
    /// The contract ends before it starts.
    case endsBeforeStart
    /// The contract's status says that it has ended, and no column says when.
    case endedWithoutDay
    /// The opportunity is closed, and nothing says whether it was won or lost.
    case closedWithoutOutcome
    /// Non-empty fields beyond the header.
    case tooManyFields(count: Int, header: Int)
    /// The row names no account where it must.
    case namesNoAccount
    /// A quote left open for more than 1 MiB, or a field or record beyond the limits.
    case openQuote, fieldTooLong, recordTooLong
    /// A record that is not valid JSON.
    case notJSON(String)
  }

  /// The line of the file where the record begins, from 1.
  public var line: UInt32
  /// The table that the row would have been of; nil where the record could not be read at all. It tells where a file
  /// gives rows of several tables.
  public var table: Table?
  /// The column's name in the file, or the table's name for it where the file has none.
  public var column: String
  /// What was wrong.
  public var reason: Reason
  /// What the row is worth, in the currency that has no rate; nil of other reasons.
  public var worth: Money?

  /// A problem.
  public init(line: UInt32, table: Table? = nil, column: String, reason: Reason, worth: Money? = nil) {
    self.worth = worth
    self.line = line
    self.table = table
    self.column = column
    self.reason = reason
  }
}
