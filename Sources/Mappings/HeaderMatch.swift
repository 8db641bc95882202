internal import Values

/// A header read by one mapping: which of its columns it understands, and what it misses.
struct HeaderMatch {
  let mapping: Mapping
  private(set) var fields: [Column: [Int]] = [:]
  /// Amounts that are converted already, beside those of `fields`.
  private(set) var converted: [Column: [TableBinding.ConvertedField]] = [:]
  private(set) var guessed: Set<Int> = []
  private(set) var treatments: Set<TableBinding.Treatment>
  private(set) var constants: [Column: String]
  /// The groups of required columns of which none is there.
  private(set) var missing: [[Column]] = []
  /// Whether the header alone, without a telling file name, speaks for this mapping.
  private(set) var fitsByHeaderAlone = false
  /// Whether the table's own form has its required columns by their own names; true of all other mappings.
  private(set) var isComplete = false
  /// Of how many groups of its tell-tale names none is there; more than there are groups where a name tells that it is not this.
  private(set) var absentTells = 0
  /// Columns for which two synonyms are equally good, with their names in the file.
  private(set) var undecided: [Column: [String]] = [:]
  /// Whether a constant stands for a required column.
  private(set) var restsOnConstants = false
  /// How many of the table's columns are understood.
  private(set) var count = 0
  /// Columns whose day is made of several columns.
  private(set) var dateParts: [Column: DateParts] = [:]
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
    settleAmount()
    findDateParts(header)
    applyPeriod(header)
    fallBack(header)
    findConverted(header)
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
    // What the table's own form only guesses is no sign that a file is in it.
    let isOwn = !mapping.isNative || required.allSatisfy { group in group.contains(where: isGivenByOwnName) }
    count = mapping.isNative ? fields.keys.count(where: isGivenByOwnName) : fields.count
    func has(_ name: String) -> Bool { header.contains(name, stripping: mapping.stripsProperty) }
    absentTells = mapping.signature.count { !$0.contains(where: has) }
    if mapping.excludes.contains(where: has) || mapping.clashes.contains(where: { $0.allSatisfy(has) }) {
      absentTells += mapping.signature.count + 1
    }
    isComplete = isOwn
    fitsByHeaderAlone = absentTells == 0 && isOwn
  }

  private func isGivenByOwnName(_ column: Column) -> Bool {
    constants[column] != nil || fields[column]?.contains { !guessed.contains($0) } == true
  }

  /// What makes an opportunity of a row without an id: one of these.
  private static let dealColumns: [Column] = [.stage, .status, .amount, .closedAt, .expectedClose, .isWon, .isClosed]

  /// Whether its tell-tale names are there; the tables' own form and the synonyms need none in a file that is named.
  var isTelling: Bool { fitsByHeaderAlone || (mapping.isNative && isComplete) || mapping.isSynonyms }

  /// Whether nothing required is taken for granted: a constant may stand in only where the header's tell-tale names are there, and
  /// some vendors' names mean what they say only beside those.
  var isSound: Bool { fitsByHeaderAlone || !(restsOnConstants || mapping.needsTells) }

  /// Whether the column at this position was understood by a synonym, or a name stands for an id.
  func isGuess(_ position: Int) -> Bool { guessed.contains(position) }

  /// What is at each position that is understood. An account's name that serves as its id is the name.
  var understood: [Int: Column] {
    var understood: [Int: Column] = [:]
    for column in Column.allCases {
      if column == .periodStart { continue }
      for position in (fields[column] ?? []) + (converted[column] ?? []).map(\.position) {
        understood[position] = column
      }
    }
    for (column, parts) in dateParts { for position in parts.positions { understood[position] = column } }
    return understood
  }

  /// The table's own names, then the mapping's.
  private mutating func bind(_ header: Header) {
    var used = Set(mapping.ignores.flatMap { header.positions(of: $0, stripping: false) })
    func declared(_ names: [Column: [String]], but said: Set<Column> = []) {
      for column in Column.allCases where !said.contains(column) {
        let before = fields[column]?.count
        if column == .periodStart || column == .periodEnd {
          // The first day of a period may be the contract's as well.
          let positions = (names[column] ?? []).flatMap { header.positions(of: $0, stripping: mapping.stripsProperty) }
          if !positions.isEmpty { fields[column] = positions }
          continue
        }
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
    let found = candidates(header)
    for column in Column.allCases where fields[column] == nil && !isLastResort(column) {
      for group in found[column, default: [:]].sorted(by: { $0.key < $1.key }) {
        // `Headcount` and `Head Count` are one name.
        let positions = group.value.subtracting(used).sorted()
        if positions.isEmpty { continue }
        if positions.count > 1 {
          undecided[column] = positions.map { header.names[$0] }
        } else {
          fields[column] = positions
          used.formUnion(positions)
          guessed.formUnion(positions)
          if let treatment = mapping.consequences[column] { treatments.insert(treatment) }
        }
        break
      }
    }
  }

  /// The positions that a synonym of each column has, by its group.
  private func candidates(_ header: Header) -> [Column: [Int: Set<Int>]] {
    var candidates: [Column: [Int: Set<Int>]] = [:]
    if mapping.guessPlaces.isEmpty { return candidates }
    for (name, positions) in header.allPositions {
      for place in mapping.guessPlaces[name] ?? [] {
        candidates[place.column, default: [:]][place.group, default: []].formUnion(positions)
      }
    }
    return candidates
  }

  /// Another tool's id of an account or a contact: where something else says which one is meant, it is none of ours.
  private func isLastResort(_ column: Column) -> Bool {
    guard !mapping.isSynonyms, !mapping.isUsers else { return false }
    switch (column, mapping.table) {
    case (.accountID, .accounts), (.contactID, .contacts): return false
    case (.accountID, _), (.contactID, _): return Column.naming.contains { fields[$0] != nil }
    default: return false
    }
  }

  /// Where no column gives the day itself, but some its year and its month: what those say, if the other days of the row are not
  /// given either.
  private mutating func findDateParts(_ header: Header) {
    for column in DateParts.columns(of: mapping.table) {
      guard let parts = DateParts(of: column, in: header), constants[column] == nil else { continue }
      let positions = Set(parts.positions)
      // A column of months alone is a day only where nothing says the year.
      if let own = fields[column], !positions.isSuperset(of: own) { continue }
      let others = fields.filter { $0.key != column && DateParts.columns(of: mapping.table).contains($0.key) }
      let isUnnamed =
        mapping.table == .opportunities
        && positions.contains { DateParts.isYear(header.keys[$0]) }
      if isUnnamed, others.contains(where: { !positions.isSuperset(of: $0.value) }) { continue }
      // A part that means something else is none.
      if fields.contains(where: {
        $0.key != column && !positions.isDisjoint(with: $0.value) && !guessed.isSuperset(of: $0.value)
      }) {
        continue
      }
      for (other, own) in fields where other != column && !positions.isDisjoint(with: own) { fields[other] = nil }
      dateParts[column] = parts
      fields[column] = [parts.month ?? parts.quarter ?? parts.year]
      undecided[column] = nil
      guessed.formUnion(positions)
      if column == .closedAt { treatments.insert(mapping.consequences[column] ?? .closeDateOnlyWhenClosed) }
    }
  }

  /// What is said of days that several columns give.
  func datePartNotes(_ header: Header) -> [String] {
    dateParts.sorted { $0.key.rawValue < $1.key.rawValue }.map { column, parts in
      let names = parts.positions.map { "\"\(header.names[$0])\"" }.joined(separator: " and ")
      let unit = parts.day != nil ? "day" : parts.month != nil ? "month" : "quarter"
      let rest =
        unit == "day"
        ? "" : ": all counts on the \(parts.isLast ? "last" : "first") day of the \(unit), of the calendar's year"
      return "\(column.rawValue) is made of \(names)\(rest)"
    }
  }

  /// Where no column says what deals came to, what they were estimated at is their amount.
  private mutating func settleAmount() {
    guard mapping.table == .opportunities, fields[.amount] == nil, let estimate = fields[.estimatedAmount] else {
      return
    }
    fields[.amount] = estimate
    fields[.estimatedAmount] = nil
  }

  /// Amounts that are converted already: `Amount (converted)`, `amount_in_company_currency`, `amount_usd` beside `amount`.
  private mutating func findConverted(_ header: Header) {
    let columns: [Column] = [.amount, .value, .annualValue, .monthlyValue]
    for column in columns
    where TableColumns.all(of: mapping.table).contains(column) && mapping.table != .opportunityHistory {
      var names = Set(TableColumns.names(of: column, in: mapping.table) + (mapping.columns[column] ?? []))
      for group in mapping.guesses[column] ?? [] { names.formUnion(group) }
      for (position, key) in header.keys.enumerated() {
        guard let found = HeaderAlias.converted(header.names[position], plain: key), names.contains(found.name) else {
          continue
        }
        // An amount with the currency in its name alone is the original.
        let isOriginal = fields[column]?.contains(position) == true
        if found.currency != nil && (fields[column] == nil || isOriginal) { continue }
        if isOriginal, fields[column]?.count != 1 { fields[column]?.removeAll { $0 == position } }
        converted[column, default: []].append(.init(position: position, currency: found.currency))
        if fields[column] == nil { fields[column] = [position] }
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
  func omissions(_ header: Header) -> [String] {
    func gives(_ columns: [Column]) -> Bool { columns.contains { fields[$0] != nil || constants[$0] != nil } }
    if mapping.isNative { return [] }
    if mapping.table == .contracts, !gives([.end]) {
      return ["no column gives the last day of a contract: all are in force until they are cancelled"]
    }
    guard mapping.table == .opportunities else { return [] }
    var omissions: [String] = []
    if !gives([.stage, .status, .isWon, .isClosed]) {
      omissions.append("no column says whether an opportunity is won or lost: all are taken as open")
    }
    if !gives([.amount, .minorAmount]), undecided[.amount] == nil {
      let used = Set(fields.values.joined())
      // Whose revenue, or total of what, nobody says: such a column is named, not read.
      let likely = header.names.indices.first { position in
        !used.contains(position) && HeaderMatch.amounts.contains { header.keys[position].contains($0) }
      }
      let advice = likely.map { position in
        "; if \"\(header.names[position])\" does, write in abmtop.yaml: mappings: [{name: mine, table: opportunities, "
          + "fields: {amount: \"\(header.names[position])\"}}]"
      }
      omissions.append("no column gives the amounts" + (advice ?? ""))
    }
    return omissions
  }

  /// What the names of columns have that may be amounts of deals.
  private static let amounts = ["revenue", "total", "price", "umsatz", "volumen", "budget"]

  /// What only lists of products in deals, and of shares in them, have; in plain form.
  private static let lines = [
    "product", "productname", "productcode", "totalprice", "salesprice", "quantity", "lineitem", "lineitemname",
    "linenumber",
    "splitamount", "splitpercentage", "split", "splitowner", "contactrole", "contactname", "role", "teammember",
    "teammembername", "teamrole", "scheduledate", "scheduleamount", "campaignname", "influence", "influencepercentage",
    "influencedrevenue", "revenueshare", "competitor", "competitorname", "quotename", "unitprice", "netprice", "sku",
  ]

  /// What a report costs in all, where no column says when: on the first day of the period that the lines above the header name.
  private mutating func applyPeriod(_ header: Header) {
    guard mapping.table == .spend || mapping.dateFromName, let period = header.period,
      let time = TableColumns.time(of: mapping.table), fields[time] == nil
    else { return }
    constants[time] = period.lowerBound.iso
    if period.lowerBound < period.upperBound { constants[.end] = period.upperBound.iso }
  }

  /// What stands in for an absent id.
  private mutating func fallBack(_ header: Header) {
    findIdentifiers(header)
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
    if mapping.fallbacks.contains(.rowIsItsOwnID), fields[id] == nil {
      treatments.insert(.rowIsItsOwnID)
      let hasLines = HeaderMatch.lines.contains { header.contains($0, stripping: mapping.stripsProperty) }
      if mapping.table == .opportunities, hasLines, fields[.name] != nil { treatments.insert(.lineOfDeal) }
    }
  }

  /// Ids under names that no list has, by the words of which such names are made: a deal's or a contract's own, else its rows would be
  /// told apart by less; and an account's where nothing else names it.
  private mutating func findIdentifiers(_ header: Header) {
    func find(_ column: Column, of kind: IdentifierNames) {
      guard fields[column] == nil, undecided[column] == nil else { return }
      let used = Set(fields.values.joined()).union(
        mapping.ignores.flatMap { header.positions(of: $0, stripping: false) })
      let positions = header.keys.indices.filter { !used.contains($0) && kind.names(header.keys[$0]) }
      // Of several none is surer than another.
      guard positions.count == 1 else { return }
      fields[column] = positions
      guessed.formUnion(positions)
    }
    if mapping.fallbacks.contains(.rowIsItsOwnID) || mapping.isNative {
      if mapping.table == .opportunities { find(.opportunityID, of: .deal) }
      if mapping.table == .contracts { find(.contractID, of: .contract) }
    }
    if mapping.table == .accounts {
      if mapping.fallbacks.contains(.nameIsID) { find(.accountID, of: .account) }
    } else if mapping.table != .spend, TableColumns.all(of: mapping.table).contains(.accountName),
      mapping.isNative || mapping.isSynonyms || mapping.fallbacks.contains(.rowIsItsOwnID)
    {
      // An advertising platform's accounts are not those that are sold to.
      if !Column.naming.contains(where: { fields[$0] != nil }) { find(.accountID, of: .account) }
    }
  }

  /// In which unit amounts are, by the position of their field, where the names of their columns say so.
  func scales(_ header: Header) -> [Int: AmountScale] {
    let columns: [Column] = [.amount, .estimatedAmount, .value, .annualValue, .monthlyValue, .annualRevenue]
    let positions = columns.flatMap { (fields[$0] ?? []) + (converted[$0] ?? []).map(\.position) }
    return Dictionary(
      positions.compactMap { position in AmountScale(header.names[position]).map { (position, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The binding of a match that misses nothing.
  func binding(_ header: Header, keepsExtras: Bool = true) -> TableBinding {
    var extras: [Int: String] = [:]
    if mapping.table == .accounts || mapping.table == .goals, keepsExtras {
      let used = Set(fields.values.joined())
      for (position, name) in header.names.enumerated() where !used.contains(position) && !header.keys[position].isEmpty
      {
        extras[position] = name
      }
    }
    var binding = TableBinding(
      table: mapping.table, mapping: mapping.name, fields: fields, constants: constants,
      translations: mapping.translations, treatments: treatments, extras: extras)
    binding.converted = converted
    binding.dateParts = dateParts
    binding.scales = scales(header).mapValues(\.exponent)
    binding.grouped = header.grouped
    binding.messageType = Envelope.messageType(header.names)
    return binding
  }
}
