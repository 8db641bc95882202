internal import Accounts
internal import Values
internal import Metrics

/// One field of the language: everything that parser, evaluation, completion and documentation know of it.
struct Field: Sendable {
  /// What values a field has, and how an account's is found, by the account's position.
  enum Kind: Sendable {
    /// A text column of accounts.
    case text(@Sendable (Account) -> String)
    /// A column of accounts that only this data has: text, or numbers or dates where compared with such.
    case column
    /// The account's id.
    case id
    /// A number; nil: none.
    case number(Unit, @Sendable (Snapshot, Int) -> Double?)
    /// A day; nil: none. Ages are counted towards the past, or towards the future where it is `ahead`.
    case day(ahead: Bool, @Sendable (Snapshot, Int) -> Day?)
    /// One of some named numbers; nil: none. With `reached` a name stands for it and all above.
    case choice([Choice], reached: Bool, @Sendable (Snapshot, Int) -> Int?)
    /// Yes or no.
    case truth(@Sendable (Snapshot, Int) -> Bool)
    /// Any of some named properties.
    case properties([Property])
    /// Surging topics.
    case topic
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

  init(_ name: String, _ aliases: [String], _ kind: Kind, _ note: String) {
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.note = note
  }
}

/// The fields that a text can name: those of the book and the other columns of one set of accounts.
struct Vocabulary: Sendable {
  /// Names of the accounts' other columns, as in the file.
  let columns: [String]
  private let columnNames: [String: String]
  /// Whether any other name is a column too: for reading a text whose accounts are not at hand.
  private let isOpen: Bool

  /// The fields of the book, and these columns where the book has no field of that name.
  init(columns: [String]) {
    self.columns = columns.filter { FieldBook.field(named: $0) == nil && !Text.plain($0).isEmpty }
    var names: [String: String] = [:]
    for column in self.columns where names[Text.plain(column)] == nil { names[Text.plain(column)] = column }
    // A custom column goes by its bare name too, unless that is another's.
    for column in self.columns {
      let bare = ColumnName.plain(column)
      if names[bare] == nil && FieldBook.field(named: bare) == nil { names[bare] = column }
    }
    columnNames = names
    isOpen = false
  }

  /// The vocabulary in which every name is a field.
  static let open = Vocabulary()

  private init() {
    columns = []
    columnNames = [:]
    isOpen = true
  }

  /// Whether a name is a field for certain.
  func knows(_ name: String) -> Bool {
    FieldBook.field(named: name) != nil || (columnNames[Text.plain(name)] ?? columnNames[ColumnName.plain(name)]) != nil
  }

  /// The field of a name in any spelling, or nil. That of a column carries the column's plain name.
  func field(named name: String) -> Field? {
    if let field = FieldBook.field(named: name) { return field }
    let plain = Text.plain(name)
    let known = columnNames[plain] ?? columnNames[ColumnName.plain(name)]
    guard let column = known ?? (isOpen && !plain.isEmpty ? name : nil) else { return nil }
    return Field(Text.plain(column), [], .column, "column \(column)")
  }

  /// The name nearest to a mistyped one, or nil where none is near.
  func nearest(to name: String) -> String? {
    let names = FieldBook.all.flatMap { field in
      ([field.name] + field.aliases).map { (spelling: $0, shown: field.name) }
    }
    let all = names + columns.map { (spelling: $0, shown: $0) }
    let nearest = NearestName.of(name, among: all.lazy.map(\.spelling))
    return all.first { $0.spelling == nearest }?.shown
  }
}
