internal import Values
internal import Ingest
internal import Synchronization

/// The numbers of visitors over all parts. Numbers are only ever added, so datasets that follow each other share them.
final class VisitorNumbers: Sendable {
  /// So many threads can number at once; a constant, so that numbers do not depend on the machine.
  private static let count = 4
  private final class Shard: Sendable {
    let texts = Mutex(TextNumbers())
  }
  private let shards = (0..<VisitorNumbers.count).map { _ in Shard() }

  /// How many numbers there are, 0 (no visitor) included.
  var count: Int { (shards.map { $0.texts.withLock(\.count) }.max() ?? 0) * shards.count + 1 }

  /// Numbers the visitors of some pools: by pool, in the order of the keys.
  func number(_ parts: [(keys: [StringID], pool: StringPool)], workers: Workers) -> [[UInt32]] {
    var numbers: [[UInt32]] = []
    numbers.reserveCapacity(parts.count)
    // A few parts at a time: what is known of their texts in between is three times what comes of it.
    let step = workers.count * 4
    for first in stride(from: 0, to: parts.count, by: step) {
      numbers += number(parts[first..<min(first + step, parts.count)], workers: workers)
    }
    return numbers
  }

  private func number(_ parts: ArraySlice<(keys: [StringID], pool: StringPool)>, workers: Workers) -> [[UInt32]] {
    let identities = workers.map(parts.count) { part in
      let (keys, pool) = parts[parts.startIndex + part]
      return pool.identities(of: keys)
    }
    let results = workers.map(shards.count) { shard in
      shards[shard].texts.withLock { texts in
        identities.map { texts.numbers(of: $0, shard: shard, of: VisitorNumbers.count) }
      }
    }
    return workers.map(parts.count) { part in
      var next = [Int](repeating: 0, count: VisitorNumbers.count)
      var numbers: [UInt32] = []
      numbers.reserveCapacity(identities[part].count)
      for identity in identities[part] {
        let shard = identity.shard(of: VisitorNumbers.count)
        let number = results[shard][part][next[shard]]
        next[shard] += 1
        numbers.append((number - 1) * UInt32(VisitorNumbers.count) + UInt32(shard) + 1)
      }
      return numbers
    }
  }
}
