public import Values

/// How someone else's export becomes a table: which table, which column is which, fixed values, value translations.
///
/// The built-in ones are declarations of this type (`MappingCatalog.builtIn`); users add theirs in `abmtop.yaml`. Names of columns are
/// compared as headers are. Under every mapping the table's own names are understood too, and go first in the built-in ones.
public struct Mapping: Sendable, Hashable {
  /// Its name, for `check` and data health.
  public var name: String
  /// The table it gives.
  public var table: Table
  /// Globs on the file's path, one of which must match; none: any file of the table, and any that no name claims.
  public var files: [Glob]
  /// Names that the header must have for the mapping to apply.
  public var headers: [String]
  /// The names that give a column; of several that are there the first that is not empty in a row.
  public var columns: [Column: [String]]
  /// Values of columns for rows in which no field gives one.
  public var constants: [Column: String]
  /// Translations of a column's values, by the value's letters and digits in lower case.
  public var translations: [Column: [String: String]]
  /// The names of the fields of a file without a header, by position; empty: the file has a header.
  public var headerless: [String]
  /// Whether the date in the file's name (`20150719`, `2015-07-19`) is the date of rows that have none.
  public var dateFromName: Bool
  /// What else has to be done with the rows.
  public var treatments: Set<TableBinding.Treatment>

  /// Whether a user wrote it: then its columns go before the table's own names.
  var isUsers = true
  /// Whether it is the table's own form: what else it asks for where no name says the table is no sign of certainty.
  var isNative = false
  /// File names (`Account`, `deals`) that suggest this mapping; in plain form.
  var objects: Set<String> = []
  /// What must be there besides the table's required columns: of each group one.
  var needs: [[Column]] = []
  /// Names of which the header must have one of each group where the file's name does not say what it is.
  var signature: [[String]] = []
  /// Names that tell that the file is something else, where its name does not say what it is.
  var excludes: [String] = []
  /// Names that tell so only together: a record with an id of its own and an account's belongs to that account.
  var clashes: [[String]] = []
  /// Names that look like the table's own and are not.
  var ignores: [String] = []
  /// Names that give a column of which a user's mapping says nothing: those of the built-in mapping that it completes.
  var lesserColumns: [Column: [String]] = [:]
  /// What has to be done where one of the names in `columns` or `guesses` gave the column.
  var consequences: [Column: TableBinding.Treatment] = [:]
  /// What stands in where the id column is absent.
  public var fallbacks: Set<TableBinding.Treatment> = []
  /// Synonyms that want confirmation, best group first. Two of one group: neither is taken.
  var guesses: [Column: [[String]]] = [:]
  /// Where each name in `guesses` stands, once the mapping is prepared: headers have fewer names than synonyms are known.
  private(set) var guessPlaces: [String: [GuessPlace]] = [:]

  /// A group of `guesses`.
  struct GuessPlace: Hashable, Sendable {
    var column: Column
    /// The lower, the better.
    var group: Int
  }
  /// Whether its tell-tale names must be there even in a file that is named after its table: others use its names for other things.
  var needsTells = false
  /// Whether it is made of synonyms, and knows no vendor.
  var isSynonyms = false
  /// Whether the prefix of properties is dropped: `property_` (Fivetran), `properties.` (HubSpot's JSON).
  var stripsProperty = false
  /// Further tables that the same records give, where what they require is there.
  var companions: [Mapping] = []

  /// A mapping as users write it.
  public init(
    name: String, table: Table, files: [Glob] = [], headers: [String] = [], columns: [Column: [String]] = [:],
    constants: [Column: String] = [:], translations: [Column: [String: String]] = [:], headerless: [String] = [],
    dateFromName: Bool = false, treatments: Set<TableBinding.Treatment> = []
  ) {
    self.name = name
    self.table = table
    self.files = files
    self.headers = headers
    self.columns = columns
    self.constants = constants
    self.translations = translations
    self.headerless = headerless
    self.dateFromName = dateFromName
    self.treatments = treatments
  }

  /// The same with every name in plain form, as `HeaderMatch` wants it.
  var prepared: Mapping {
    func plain(_ names: [String]) -> [String] { names.map(Header.key) }
    var copy = self
    copy.headers = plain(headers)
    copy.columns = columns.mapValues(plain)
    copy.signature = signature.map(plain)
    copy.excludes = plain(excludes)
    copy.clashes = clashes.map(plain)
    copy.ignores = plain(ignores)
    copy.guesses = guesses.mapValues { $0.map(plain) }
    copy.translations = translations.mapValues { pairs in
      Dictionary(pairs.map { (Text.plain($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    copy.companions = companions.map(\.prepared)
    copy.placeGuesses()
    return copy
  }

  /// Finds the places of its synonyms, which are in plain form.
  mutating func placeGuesses() {
    guessPlaces = [:]
    for (column, groups) in guesses {
      for (group, names) in groups.enumerated() {
        for name in names { guessPlaces[name, default: []].append(GuessPlace(column: column, group: group)) }
      }
    }
  }
}

extension Mapping {
  /// A user's mapping, with what a built-in one understands of this header wherever the user says nothing.
  ///
  /// So a mapping that corrects one column leaves all else as it was: the other columns, and how a vendor means its values.
  func completed(for header: Header, date: Day?) -> Mapping {
    guard headerless.isEmpty, let base = Classifier.likeliest(of: table, header, date) else { return self }
    var copy = self
    copy.stripsProperty = base.mapping.stripsProperty
    copy.lesserColumns = base.mapping.columns.filter { constants[$0.key] == nil }
    copy.guesses = base.mapping.guesses.filter { constants[$0.key] == nil }
    copy.placeGuesses()
    copy.consequences = base.mapping.consequences
    copy.companions = base.mapping.companions
    copy.treatments.formUnion(base.mapping.treatments)
    copy.fallbacks.formUnion(base.mapping.fallbacks)
    copy.constants.merge(base.mapping.constants) { own, _ in own }
    for (column, values) in base.mapping.translations {
      copy.translations[column, default: [:]].merge(values) { own, _ in own }
    }
    let names = Set(columns.values.joined())
    copy.ignores += base.mapping.ignores.filter { !names.contains($0) }
    // A column that the user confirms means what it meant; one that the user takes from elsewhere is plain.
    for (column, treatment) in base.mapping.consequences {
      let positions = (columns[column] ?? []).flatMap { header.positions(of: $0, stripping: copy.stripsProperty) }
      if positions.isEmpty { continue }
      copy.consequences[column] = nil
      if Set(positions).isSubset(of: base.fields[column] ?? []) { copy.treatments.insert(treatment) }
    }
    return copy
  }

  /// What it names and the header lacks, in words.
  func absences(in header: Header) -> [String] {
    columns.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { column, names in
      names.contains { header.contains($0, stripping: true) }
        ? nil : "the mapping \(name) takes \(column.rawValue) from a column that is not there"
    }
  }
}
