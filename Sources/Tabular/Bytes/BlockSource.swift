public import Values

/// Where text comes from, block by block: a file, or what inflates or transcodes another source.
public protocol BlockSource {
  /// Fills as much of `buffer` as there is.
  ///
  /// - Returns: how many bytes; 0 at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int
}

/// Bytes in memory as a source.
public struct MemoryBlocks: BlockSource {
  private var rest: ArraySlice<UInt8>

  /// A source of these bytes.
  public init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// The next bytes.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let count = min(buffer.count, rest.count)
    buffer.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}

/// A source without its first bytes.
public struct SkippingBlocks: BlockSource {
  private var source: any BlockSource
  private var left: Int64

  /// What a source gives after so many bytes.
  public init(_ source: any BlockSource, count: Int64) {
    self.source = source
    left = count
  }

  /// The next bytes, from the first that counts on.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
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
