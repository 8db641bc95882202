internal import Values

extension Test {
  /// Whether a number passes; nil: there is none.
  func passes(_ value: Double?) -> Bool {
    switch self {
    case .empty: value == nil
    case .present: value != nil
    case .number(let bounds): value.map(bounds.contains) ?? false
    default: false
    }
  }

  /// Whether a day passes; nil: there is none.
  func passes(_ day: Day?, today: Day, isAhead: Bool) -> Bool {
    guard let day else { return self == .empty }
    switch self {
    case .present: return true
    case .day(let bounds): return bounds.contains(Double(day.number))
    case .age(let bounds): return bounds.contains(Double(isAhead ? day - today : today - day))
    case .pattern(let pattern): return pattern.fits(Array(day.iso.utf8))
    default: return false
    }
  }

  /// Whether a text without case passes. `me`: the user's name, folded.
  func passes(folded text: [UInt8], me: [UInt8]?) -> Bool {
    switch self {
    case .empty: text.isEmpty
    case .present: !text.isEmpty
    case .pattern(let pattern): pattern.fits(text)
    case .me: !text.isEmpty && text == me
    default: false
    }
  }
}

extension Cell {
  /// Whether a cell's text, as written and without case, passes.
  ///
  /// - Parameter decimalComma: whether numbers are written with a decimal comma.
  func passes(_ text: String, _ folded: [UInt8], today: Day, decimalComma: Bool) -> Bool {
    if let pattern, pattern.fits(folded) { return true }
    switch reading {
    case .number(let bounds):
      var text = text
      return text.withUTF8 { Numbers.double(Text.trimmed(UnsafeRawBufferPointer($0)), comma: decimalComma) }
        .map(bounds.contains) ?? false
    // A time counts as its day.
    case .day(let bounds): return Day(iso: text.prefix(10)).map { bounds.contains(Double($0.number)) } ?? false
    case .age(let bounds): return Day(iso: text.prefix(10)).map { bounds.contains(Double(today - $0)) } ?? false
    case nil: return false
    }
  }
}
