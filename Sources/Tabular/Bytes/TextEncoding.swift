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
