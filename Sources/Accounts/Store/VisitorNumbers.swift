internal import Exports
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

  /// Numbers the visitors of some parts: by part, by the segment's own number.
  func number(_ parts: [(keys: [Key], pool: KeyPool)], workers: Workers) -> [[UInt32]] {
    let identities = workers.map(parts.count) { parts[$0].pool.identities(of: Array(parts[$0].keys.dropFirst())) }
    let results = workers.map(shards.count) { shard in
      shards[shard].texts.withLock { texts in
        identities.map { identities in
          var numbers = [UInt32](repeating: 0, count: identities.count)
          texts.number(identities, shard: shard, of: VisitorNumbers.count, into: &numbers)
          return numbers
        }
      }
    }
    return workers.map(parts.count) { part in
      var global = [UInt32](repeating: 0, count: identities[part].count + 1)
      for (shard, numbers) in results.enumerated() {
        for (position, number) in numbers[part].enumerated() where number != 0 {
          global[position + 1] = (number - 1) * UInt32(VisitorNumbers.count) + UInt32(shard) + 1
        }
      }
      return global
    }
  }
}
