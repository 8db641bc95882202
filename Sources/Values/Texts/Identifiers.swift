/// Reads ids.
public enum Identifiers {
  /// The id as it is compared: trimmed; an 18-character Salesforce id whose case check holds as its first 15 characters;
  /// Salesforce's null (15 zeros, with `AAA` or without) as nothing. A slice of the text.
  public static func normalised(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let id = Text.trimmed(text)
    guard id.count == 15 || id.count == 18 else { return id }
    let head = UnsafeRawBufferPointer(rebasing: id[..<15])
    if id.count == 18, !hasCaseCheck(id) { return id }
    return head.allSatisfy { $0 == UInt8(ascii: "0") } ? UnsafeRawBufferPointer(rebasing: id[..<0]) : head
  }

  /// Whether the last three of 18 characters are the case check of the first 15.
  ///
  /// Each of the three stands for five characters: bit i says whether the i-th is upper case; 0–31 are written A–Z, 0–5.
  static func hasCaseCheck(_ id: UnsafeRawBufferPointer) -> Bool {
    for block in 0..<3 {
      var bits: UInt8 = 0
      for position in 0..<5 {
        let byte = id[block * 5 + position]
        guard Text.isLetter(byte) || Text.isDigit(byte) else { return false }
        if Text.isLetter(byte), byte < 97 { bits |= 1 << UInt8(position) }
      }
      guard id[15 + block] == (bits < 26 ? 65 + bits : 48 + bits - 26) else { return false }
    }
    return true
  }
}
