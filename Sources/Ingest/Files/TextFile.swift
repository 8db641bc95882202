internal import Tabular
internal import Values

/// An open file as the UTF-8 text that it holds: inflated and transcoded where it has to be.
struct TextFile: ~Copyable {
  let file: RegularFile
  private let isCompressed: Bool
  private let encoding: TextEncoding

  /// Opens a file and looks at its first bytes.
  init(path: String, isCompressed: Bool) throws(ReadFailure) {
    let opened = try RegularFile(path: path)
    var raw = try TextFile.raw(opened, isCompressed: isCompressed, from: 0, progress: nil)
    let found = try TextEncoding(startOf: &raw)
    file = opened
    encoding = found
    self.isCompressed = isCompressed
  }

  /// Whether the text is the file's bytes: then offsets in it are the file's, and it can be read from anywhere.
  var isPlain: Bool {
    encoding == .utf8 && !isCompressed
  }

  /// The text from an offset in it on.
  func text(from offset: Int64, progress: ReadProgress?) throws(ReadFailure) -> any BlockSource {
    if isPlain { return try TextFile.raw(file, isCompressed: false, from: offset, progress: progress) }
    let source = encoding.decoded(
      try TextFile.raw(file, isCompressed: isCompressed, from: 0, progress: progress))
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
