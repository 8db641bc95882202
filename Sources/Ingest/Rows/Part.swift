public import Values

/// What tells one part from all others, of equal rows too.
public final class PartIdentity: Sendable {
  fileprivate init() {}
}

/// The records of one chunk of one file as typed rows, with the texts they name. Immutable once read.
///
/// A file is one part or several in a row (parallel chunks, appended bytes): parts are in file order, and so are their rows.
public struct Part: Sendable {
  /// The texts of this part; parts that were read together can share one pool.
  public var pool: StringPool
  /// Which pool of a batch it will be, while the batch is read.
  var leasedPool: Int?
  /// The same for all copies of one part, and for nothing else.
  public let identity = PartIdentity()
  /// Rows of `accounts`.
  public var accounts: [AccountRow] = []
  /// The accounts' other columns: for each of `extraNames` one key a row of `accounts`.
  public var extras: [[StringID]] = []
  /// The names of the accounts' other columns, as in the header.
  public var extraNames: [String] = []
  /// Rows of `contacts`.
  public var contacts: [ContactRow] = []
  /// Activities as they are read; none once the part is whole: they are in `segment` then.
  public var activities = UnsortedActivities()
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
  /// Rows of `rates`.
  public var rates: [RateRow] = []
  /// Rows of `goals`.
  public var goals: [GoalRow] = []
  /// Rows of `history`.
  public var changes: [ChangeRow] = []
  /// Rows of `signal_acks`.
  public var signalAcks: [SignalAckRow] = []

  /// The largest score of each table of scores: on another scale all are small.
  public var largestScores: [Table: Double] = [:]

  /// Rows left out, with the lines by which users mend their files: the first million of a chunk of a file.
  public var problems: [RowProblem] = []
  /// Rows left out that are not listed, because the list is full.
  public var unlistedProblems = 0
  /// Rows marked deleted, by table.
  public var deleted: [Table: Int] = [:]
  /// Records that a rule sets aside, by table and rule. Contracts that are none yet are among the rows above.
  public var setAside: [Table: [RowRule: Int]] = [:]
  /// How many of the rows above stand only for one that is marked deleted.
  var removers = 0
  /// Oddities that cost no row, by wording: `unknown tier` → how often.
  public var notes: [String: Int] = [:]

  /// A part without rows.
  public init(pool: StringPool) { self.pool = pool }

  /// Rows of all tables, those marked deleted left out.
  public var rowCount: Int { heldRows - removers }

  /// Rows of all tables, with those that stand for a deleted one.
  var heldRows: Int {
    accounts.count + contacts.count + activities.rows.count + segment.count + opportunities.count
      + contracts.count + spend.count + intent.count + relationships.count + nps.count + history.count + rates.count
      + goals.count + signalAcks.count + changes.count
  }

  /// Rows left out, listed or not.
  public var badRows: Int { problems.count + unlistedProblems }
}
