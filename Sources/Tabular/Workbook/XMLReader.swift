internal import Glibc
internal import Values

/// The name of an element without its prefix, as one number: names of up to eight bytes as they stand, longer ones as a hash.
struct XMLName: Hashable {
  let code: UInt64

  init(_ text: StaticString) { code = XMLName.code(text.utf8Start, text.utf8CodeUnitCount) }

  init(_ bytes: UnsafePointer<UInt8>, _ count: Int) { code = XMLName.code(bytes, count) }

  @inline(__always)
  private static func code(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count <= 8 {
      var code: UInt64 = 0
      for position in 0..<count { code = code << 8 | UInt64(bytes[position]) }
      return code
    }
    var code: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in 0..<count { code = (code ^ UInt64(bytes[position])) &* 0x100_0000_01B3 }
    return code | 1 << 63
  }
}

/// Reads the XML of a workbook's part, element by element, in bounded memory.
///
/// It knows what parts of workbooks may have, and refuses the rest: they declare no types and no entities, which are
/// how a few bytes become many. By hand, because a sheet of a million rows is 200 MB of elements of a few bytes each: a general
/// parser (expat 2.5) spends 2.1 s on nothing but calling back, this 0.5.
final class XMLReader {
  /// What was read.
  enum Event {
    /// An element begins: `name`, `attribute`.
    case start
    /// One ends, also one that was written as `<name/>`.
    case end
    /// Some of an element's text: more can follow. See `appendText`.
    case text
    /// The root element is over.
    case finished
  }

  /// Of the element that begins or ends.
  private(set) var name = XMLName("")
  /// How many elements are open.
  var depth: Int { open.count }

  private let part: String
  private var source: any BlockSource
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity = 2 * ReadLimits.block
  private var filled = 0
  private var position = 0
  private var isAtEnd = false
  /// The names of the open elements.
  private var open: [XMLName] = []
  private var hasRoot = false
  private var endsAtOnce = false
  private var isWithinCDATA = false
  /// Where the text, or the attributes, of the event lie in the buffer.
  private var contents = 0..<0
  private var isLiteral = false

  /// A tag, or an entity, is never longer.
  private static let markupLimit = 1 << 20
  private static let depthLimit = 256

  /// - Parameter part: its name, for messages.
  init(_ source: any BlockSource, part: String) throws(ReadFailure) {
    self.part = part
    self.source = source
    buffer = .allocate(capacity: capacity)
    while filled < 3, try fill() {}
    if filled >= 2, buffer[0] == 0xFE && buffer[1] == 0xFF || buffer[0] == 0xFF && buffer[1] == 0xFE {
      // The standard allows UTF-16; nobody writes it.
      throw damage
    }
    if filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { position = 3 }
  }

  deinit { buffer.deallocate() }

  /// What is thrown where it is no XML.
  var damage: ReadFailure { .workbook(.damaged(part: part)) }

  /// The next event.
  func next() throws(ReadFailure) -> Event {
    if endsAtOnce {
      endsAtOnce = false
      return .end
    }
    if isWithinCDATA { return try literal() }
    while true {
      if position == filled, try !fill() {
        guard open.isEmpty, hasRoot else { throw damage }
        return .finished
      }
      if buffer[position] != UInt8(ascii: "<") {
        if try text() { return .text }
        continue
      }
      if filled - position < 9, try fill() { continue }
      switch position + 1 < filled ? buffer[position + 1] : 0 {
      case UInt8(ascii: "/"): return try endTag()
      case UInt8(ascii: "?"): try skip(to: "?>")
      case UInt8(ascii: "!"):
        if begins("<!--") {
          try skip(to: "-->")
        } else if begins("<![CDATA["), !open.isEmpty {
          position += 9
          isWithinCDATA = true
          return try literal()
        } else {
          throw .workbook(.declaresEntities(part: part))
        }
      default: return try startTag()
      }
    }
  }

  // MARK: What an event holds

  /// Where an attribute's name and value lie in the buffer.
  struct Attribute {
    let name: UnsafeRawBufferPointer
    let value: UnsafeRawBufferPointer

    /// Whether it has this name, prefix and all.
    @inline(__always)
    func isNamed(_ text: StaticString) -> Bool {
      guard name.count == text.utf8CodeUnitCount, let base = name.baseAddress else { return false }
      return memcmp(base, text.utf8Start, name.count) == 0
    }

    /// Its value as a whole number; nil where it is none.
    var number: Int? {
      if value.isEmpty || value.count > 18 { return nil }
      var number = 0
      for byte in value {
        guard Text.isDigit(byte) else { return nil }
        number = number * 10 + Int(byte &- 48)
      }
      return number
    }

    /// Its value as a boolean of XML.
    var isTrue: Bool { value.elementsEqual("1".utf8) || value.elementsEqual("true".utf8) }
  }

  /// The next attribute of the element that has just begun, from `cursor` on, which begins at 0; nil after the last.
  @inline(__always)
  func attribute(_ cursor: inout Int) throws(ReadFailure) -> Attribute? {
    var at = contents.lowerBound + cursor
    let end = contents.upperBound
    while at < end, Text.isBlank(buffer[at]) { at += 1 }
    if at == end { return nil }
    let nameStart = at
    while at < end, buffer[at] != UInt8(ascii: "="), !Text.isBlank(buffer[at]) { at += 1 }
    let nameEnd = at
    while at < end, Text.isBlank(buffer[at]) { at += 1 }
    guard at < end, buffer[at] == UInt8(ascii: "=") else { throw damage }
    at += 1
    while at < end, Text.isBlank(buffer[at]) { at += 1 }
    guard at < end, buffer[at] == UInt8(ascii: "\"") || buffer[at] == UInt8(ascii: "'") else { throw damage }
    let quote = buffer[at]
    at += 1
    let valueStart = at
    while at < end, buffer[at] != quote { at += 1 }
    guard at < end else { throw damage }
    cursor = at + 1 - contents.lowerBound
    return Attribute(
      name: UnsafeRawBufferPointer(start: buffer + nameStart, count: nameEnd - nameStart),
      value: UnsafeRawBufferPointer(start: buffer + valueStart, count: at - valueStart))
  }

  /// An attribute's value as text, entities read.
  func text(_ attribute: Attribute) throws(ReadFailure) -> String {
    var bytes = GrowingBytes(capacity: attribute.value.count)
    guard let base = attribute.value.baseAddress else { return "" }
    try decode(base.assumingMemoryBound(to: UInt8.self), attribute.value.count, into: &bytes)
    return String(decoding: bytes.bytes(from: 0), as: UTF8.self)
  }

  /// Adds the text of the event to `bytes`, entities read.
  @inline(__always)
  func appendText(to bytes: inout GrowingBytes) throws(ReadFailure) {
    let start = buffer + contents.lowerBound
    if isLiteral {
      bytes.append(start, count: contents.count)
    } else if contents.count < 32 {
      // Most texts are numbers: no call for these.
      for position in 0..<contents.count where start[position] == UInt8(ascii: "&") {
        return try decode(start, contents.count, into: &bytes)
      }
      bytes.append(start, count: contents.count)
    } else {
      try decode(start, contents.count, into: &bytes)
    }
  }

  // MARK: Tokens

  private func startTag() throws(ReadFailure) -> Event {
    let end = try tagEnd(from: position + 1)
    if open.isEmpty && hasRoot { throw damage }
    var nameStart = position + 1
    var at = nameStart
    while at < end {
      let byte = buffer[at]
      if byte == UInt8(ascii: ":") { nameStart = at + 1 }
      if byte <= 32 || byte == UInt8(ascii: "/") { break }
      at += 1
    }
    guard at > nameStart else { throw damage }
    name = XMLName(buffer + nameStart, at - nameStart)
    let isEmpty = end > at && buffer[end - 1] == UInt8(ascii: "/")
    contents = at..<(isEmpty ? end - 1 : end)
    position = end + 1
    hasRoot = true
    if isEmpty {
      endsAtOnce = true
    } else {
      if open.count >= XMLReader.depthLimit { throw damage }
      open.append(name)
    }
    return .start
  }

  private func endTag() throws(ReadFailure) -> Event {
    let end = try tagEnd(from: position + 2)
    var nameStart = position + 2
    var at = nameStart
    while at < end, buffer[at] > 32 {
      if buffer[at] == UInt8(ascii: ":") { nameStart = at + 1 }
      at += 1
    }
    name = XMLName(buffer + nameStart, at - nameStart)
    guard open.popLast() == name else { throw damage }
    position = end + 1
    return .end
  }

  /// Where the `>` stands that ends a tag. What the buffer holds may move to its front: the tag begins at `position`.
  @inline(__always)
  private func tagEnd(from start: Int) throws(ReadFailure) -> Int {
    var at = start
    var quote: UInt8 = 0
    while true {
      while at < filled {
        let byte = buffer[at]
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: ">") {
          return at
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: "<") {
          throw damage
        }
        at += 1
      }
      let moved = position
      guard try fill() else { throw damage }
      at -= moved
    }
  }

  /// - Returns: whether there was text that counts.
  private func text() throws(ReadFailure) -> Bool {
    var end = position
    while end < filled, buffer[end] != UInt8(ascii: "<") { end += 1 }
    if end == filled {
      // An entity must not be cut in two.
      var back = end - 1
      while back >= position, end - back < 16, buffer[back] != UInt8(ascii: ";") {
        if buffer[back] == UInt8(ascii: "&") {
          if back > position {
            end = back
          } else if try fill() {
            return false
          }
          break
        }
        back -= 1
      }
    }
    contents = position..<end
    isLiteral = false
    position = end
    if !open.isEmpty { return true }
    guard contents.allSatisfy({ Text.isBlank(buffer[$0]) }) else { throw damage }
    return false
  }

  /// Some of the text of a CDATA section.
  private func literal() throws(ReadFailure) -> Event {
    while true {
      var end = position
      while end < filled, !(buffer[end] == UInt8(ascii: "]") && begins("]]>", at: end)) { end += 1 }
      isLiteral = true
      if end < filled {
        contents = position..<end
        position = end + 3
        isWithinCDATA = false
        return .text
      }
      if end - position > 2 {
        contents = position..<(end - 2)
        position = end - 2
        return .text
      }
      guard try fill() else { throw damage }
    }
  }

  private func begins(_ text: StaticString, at start: Int? = nil) -> Bool {
    let start = start ?? position
    let count = text.utf8CodeUnitCount
    return filled - start >= count && memcmp(buffer + start, text.utf8Start, count) == 0
  }

  /// Steps behind the next `mark`.
  private func skip(to mark: StaticString) throws(ReadFailure) {
    let count = mark.utf8CodeUnitCount
    while true {
      while filled - position >= count {
        if begins(mark) {
          position += count
          return
        }
        position += 1
      }
      guard try fill() else { throw damage }
    }
  }

  /// Moves what was not read to the front, and reads a block behind it.
  ///
  /// - Returns: whether there was more.
  @inline(never)
  private func fill() throws(ReadFailure) -> Bool {
    if isAtEnd { return false }
    if position > 0 {
      filled -= position
      memmove(buffer, buffer + position, filled)
      position = 0
    }
    if filled > XMLReader.markupLimit { throw damage }
    if capacity - filled < ReadLimits.block {
      capacity = filled + ReadLimits.block
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: buffer, count: filled)
      buffer.deallocate()
      buffer = larger
    }
    let got = try source.read(into: UnsafeMutableRawBufferPointer(start: buffer + filled, count: ReadLimits.block))
    filled += got
    isAtEnd = got == 0
    return got > 0
  }
}

/// Entities and the numbers of characters.
extension XMLReader {
  @inline(never)
  private func decode(
    _ text: UnsafePointer<UInt8>, _ count: Int, into bytes: inout GrowingBytes
  ) throws(ReadFailure) {
    var at = 0
    while at < count {
      guard let found = memchr(text + at, Int32(UInt8(ascii: "&")), count - at) else {
        bytes.append(text + at, count: count - at)
        return
      }
      let mark = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - text
      bytes.append(text + at, count: mark - at)
      guard let end = memchr(text + mark, Int32(UInt8(ascii: ";")), min(count - mark, 16)) else { throw damage }
      let stop = UnsafePointer(end.assumingMemoryBound(to: UInt8.self)) - text
      guard
        let scalar = XMLReader.scalar(UnsafeBufferPointer(start: text + mark + 1, count: stop - mark - 1))
      else { throw damage }
      for byte in UTF8.encode(scalar) ?? UTF8.EncodedScalar() { bytes.append(byte) }
      at = stop + 1
    }
  }

  /// The character of `amp`, `#38` or `#x26`; nil where there is none of that name.
  private static func scalar(_ name: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.first == UInt8(ascii: "#") else { return nil }
      let isHex = name.count > 1 && name[1] == UInt8(ascii: "x")
      let digits = String(decoding: name.dropFirst(isHex ? 2 : 1), as: UTF8.self)
      return UInt32(digits, radix: isHex ? 16 : 10).flatMap { Unicode.Scalar($0) }
    }
  }
}
