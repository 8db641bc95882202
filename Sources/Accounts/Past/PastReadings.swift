internal import Ingest
internal import Values

/// Reads the texts of changes as the columns of their tables are read.
struct PastReadings {
  let rules: ReadRules

  /// The tier that a cell names, 0 for none, and whether it says anything.
  func tier(_ text: String) -> (tier: UInt8, hasCell: Bool) {
    switch bytes(text, { Tiers.parse($0, words: rules.tiers) }) {
    case .none: (0, false)
    case .tier(let tier): (tier, true)
    case .unknown: (0, true)
    }
  }

  /// true or false; nil where the text is empty or neither.
  func flag(_ text: String) -> Bool? { bytes(text) { Booleans.parse($0) } }

  /// A day; nil where the text is empty or none.
  func day(_ text: String) -> Day? {
    if text.isEmpty { return nil }
    return bytes(text) { text in
      var evidence = DateEvidence()
      return Dates.parse(text, order: rules.dateOrder, zone: rules.zone, evidence: &evidence)
    }.map(rules.zone.day)
  }

  /// An amount in the reporting currency; nil where the text is empty, no number, or too large.
  ///
  /// - Parameter rate: of an amount without a currency of its own.
  func money(_ text: String, rate: Decimal) -> Money? {
    if text.isEmpty { return nil }
    return bytes(text) { text in
      guard let value = Numbers.decimal(text, comma: rules.decimalComma ?? false) else { return nil }
      let code = Numbers.currencyCode(of: text)
      let rate = code.map { $0 == rules.currency ? .one : rules.rates[$0] ?? rate } ?? rate
      guard let money = value.money(rate: rate), money.units.magnitude <= RowLimits.amount * 10_000 else { return nil }
      return money
    }
  }

  /// A number 0–1: of one above 1, or with a percent sign, the hundredth.
  func probability(_ text: String) -> Double? {
    guard let value = bytes(text, { Numbers.double($0) }) else { return nil }
    return value > 1 ? value / 100 : value
  }

  private func bytes<Value>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    var text = text
    return text.withUTF8 { body(Text.trimmed(UnsafeRawBufferPointer($0))) }
  }
}
