internal import Values

/// A header read by one mapping: which of its columns it understands, and what it misses.
struct HeaderMatch {
  let mapping: Mapping
  private(set) var fields: [Column: [Int]] = [:]
  private(set) var guessed: Set<Int> = []
  private(set) var treatments: Set<TableBinding.Treatment>
  private(set) var constants: [Column: String]
  /// The groups of required columns of which none is there.
  private(set) var missing: [[Column]] = []
  /// Whether the header alone, without a telling file name, speaks for this mapping.
  private(set) var fitsByHeaderAlone = false
  /// Of how many groups of its tell-tale names none is there; more than there are groups where a name tells that it is not this.
  private(set) var absentTells = 0
  /// Columns for which two synonyms are equally good, with their names in the file.
  private(set) var undecided: [Column: [String]] = [:]
  /// Whether a constant stands for a required column.
  private(set) var restsOnConstants = false
  /// How many of the table's columns are understood.
  private(set) var count = 0
  /// How many required columns and telling names there are: the more, the surer.
  let strength: Int

  /// - Parameters: a mapping in prepared form; `date` from the file's name.
  init(_ mapping: Mapping, _ header: Header, date: Day?) {
    self.mapping = mapping
    treatments = mapping.treatments
    constants = mapping.constants
    var required = TableColumns.required(by: mapping.table) + mapping.needs
    strength = required.count + (mapping.isNative ? 0 : mapping.signature.count)
    if mapping.dateFromName, let date, let time = TableColumns.time(of: mapping.table) { constants[time] = date.iso }
    bind(header)
    guess(header)
    fallBack()
    applyCurrency(header)
    if treatments.contains(.rowIsItsOwnID) {
      required.removeAll { $0 == [.opportunityID] || $0 == [.contractID] }
      // An account alone is no deal of it.
      if mapping.table == .opportunities { required.append(HeaderMatch.dealColumns) }
    }
    restsOnConstants = required.contains { group in
      !group.contains { fields[$0] != nil } && group.contains { constants[$0] != nil }
    }
    missing = required.filter { group in !group.contains { fields[$0] != nil || constants[$0] != nil } }
    count = fields.count
    func has(_ name: String) -> Bool { header.contains(name, stripping: mapping.stripsProperty) }
    absentTells = mapping.signature.count { !$0.contains(where: has) }
    if mapping.excludes.contains(where: has) || mapping.clashes.contains(where: { $0.allSatisfy(has) }) {
      absentTells += mapping.signature.count + 1
    }
    fitsByHeaderAlone = absentTells == 0
  }

  /// What makes an opportunity of a row without an id: one of these.
  private static let dealColumns: [Column] = [.stage, .status, .amount, .closedAt, .expectedClose, .isWon, .isClosed]

  /// Whether its tell-tale names are there; the tables' own form and the synonyms need none in a file that is named.
  var isTelling: Bool { fitsByHeaderAlone || mapping.isNative || mapping.isSynonyms }

  /// Whether nothing required is taken for granted: a constant may stand in only where the header's tell-tale names are there, and
  /// some vendors' names mean what they say only beside those.
  var isSound: Bool { fitsByHeaderAlone || !(restsOnConstants || mapping.needsTells) }

  /// Whether the column at this position was understood by a synonym, or a name stands for an id.
  func isGuess(_ position: Int) -> Bool { guessed.contains(position) }

  /// What is at each position that is understood. An account's name that serves as its id is the name.
  var understood: [Int: Column] {
    var understood: [Int: Column] = [:]
    for column in Column.allCases {
      for position in fields[column] ?? [] { understood[position] = column }
    }
    return understood
  }

  /// The table's own names, then the mapping's.
  private mutating func bind(_ header: Header) {
    var used = Set(mapping.ignores.flatMap { header.positions(of: $0, stripping: false) })
    func declared(_ names: [Column: [String]], but said: Set<Column> = []) {
      for column in Column.allCases where !said.contains(column) {
        let before = fields[column]?.count
        for name in names[column] ?? [] {
          assign(header.positions(of: name, stripping: mapping.stripsProperty), for: column, &used)
        }
        if fields[column]?.count != before, let treatment = mapping.consequences[column] {
          treatments.insert(treatment)
        }
      }
    }
    // What a user says is final; a vendor's own names stand back behind a column that is called as the table calls it.
    if mapping.isUsers { declared(mapping.columns) }
    let said = Set(fields.keys)
    for column in TableColumns.all(of: mapping.table) where !said.contains(column) {
      for name in TableColumns.names(of: column, in: mapping.table) {
        assign(header.positions(of: name, stripping: mapping.stripsProperty), for: column, &used)
      }
    }
    if mapping.isUsers {
      declared(mapping.lesserColumns, but: said)
    } else {
      declared(mapping.columns)
    }
  }

  private mutating func assign(_ positions: [Int], for column: Column, _ used: inout Set<Int>) {
    for position in positions where used.insert(position).inserted { fields[column, default: []].append(position) }
  }

  /// Synonyms, for columns that nothing else gives.
  private mutating func guess(_ header: Header) {
    // What looks like something else and is not, is no synonym of it either.
    var used = Set(fields.values.joined()).union(
      mapping.ignores.flatMap { header.positions(of: $0, stripping: false) })
    for column in Column.allCases where fields[column] == nil {
      for group in mapping.guesses[column] ?? [] {
        // `Headcount` and `Head Count` are one name.
        let found = Set(group.flatMap { header.positions(of: $0, stripping: false) }).subtracting(used).sorted()
        if found.isEmpty { continue }
        if found.count > 1 {
          undecided[column] = found.map { header.names[$0] }
        } else {
          fields[column] = found
          used.formUnion(found)
          guessed.formUnion(found)
          if let treatment = mapping.consequences[column] { treatments.insert(treatment) }
        }
        break
      }
    }
  }

  /// The currency that an amount's name ends in, where no column says which one it is.
  private mutating func applyCurrency(_ header: Header) {
    guard fields[.currency] == nil, constants[.currency] == nil, TableColumns.all(of: mapping.table).contains(.currency)
    else { return }
    let amounts = [Column.amount, .value, .annualValue].compactMap { fields[$0]?.first }
    let codes = Set(amounts.compactMap { HeaderAlias.currency(in: header.names[$0]) })
    if codes.count == 1, let code = codes.first { constants[.currency] = code }
  }

  /// What the columns of a file that others wrote leave out, where figures would look as if it were known.
  var omissions: [String] {
    guard mapping.table == .opportunities, !mapping.isNative else { return [] }
    func gives(_ columns: [Column]) -> Bool { columns.contains { fields[$0] != nil || constants[$0] != nil } }
    var omissions: [String] = []
    if !gives([.stage, .status, .isWon, .isClosed]) {
      omissions.append("no column says whether an opportunity is won or lost: all are taken as open")
    }
    if !gives([.amount]), undecided[.amount] == nil { omissions.append("no column gives the amounts") }
    return omissions
  }

  /// What stands in for an absent id.
  private mutating func fallBack() {
    if mapping.fallbacks.contains(.nameIsID), fields[.accountID] == nil, let name = fields[.name] {
      fields[.accountID] = name
      treatments.insert(.nameIsID)
      guessed.formUnion(name)
    }
    if mapping.fallbacks.contains(.emailIsID), fields[.contactID] == nil, let email = fields[.email] {
      fields[.contactID] = email
      treatments.insert(.emailIsID)
      guessed.formUnion(email)
    }
    let id: Column = mapping.table == .contracts ? .contractID : .opportunityID
    if mapping.fallbacks.contains(.rowIsItsOwnID), fields[id] == nil { treatments.insert(.rowIsItsOwnID) }
  }

  /// The binding of a match that misses nothing.
  func binding(_ header: Header, keepsExtras: Bool = true) -> TableBinding {
    var extras: [Int: String] = [:]
    if mapping.table == .accounts, keepsExtras {
      let used = Set(fields.values.joined())
      for (position, name) in header.names.enumerated() where !used.contains(position) && !header.keys[position].isEmpty
      {
        extras[position] = name
      }
    }
    var binding = TableBinding(
      table: mapping.table, mapping: mapping.name, fields: fields, constants: constants,
      translations: mapping.translations, treatments: treatments, extras: extras)
    binding.grouped = header.grouped
    binding.messageType = Envelope.messageType(header.names)
    return binding
  }
}
