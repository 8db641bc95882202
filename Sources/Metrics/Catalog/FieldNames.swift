internal import Accounts
internal import Values

/// Names → fields. A name is compared by its letters and digits alone; it means
///
/// 1. the field with this id,
/// 2. else the accounts' other column of this name,
/// 3. else the field with this alias,
/// 4. else the other column that has this name without a namespace and `__c`.
extension AccountCatalog {
  /// The field with exactly this id, or nil.
  public static func field(id: String) -> AccountField? { exact[id].map { all[$0] } }

  /// The field whose id this is in any spelling, or nil.
  public static func field(withID name: String) -> AccountField? { ids[Text.plain(name)].map { all[$0] } }

  /// The field with this id or alias in any spelling, or nil.
  public static func field(named name: String) -> AccountField? {
    let plain = Text.plain(name)
    return (ids[plain] ?? aliases[plain]).map { all[$0] }
  }

  /// Every field, and the accounts' other columns of a snapshot. A field keeps its name.
  public static func fields(in snapshot: Snapshot) -> [AccountField] {
    var seen: Set<String> = []
    return all
      + snapshot.dataset.extraColumns.enumerated().compactMap { position, name in
        let plain = Text.plain(name)
        guard ids[plain] == nil, seen.insert(plain).inserted else { return nil }
        return column(position, name)
      }
  }

  /// What a name means where these accounts are, or nil.
  public static func field(named name: String, in snapshot: Snapshot) -> AccountField? {
    if let field = field(withID: name) { return field }
    let plain = Text.plain(name)
    let columns = snapshot.dataset.extraColumns
    if let position = columns.firstIndex(where: { Text.plain($0) == plain }) {
      return column(position, columns[position])
    }
    if let position = aliases[plain] { return all[position] }
    return ColumnName.position(of: name, in: columns).map { column($0, columns[$0]) }
  }

  /// Ids and aliases of all fields, and names of the accounts' other columns: what a mistyped name may have meant.
  public static func names(in snapshot: Snapshot) -> [String] {
    all.map(\.id) + snapshot.dataset.extraColumns + all.flatMap(\.aliases)
  }

  /// A column of accounts that only this data has.
  private static func column(_ position: Int, _ name: String) -> AccountField {
    AccountField(name, name, .account, .text, "column \(name)", uses: .groups) { snapshot, account in
      let count = snapshot.dataset.accounts[account].extras.count
      return .text(position < count ? snapshot.dataset.accounts[account].extras[position] : "")
    }
  }

  private static let exact = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.id, $0) })
  private static let ids = Dictionary(uniqueKeysWithValues: all.enumerated().map { (Text.plain($1.id), $0) })
  private static let aliases = Dictionary(
    uniqueKeysWithValues: all.enumerated().flatMap { position, field in
      field.aliases.map { (Text.plain($0), position) }
    })
}
