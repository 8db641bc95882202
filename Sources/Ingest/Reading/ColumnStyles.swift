internal import Values

/// How the values of a file's columns are read, and what they said so far about how they are written.
///
/// What values say never depends on how they are read: so reading a file a second time by what it said is the last time.
struct ColumnStyles: Hashable, Sendable {
  var dates: DateColumns
  var numbers: NumberColumns
  var currencies: CurrencyColumns
  /// What other files say.
  let hints: ReadHints
  /// Whether numbers have a decimal comma where nothing but the delimiter says.
  let delimiterMeansComma: Bool

  /// The styles before any value was seen.
  init(columns: Int, delimiter: UInt8, rules: ReadRules, hints: ReadHints) {
    self.hints = hints
    delimiterMeansComma = delimiter == UInt8(ascii: ";")
    dates = DateColumns(columns: columns, order: hints.dateOrder ?? rules.dateOrder)
    numbers = NumberColumns(
      columns: columns, comma: rules.decimalComma ?? hints.decimalComma ?? (delimiter == UInt8(ascii: ";")))
    currencies = CurrencyColumns(columns: columns)
  }

  /// Whether numbers that no column reads have a decimal comma: those of accounts' further columns.
  var hasDecimalComma: Bool { numbers.settled ?? hints.decimalComma ?? delimiterMeansComma }

  /// Adds what another stretch of the same file said.
  mutating func add(_ other: ColumnStyles) {
    dates.add(other.dates)
    numbers.add(other.numbers)
    currencies.add(other.currencies)
  }

  /// How the file must be read again, now that all its values are known; nil where it was read right.
  func corrected(by rules: ReadRules) -> ColumnStyles? {
    let decided = decided(by: rules, hints)
    if decided.dates == dates.styles && decided.numbers == numbers.styles && decided.mixed == currencies.mixed {
      return nil
    }
    var result = self
    result.dates.begin(decided.dates)
    result.numbers.begin(decided.numbers)
    result.currencies.begin(decided.mixed)
    return result
  }

  /// Whether the file would be read otherwise with other hints.
  func change(with other: ReadHints, _ rules: ReadRules) -> Bool {
    if !currencies.codes.isEmpty, currencies.codes.contains(where: { hints.rates[$0] != other.rates[$0] }) {
      return true
    }
    let (now, then) = (decided(by: rules, hints), decided(by: rules, other))
    return now.dates != then.dates || now.numbers != then.numbers
      || dates.undecided(others: hints.dateOrder) != dates.undecided(others: other.dateOrder)
  }

  private func decided(by rules: ReadRules, _ hints: ReadHints) -> (
    dates: [DateStyle], numbers: [NumberStyle], mixed: Set<Int>
  ) {
    let comma = rules.decimalComma ?? hints.decimalComma ?? delimiterMeansComma
    return (
      dates.decided(default: rules.dateOrder, others: hints.dateOrder), numbers.decided(default: comma),
      currencies.decided
    )
  }
}

/// The dates of each column of a file.
struct DateColumns: Hashable, Sendable {
  /// By position of the column.
  private(set) var styles: [DateStyle]
  private(set) var findings: [DateFindings]

  /// All columns by one order.
  init(columns: Int, order: ReadRules.DateOrder) {
    styles = Array(repeating: DateStyle(order), count: columns)
    findings = Array(repeating: DateFindings(), count: columns)
  }

  /// The instant that a value of a column names, or nil. Notes what it is like.
  mutating func parse(_ text: UnsafeRawBufferPointer, column: Int, zone: Zone) -> Instant? {
    guard column < styles.count else {
      var ignored = DateFindings()
      return Dates.parse(text, style: DateStyle(.monthFirst), zone: zone, findings: &ignored)
    }
    return Dates.parse(text, style: styles[column], zone: zone, findings: &findings[column])
  }

  /// Notes that a column has dates that were read elsewhere: in a form that no order changes.
  mutating func noteOther(in column: Int) { findings[column].hasOthers = true }

  mutating func add(_ other: DateColumns) {
    for column in findings.indices where column < other.findings.count { findings[column].add(other.findings[column]) }
  }

  /// Begins again: all values are seen again.
  mutating func begin(_ styles: [DateStyle]) {
    self.styles = styles
    findings = Array(repeating: DateFindings(), count: styles.count)
  }

  /// What decides the order of a shape of dates in a column.
  private enum Decision {
    case values(ReadRules.DateOrder)
    case contradiction
    case otherFiles(ReadRules.DateOrder)
    case nothing
  }

  /// The columns' styles by all values: a column's own, else those of the file's other columns, else other files'.
  func decided(default order: ReadRules.DateOrder, others: ReadRules.DateOrder?) -> [DateStyle] {
    func shape(_ column: Int, _ shape: KeyPath<DateFindings, DateEvidence>, _ now: DateStyle.Shape) -> DateStyle.Shape {
      let own = findings[column][keyPath: shape]
      if own.isSuperset(of: [.monthFirst, .dayFirst]) { return DateStyle.Shape(order: order, isStrict: true) }
      guard own.contains(.ambiguous) else { return now }
      switch decision(column, shape, others) {
      case .values(let found), .otherFiles(let found): return DateStyle.Shape(order: found)
      case .contradiction, .nothing: return DateStyle.Shape(order: order)
      }
    }
    return styles.indices.map { column in
      var style = styles[column]
      style.slashes = shape(column, \.slashes, style.slashes)
      style.dashes = shape(column, \.dashes, style.dashes)
      if findings[column].hasSerialDays { style.hasSerialDays = !findings[column].hasOthers }
      return style
    }
  }

  private func decision(
    _ column: Int, _ shape: KeyPath<DateFindings, DateEvidence>, _ others: ReadRules.DateOrder?
  ) -> Decision {
    let own = findings[column]
    let sameShape = findings.reduce(into: DateEvidence()) { $0.formUnion($1[keyPath: shape]) }
    let all = findings.reduce(into: DateEvidence()) { $0.formUnion($1.slashes.union($1.dashes)) }
    // Slashes and dashes decide for themselves, and for each other only where one of them says nothing.
    for evidence in [own[keyPath: shape], own.slashes.union(own.dashes), sameShape, all] {
      if evidence.isSuperset(of: [.monthFirst, .dayFirst]) { return .contradiction }
      if let order = evidence.order { return .values(order) }
    }
    return others.map(Decision.otherFiles) ?? .nothing
  }

  /// The columns some of whose dates can be read in either order, where neither values of the file nor other files decide.
  func undecided(others: ReadRules.DateOrder?) -> [Int] {
    findings.indices.filter { column in
      ([\.slashes, \.dashes] as [KeyPath<DateFindings, DateEvidence>]).contains { shape in
        guard findings[column][keyPath: shape].contains(.ambiguous), !isContradictory(column, shape) else {
          return false
        }
        switch decision(column, shape, others) {
        case .contradiction, .nothing: return true
        case .values, .otherFiles: return false
        }
      }
    }
  }

  /// The columns whose dates contradict each other.
  var contradictory: [Int] {
    findings.indices.filter { isContradictory($0, \.slashes) || isContradictory($0, \.dashes) }
  }

  private func isContradictory(_ column: Int, _ shape: KeyPath<DateFindings, DateEvidence>) -> Bool {
    findings[column][keyPath: shape].isSuperset(of: [.monthFirst, .dayFirst])
  }

  /// The columns whose values are all a spreadsheet's days.
  var serial: [Int] { findings.indices.filter { findings[$0].hasSerialDays && !findings[$0].hasOthers } }

  /// Whether a column has times with an offset from UTC, of which the zone makes days.
  func hasZonedTimes(_ column: Int) -> Bool { column < findings.count && findings[column].hasZonedTimes }

  /// The one order that all columns whose values settle it have; nil where none does, or they contradict each other.
  var settled: ReadRules.DateOrder? {
    let orders = Set(findings.flatMap { [$0.slashes.order, $0.dashes.order] }.compactMap { $0 })
    return orders.count == 1 ? orders.first : nil
  }
}

/// How the numbers of a column are read.
struct NumberStyle: Hashable, Sendable {
  /// Whether the comma is the decimal mark.
  var comma: Bool
  /// The values contradict each other: those that fit only the other mark cannot be read.
  var isStrict = false
}

/// What the numbers of a column say about their decimal mark.
struct NumberFindings: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  /// A number can only be read with a decimal comma, only with a point, or with both and is another one then.
  static let comma = NumberFindings(rawValue: 1)
  static let point = NumberFindings(rawValue: 2)
  static let ambiguous = NumberFindings(rawValue: 4)
  /// Among the last are some whose mark is a point: read with a decimal point they have three decimals, which is rare, where commas
  /// make groups.
  static let ambiguousPoint = NumberFindings(rawValue: 8)

  /// Whether the mark is a comma, by values that can be read in one way only; nil where none says, or they contradict each other.
  var isComma: Bool? {
    switch (contains(.comma), contains(.point)) {
    case (true, false): true
    case (false, true): false
    default: nil
    }
  }
  var isContradictory: Bool { isSuperset(of: [.comma, .point]) }
}

/// The numbers of each column of a file.
struct NumberColumns: Hashable, Sendable {
  /// By position of the column.
  private(set) var styles: [NumberStyle]
  private(set) var findings: [NumberFindings]

  init(columns: Int, comma: Bool) {
    styles = Array(repeating: NumberStyle(comma: comma), count: columns)
    findings = Array(repeating: [], count: columns)
  }

  /// Why a text is no number in its column.
  enum Fault: Error { case noNumber, otherMark }

  /// The number that a value of a column is. Notes what it says about the decimal mark. A value that can be read in one way only is
  /// read so, unless its column contradicts itself.
  mutating func parse(_ text: UnsafeRawBufferPointer, column: Int) throws(Fault) -> Decimal {
    let readings = Numbers.readings(text)
    guard column < styles.count else {
      guard let number = readings.point ?? readings.comma else { throw .noNumber }
      return number
    }
    let style = styles[column]
    switch (readings.point, readings.comma) {
    case (nil, nil): throw .noNumber
    case (let point?, nil):
      findings[column].insert(.point)
      if style.isStrict && style.comma { throw .otherMark }
      return point
    case (nil, let comma?):
      findings[column].insert(.comma)
      if style.isStrict && !style.comma { throw .otherMark }
      return comma
    case (let point?, let comma?):
      if readings.differ {
        findings[column].insert(.ambiguous)
        if text.contains(UInt8(ascii: ".")) { findings[column].insert(.ambiguousPoint) }
      }
      return style.comma ? comma : point
    }
  }

  mutating func add(_ other: NumberColumns) {
    for column in findings.indices where column < other.findings.count {
      findings[column].formUnion(other.findings[column])
    }
  }

  /// Begins again: all values are seen again.
  mutating func begin(_ styles: [NumberStyle]) {
    self.styles = styles
    findings = Array(repeating: [], count: styles.count)
  }

  private var all: NumberFindings { findings.reduce(into: []) { $0.formUnion($1) } }

  /// The columns' styles by all values of the file; where they contradict each other each column decides for itself.
  func decided(default comma: Bool) -> [NumberStyle] {
    let all = all
    return styles.indices.map { column in
      let own = findings[column]
      if own.isContradictory { return NumberStyle(comma: comma, isStrict: true) }
      // Only numbers that can be read in two ways hang on it.
      guard own.contains(.ambiguous) else { return styles[column] }
      return NumberStyle(comma: own.isComma ?? all.isComma ?? comma)
    }
  }

  /// The columns some of whose numbers are others by the other mark, where no value decides. `40,000` with a decimal point is no doubt:
  /// its comma makes groups of thousands.
  var undecided: [Int] {
    let all = all
    return findings.indices.filter {
      findings[$0].contains(styles[$0].comma ? .ambiguous : .ambiguousPoint) && findings[$0].isComma == nil
        && all.isComma == nil
    }
  }

  /// The columns whose numbers contradict each other.
  var contradictory: [Int] { findings.indices.filter { findings[$0].isContradictory } }

  /// Whether the file's own values say that the decimal mark is a comma; nil where they do not say, or contradict each other.
  var settled: Bool? { all.isComma }
}

/// The currencies of each column of a file.
struct CurrencyColumns: Hashable, Sendable {
  /// By position: the symbols in cells without a currency beside them.
  private(set) var symbols: [Set<String>]
  /// All currencies that amounts had to be converted from.
  private(set) var codes: Set<String> = []
  /// Columns with different symbols: a symbol that is no known currency's cannot be read there.
  private(set) var mixed: Set<Int> = []

  init(columns: Int) { symbols = Array(repeating: [], count: columns) }

  mutating func note(symbol: String, in column: Int) {
    if column < symbols.count, symbols[column].count < 16 { symbols[column].insert(symbol) }
  }

  mutating func note(code: String) {
    // A column of something else must not fill the memory.
    if codes.count < 256 { codes.insert(code) }
  }

  mutating func add(_ other: CurrencyColumns) {
    for column in symbols.indices where column < other.symbols.count {
      symbols[column].formUnion(other.symbols[column])
    }
    codes.formUnion(other.codes)
  }

  mutating func begin(_ mixed: Set<Int>) {
    self.mixed = mixed
    symbols = Array(repeating: [], count: symbols.count)
    codes = []
  }

  var decided: Set<Int> { Set(symbols.indices.filter { symbols[$0].count > 1 }) }
}
