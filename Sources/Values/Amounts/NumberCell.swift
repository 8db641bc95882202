/// What stands around the digits of a number: sign, parentheses, currency, percent sign, `K` and the like.
struct NumberCell {
  /// The digits with their marks.
  private(set) var digits: Range<Int>
  private(set) var isNegative = false
  private(set) var isPercentage = false
  /// How many zeros the letters behind the digits stand for: 3 for `K`.
  private(set) var zeros = 0
  /// The three letters of an ISO currency code.
  private(set) var code: Range<Int>?
  /// The currency symbol.
  private(set) var symbol: Range<Int>?
  private var isSigned = false
  private var isOpen = false

  /// Splits a cell, or nil where it cannot be a number.
  init?(_ text: UnsafeRawBufferPointer) {
    digits = 0..<text.count
    while let byte = digits.isEmpty ? nil : text[digits.lowerBound], !NumberCell.isNumeral(byte) {
      guard let length = leading(text, byte) else { return nil }
      digits = digits.lowerBound + length..<digits.upperBound
    }
    while let byte = digits.isEmpty ? nil : text[digits.upperBound - 1], !endsInNumeral(text, byte) {
      guard let length = trailing(text, byte) else { return nil }
      digits = digits.lowerBound..<digits.upperBound - length
    }
    if digits.isEmpty || isOpen { return nil }
  }

  private static func isNumeral(_ byte: UInt8) -> Bool {
    Text.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  /// Whether the last byte is a digit, or a mark that is not the point of an abbreviation (`5 kr.`).
  private func endsInNumeral(_ text: UnsafeRawBufferPointer, _ byte: UInt8) -> Bool {
    if Text.isDigit(byte) { return true }
    guard NumberCell.isNumeral(byte), digits.count > 1 else { return false }
    let before = text[digits.upperBound - 2]
    return !Text.isLetter(before) && before < 0x80
  }

  /// The length of the piece at the front, or nil where it belongs to no number.
  private mutating func leading(_ text: UnsafeRawBufferPointer, _ byte: UInt8) -> Int? {
    let rest = UnsafeRawBufferPointer(rebasing: text[digits])
    if let blank = NumberCell.blank(rest) { return blank }
    let minus = byte == UInt8(ascii: "-") ? 1 : rest.starts(with: [0xE2, 0x88, 0x92]) ? 3 : 0
    if minus > 0 || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") {
      if isSigned { return nil }
      isSigned = true
      isOpen = byte == UInt8(ascii: "(")
      isNegative = isOpen || minus > 0
      return max(minus, 1)
    }
    let start = digits.lowerBound
    if symbol == nil, let length = CurrencySymbols.length(leading: rest) {
      symbol = start..<start + length
      return length
    }
    guard code == nil, rest.count > 3, rest.prefix(3).allSatisfy(NumberCell.isCapital), !Text.isLetter(rest[3]) else {
      return nil
    }
    code = start..<start + 3
    return 3
  }

  /// The length of the piece at the back, or nil where it belongs to no number.
  private mutating func trailing(_ text: UnsafeRawBufferPointer, _ byte: UInt8) -> Int? {
    if Text.isBlank(byte) { return 1 }
    if byte == UInt8(ascii: "%"), !isPercentage {
      isPercentage = true
      return 1
    }
    if byte == UInt8(ascii: ")"), isOpen {
      isOpen = false
      return 1
    }
    let rest = UnsafeRawBufferPointer(rebasing: text[digits])
    if let length = suffix(rest) { return length }
    if rest.count > 3, code == nil, rest.suffix(3).allSatisfy(NumberCell.isCapital),
      !Text.isLetter(rest[rest.count - 4])
    {
      code = digits.upperBound - 3..<digits.upperBound
      return 3
    }
    if symbol == nil, let length = CurrencySymbols.length(trailing: rest) {
      symbol = digits.upperBound - length..<digits.upperBound
      return length
    }
    for length in 2...3 where length < rest.count {
      if NumberCell.blank(UnsafeRawBufferPointer(rebasing: rest[(rest.count - length)...])) == length { return length }
    }
    return nil
  }

  /// The length of `K`, `M`, `MM`, `B`, `Bn` or their German kin at the end, right behind a digit or a blank behind one.
  private mutating func suffix(_ rest: UnsafeRawBufferPointer) -> Int? {
    if zeros > 0 || isPercentage { return nil }
    let words: [(word: StaticString, zeros: Int)] = [
      ("k", 3), ("tsd", 3), ("tsd.", 3), ("m", 6), ("mm", 6), ("mn", 6), ("mio", 6), ("mio.", 6), ("b", 9), ("bn", 9),
      ("mrd", 9), ("mrd.", 9),
    ]
    for (word, zeros) in words where rest.count > word.utf8CodeUnitCount {
      let start = rest.count - word.utf8CodeUnitCount
      guard Text.equals(UnsafeRawBufferPointer(rebasing: rest[start...]), word),
        Text.isDigit(rest[start - 1]) || (Text.isBlank(rest[start - 1]) && word.utf8CodeUnitCount > 1)
      else { continue }
      self.zeros = zeros
      return word.utf8CodeUnitCount
    }
    return nil
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte &- 65 < 26 }

  /// The length of the blank that the text begins with: ASCII, no-break, figure, thin or narrow no-break.
  private static func blank(_ text: UnsafeRawBufferPointer) -> Int? {
    if Text.isBlank(text[0]) { return 1 }
    if text.starts(with: [0xC2, 0xA0]) { return 2 }
    guard text.count > 2, text[0] == 0xE2, text[1] == 0x80 else { return nil }
    return text[2] == 0xAF || text[2] == 0x89 || text[2] == 0x87 ? 3 : nil
  }
}
