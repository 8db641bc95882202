internal import Values

/// Reads one value of a field.
struct TermReader {
  let field: FilterField
  /// The field as written, for errors.
  let name: String
  let item: Item

  private var text: String { item.piece.text }

  /// What the value asks for.
  func test() throws(ValueError) -> Test {
    if item.comparison == .equal, let test = common() { return test }
    switch field.kind {
    case .id:
      try requireEqual()
      return .id(TermReader.id(text))
    case .text:
      try requireEqual()
      return field.name == "owner" && item.piece.isWord("me") ? .me : .pattern(Pattern(item.piece))
    case .topic, .list, .contact:
      try requireEqual()
      return .pattern(Pattern(item.piece))
    case .truth:
      try requireEqual()
      return .truth(try truth())
    case .properties(let properties):
      try requireEqual()
      guard let position = properties.firstIndex(where: { Text.plain($0.id) == Text.plain(text) }) else {
        throw unknown(properties.map(\.id))
      }
      return .named(position)
    case .choice(let choices, let reached): return .number(try choice(choices, reached: reached))
    case .number(let unit):
      return .number(try required(bounds { TermReader.number($0, unit) }, orThrow: .notANumber(text, field: name)))
    case .day: return try day()
    case .column: return .cell(try cell())
    case .deals: throw ValueError(reason: .needsParentheses(field: name))
    }
  }

  /// `-` and `*` alone, which every field but `id` knows, and `none`, as tiers without one are called.
  private func common() -> Test? {
    switch field.kind {
    case .id, .deals: return nil
    default: break
    }
    if item.piece.isWord("-") || (field.name == "tier" && item.piece.isWord("none")) { return .empty }
    return item.piece.isWord("*") ? .present : nil
  }

  private func requireEqual() throws(ValueError) {
    if item.comparison != .equal { throw ValueError(reason: .notComparable(field: name)) }
  }

  private func unknown(_ choices: [String]) -> ValueError {
    ValueError(reason: .unknownValue(text, field: name, choices: choices))
  }

  private func truth() throws(ValueError) -> Bool {
    var text = self.text
    guard let value = text.withUTF8({ Booleans.parse(UnsafeRawBufferPointer($0)) }) else {
      throw unknown(["yes", "no"])
    }
    return value
  }

  // MARK: Choices

  private func choice(_ choices: [FilterField.Choice], reached: Bool) throws(ValueError) -> Bounds {
    let offered = choices.map(\.id) + (field.name == "tier" ? ["none"] : [])
    var bounds = try required(
      bounds { text in
        let plain = Text.plain(text)
        let found = choices.first { Text.plain($0.id) == plain || Text.plain($0.name) == plain }
        return (found ?? numbered(plain, choices)).map { Double($0.values.lowerBound)...Double($0.values.upperBound) }
      }, orThrow: unknown(offered).reason)
    if reached, item.comparison == .equal, !isRange { bounds.upper = nil }
    return bounds
  }

  /// A choice by its position from 1, or a tier in any of its spellings.
  private func numbered(_ plain: String, _ choices: [FilterField.Choice]) -> FilterField.Choice? {
    if field.name == "tier" {
      var plain = plain
      guard case .tier(let tier) = plain.withUTF8({ Tiers.parse(UnsafeRawBufferPointer($0)) }) else { return nil }
      return choices[Int(tier) - 1]
    }
    guard let number = Int(plain), choices.indices.contains(number - 1) else { return nil }
    return choices[number - 1]
  }

  // MARK: Days and columns

  private func day() throws(ValueError) -> Test {
    if let dates = bounds(TermReader.date) { return .day(try ordered(dates)) }
    if let ages = bounds({ TermReader.number($0, .days) }) { return .age(try ordered(ages)) }
    // `created_at:2026-*`: the date as text.
    let pattern = Pattern(item.piece)
    if item.comparison == .equal, pattern.hasWildcards { return .pattern(pattern) }
    throw ValueError(reason: .notADay(text, field: name))
  }

  /// A column whose cells are known only when accounts are there: every reading that the value allows.
  private func cell() throws(ValueError) -> ColumnTest {
    var cell = ColumnTest(pattern: item.comparison == .equal ? Pattern(item.piece) : nil)
    // Without case, so that the pattern, which is folded, says all.
    if let numbers = bounds({ TermReader.number($0.lowercased(), .plain) }) {
      cell.reading = .number(try ordered(numbers))
    } else if let dates = bounds(TermReader.date) {
      cell.reading = .day(try ordered(dates))
    } else if let ages = bounds({ TermReader.number($0.lowercased(), .days) }) {
      cell.reading = .age(try ordered(ages))
    }
    if cell.pattern == nil, cell.reading == nil { throw ValueError(reason: .notComparable(field: name)) }
    return cell
  }

  // MARK: Bounds

  private var isRange: Bool { item.comparison == .equal && !item.piece.hasQuotes && text.contains("..") }

  /// A value or a range of values as bounds; nil where `read`, which says what values a text stands for, has none.
  private func bounds(_ read: (String) -> ClosedRange<Double>?) -> Bounds? {
    if isRange, let dots = text.firstRange(of: "..") {
      let (from, to) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
      let (lower, upper) = (read(from), read(to))
      guard lower != nil || from.isEmpty, upper != nil || to.isEmpty, lower != nil || upper != nil else { return nil }
      return Bounds(lower: lower?.lowerBound, upper: upper?.upperBound)
    }
    return read(text).map { .comparing(item.comparison, with: $0) }
  }

  private func required(_ bounds: Bounds?, orThrow failure: FilterError.Reason) throws(ValueError) -> Bounds {
    guard let bounds else { throw ValueError(reason: failure) }
    return try ordered(bounds)
  }

  private func ordered(_ bounds: Bounds) throws(ValueError) -> Bounds {
    if let lower = bounds.lower, let upper = bounds.upper, lower > upper {
      throw ValueError(reason: .reversedRange(text))
    }
    return bounds
  }

  /// An id as accounts have it: an 18-character Salesforce id as its first 15.
  static func id(_ text: String) -> String {
    var text = text
    return text.withUTF8 { String(decoding: Identifiers.normalised(UnsafeRawBufferPointer($0)), as: UTF8.self) }
  }

  /// A date, as days since 1970.
  static func date(_ text: String) -> ClosedRange<Double>? {
    Day(iso: text).map { Double($0.number)...Double($0.number) }
  }

  /// A number with a suffix `k`, `m` or `b`; of days also `d` and `w`.
  static func number(_ text: String, _ unit: FilterField.Unit) -> ClosedRange<Double>? {
    var digits = Array(text.utf8)
    var factor: Int64 = 1
    if let last = digits.last.map(Text.lower), let scale = factors(unit)[last] {
      factor = scale
      digits.removeLast()
    }
    guard let value = digits.withUnsafeBytes({ Numbers.decimal($0) }),
      let scaled = value.multiplied(by: factor)
    else { return nil }
    return scaled...scaled
  }

  private static func factors(_ unit: FilterField.Unit) -> [UInt8: Int64] {
    switch unit {
    case .plain: [UInt8(ascii: "k"): 1_000, UInt8(ascii: "m"): 1_000_000, UInt8(ascii: "b"): 1_000_000_000]
    case .days: [UInt8(ascii: "d"): 1, UInt8(ascii: "w"): 7]
    }
  }
}

extension TermReader {
  /// The node of a word.
  static func node(_ word: Word, _ source: Source, _ vocabulary: Vocabulary) throws(FilterError) -> Node {
    func failure(_ reason: FilterError.Reason, _ range: Range<Int>) -> FilterError {
      FilterError(range: source.characters(range), reason: reason)
    }
    if let open = word.openQuote { throw failure(.unclosedQuote, open..<word.range.upperBound) }
    guard word.comparison != nil else { return .text(Needle(word.head)) }
    if word.head.isMissing { throw failure(.missingField, word.range) }
    let name = word.head.text
    guard let field = vocabulary.field(named: name) else {
      throw failure(.unknownField(name, nearest: vocabulary.nearest(to: name)), word.head.range)
    }
    var tests: [Test] = []
    for (position, item) in word.items.enumerated() {
      if item.piece.isMissing {
        // The whole term where it has no value at all, else the comma or operator that waits for one.
        let end = item.piece.range.upperBound
        let range = word.items.count == 1 ? word.range : (position == 0 ? end..<end + 1 : end - 1..<end)
        throw failure(.missingValue(field: name), range)
      }
      do {
        tests.append(try TermReader(field: field, name: name, item: item).test())
      } catch {
        throw failure(error.reason, item.piece.range)
      }
    }
    return .term(Term(field: field.name, tests: tests))
  }
}

/// What is wrong with a value; where, its caller knows.
struct ValueError: Error {
  var reason: FilterError.Reason
}

extension Decimal {
  /// The nearest double of an exact product; nil where the product is too large.
  fileprivate func multiplied(by factor: Int64) -> Double? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
    // Beyond this a double, printed, is no number that could be read again; nothing counts so far.
    return overflow || product.magnitude > 1_000_000_000_000_000_000
      ? nil : Decimal(mantissa: product, scale: scale).double
  }
}
