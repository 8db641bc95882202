internal import Values

/// How long a contract is for, where a column says that instead of its end: `12`, `24 months`, `1 year`, `36M`.
enum ContractTerm {
  /// The whole months of a term; nil where the text says none, or more than anybody signs.
  ///
  /// - Parameter name: the column's name: a bare number is months, unless it speaks of years.
  static func months(_ text: UnsafeRawBufferPointer, under name: String) -> Int? {
    let text = Text.trimmed(text)
    let digits = text.prefix { Text.isDigit($0) }
    guard (1...4).contains(digits.count) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 &- 48) }
    var rest = text.dropFirst(digits.count)
    // `12.0`, as spreadsheets write.
    if rest.first == UInt8(ascii: ".") {
      let zeros = rest.dropFirst().prefix { Text.isDigit($0) }
      guard zeros.allSatisfy({ $0 == 48 }) else { return nil }
      rest = rest.dropFirst(1 + zeros.count)
    }
    let unit = Text.trimmed(UnsafeRawBufferPointer(rebasing: rest.drop { $0 == UInt8(ascii: "-") }))
    guard let factor = unit.isEmpty ? (isOfYears(name) ? 12 : 1) : factor(unit) else { return nil }
    let months = number * factor
    // A bare number above that is more likely one of days.
    return (1...(unit.isEmpty ? 120 : 1_200)).contains(months) ? months : nil
  }

  private static func factor(_ unit: UnsafeRawBufferPointer) -> Int? {
    func begins(_ words: [StaticString]) -> Bool {
      words.contains { word in
        unit.count >= word.utf8CodeUnitCount
          && Text.equals(UnsafeRawBufferPointer(rebasing: unit[..<word.utf8CodeUnitCount]), word)
      }
    }
    if begins(["quarter", "quartal"]) { return 3 }
    if begins(["mo", "mth", "mes"]) || Text.equals(unit, "m") { return 1 }
    if begins(["year", "yr", "jahr", "an", "a\u{F1}o"]) || Text.equals(unit, "y") { return 12 }
    return nil
  }

  private static func isOfYears(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["year", "jahr", "(yrs", "ann\u{E9}es", "a\u{F1}os", "anni"].contains { name.contains($0) }
  }
}
