internal import Accounts
internal import Values
internal import Metrics

/// One field of the language: everything that parser, evaluation, completion and documentation know of it.
struct FilterField: Sendable {
  /// What values a field has.
  enum Kind: Sendable {
    /// A text column of accounts.
    case text
    /// A column of accounts that only this data has: text, or numbers or dates where compared with such.
    case column
    /// Texts, of which one must fit.
    case list
    /// The account's id.
    case id
    /// A number; some accounts may have none.
    case number(Unit)
    /// A day; some accounts may have none. Ages are counted towards the past, or towards the future where it is `ahead`.
    case day(ahead: Bool)
    /// One of some named numbers, or none. With `reached` a name stands for it and all above.
    case choice([Choice], reached: Bool)
    /// Yes or no.
    case truth
    /// Any of some named properties.
    case properties([Property])
    /// Surging topics.
    case topic
    /// Names and addresses of contacts.
    case contact
    /// What must hold of a deal, in parentheses.
    case deals
  }

  /// What a number counts, where it changes how it is written.
  enum Unit: Sendable { case plain, days }

  /// One value of a choice: a number or a range of them.
  struct Choice: Sendable {
    /// How it is written, and how it is completed.
    var id: String
    /// Its name on screen, which is understood too.
    var name: String
    var values: ClosedRange<Int>
  }

  /// Something that an account is or is not.
  struct Property: Sendable {
    var id: String
    var note: String
    var holds: @Sendable (Snapshot, Int) -> Bool
  }

  /// As it is completed and printed.
  let name: String
  /// Other names; all are compared by their letters and digits alone, without case.
  let aliases: [String]
  /// What it is, for completion and help.
  let note: String
  let kind: Kind
  /// Where the values come from; nil for what has a kind of its own.
  let source: AccountField?

  init(_ name: String, _ aliases: [String], _ kind: Kind, _ note: String, source: AccountField? = nil) {
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.note = note
    self.source = source
  }

  /// A column of accounts that only this data has.
  static func column(_ name: String, note: String = "") -> FilterField { FilterField(name, [], .column, note) }

  /// The value of an account; none where the field has a kind of its own.
  func value(of account: Int, in snapshot: Snapshot) -> FieldValue {
    source?.value(of: account, in: snapshot) ?? .none
  }
}

/// The fields that a text can name: those of the catalog and the other columns of one set of accounts.
///
/// A name means the field that has it as its first name, else a column, else the field that has it as another name.
struct Vocabulary: Sendable {
  /// Names of the accounts' other columns, as in the file.
  let columns: [String]
  private let columnNames: [String: String]
  private let bareNames: [String: String]
  /// Whether any other name is a column too: for reading a text whose accounts are not at hand.
  private let isOpen: Bool
  /// Whether the fields are those of deals.
  let isOfDeals: Bool

  /// The fields of the catalog, and these columns where no field has that first name.
  init(columns: [String]) {
    self.columns = columns.filter { FilterCatalog.field(withID: $0) == nil && !Text.plain($0).isEmpty }
    var names: [String: String] = [:]
    for column in self.columns where names[Text.plain(column)] == nil { names[Text.plain(column)] = column }
    columnNames = names
    // A custom column goes by its bare name too, unless that is another's.
    var bareNames: [String: String] = [:]
    for column in self.columns {
      let bare = ColumnName.plain(column)
      if bareNames[bare] == nil { bareNames[bare] = column }
    }
    self.bareNames = bareNames
    isOpen = false
    isOfDeals = false
  }

  /// The vocabulary in which every name is a field.
  static let open = Vocabulary(isOpen: true, isOfDeals: false)
  /// The fields of deals.
  static let deals = Vocabulary(isOpen: false, isOfDeals: true)

  private init(isOpen: Bool, isOfDeals: Bool) {
    columns = []
    columnNames = [:]
    bareNames = [:]
    self.isOpen = isOpen
    self.isOfDeals = isOfDeals
  }

  /// Every field, in the order in which completion offers them.
  var fields: [FilterField] {
    if isOfDeals { return DealFilterCatalog.all }
    return FilterCatalog.all + columns.map { .column(Quoting.fieldName($0), note: "column \($0)") }
  }

  /// Whether a name is a field for certain.
  func knows(_ name: String) -> Bool { FilterCatalog.field(named: name) != nil || column(named: name) != nil }

  /// The field of a name in any spelling, or nil. That of a column carries the column's plain name.
  func field(named name: String) -> FilterField? {
    if isOfDeals { return DealFilterCatalog.field(named: name) }
    if let field = FilterCatalog.field(withID: name) { return field }
    let plain = Text.plain(name)
    if columnNames[plain] == nil, let field = FilterCatalog.field(withAlias: name) { return field }
    guard let column = column(named: name) ?? (isOpen && !plain.isEmpty ? name : nil) else { return nil }
    return .column(Text.plain(column), note: "column \(column)")
  }

  private func column(named name: String) -> String? {
    columnNames[Text.plain(name)] ?? bareNames[ColumnName.plain(name)]
  }

  /// The name nearest to a mistyped one, or nil where none is near.
  func nearest(to name: String) -> String? {
    let known = isOfDeals ? DealFilterCatalog.all : FilterCatalog.all
    let names = known.flatMap { field in
      ([field.name] + field.aliases).map { (spelling: $0, shown: field.name) }
    }
    let all = names + columns.map { (spelling: $0, shown: $0) }
    let nearest = NearestName.of(name, among: all.lazy.map(\.spelling))
    return all.first { $0.spelling == nearest }?.shown
  }
}
