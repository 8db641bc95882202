internal import Exports
internal import Glibc

/// Finds files whose bytes equal another's of the same table: the same export saved twice must not count twice.
struct Copies {
  private struct Pair: Hashable {
    var first: FileIdentity
    var second: FileIdentity
  }

  /// What was compared before: only files that changed are read again.
  private var known: [Pair: Bool] = [:]

  /// The readings, with those ignored whose bytes equal an earlier one's of the same table.
  mutating func ignoringCopies(_ readings: [FileReading], in directory: String) -> [FileReading] {
    var result = readings
    var used: [Pair: Bool] = [:]
    for later in result.indices where result[later].outcome == .read && result[later].bytes > 0 {
      for earlier in 0..<later where result[earlier].outcome == .read {
        guard result[earlier].bytes == result[later].bytes, result[earlier].tables == result[later].tables,
          let first = result[earlier].identity, let second = result[later].identity
        else { continue }
        let pair = Pair(first: first, second: second)
        let equal =
          known[pair]
          ?? Copies.haveEqualBytes(directory + "/" + result[earlier].path, directory + "/" + result[later].path)
        used[pair] = equal
        guard equal else { continue }
        result[later].outcome = .ignored("has the same bytes as \(result[earlier].path)")
        result[later].parts = []
        break
      }
    }
    known = used
    return result
  }

  private static func haveEqualBytes(_ first: String, _ second: String) -> Bool {
    let left = open(first, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    let right = open(second, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer {
      if left >= 0 { close(left) }
      if right >= 0 { close(right) }
    }
    guard left >= 0, right >= 0 else { return false }
    let size = 256 << 10
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
