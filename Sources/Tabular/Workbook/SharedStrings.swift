internal import Values

/// The texts of a workbook that its cells name by number.
final class SharedStrings {
  private let bytes = GrowingBytes()
  /// Where each ends in `bytes`.
  private var ends: [UInt32] = []
  /// Whether there are bytes above ASCII.
  private(set) var hasHighBytes = false

  /// More text is kept nowhere.
  private static let limit = 1 << 30

  /// No texts.
  init() {}

  /// The texts of the part that holds them.
  ///
  /// - Complexity: O(bytes).
  init(_ source: any BlockSource, part: String) throws(ReadFailure) {
    let reader = try XMLReader(source, part: part)
    let (item, text, phonetic) = (XMLName("si"), XMLName("t"), XMLName("rPh"))
    var start = 0
    var isText = false
    var phoneticDepth = 0
    while true {
      switch try reader.next() {
      case .start:
        if reader.name == phonetic { phoneticDepth += 1 }
        isText = reader.name == text && phoneticDepth == 0
      case .text:
        if isText { try reader.appendText(to: bytes) }
        if bytes.count > SharedStrings.limit { throw .workbook(.tooMuchText(limit: SharedStrings.limit)) }
      case .end:
        isText = false
        if reader.name == phonetic { phoneticDepth -= 1 }
        if reader.name != item { continue }
        XMLEscapes.unescape(bytes, from: start)
        if ends.count >= SharedStrings.limit >> 2 {
          throw .workbook(.tooMuchText(limit: SharedStrings.limit))
        }
        start = bytes.count
        ends.append(UInt32(start))
      case .finished:
        hasHighBytes = bytes.bytes(from: 0).contains { $0 >= 0x80 }
        return
      }
    }
  }

  /// Adds the text of a number to `target`; false where there is none.
  @inline(__always)
  func append(_ number: Int, to target: GrowingBytes) -> Bool {
    guard number < ends.count else { return false }
    let start = number == 0 ? 0 : Int(ends[number - 1])
    target.append(bytes, start..<Int(ends[number]))
    return true
  }
}

/// What stands for characters that XML cannot hold.
enum XMLEscapes {
  /// Reads `_x000D_` in the bytes from `start` on as the character with that number. Most texts have none.
  @inline(__always)
  static func unescape(_ bytes: GrowingBytes, from start: Int) {
    let text = bytes.bytes(from: start)
    if text.count < 7 { return }
    // Ids have underscores: only one with an x behind it may begin such a number.
    for at in 0...(text.count - 7) where text[at] == UInt8(ascii: "_") && text[at + 1] == UInt8(ascii: "x") {
      return replace(bytes, from: start)
    }
  }

  @inline(never)
  private static func replace(_ bytes: GrowingBytes, from start: Int) {
    let text = Array(bytes.bytes(from: start))
    bytes.truncate(to: start)
    var at = 0
    while at < text.count {
      if let scalar = scalar(text, at) {
        for byte in UTF8.encode(scalar) ?? UTF8.EncodedScalar() { bytes.append(byte) }
        at += 7
      } else {
        bytes.append(text[at])
        at += 1
      }
    }
  }

  /// The character that `_x000D_` at a position stands for; nil where there is no such number.
  private static func scalar(_ text: [UInt8], _ start: Int) -> Unicode.Scalar? {
    guard start + 7 <= text.count, text[start] == UInt8(ascii: "_"), text[start + 1] == UInt8(ascii: "x"),
      text[start + 6] == UInt8(ascii: "_")
    else { return nil }
    var number: UInt32 = 0
    for byte in text[start + 2..<start + 6] {
      guard Text.isDigit(byte) || (97...102).contains(byte | 0x20) else { return nil }
      number = number << 4 | UInt32(Text.isDigit(byte) ? byte &- 48 : (byte | 0x20) &- 87)
    }
    return Unicode.Scalar(number)
  }
}
