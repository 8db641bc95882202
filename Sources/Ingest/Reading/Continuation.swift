/// What reading the bytes appended to a file goes on from.
struct Continuation: Sendable {
  var layout: Layout
  /// Up to where records ended in a newline, and the number of the line there.
  var completed: (offset: Int64, line: UInt32)
  /// What the date columns said up to there.
  var dates: DateColumns
  /// How many of the parts hold records up to there; one more holds what an append can still complete.
  var completedParts: Int
  /// Hashes of the first and the last bytes of what was read.
  var samples: Samples

  /// The beginning and the end of a file's first `size` bytes: an append leaves both unchanged.
  struct Samples: Hashable, Sendable {
    var head: UInt64
    var tail: UInt64

    static let length = 4_096

    /// Of an open file; nil where it is shorter than that, or cannot be read.
    init?(_ file: borrowing RegularFile, size: Int64) {
      guard let head = Samples.hash(file.descriptor, from: 0, to: min(size, Int64(Samples.length))),
        let tail = Samples.hash(file.descriptor, from: max(0, size - Int64(Samples.length)), to: size)
      else { return nil }
      self.head = head
      self.tail = tail
    }

    private static func hash(_ descriptor: Int32, from start: Int64, to end: Int64) -> UInt64? {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(end - start), alignment: 8)
      defer { buffer.deallocate() }
      guard let count = try? RegularFile.read(descriptor, at: start, into: buffer), count == buffer.count else {
        return nil
      }
      return Hash.of(UnsafeRawBufferPointer(buffer))
    }
  }
}
