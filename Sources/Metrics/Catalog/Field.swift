public import Accounts
internal import Values

/// One field of a kind of row: everything that filter, tables, completion, reports and documentation know of it.
///
/// A field is declared once, in the catalog of its rows: `AccountCatalog`, `DealCatalog`, `ContractCatalog`.
public struct Field<Row: Sendable>: Sendable, Identifiable {
  /// The name in filters, `--columns`, `--sort`, saved sessions and views.
  public let id: String
  /// Other names, which are understood wherever the id is.
  public let aliases: [String]
  /// The whole name.
  public let title: String
  /// The heading of a column: the title, or a shorter form of it.
  public let heading: String
  /// The heading where a line has 80 columns: the heading, or a shorter form of it.
  public let shortHeading: String
  /// What it is about.
  public let section: FieldSection
  /// What the values are.
  public let unit: FieldUnit
  /// What it means, in a phrase.
  public let meaning: String
  /// What it is good for beside filtering and sorting, which every field is.
  public let uses: FieldUses
  /// The name in CSV and JSON: the id, but for fields that schema 1 and the golden files name otherwise.
  public let exportName: String
  /// The measure whose rows are the evidence of a value; nil: the value stands in the row itself, or follows from others.
  public let measure: Fact?
  private let read: @Sendable (Snapshot, Row) -> FieldValue
  /// The rows of the account that a value rests on, where they are not those of a measure.
  private var rows: EvidenceRows?

  /// A field.
  ///
  /// - Parameters:
  ///   - heading: nil: the title.
  ///   - short: nil: the heading.
  ///   - exportName: nil: the id.
  ///   - read: the value of a row. It should not copy a whole `AccountFacts`: it is called for each account and key.
  public init(
    _ id: String, _ title: String, _ section: FieldSection, _ unit: FieldUnit, _ meaning: String,
    aliases: [String] = [], heading: String? = nil, short: String? = nil, uses: FieldUses = [],
    exportName: String? = nil, measure: Fact? = nil, _ read: @escaping @Sendable (Snapshot, Row) -> FieldValue
  ) {
    self.id = id
    self.aliases = aliases
    self.title = title
    self.heading = heading ?? title
    self.shortHeading = short ?? heading ?? title
    self.section = section
    self.unit = unit
    self.uses = uses
    self.exportName = exportName ?? id
    self.measure = measure
    self.meaning = meaning
    self.read = read
  }

  /// The rows of an account that a value rests on; nil: it follows from the list as a whole.
  var evidence: EvidenceRows? { rows ?? measure?.measure.rows ?? (section == .account ? .account : nil) }

  /// The same field with its evidence, where that is of no measure.
  func resting(on rows: EvidenceRows) -> Field {
    var field = self
    field.rows = rows
    return field
  }

  /// The value of a row.
  public func value(of row: Row, in snapshot: Snapshot) -> FieldValue { read(snapshot, row) }

  /// The same field of rows that belong to such a row: that of an account as one of its deals.
  ///
  /// - Parameters:
  ///   - title: nil: the same.
  ///   - uses: what it is good for there.
  func of<Other>(
    title: String? = nil, _ uses: FieldUses = [], _ row: @escaping @Sendable (Other) -> Row
  ) -> Field<Other> {
    let read = self.read
    return Field<Other>(
      id, title ?? self.title, section, unit, meaning, aliases: aliases, heading: title ?? heading, uses: uses,
      exportName: exportName, measure: measure
    ) { snapshot, other in read(snapshot, row(other)) }
  }
}

/// What a field is good for beside filtering and sorting, and where it is seen at first.
public struct FieldUses: OptionSet, Sendable, Hashable {
  /// A bit a use.
  public let rawValue: Int
  /// Uses by their bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Figures can be broken down by its values.
  public static let groups = FieldUses(rawValue: 1)
  /// It is among those that are offered for breaking figures down.
  public static let groupsFirst: FieldUses = [FieldUses(rawValue: 2), .groups]
  /// It is a column on screen where none are chosen.
  public static let onScreen = FieldUses(rawValue: 4)
  /// It is a column of text and Markdown tables where none are chosen.
  public static let inReports = FieldUses(rawValue: 8)
  /// It is among the facts of an account in the JSON of a report, which golden files compare.
  public static let fact = FieldUses(rawValue: 16)
}

/// What a field is about: the sections of an account's page.
public enum FieldSection: String, Sendable, CaseIterable {
  case account = "Account"
  case stage = "Stage"
  case engagement = "Engagement"
  case committee = "Buying committee"
  case opportunities = "Pipeline and revenue"
  case contracts = "Contract value"
  case relationship = "Relationship and intent"
}

/// A field of an account, by the account's position in the dataset.
public typealias AccountField = Field<Int>

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
