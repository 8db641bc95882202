// For canonical composition, which the standard library has and Foundation would cost milliseconds at start.
@_spi(_Unicode) internal import Swift

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

  /// Replaces `buffer` by the text as names and e-mail addresses are compared: in lower case, in Unicode's canonical form (NFC), with one
  /// space for each run of white space and none at the ends, and with XML's five entities read.
  ///
  /// - Complexity: one pass; only texts with other than ASCII, entities or odd blanks allocate.
  public static func fold(_ text: UnsafeRawBufferPointer, into buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    var isPlain = true
    var previous: UInt8 = 32
    for byte in text {
      isPlain =
        isPlain && byte < 0x80 && byte != UInt8(ascii: "&") && (!isBlank(byte) || (byte == 32 && previous != 32))
      previous = byte
      buffer.append(lower(byte))
    }
    if isPlain && (previous != 32 || text.isEmpty) { return }
    let folded = folded(String(decoding: text, as: UTF8.self))
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: folded.utf8)
  }

  private static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isAfterBlank = true
    for scalar in unescaped(text).lowercased()._nfc {
      let isBlank = scalar.properties.isWhitespace || scalar.value == 0
      if isBlank && isAfterBlank { continue }
      result.append(isBlank ? " " : scalar)
      isAfterBlank = isBlank
    }
    if isAfterBlank && !result.isEmpty { result.removeLast() }
    return String(result)
  }

  /// The text with XML's five entities read: `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, and `&#39;`, which web pages write for the last.
  public static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let entities = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"),
    ]
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      let entity = entities.first { rest.prefix($0.0.count).lowercased() == $0.0 }
      result += entity?.1 ?? "&"
      rest = rest.dropFirst(entity?.0.count ?? 1)
    }
    return result + rest
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
      // Turkish capitals have their dot, or not, as their writer's program has it: both are one.
      buffer.append(contentsOf: character == "ı" || character == "i\u{307}" ? "i".utf8 : character.utf8)
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

/// How the names of columns are compared, in headers and where a setting or a filter names a column.
public enum ColumnName {
  /// A name's letters and digits in lower case, without a namespace and `__c`: `ns__Account_Id__c` is `accountid`.
  ///
  /// - Complexity: O(length), without a look at characters where all is ASCII: every header is compared with every mapping.
  public static func plain(_ name: String) -> String {
    var name = name
    if let plain = name.withUTF8({ ascii(UnsafeRawBufferPointer($0)) }) { return plain }
    var rest = Substring(name.lowercased())
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    if rest.hasSuffix("__c") { rest.removeLast(3) }
    if let separator = separator(in: rest) { rest = rest[separator...] }
    return Text.plain(String(rest))
  }

  /// The same of a name in ASCII; nil of any other.
  private static func ascii(_ name: UnsafeRawBufferPointer) -> String? {
    var (high, end) = (0 as UInt8, name.count)
    for byte in name { high |= byte }
    if high >= 0x80 { return nil }
    while end > 0, name[end - 1] == 32 || (9...13).contains(name[end - 1]) { end -= 1 }
    let underscore = UInt8(ascii: "_")
    func isSeparator(_ position: Int) -> Bool { name[position] == underscore && name[position + 1] == underscore }
    if end >= 3, isSeparator(end - 3), Text.lower(name[end - 1]) == UInt8(ascii: "c") { end -= 3 }
    var (start, position) = (0, 0)
    while position < end {
      let byte = name[position]
      if position + 1 < end, isSeparator(position) {
        if position > 0 && position + 2 < end { start = position + 2 }
        break
      }
      guard Text.isLetter(byte) || Text.isDigit(byte) || byte == underscore else { break }
      position += 1
    }
    var plain: [UInt8] = []
    Text.plain(UnsafeRawBufferPointer(rebasing: name[start..<end]), into: &plain)
    return String(decoding: plain, as: UTF8.self)
  }

  /// Where the column stands that a name means: the one of the same letters and digits, else the one that has them without
  /// a namespace and `__c`.
  public static func position(of name: String, in columns: [String]) -> Int? {
    let letters = Text.plain(name)
    if let position = columns.firstIndex(where: { Text.plain($0) == letters }) { return position }
    let plain = ColumnName.plain(name)
    return columns.firstIndex { ColumnName.plain($0) == plain }
  }

  /// The position after a namespace's `__`.
  private static func separator(in name: Substring) -> Substring.Index? {
    var index = name.startIndex
    while index < name.endIndex {
      let next = name.index(after: index)
      if name[index] == "_", next < name.endIndex, name[next] == "_" {
        let after = name.index(after: next)
        return index > name.startIndex && after < name.endIndex ? after : nil
      }
      guard name[index].isLetter || name[index].isNumber || name[index] == "_" else { return nil }
      index = next
    }
    return nil
  }
}
