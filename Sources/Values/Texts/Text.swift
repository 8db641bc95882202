/// Helpers on the bytes of one field. Nothing here allocates unless a text is not ASCII.
public enum Text {
  /// The field without the ASCII blanks and line ends around it.
  @inlinable
  public static func trimmed(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var start = 0
    var end = text.count
    while start < end, isBlank(text[start]) { start += 1 }
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    return start == 0 && end == text.count ? text : UnsafeRawBufferPointer(rebasing: text[start..<end])
  }

  /// Whether a byte is an ASCII blank or line end (or NUL, which padded exports leave behind).
  @inlinable
  public static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) || byte == 0 }

  /// An ASCII letter in lower case; any other byte unchanged.
  @inlinable
  public static func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte | 0x20 : byte }

  /// Whether a byte is `0`–`9`.
  @inlinable
  public static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  /// Whether a byte is an ASCII letter.
  @inlinable
  public static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

  /// Whether the text is this one, ASCII case aside. `word` is lower case.
  @inlinable
  public static func equals(_ text: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
    guard text.count == word.utf8CodeUnitCount else { return false }
    let bytes = word.utf8Start
    for position in 0..<text.count where lower(text[position]) != bytes[position] { return false }
    return true
  }

  /// Whether this word occurs in the text, ASCII case aside. `word` is lower case.
  public static func contains(_ text: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard text.count >= length else { return false }
    for start in 0...(text.count - length)
    where equals(UnsafeRawBufferPointer(rebasing: text[start..<start + length]), word) {
      return true
    }
    return false
  }

  /// Replaces `buffer` by the text in lower case: how names and e-mail addresses are compared.
  public static func fold(_ text: UnsafeRawBufferPointer, into buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    var high: UInt8 = 0
    for byte in text {
      high |= byte
      buffer.append(lower(byte))
    }
    if high < 0x80 { return }
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: String(decoding: text, as: UTF8.self).lowercased().utf8)
  }

  /// Replaces `buffer` by the letters and digits of the text in lower case: how headers, types and stages are compared.
  public static func plain(_ text: UnsafeRawBufferPointer, into buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    var high: UInt8 = 0
    for byte in text {
      high |= byte
      if isLetter(byte) || isDigit(byte) { buffer.append(lower(byte)) }
    }
    if high < 0x80 { return }
    buffer.removeAll(keepingCapacity: true)
    for character in String(decoding: text, as: UTF8.self).lowercased() where character.isLetter || character.isNumber {
      buffer.append(contentsOf: character.utf8)
    }
  }

  /// The letters and digits of a text in lower case.
  public static func plain(_ text: String) -> String {
    var text = text
    var buffer: [UInt8] = []
    text.withUTF8 { plain(UnsafeRawBufferPointer($0), into: &buffer) }
    return String(decoding: buffer, as: UTF8.self)
  }
}
