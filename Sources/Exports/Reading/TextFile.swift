/// An open file as the UTF-8 text that it holds: inflated and transcoded where it has to be.
struct TextFile: ~Copyable {
  let file: RegularFile
  private let isCompressed: Bool
  private let encoding: Encoding

  private enum Encoding { case utf8, utf16(isLittleEndian: Bool), carriageReturns }

  /// Opens a file and looks at its first bytes.
  init(path: String, isCompressed: Bool) throws(ReadFailure) {
    let opened = try RegularFile(path: path)
    var raw = try TextFile.raw(opened, isCompressed: isCompressed, from: 0, progress: nil)
    let found = try TextFile.encoding(&raw)
    file = opened
    encoding = found
    self.isCompressed = isCompressed
  }

  /// What the first bytes say: a byte order mark of UTF-16, or the zeros of Latin letters in it; lines that end in a carriage return
  /// alone, as old spreadsheets for the Mac write them.
  private static func encoding(_ source: inout any BlockSource) throws(ReadFailure) -> Encoding {
    // On the stack: between what is kept of ten thousand files, as many gaps of the heap would stay.
    var start = InlineArray<4_096, UInt8>(repeating: 0)
    var span = start.mutableSpan
    return try span.withUnsafeMutableBytes { buffer throws(ReadFailure) in
      try encoding(of: UnsafeRawBufferPointer(rebasing: buffer[..<(try source.read(into: buffer))]))
    }
  }

  private static func encoding(of bytes: UnsafeRawBufferPointer) throws(ReadFailure) -> Encoding {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw .notText("it is text in UTF-32: save it as UTF-8")
    }
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

  /// Whether the text is the file's bytes: then offsets in it are the file's, and it can be read from anywhere.
  var isPlain: Bool {
    if case .utf8 = encoding { return !isCompressed }
    return false
  }

  /// The text from an offset in it on.
  func text(from offset: Int64, progress: ReadProgress?) throws(ReadFailure) -> any BlockSource {
    if isPlain { return try TextFile.raw(file, isCompressed: false, from: offset, progress: progress) }
    var source = try TextFile.raw(file, isCompressed: isCompressed, from: 0, progress: progress)
    switch encoding {
    case .utf8: break
    case .utf16(let isLittleEndian): source = UTF16Blocks(source, isLittleEndian: isLittleEndian)
    case .carriageReturns: source = ReturnBlocks(source)
    }
    return offset == 0 ? source : SkippingBlocks(source, count: offset)
  }

  private static func raw(
    _ file: borrowing RegularFile, isCompressed: Bool, from offset: Int64, progress: ReadProgress?
  ) throws(ReadFailure) -> any BlockSource {
    let blocks = FileBlocks(
      descriptor: file.descriptor, from: offset, to: file.identity.size, progress: progress)
    return isCompressed ? try GzipBlocks(blocks) : blocks
  }
}

/// A source without its first bytes.
struct SkippingBlocks: BlockSource {
  private var source: any BlockSource
  private var left: Int64

  init(_ source: any BlockSource, count: Int64) {
    self.source = source
    left = count
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    while true {
      let got = try source.read(into: buffer)
      if got == 0 || left == 0 { return got }
      if Int64(got) <= left {
        left -= Int64(got)
        continue
      }
      let kept = got - Int(left)
      let first = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[Int(left)..<got])
      buffer.copyMemory(from: first)
      left = 0
      return kept
    }
  }
}
