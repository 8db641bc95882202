internal import Values

/// Reads one JSON object into fields.
///
/// Nested objects give columns named `outer.inner`, those within `properties` and `fields` (as HubSpot's and other tools' APIs wrap
/// their records) columns of the inner name alone; lists of plain values are joined by `;`, and so are the ids of lists of objects
/// that have an `id` each (as HubSpot links records). What is nested deeper than two levels, and any other list, is skipped.
struct JSONObjectReader {
  /// Why an object could not be read to its end.
  enum Fault: Error {
    case failure(ReadFailure)
    case syntax(String)
    /// The source ended within the object.
    case cutOff
  }

  /// The columns; keys that are none are added where `isDiscovering`, else skipped.
  var keys: JSONKeys
  let isDiscovering: Bool
  /// Whether a newline ends a record, complete or not.
  let isLineByLine: Bool
  /// The texts of the object last read, one after the other, and where each column's stands.
  var text: [UInt8] = []
  private(set) var ranges: [Range<Int>] = []
  /// Of each column whether its value is a number of JSON: its point is a decimal mark, whatever texts have.
  private(set) var areNumbers: [Bool] = []
  /// Whether the value last read is one.
  private var isNumber = false
  /// Which limit the object last read is beyond: it was read to its end, but not all of it was kept.
  var limit: RowProblem.Reason?
  var key: [UInt8] = []
  /// How many objects and lists are open.
  private var depth = 0

  init(keys: JSONKeys, isDiscovering: Bool, isLineByLine: Bool) {
    self.keys = keys
    self.isDiscovering = isDiscovering
    self.isLineByLine = isLineByLine
  }

  /// Reads the object that begins at the next byte.
  mutating func read(_ bytes: inout JSONBytes) throws(Fault) {
    text.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    ranges.append(contentsOf: repeatElement(0..<0, count: keys.names.count))
    areNumbers.removeAll(keepingCapacity: true)
    areNumbers.append(contentsOf: repeatElement(false, count: keys.names.count))
    keys.begin()
    limit = nil
    depth = 0
    try object(&bytes, prefix: [], level: 0)
  }

  /// Reads a member's name and the colon behind it.
  mutating func member(_ bytes: inout JSONBytes) throws(Fault) -> [UInt8] {
    guard try peek(&bytes) == UInt8(ascii: "\"") else { throw .syntax("a key is expected") }
    key = []
    try string(&bytes, into: \.key)
    guard try peek(&bytes) == UInt8(ascii: ":") else { throw .syntax("a colon is expected") }
    _ = try next(&bytes)
    return key
  }

  /// Steps over a value, whatever it is.
  mutating func skipValue(_ bytes: inout JSONBytes) throws(Fault) {
    text.removeAll(keepingCapacity: true)
    let first = try peek(&bytes)
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { try skip(&bytes) } else { try value(&bytes) }
  }

  private mutating func object(_ bytes: inout JSONBytes, prefix: [UInt8], level: Int) throws(Fault) {
    _ = try next(&bytes)
    depth += 1
    defer { depth -= 1 }
    if try peek(&bytes) == UInt8(ascii: "}") {
      _ = try next(&bytes)
      return
    }
    while true {
      let name = prefix + (try member(&bytes))
      if try peek(&bytes) == UInt8(ascii: "{"), level < 2 {
        let isWrapper = prefix.isEmpty && (name == Array("properties".utf8) || name == Array("fields".utf8))
        try object(&bytes, prefix: isWrapper ? [] : name + [UInt8(ascii: ".")], level: level + 1)
      } else {
        let position = isDiscovering ? keys.add(name) : keys.position(of: name)
        if keys.names.count > ReadLimits.columns { throw .failure(.tooManyColumns(limit: ReadLimits.columns)) }
        let start = text.count
        try value(&bytes)
        if let position {
          while position >= ranges.count {
            ranges.append(0..<0)
            areNumbers.append(false)
          }
          ranges[position] = start..<text.count
          areNumbers[position] = isNumber
        } else {
          text.removeSubrange(start...)
        }
      }
      switch try peek(&bytes) {
      case UInt8(ascii: ","): _ = try next(&bytes)
      case UInt8(ascii: "}"):
        _ = try next(&bytes)
        return
      default: throw .syntax("a comma or a closing brace is expected")
      }
    }
  }

  /// Appends a value's text: of strings and numbers what they say, of `null` nothing.
  private mutating func value(_ bytes: inout JSONBytes) throws(Fault) {
    isNumber = false
    switch try peek(&bytes) {
    case UInt8(ascii: "\""): try string(&bytes, into: \.text)
    case UInt8(ascii: "{"): try skip(&bytes)
    case UInt8(ascii: "["): try list(&bytes)
    default: try word(&bytes)
    }
  }

  /// A list: its plain values and the ids of its objects, joined. A list that holds anything else says nothing.
  private mutating func list(_ bytes: inout JSONBytes) throws(Fault) {
    _ = try next(&bytes)
    depth += 1
    defer { depth -= 1 }
    let start = text.count
    var isPlain = true
    if try peek(&bytes) == UInt8(ascii: "]") {
      _ = try next(&bytes)
      return
    }
    while true {
      if text.count > start { text.append(UInt8(ascii: ";")) }
      let first = try peek(&bytes)
      if first == UInt8(ascii: "{") {
        if try !id(&bytes) { isPlain = false }
      } else if first == UInt8(ascii: "[") {
        isPlain = false
        try skip(&bytes)
      } else {
        try value(&bytes)
      }
      let end = try peek(&bytes)
      _ = try next(&bytes)
      if end == UInt8(ascii: "]") { break }
      if end != UInt8(ascii: ",") { throw .syntax("a comma or a closing bracket is expected") }
    }
    if !isPlain { text.removeSubrange(start...) }
    isNumber = false
  }

  /// Appends the `id` of an object in a list.
  ///
  /// - Returns: false where it has none.
  private mutating func id(_ bytes: inout JSONBytes) throws(Fault) -> Bool {
    _ = try next(&bytes)
    depth += 1
    defer { depth -= 1 }
    if try peek(&bytes) == UInt8(ascii: "}") {
      _ = try next(&bytes)
      return false
    }
    var hasID = false
    while true {
      let name = try member(&bytes)
      let first = try peek(&bytes)
      let start = text.count
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
        try skip(&bytes)
      } else {
        try value(&bytes)
      }
      if name == Array("id".utf8), text.count > start { hasID = true } else { text.removeSubrange(start...) }
      switch try peek(&bytes) {
      case UInt8(ascii: ","): _ = try next(&bytes)
      case UInt8(ascii: "}"):
        _ = try next(&bytes)
        return hasID
      default: throw .syntax("a comma or a closing brace is expected")
      }
    }
  }

  /// `true`, `false`, `null`, or a number: what it means is for the column to say.
  private mutating func word(_ bytes: inout JSONBytes) throws(Fault) {
    let start = text.count
    do throws(ReadFailure) {
      while let byte = try bytes.peek(),
        Text.isLetter(byte) || Text.isDigit(byte) || byte == 43 || byte == 45 || byte == 46
      {
        if text.count - start > 64 { break }
        text.append(byte)
        _ = try bytes.next()
      }
    } catch { throw .failure(error) }
    let word = text[start...]
    if word.elementsEqual("null".utf8) {
      text.removeSubrange(start...)
    } else if !(word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8)) {
      guard let first = word.first, Text.isDigit(first) || (first == 45 && word.count > 1), word.count <= 64 else {
        throw .syntax("a value is expected")
      }
      isNumber = true
    }
  }

  /// Steps over the object or list that begins at the next byte, however deep, without recursion.
  private mutating func skip(_ bytes: inout JSONBytes) throws(Fault) {
    var inner = 0
    var deepest = 0
    var isQuoted = false
    repeat {
      let byte = try nextInLine(&bytes)
      if isQuoted {
        if byte == UInt8(ascii: "\\") { _ = try nextInLine(&bytes) }
        if byte == UInt8(ascii: "\"") { isQuoted = false }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): inner += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): inner -= 1
      default: break
      }
      deepest = max(deepest, inner)
    } while inner > 0
    if depth + deepest > ReadLimits.depth { limit = .notJSON("more than \(ReadLimits.depth) levels deep") }
  }

  /// The next byte that is no blank, which stays.
  func peek(_ bytes: inout JSONBytes) throws(Fault) -> UInt8 {
    let byte: UInt8?
    do throws(ReadFailure) { byte = try bytes.peekPastBlanks(acrossLines: !isLineByLine) } catch {
      throw .failure(error)
    }
    guard let byte else { throw .cutOff }
    if byte == UInt8(ascii: "\n") { throw .syntax("the line ends within an object") }
    return byte
  }

  /// The next byte, unless that ends the record's line: a newline is left to whoever looks for the next record.
  func nextInLine(_ bytes: inout JSONBytes) throws(Fault) -> UInt8 {
    if isLineByLine {
      let byte: UInt8?
      do throws(ReadFailure) { byte = try bytes.peek() } catch { throw .failure(error) }
      if byte == UInt8(ascii: "\n") { throw .syntax("the line ends within an object") }
    }
    return try next(&bytes)
  }

  func next(_ bytes: inout JSONBytes) throws(Fault) -> UInt8 {
    let byte: UInt8?
    do throws(ReadFailure) { byte = try bytes.next() } catch { throw .failure(error) }
    guard let byte else { throw .cutOff }
    return byte
  }
}

extension JSONObjectReader {
  /// Appends a string's text, without escapes, to the key or to the texts.
  mutating func string(_ bytes: inout JSONBytes, into target: WritableKeyPath<Self, [UInt8]>) throws(Fault) {
    _ = try next(&bytes)
    let start = self[keyPath: target].count
    var buffer: [UInt8] = []
    swap(&buffer, &self[keyPath: target])
    defer { swap(&buffer, &self[keyPath: target]) }
    var highSurrogate: UInt32 = 0
    while true {
      let byte = try nextInLine(&bytes)
      if byte == UInt8(ascii: "\"") { break }
      var scalar: UInt32 = 0
      var isEscaped = false
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        scalar = try escape(&bytes)
      }
      if highSurrogate != 0 {
        if isEscaped, scalar & 0xFC00 == 0xDC00 {
          scalar = 0x10000 + (highSurrogate & 0x3FF) << 10 + scalar & 0x3FF
        } else {
          buffer.append(contentsOf: [0xEF, 0xBF, 0xBD])
        }
        highSurrogate = 0
      }
      if buffer.count - start >= ReadLimits.field {
        limit = .fieldTooLong
      } else if buffer.count >= ReadLimits.record {
        limit = .recordTooLong
      } else if !isEscaped {
        buffer.append(byte)
      } else if scalar & 0xFFFF_FC00 == 0xD800 {
        highSurrogate = scalar
      } else {
        buffer.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
      }
    }
    if highSurrogate != 0 { buffer.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
  }

  /// The code unit that an escape stands for; behind the backslash.
  private func escape(_ bytes: inout JSONBytes) throws(Fault) -> UInt32 {
    switch try nextInLine(&bytes) {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "u"):
      var unit: UInt32 = 0
      for _ in 0..<4 {
        let digit = Text.lower(try nextInLine(&bytes))
        guard Text.isDigit(digit) || (97...102).contains(digit) else { throw .syntax("an escape is damaged") }
        unit = unit << 4 | UInt32(Text.isDigit(digit) ? digit - 48 : digit - 87)
      }
      return unit
    case let other where other == UInt8(ascii: "\"") || other == UInt8(ascii: "\\") || other == UInt8(ascii: "/"):
      return UInt32(other)
    default: throw .syntax("an escape is damaged")
    }
  }
}
