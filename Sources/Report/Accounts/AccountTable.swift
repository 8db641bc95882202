internal import Accounts
public import Metrics
internal import Formatting
internal import Values

/// A table of accounts: which columns, which accounts, in which order. Reports and the Accounts screen sort alike.
public struct AccountTable: Sendable {
  /// What is asked for.
  public struct Request: Sendable, Hashable {
    /// Names of fields or columns, in order; empty: `AccountCatalog.inReports`.
    public var columns: [String] = []
    /// The name of the field to sort by, with `-` before it for descending; nil: by the id of the account.
    public var sort: String?
    /// At most so many rows; nil: all.
    public var limit: Int?
    /// Whether accounts that are not on the target account list are shown too.
    public var includesOthers = false

    /// The standard table.
    public init() {}
  }

  /// The columns, in order.
  public let columns: [AccountField]
  /// Positions of the accounts that are shown, in order.
  public let accounts: [Int]
  /// How many there are without the limit.
  public let total: Int

  /// Picks, sorts and cuts.
  ///
  /// - Throws: `unknownColumn`.
  /// - Complexity: O(n log n) in the accounts.
  public init(_ snapshot: Snapshot, _ request: Request = Request(), of set: AccountSet = .all) throws(ReportError) {
    var columns: [AccountField] = []
    for id in request.columns.isEmpty ? AccountCatalog.inReports : request.columns {
      columns.append(try AccountTable.column(id, in: snapshot))
    }
    self.columns = columns
    let picked = snapshot.dataset.accounts.indices.filter {
      set.contains($0) && (request.includesOthers || snapshot.facts[$0].isOnList)
    }
    total = picked.count
    let isDescending = request.sort?.hasPrefix("-") ?? false
    let sort = try AccountTable.column(
      request.sort.map { isDescending ? String($0.dropFirst()) : $0 } ?? "id", in: snapshot)
    let sorted = AccountTable.sorted(picked, by: sort, descending: isDescending, in: snapshot)
    accounts = request.limit.map { Array(sorted.prefix(max(0, $0))) } ?? sorted
  }

  private static func column(_ name: String, in snapshot: Snapshot) throws(ReportError) -> AccountField {
    if let field = AccountCatalog.field(named: name, in: snapshot) { return field }
    throw .unknownColumn(name, nearest: NearestName.of(name, among: AccountCatalog.names(in: snapshot)))
  }

  /// Accounts in the order of a field's values; those without a value last, equal ones in the byte order of their ids.
  public static func sorted(
    _ accounts: [Int], by column: AccountField, descending: Bool = false, in snapshot: Snapshot
  ) -> [Int] {
    let keyed = accounts.map { (account: $0, value: column.value(of: $0, in: snapshot)) }
    return keyed.sorted { left, right in
      if left.value.isMissing != right.value.isMissing { return right.value.isMissing }
      if !left.value.isMissing {
        if left.value.precedes(right.value) { return !descending }
        if right.value.precedes(left.value) { return descending }
      }
      let (leftID, rightID) = (snapshot.dataset.accounts[left.account].id, snapshot.dataset.accounts[right.account].id)
      return leftID == rightID
        ? left.account < right.account : leftID.utf8.lexicographicallyPrecedes(rightID.utf8)
    }.map(\.account)
  }

  /// The cells.
  func table(_ snapshot: Snapshot, numbers: FigureFormat) -> ReportTable {
    ReportTable(
      columns.map(\.column),
      rows: accounts.map { account in columns.map { $0.cell(of: account, in: snapshot, numbers: numbers) } })
  }
}

extension Report {
  /// `abmtop accounts`: a table of accounts.
  ///
  /// Where no columns are chosen, CSV and JSON have every one, text and Markdown those of `AccountCatalog.inReports`.
  ///
  /// - Throws: `unknownColumn`.
  public static func accounts(
    _ snapshot: Snapshot, of set: AccountSet = .all, _ request: AccountTable.Request = AccountTable.Request(),
    _ options: ReportOptions = ReportOptions()
  ) throws(ReportError) -> [UInt8] {
    var request = request
    if request.columns.isEmpty && (options.format == .csv || options.format == .json) {
      request.columns = AccountCatalog.fields(in: snapshot).map(\.id)
    }
    let accounts = try AccountTable(snapshot, request, of: set)
    let table = accounts.table(snapshot, numbers: options.numbers)
    switch options.format {
    case .csv: return table.csv
    case .json:
      return JSON.object(
        head(snapshot) + [("total", .integer(accounts.total)), ("accounts", table.json)]
      ).bytes
    case .text, .markdown, .html, .xlsx:
      let onList = accounts.accounts.count(where: { snapshot.facts[$0].isOnList })
      let shown = accounts.accounts.count
      let title =
        shown == accounts.total ? "Accounts" : "Accounts, \(shown) of \(Format.thousands(accounts.total))"
      return options.format.people(
        Document(
          snapshot, accounts: accounts.total == shown ? onList : nil, options,
          [ReportSection(title: title, table: table)]))
    }
  }
}
