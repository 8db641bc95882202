/// Why one row was left out: where it begins, the column at fault, and what is wrong with it.
public struct RowProblem: Hashable, Sendable {
  /// What was wrong. Words are made by `words`.
  public enum Reason: Hashable, Sendable {
    /// A required value is empty.
    case missing
    /// The value cannot be read as what it should be (`a date`, `a number`, …).
    case unreadable(value: String, expected: String)
    /// An amount that only `decimal_comma: true` reads.
    case decimalComma(value: String)
    /// A number outside its range.
    case outOfRange(value: String, range: String)
    /// A currency without a rate in the settings.
    case unknownCurrency(String)
    /// The contract ends before it starts.
    case endsBeforeStart
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
  /// The column's name in the file, or the table's name for it where the file has none.
  public var column: String
  /// What was wrong.
  public var reason: Reason

  /// A problem.
  public init(line: UInt32, column: String, reason: Reason) {
    self.line = line
    self.column = column
    self.reason = reason
  }
}

/// The records of one stretch of one file as typed rows, with the texts they name. Immutable once read.
///
/// A file is one part or several in a row (parallel chunks, appended bytes): parts are in file order, and so are their rows.
public struct Part: Sendable {
  /// The texts of this part.
  public var pool: KeyPool
  /// Rows of `accounts`.
  public var accounts: [AccountRow] = []
  /// The accounts' other columns: for each of `extraNames` one key a row of `accounts`.
  public var extras: [[Key]] = []
  /// The names of the accounts' other columns, as in the header.
  public var extraNames: [String] = []
  /// Rows of `contacts`.
  public var contacts: [ContactRow] = []
  /// Activities as they are read; none once the part is whole: they are in `segment` then.
  public var activities = ActivityColumns()
  /// The activities, sorted by account name.
  public internal(set) var segment = ActivitySegment.empty
  /// Rows of `opportunities`.
  public var opportunities: [OpportunityRow] = []
  /// Rows of `contracts`.
  public var contracts: [ContractRow] = []
  /// Rows of `spend`.
  public var spend: [SpendRow] = []
  /// Rows of `intent`.
  public var intent: [IntentRow] = []
  /// Rows of `relationships`.
  public var relationships: [ScoreRow] = []
  /// Rows of `nps`.
  public var nps: [ScoreRow] = []
  /// Rows of `opportunity_history`.
  public var history: [HistoryRow] = []

  /// Rows left out. Every one is here: the lines are what users mend their files by.
  public var problems: [RowProblem] = []
  /// Rows marked deleted, by table.
  public var deleted = 0
  /// Oddities that cost no row, by wording: `unknown tier` → how often.
  public var notes: [String: Int] = [:]

  /// A part without rows.
  public init(pool: KeyPool) { self.pool = pool }

  /// Rows of all tables, those marked deleted left out.
  public var rowCount: Int {
    let rows =
      accounts.count + contacts.count + activities.activities.count + segment.count + opportunities.count
      + contracts.count
      + spend.count + intent.count + relationships.count + nps.count + history.count
    return rows - deleted
  }
}
