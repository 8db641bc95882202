internal import Ingest
internal import Synchronization
internal import Values

/// Counts the rows without an id that equal another row of the same file in every column that is read: they count, and it is said
/// (data.md, Bad rows and changing files: within one file equal rows are rows of their own).
///
/// What was counted is kept as long as a file's parts stay the same: a refresh counts anew only what has changed.
final class EqualRows: Sendable {
  /// What was counted of a file, and the parts in which.
  private struct Count: Sendable {
    var parts: [PartIdentity]
    var rows: [Table: Int]
  }

  private let counts = Mutex<[String: Count]>([:])

  /// By table, how many rows of each file equal an earlier one of it; only files of which some do. Larger files than
  /// `FileReading.comparedBytes` are not looked at.
  ///
  /// - Complexity: O(rows) of the files that have changed since.
  func rows(of files: [FileReading], _ workers: Workers = .serial) -> [String: [Table: Int]] {
    let known = counts.withLock { $0 }
    let changed = files.indices.filter { position in
      let file = files[position]
      guard file.outcome == .read, file.bytes <= FileReading.comparedBytes else { return false }
      return known[file.path].map { !EqualRows.isSame($0.parts, file.parts) } ?? true
    }
    let new = workers.map(changed.count) { EqualRows.count(files[changed[$0]]) }
    return counts.withLock { counts in
      for (position, rows) in zip(changed, new) {
        let file = files[position]
        counts[file.path] = Count(parts: file.parts.map(\.identity), rows: rows)
      }
      let paths = Set(files.lazy.filter { $0.outcome == .read }.map(\.path))
      counts = counts.filter { paths.contains($0.key) }
      let compared = Set(files.lazy.filter { $0.bytes <= FileReading.comparedBytes }.map(\.path))
      return counts.filter { compared.contains($0.key) && !$0.value.rows.isEmpty }.mapValues(\.rows)
    }
  }

  private static func isSame(_ identities: [PartIdentity], _ parts: [Part]) -> Bool {
    identities.count == parts.count && zip(identities, parts).allSatisfy { $0 === $1.identity }
  }

  private static func count(_ file: FileReading) -> [Table: Int] {
    var rows: [Table: Int] = [:]
    func count(_ table: Table, _ digests: (Part) -> [UInt64]) {
      let repeated = repeated(file.parts.map(digests))
      if repeated > 0 { rows[table] = repeated }
    }
    count(.activities) { part in
      ActivityOverlaps.Rows(path: file.path, columns: part.segment.columns, pool: part.pool).digests(within: nil)
        .map(\.digest)
    }
    count(.spend) { $0.spendDigests.map(\.digest) }
    count(.intent) { $0.intentDigests.map(\.digest) }
    count(.relationships) { $0.digests(of: $0.relationships).map(\.digest) }
    // A response with an id is one of its own.
    count(.nps) { part in
      zip(part.nps, part.digests(of: part.nps)).filter { $0.0.response.isEmpty }.map(\.1.digest)
    }
    return rows
  }

  /// How many digests equal an earlier one.
  private static func repeated(_ digests: [[UInt64]]) -> Int {
    let count = digests.reduce(0) { $0 + $1.count }
    if count < 2 { return 0 }
    var filter = DigestFilter(expecting: count)
    var suspects: Set<UInt64> = []
    for digest in digests.joined() where filter.insert(digest) { suspects.insert(digest) }
    if suspects.isEmpty { return 0 }
    var seen: Set<UInt64> = []
    return digests.joined().count { suspects.contains($0) && !seen.insert($0).inserted }
  }
}
