public import Accounts
public import Values

/// KPIs that have no value, or none that says anything, because of something that the directory or the settings lack.
public struct WaitingKPIs: Sendable, Equatable {
  /// What is lacking.
  public enum Lack: Sendable, Hashable {
    /// One table of each of these groups.
    case tables([[Table]])
    /// The setting that says which topics are competitors': without it none is.
    case competitorTopics
  }

  /// What is lacking.
  public var lack: Lack
  /// The KPIs that wait for it, as positions in the catalog, in its order.
  public var kpis: [Int]

  /// The KPIs among some that wait, each once, by what they wait for.
  ///
  /// - Parameter kpis: positions in the catalog.
  public static func of(_ dataset: Dataset, among kpis: some Sequence<Int> = KPICatalog.all.indices) -> [WaitingKPIs] {
    var waiting: [WaitingKPIs] = []
    func add(_ kpi: Int, _ lack: Lack) {
      if let position = waiting.firstIndex(where: { $0.lack == lack }) {
        waiting[position].kpis.append(kpi)
      } else {
        waiting.append(WaitingKPIs(lack: lack, kpis: [kpi]))
      }
    }
    for position in kpis {
      let kpi = KPICatalog.all[position]
      let missing = kpi.needs.filter { dataset.tables.isDisjoint(with: $0) }
      if !missing.isEmpty {
        add(position, .tables(missing))
      } else if kpi.measure == .count(.customerCompetitorSurge), dataset.rules.competitorTopics.isEmpty {
        add(position, .competitorTopics)
      }
    }
    return waiting
  }
}

/// What Data health says beyond single files: how words were read, which rows have no account, what became of every row,
/// who is on the list, what was won, and which KPIs wait for what.
public struct TrustDetails: Sendable {
  /// One file's rows of a table, and what became of them.
  public struct FileBalance: Sendable, Equatable {
    /// The file.
    public var path: String
    /// The table.
    public var table: Table
    /// What became of the rows.
    public var rows: RowBalance
  }

  /// Texts of statuses, stages, types and tiers with their reading.
  public let words: [WordReading]
  /// Rows whose account is unknown, by what they name.
  public let orphans: [OrphanGroup]
  /// Rows that others with their id replace: the first thousand.
  public let replaced: [ReplacedRow]
  /// How many more there are.
  public let moreReplaced: Int
  /// Rows that count although what they say cannot be so.
  public let contradictions: [Contradiction]
  /// What became of the rows of each file and table.
  public let balances: [FileBalance]
  /// Who is on the list, and what lies off it.
  public let list: ListSummary
  /// What was won in P.
  public let won: WonBalance
  /// KPIs that wait.
  public let waiting: [WaitingKPIs]
  /// T and P.
  public let point: FactPoint

  /// So many replaced rows are listed.
  public static let listedReplaced = 1_000

  /// Whether they are of a period, not of all days up to T.
  public var isOfPeriod: Bool { point.from != .distantPast }

  /// The details of a dataset at a point.
  ///
  /// - Complexity: O(rows beside the activities + activities of accounts off the list).
  public init(_ dataset: Dataset, at point: FactPoint) {
    self.point = point
    words = dataset.wordReadings
    orphans = dataset.orphanGroups
    (replaced, moreReplaced) = dataset.replacedRows(limit: TrustDetails.listedReplaced)
    contradictions = dataset.contradictions
    balances = dataset.rowBalances.map { FileBalance(path: $0.path, table: $0.table, rows: $0.balance) }
    list = dataset.listSummary(at: point)
    won = dataset.wonBalance(at: point)
    waiting = WaitingKPIs.of(dataset)
  }

  /// What became of the rows of each table, all files together, in the order of `Table`.
  public var tableBalances: [(table: Table, rows: RowBalance)] {
    var sums: [Table: RowBalance] = [:]
    for balance in balances { sums[balance.table, default: RowBalance()] += balance.rows }
    return Table.allCases.compactMap { table in sums[table].map { (table, $0) } }
  }
}
