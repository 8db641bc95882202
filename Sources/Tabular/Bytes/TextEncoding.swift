public import Values

/// How the bytes of a text are to be read.
public enum TextEncoding: Hashable, Sendable {
  /// UTF-8, or what is read field by field as Windows-1252: the bytes are the text.
  case utf8
  /// UTF-16.
  case utf16(isLittleEndian: Bool)
  /// UTF-8 whose lines end in a carriage return alone, as old spreadsheets for the Mac write them.
  case carriageReturns

  /// What the first bytes say: a byte order mark of UTF-16, or the zeros of Latin letters in it; lines that end in a carriage return
  /// alone.
  ///
  /// - Parameter source: inflated already; its first bytes are used up.
  public init(startOf source: inout any BlockSource) throws(ReadFailure) {
    // On the stack: between what is kept of ten thousand files, as many gaps of the heap would stay.
    var start = InlineArray<4_096, UInt8>(repeating: 0)
    var span = start.mutableSpan
    self = try span.withUnsafeMutableBytes { buffer throws(ReadFailure) in
      try TextEncoding(of: UnsafeRawBufferPointer(rebasing: buffer[..<(try source.read(into: buffer))]))
    }
  }

  private init(of bytes: UnsafeRawBufferPointer) throws(ReadFailure) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw .notText("it is text in UTF-32: save it as UTF-8")
    }
    self = TextEncoding.found(bytes)
  }

  private static func found(_ bytes: UnsafeRawBufferPointer) -> TextEncoding {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(isLittleEndian: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16(isLittleEndian: false) }
    if bytes.count >= 16 {
      let zeros = (0..<16).filter { bytes[$0] == 0 }
      if zeros == Array(stride(from: 1, to: 16, by: 2)) { return .utf16(isLittleEndian: true) }
      if zeros == Array(stride(from: 0, to: 16, by: 2)) { return .utf16(isLittleEndian: false) }
    }
    // What stands behind the last byte is not known: it may be the newline of a carriage return there.
    let isReturn = bytes.dropLast().contains(UInt8(ascii: "\r")) && !bytes.contains(UInt8(ascii: "\n"))
    return isReturn ? .carriageReturns : .utf8
  }

  /// A source of bytes in this encoding as one of UTF-8 text.
  public func decoded(_ source: any BlockSource) -> any BlockSource {
    switch self {
    case .utf8: source
    case .utf16(let isLittleEndian): UTF16Blocks(source, isLittleEndian: isLittleEndian)
    case .carriageReturns: ReturnBlocks(source)
    }
  }
}

/// What another source's UTF-16 text is in UTF-8. A lone surrogate becomes U+FFFD; a byte left over at the end is dropped.
struct UTF16Blocks: BlockSource {
  private var source: any BlockSource
  private let isLittleEndian: Bool
  /// Bytes read and not yet transcoded: an odd byte, or a surrogate that waits for its other half.
  private var pending: [UInt8] = []
  private var isAtEnd = false

  init(_ source: any BlockSource, isLittleEndian: Bool) {
    self.source = source
    self.isLittleEndian = isLittleEndian
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    var written = 0
    // One unit of two bytes gives at most three, a pair of four bytes gives four: half the room is safe for two.
    while written == 0 && !isAtEnd {
      let wanted = max(4, (buffer.count - 4) / 2 & ~3)
      var failure: ReadFailure?
      let start = pending
      let chunk = [UInt8](unsafeUninitializedCapacity: start.count + wanted) { bytes, count in
        for (position, byte) in start.enumerated() { bytes[position] = byte }
        count = start.count
        do throws(ReadFailure) {
          count += try source.read(
            into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[start.count...]))
        } catch { failure = error }
      }
      if let failure { throw failure }
      isAtEnd = chunk.count == start.count
      written = transcode(chunk, into: buffer)
    }
    return written
  }

  private mutating func transcode(_ chunk: [UInt8], into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var written = 0
    func put(_ scalar: UInt32) {
      switch scalar {
      case 0..<0x80: buffer[written] = UInt8(truncatingIfNeeded: scalar)
      case 0x80..<0x800:
        buffer[written] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
        buffer[written + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        written += 1
      case 0x800..<0x10000:
        buffer[written] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
        buffer[written + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
        buffer[written + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        written += 2
      default:
        buffer[written] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
        buffer[written + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
        buffer[written + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
        buffer[written + 3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
        written += 3
      }
      written += 1
    }
    func unit(_ position: Int) -> UInt32 {
      isLittleEndian
        ? UInt32(chunk[position]) | UInt32(chunk[position + 1]) << 8
        : UInt32(chunk[position]) << 8 | UInt32(chunk[position + 1])
    }
    var position = 0
    while position + 1 < chunk.count {
      let first = unit(position)
      if first & 0xFC00 == 0xD800 {
        guard position + 3 < chunk.count else {
          if !isAtEnd { break }
          put(0xFFFD)
          position += 2
          continue
        }
        let second = unit(position + 2)
        if second & 0xFC00 == 0xDC00 {
          put(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
          position += 4
          continue
        }
        put(0xFFFD)
      } else {
        put(first & 0xFC00 == 0xDC00 ? 0xFFFD : first)
      }
      position += 2
    }
    pending = isAtEnd ? [] : Array(chunk[position...])
    return written
  }
}

/// Another source's text with a newline for each carriage return.
struct ReturnBlocks: BlockSource {
  private var source: any BlockSource

  init(_ source: any BlockSource) { self.source = source }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let got = try source.read(into: buffer)
    for position in 0..<got where buffer[position] == UInt8(ascii: "\r") { buffer[position] = UInt8(ascii: "\n") }
    return got
  }
}
