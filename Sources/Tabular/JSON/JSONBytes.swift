internal import Values

/// A source byte by byte, with the number of the line.
struct JSONBytes {
  private var source: any BlockSource
  private let block: Block
  private var position = 0
  private var filled = 0
  private var isAtEnd = false
  /// Bytes given so far, counted from where the source began, plus the first offset.
  private(set) var offset: Int64
  /// The number of the line of the next byte.
  private(set) var line: UInt32

  /// Freed with the last copy of the reader.
  private final class Block {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: ReadLimits.block, alignment: 64)
    deinit { bytes.deallocate() }
  }

  init(_ source: any BlockSource, offset: Int64, line: UInt32) {
    self.source = source
    self.offset = offset
    self.line = line
    block = Block()
  }

  /// The next byte, which stays; nil at the end.
  @inline(__always)
  mutating func peek() throws(ReadFailure) -> UInt8? {
    if position == filled, try !fill() { return nil }
    return block.bytes[position]
  }

  /// The next byte; nil at the end.
  @inline(__always)
  mutating func next() throws(ReadFailure) -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    offset += 1
    if byte == UInt8(ascii: "\n") { line &+= 1 }
    return byte
  }

  /// The next byte that is no blank, which stays. `acrossLines`: whether newlines are blanks.
  mutating func peekPastBlanks(acrossLines: Bool = true) throws(ReadFailure) -> UInt8? {
    while let byte = try peek() {
      let isBlank = byte == 32 || byte == 9 || byte == 13 || (acrossLines && byte == 10)
      if !isBlank { return byte }
      _ = try next()
    }
    return nil
  }

  /// Steps behind the next newline.
  ///
  /// - Returns: whether there was one.
  mutating func skipLine() throws(ReadFailure) -> Bool {
    while let byte = try next() { if byte == UInt8(ascii: "\n") { return true } }
    return false
  }

  private mutating func fill() throws(ReadFailure) -> Bool {
    if isAtEnd { return false }
    filled = try source.read(into: block.bytes)
    position = 0
    isAtEnd = filled == 0
    return !isAtEnd
  }
}
