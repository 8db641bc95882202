internal import Ingest
internal import Glibc
internal import Values

/// Finds files whose bytes equal another's of the same table: the same export saved twice must not count twice.
struct DuplicateFiles {
  /// Files that may be copies of each other.
  private struct Likeness: Hashable {
    var bytes: Int64
    var tables: [Table]
    /// Sheets of one workbook are no copies of each other.
    var sheet: String?
  }

  private struct Pair: Hashable {
    var first: FileIdentity
    var second: FileIdentity
  }

  /// What was compared before: only files that changed are read again.
  private var known: [Pair: Bool] = [:]
  private var samples: [FileIdentity: UInt64] = [:]

  /// The readings, with those ignored whose bytes equal an earlier one's of the same table.
  mutating func ignoringDuplicates(_ readings: [FileReading], in directory: String) -> [FileReading] {
    var alike: [Likeness: [Int]] = [:]
    for (position, reading) in readings.enumerated()
    where reading.outcome == .read && reading.bytes > 0 && reading.identity != nil {
      alike[Likeness(bytes: reading.bytes, tables: reading.tables, sheet: reading.sheet), default: []].append(position)
    }
    var comparison = Comparison(directory: directory, known: known, samples: samples)
    var result = readings
    for positions in alike.values where positions.count > 1 {
      var originals: [UInt64: [Int]] = [:]
      for position in positions {
        guard let sample = comparison.sample(readings[position]) else { continue }
        if let original = originals[sample]?.first(where: { comparison.areEqual(readings[$0], readings[position]) }) {
          result[position].outcome = .ignored(.copy(of: readings[original].path))
          result[position].parts = []
        } else {
          originals[sample, default: []].append(position)
        }
      }
    }
    known = comparison.usedPairs
    samples = comparison.usedSamples
    return result
  }

  /// Compares files by what was known before, else by their bytes.
  private struct Comparison {
    let directory: String
    let known: [Pair: Bool]
    let samples: [FileIdentity: UInt64]
    private(set) var usedPairs: [Pair: Bool] = [:]
    private(set) var usedSamples: [FileIdentity: UInt64] = [:]

    init(directory: String, known: [Pair: Bool], samples: [FileIdentity: UInt64]) {
      self.directory = directory
      self.known = known
      self.samples = samples
    }

    /// A number from the file's first and last bytes, so that few files have to be compared as a whole. nil if it is not
    /// in the state that was read any more.
    mutating func sample(_ reading: FileReading) -> UInt64? {
      guard let identity = reading.identity else { return nil }
      if let sample = usedSamples[identity] ?? samples[identity] {
        usedSamples[identity] = sample
        return sample
      }
      guard let file = ComparedFile(directory + "/" + reading.file, identity) else { return nil }
      let sample = file.sample()
      usedSamples[identity] = sample
      return sample
    }

    mutating func areEqual(_ first: FileReading, _ second: FileReading) -> Bool {
      guard let left = first.identity, let right = second.identity else { return false }
      if left == right { return true }
      let pair = Pair(first: left, second: right)
      if let answer = usedPairs[pair] ?? known[pair] {
        usedPairs[pair] = answer
        return answer
      }
      // A file that is not what was read any more is looked at again with its new state.
      guard let one = ComparedFile(directory + "/" + first.file, left),
        let other = ComparedFile(directory + "/" + second.file, right)
      else { return false }
      let answer = one.hasSameBytes(as: other)
      usedPairs[pair] = answer
      return answer
    }
  }
}

/// A file that is open to be compared.
private struct ComparedFile: ~Copyable {
  private let descriptor: Int32
  private let size: Int64

  /// Opens a file; nil if it is not in the state that is expected.
  init?(_ path: String, _ identity: FileIdentity) {
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    size = identity.size
    if descriptor < 0 { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, FileIdentity(status: status) == identity else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// A hash of the first, the middle and the last bytes.
  func sample() -> UInt64 {
    let length = 4_096
    return withUnsafeTemporaryAllocation(byteCount: length, alignment: 8) { buffer in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for offset in [0, size / 2, max(0, size - Int64(length))] {
        let count = pread(descriptor, buffer.baseAddress, length, off_t(offset))
        for byte in buffer.prefix(max(0, count)) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
      return hash
    }
  }

  func hasSameBytes(as other: borrowing ComparedFile) -> Bool {
    let size = 256 << 10
    let (left, right) = (descriptor, other.descriptor)
    return withUnsafeTemporaryAllocation(byteCount: 2 * size, alignment: 16) { buffer in
      guard let base = buffer.baseAddress else { return false }
      var offset: Int64 = 0
      while true {
        let count = pread(left, base, size, off_t(offset))
        if count < 0 || pread(right, base + size, size, off_t(offset)) != count { return false }
        if count == 0 { return true }
        if memcmp(base, base + size, count) != 0 { return false }
        offset += Int64(count)
      }
    }
  }
}
