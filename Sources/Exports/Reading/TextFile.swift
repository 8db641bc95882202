/// An open file as the UTF-8 text that it holds: inflated and transcoded where it has to be.
struct TextFile: ~Copyable {
  let file: RegularFile
  private let isCompressed: Bool
  private let encoding: Encoding

  private enum Encoding { case utf8, utf16(isLittleEndian: Bool) }

  /// Opens a file and looks at its first bytes.
  init(path: String, isCompressed: Bool) throws(ReadFailure) {
    let opened = try RegularFile(path: path)
    var raw = try TextFile.raw(opened, isCompressed: isCompressed, from: 0, progress: nil)
    var found = Encoding.utf8
    let start = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
    defer { start.deallocate() }
    if try raw.read(into: start) == 2 {
      switch (start[0], start[1]) {
      case (0xFF, 0xFE): found = .utf16(isLittleEndian: true)
      case (0xFE, 0xFF): found = .utf16(isLittleEndian: false)
      default: break
      }
    }
    file = opened
    encoding = found
    self.isCompressed = isCompressed
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
    if case .utf16(let isLittleEndian) = encoding {
      source = UTF16Blocks(source, isLittleEndian: isLittleEndian)
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
