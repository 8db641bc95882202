internal import Ingest
internal import Values

/// The rows of spend, intent, relationships and nps that an earlier file of their table has as well (data.md, Bad rows).
struct RowOverlaps: Sendable {
  /// By table and part: for each row whether it is left out. Parts without such rows are not there.
  private var leftOut: [Table: [Int: [Bool]]] = [:]
  /// How many rows of which files they are.
  private(set) var found: [Overlap] = []

  /// No rows.
  init() {}

  /// Looks at the rows of all parts, in the order of files.
  ///
  /// - Complexity: O(rows).
  init(_ parts: [(file: Int, part: Part)], files: [FileReading]) {
    find(.spend, in: parts, files) { $0.spend.isEmpty ? [] : $0.spendDigests }
    find(.intent, in: parts, files) { $0.intent.isEmpty ? [] : $0.intentDigests }
    find(.relationships, in: parts, files) { $0.relationships.isEmpty ? [] : $0.digests(of: $0.relationships) }
    find(.nps, in: parts, files) { $0.nps.isEmpty ? [] : $0.digests(of: $0.nps) }
  }

  /// Whether a row does not count.
  func leavesOut(_ table: Table, part: Int, row: Int) -> Bool {
    if leftOut.isEmpty { return false }
    return leftOut[table]?[part]?[row] ?? false
  }

  private mutating func find(
    _ table: Table, in parts: [(file: Int, part: Part)], _ files: [FileReading],
    digests: (Part) -> [(time: UInt64, digest: UInt64)]
  ) {
    let givers = Set(parts.lazy.filter { files[$0.file].tables.contains(table) }.map(\.file))
    if givers.count < 2 { return }
    let all = parts.map { givers.contains($0.file) ? digests($0.part) : [] }
    var spans: [Int: ClosedRange<UInt64>] = [:]
    for (number, rows) in all.enumerated() {
      for (time, _) in rows {
        let known = spans[parts[number].file] ?? time...time
        spans[parts[number].file] = min(known.lowerBound, time)...max(known.upperBound, time)
      }
    }
    let covered = TimeSpans(coveredTwiceBy: Array(spans.values))
    if covered.spans.isEmpty { return }
    var repeated: [UInt64: RepeatedRow] = [:]
    var counts: [FilePair: Int] = [:]
    for (number, rows) in all.enumerated() {
      let file = parts[number].file
      for (row, (time, digest)) in rows.enumerated() where covered.contains(time) {
        if let other = repeated[digest]?.add(file: file) {
          counts[FilePair(earlier: other, later: file), default: 0] += 1
          leftOut[table, default: [:]][number, default: Array(repeating: false, count: rows.count)][row] = true
        } else if repeated[digest] == nil {
          repeated[digest] = RepeatedRow(file: file)
        }
      }
    }
    found += counts.sorted { $0.key < $1.key }.map {
      Overlap(table: table, path: files[$0.key.later].path, other: files[$0.key.earlier].path, rows: $0.value)
    }
  }
}

extension Part {
  /// A number that ascends with a signed one.
  private func ascending(_ number: Int64) -> UInt64 { UInt64(bitPattern: number) ^ 1 << 63 }

  /// 64 bits of each row of a table, and what ascends with its day.
  var spendDigests: [(time: UInt64, digest: UInt64)] {
    spend.map { row in
      let day = ascending(Int64(row.day.number))
      var mix = DigestMix(day)
      mix.add(UInt64(bitPattern: row.amount.units))
      mix.add(pool.hash(row.account))
      mix.add(UInt64(row.tier))
      mix.add(pool.hash(row.channel))
      mix.add(pool.hash(row.campaign))
      return (day, mix.value)
    }
  }

  var intentDigests: [(time: UInt64, digest: UInt64)] {
    intent.map { row in
      let day = ascending(Int64(row.day.number))
      var mix = DigestMix(day)
      mix.add(row.score.bitPattern)
      mix.add(pool.hash(row.account))
      mix.add(pool.hash(row.topic))
      return (day, mix.value)
    }
  }

  func digests(of rows: [ScoreRow]) -> [(time: UInt64, digest: UInt64)] {
    rows.map { row in
      let time = ascending(row.time.milliseconds)
      var mix = DigestMix(time)
      mix.add(row.score.bitPattern)
      mix.add(pool.hash(row.account))
      mix.add(pool.hash(row.contact))
      mix.add(pool.hash(row.response))
      return (time, mix.value)
    }
  }
}
