/// What stands around the digits of a number: sign, parentheses, currency, percent sign.
struct NumberCell {
  /// The digits with their marks.
  private(set) var digits: Range<Int>
  private(set) var isNegative = false
  private(set) var isPercentage = false
  /// The three letters of an ISO currency code.
  private(set) var code: Range<Int>?
  private var isSigned = false
  private var isOpen = false
  private var hasSymbol = false

  /// Parses a cell, or nil where it cannot be a number.
  init?(_ text: UnsafeRawBufferPointer) {
    digits = 0..<text.count
    while let byte = digits.isEmpty ? nil : text[digits.lowerBound], !NumberCell.isNumeral(byte) {
      guard let length = leading(text, byte) else { return nil }
      digits = digits.lowerBound + length..<digits.upperBound
    }
    while let byte = digits.isEmpty ? nil : text[digits.upperBound - 1], !NumberCell.isNumeral(byte) {
      guard let length = trailing(text, byte) else { return nil }
      digits = digits.lowerBound..<digits.upperBound - length
    }
    if digits.isEmpty || isOpen { return nil }
  }

  private static func isNumeral(_ byte: UInt8) -> Bool {
    Text.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
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
    let letters = rest.prefix(4).prefix { Text.isLetter($0) && $0 < 97 }.count
    // `US$`, `A$`: part of the symbol.
    if (1...2).contains(letters), letters < rest.count, rest[letters] == UInt8(ascii: "$"), !hasSymbol {
      hasSymbol = true
      return letters + 1
    }
    if letters == 3, code == nil, rest.count > 3, !Text.isLetter(rest[3]) {
      code = digits.lowerBound..<digits.lowerBound + 3
      return 3
    }
    guard !hasSymbol, let symbol = NumberCell.symbol(rest) else { return nil }
    hasSymbol = true
    return symbol
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
    if rest.count > 3, code == nil, rest.suffix(3).allSatisfy({ Text.isLetter($0) && $0 < 97 }),
      !Text.isLetter(rest[rest.count - 4])
    {
      code = digits.upperBound - 3..<digits.upperBound
      return 3
    }
    for length in 1...3 where length < rest.count {
      let tail = UnsafeRawBufferPointer(rebasing: rest[(rest.count - length)...])
      if NumberCell.blank(tail) == length { return length }
      if !hasSymbol, NumberCell.symbol(tail) == length {
        hasSymbol = true
        return length
      }
    }
    return nil
  }

  /// The length of the blank that the text begins with: ASCII, no-break or narrow no-break.
  private static func blank(_ text: UnsafeRawBufferPointer) -> Int? {
    if Text.isBlank(text[0]) { return 1 }
    if text.starts(with: [0xC2, 0xA0]) { return 2 }
    return text.starts(with: [0xE2, 0x80, 0xAF]) ? 3 : nil
  }

  /// The length of the currency symbol that the text begins with: `$`, `£`, `¤`, `¥`, `¢`, or one of U+20A0–U+20CF (`€`, `₹`, …).
  private static func symbol(_ text: UnsafeRawBufferPointer) -> Int? {
    if text[0] == UInt8(ascii: "$") { return 1 }
    if text.count >= 2, text[0] == 0xC2, (0xA2...0xA5).contains(text[1]) { return 2 }
    if text.count >= 3, text[0] == 0xE2, text[1] == 0x82, text[2] >= 0xA0 { return 3 }
    return text.count >= 3 && text[0] == 0xE2 && text[1] == 0x83 && text[2] <= 0x8F ? 3 : nil
  }
}
