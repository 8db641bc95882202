public import Metrics
internal import Accounts
internal import Values
internal import Formatting

/// Figures by the values of a column of accounts: the same facts added up by group. An account counts in each of several
/// values that it has (campaigns, channels).
public struct Breakdown: Sendable {
  /// The accounts with one value.
  public struct Group: Sendable {
    /// The value; empty for accounts without one.
    public var value: String
    /// The value as it is shown: `–` where it is empty.
    public var label: String { value.isEmpty ? Format.missing : SafeText.line(value) }
    /// Its accounts.
    public var set: AccountSet
    /// Their figures.
    public var figures: Figures
    /// How many of them are on the list.
    public var accounts: Int { figures.accounts }
  }

  /// The column, as asked for.
  public let column: String
  /// Groups with accounts on the list, the largest first; equal ones in the byte order of their values.
  public let groups: [Group]
  /// Whether some accounts count in several groups.
  public let hasOverlaps: Bool

  /// The figures of each value.
  ///
  /// - Parameters:
  ///   - column: a field that groups, or a column of accounts, by any spelling of its name.
  ///   - set: the accounts that are counted.
  ///   - trends: whether trends are computed too.
  /// - Throws: `unknownColumn`.
  /// - Complexity: O(values × accounts) for each of the points.
  public init(
    _ snapshot: Snapshot, by column: String, within set: AccountSet = .all, trends: Bool = false
  ) throws(ReportError) {
    let dataset = snapshot.dataset
    let fields = AccountCatalog.fields(in: snapshot).filter { $0.uses.contains(.groups) }
    guard let field = AccountCatalog.field(named: column, in: snapshot), field.uses.contains(.groups) else {
      throw .unknownColumn(column, nearest: NearestName.of(column, among: fields.map(\.id)))
    }
    var overlaps = false
    var accountsOfValue: [String: [Int]] = [:]
    for account in dataset.accounts.indices where set.contains(account) {
      let values = field.value(of: account, in: snapshot).groupKeys
      if values.count > 1 { overlaps = true }
      for value in values {
        accountsOfValue[value, default: []].append(account)
      }
    }
    self.column = column
    hasOverlaps = overlaps
    groups = accountsOfValue.compactMap { value, accounts -> Group? in
      guard accounts.contains(where: { snapshot.facts[$0].isOnList }) else { return nil }
      var members = [Bool](repeating: false, count: dataset.accounts.count)
      for account in accounts { members[account] = true }
      let set = AccountSet(members: members)
      return Group(value: value, set: set, figures: snapshot.figures(of: set, trends: trends))
    }.sorted { left, right in
      left.accounts == right.accounts
        ? left.value.utf8.lexicographicallyPrecedes(right.value.utf8) : left.accounts > right.accounts
    }
  }
}
