/// Why one row was left out: where it begins, the column at fault, and what is wrong with it.
public struct RowProblem: Hashable, Sendable {
  /// What was wrong. Words are made by `words`.
  public enum Reason: Hashable, Sendable {
    /// A required value is empty.
    case missing
    /// Won or lost, and no column of the file says when.
    case noClosingColumn
    /// Won or lost without a day, and the day on which it was expected to close has not come by the newest row of the data, where
    /// there is one.
    case expectedLater(Day, newest: Day?)
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
    /// The opportunity is closed, and nothing says whether it was won or lost: what its status says, or else its stage.
    case closedWithoutOutcome(word: String, isStatus: Bool)
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
  /// What the row would be worth: in the currency that has no rate, where that is the reason, else in the reporting currency, of a
  /// contract a year's value. nil where no amount in it can be read, and of tables without amounts.
  public var worth: Money?
  /// Whose row it is, of opportunities and accounts: the owner as written; empty where none is.
  public var owner = ""

  /// A problem.
  public init(
    line: UInt32, table: Table? = nil, column: String, reason: Reason, worth: Money? = nil, owner: String = ""
  ) {
    self.owner = owner
    self.line = line
    self.table = table
    self.column = column
    self.reason = reason
    self.worth = worth
  }

  /// The code of the currency in which `worth` is; nil: the reporting one.
  public var worthCurrency: String? {
    if case .unknownCurrency(let code) = reason { code } else { nil }
  }
}

/// What rows that were left out would be worth together, as far as an amount in them can be read.
public struct WorthLeftOut: Hashable, Sendable {
  /// How many of the rows have an amount that can be read, in the reporting currency.
  public private(set) var rows = 0
  /// What those are worth, in the reporting currency.
  public private(set) var amount = Money.zero
  /// By currency without a rate, the sums of the rows left out for want of it.
  public private(set) var unconverted: [String: Money] = [:]

  /// Nothing.
  public init() {}

  /// What some rows are worth.
  public init(_ problems: some Sequence<RowProblem>) { for problem in problems { add(problem) } }

  /// Whether none of the rows has an amount that can be read.
  public var isEmpty: Bool { rows == 0 && unconverted.isEmpty }

  /// Without what is in currencies that have no rate.
  public var converted: WorthLeftOut {
    var worth = self
    worth.unconverted = [:]
    return worth
  }

  /// Adds a row.
  public mutating func add(_ problem: RowProblem) {
    guard let worth = problem.worth else { return }
    if let code = problem.worthCurrency {
      unconverted[code, default: .zero] += worth
    } else {
      rows += 1
      amount += worth
    }
  }

  /// Adds other rows.
  public static func += (left: inout WorthLeftOut, right: WorthLeftOut) {
    left.rows += right.rows
    left.amount += right.amount
    left.unconverted.merge(right.unconverted, uniquingKeysWith: +)
  }
}

/// A rule by which a record gives no row although nothing is wrong with it: it is set aside, and counted.
public enum RowRule: String, CaseIterable, Sendable, Comparable {
  /// A task that is still to do, or a record of something that has not happened yet.
  case notCompleted = "not completed"
  /// What was logged is nobody's activity.
  case noActivity = "no activity"
  /// It counts nothing: clicks, opens or impressions are 0.
  case nothingCounted = "nothing counted"
  /// An answer to another survey than the net promoter score.
  case otherSurvey = "another survey"
  /// An empty cost where that means none.
  case noCost = "no cost"
  /// It adds up other rows.
  case total = "total of other rows"
  /// Another row of the same day, account and topic has the highest score.
  case lowerScore = "lower score of the same day and topic"
  /// An old version of a record (`_fivetran_active` false).
  case oldVersion = "old version"
  /// A draft, a quote or a trial.
  case noContract = "no contract yet"
  /// A change of an attribute that no figure hangs on.
  case notTracked = "attribute that is not tracked"

  /// The order in which rules are declared.
  public static func < (left: RowRule, right: RowRule) -> Bool { left.position < right.position }

  private var position: Int { RowRule.allCases.firstIndex(of: self) ?? 0 }

  /// Its name in JSON: `not_completed`.
  public var name: String { rawValue.split(separator: " ").joined(separator: "_") }
}
