internal import Tabular

/// A stretch of an open file. The descriptor must outlive it.
struct FileBlocks: BlockSource {
  private let descriptor: Int32
  /// The offset of the next byte.
  private(set) var position: Int64
  private let end: Int64
  private let progress: ReadProgress?

  /// The bytes `position..<end` of a file. `end` is never trusted: a file that was truncated since just ends earlier.
  init(descriptor: Int32, from position: Int64, to end: Int64, progress: ReadProgress?) {
    self.descriptor = descriptor
    self.position = position
    self.end = end
    self.progress = progress
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let wanted = min(Int64(buffer.count), end - position)
    if wanted <= 0 { return 0 }
    let got = try RegularFile.read(
      descriptor, at: position, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<Int(wanted)]))
    position += Int64(got)
    if let progress, got > 0, !progress.advance(Int64(got)) { throw .cancelled }
    return got
  }
}

/// Told about every block that is read; called on any thread.
public struct ReadProgress: Sendable {
  /// Takes the number of bytes just read, as stored; false stops the reading.
  public var advance: @Sendable (Int64) -> Bool
  /// Takes the number of records just parsed.
  public var rows: @Sendable (Int) -> Void

  /// A hook.
  public init(advance: @escaping @Sendable (Int64) -> Bool, rows: @escaping @Sendable (Int) -> Void = { _ in }) {
    self.advance = advance
    self.rows = rows
  }
}
