internal import Ingest
public import Values

/// Rows of one file of a table that another file has as well: one export's overlap with another (data.md, Bad rows).
public struct Overlap: Hashable, Sendable {
  /// The table.
  public var table: Table
  /// The later of the two files, whose rows are left out.
  public var path: String
  /// The earlier one, which has them as well.
  public var other: String
  /// How many rows are left out.
  public var rows: Int
}

/// Counts how often equal rows stand in one file after the other: of any two files the larger number counts.
struct RepeatedRow {
  /// The file whose rows come now, how many of them came, and the most that any file before had, and which.
  private var file: Int
  private var count = 1
  private var most = 0
  private var fileOfMost = -1

  /// The first row.
  init(file: Int) { self.file = file }

  /// Adds the next row, in the order of files.
  ///
  /// - Returns: the earlier file that has it as well; nil where it counts.
  mutating func add(file: Int) -> Int? {
    if file != self.file {
      if count > most { (most, fileOfMost) = (count, self.file) }
      (self.file, count) = (file, 0)
    }
    count += 1
    return count <= most ? fileOfMost : nil
  }
}

/// Spans of time that do not meet, in order.
struct TimeSpans: Sendable {
  private(set) var spans: [ClosedRange<UInt64>] = []

  /// What some spans cover.
  init(coveredBy all: [ClosedRange<UInt64>]) {
    for span in all.sorted(by: { $0.lowerBound < $1.lowerBound }) { append(span) }
  }

  /// What at least two of some spans cover.
  init(coveredTwiceBy all: [ClosedRange<UInt64>]) {
    var end: UInt64?
    for span in all.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let end, span.lowerBound <= end { append(span.lowerBound...min(end, span.upperBound)) }
      end = max(end ?? 0, span.upperBound)
    }
  }

  private mutating func append(_ span: ClosedRange<UInt64>) {
    if let last = spans.last, span.lowerBound <= last.upperBound {
      spans[spans.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
    } else {
      spans.append(span)
    }
  }

  /// Whether a time lies in one of them.
  ///
  /// - Complexity: O(log spans).
  func contains(_ time: UInt64) -> Bool {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].upperBound < time { low = middle + 1 } else { high = middle }
    }
    return low < spans.count && spans[low].lowerBound <= time
  }
}

/// Finds activities without an id that two files have, without keeping a table of all rows.
///
/// Only rows from a time that two files cover can be in both. Rows are told apart by 64 bits of all their columns, as ids are.
struct ActivityOverlaps: Sendable {
  /// The activities of a part, with the texts they name.
  struct Rows: Sendable {
    /// The path of their file.
    var path: String
    var columns: ActivitySegment.Columns
    var pool: StringPool
  }

  /// The file that gives all activities, where it is one: nothing is known of its rows then; nil also where there are none.
  private var onlyPath: String?
  /// Whether there are several files, whose rows were looked at.
  private var isOfSeveral = false
  /// By path: the first and the last activity without an id.
  private var spans: [String: ClosedRange<UInt64>] = [:]
  /// What two files covered when all rows were looked at: rows of these times are in the filter.
  private var covered = TimeSpans(coveredBy: [])
  /// Rows after it are in the filter, too.
  private var horizon: UInt64 = 0
  private var filter = DigestFilter()

  /// No activities.
  init() {}

  /// Finds the rows that count in an earlier file already.
  ///
  /// - Parameters:
  ///   - all: the activities of all parts, in the order of files.
  ///   - leaveOut: called with a part, the position of a row in it, and the earlier file that has it as well.
  /// - Complexity: O(rows).
  init(_ all: [Rows], workers: Workers, leaveOut: (_ part: Int, _ row: Int, _ other: String) -> Void) {
    let paths = Set(all.map(\.path))
    if paths.count < 2 {
      onlyPath = paths.first
      return
    }
    isOfSeveral = true
    for (rows, span) in zip(all, workers.map(all.count) { all[$0].span }) { widen(rows.path, span) }
    horizon = spans.values.map(\.upperBound).max() ?? 0
    covered = TimeSpans(coveredTwiceBy: Array(spans.values))
    if covered.spans.isEmpty { return }
    let digests = workers.map(all.count) { [covered] in all[$0].digests(within: covered) }
    filter = DigestFilter(expecting: digests.reduce(0) { $0 + $1.count })
    var suspects: Set<UInt64> = []
    for (_, digest) in digests.joined() where filter.insert(digest) { suspects.insert(digest) }
    if suspects.isEmpty { return }
    var repeated: [UInt64: RepeatedRow] = [:]
    var files: [String] = []
    for (part, rows) in all.enumerated() {
      if files.last != rows.path { files.append(rows.path) }
      let found = digests[part].filter { suspects.contains($0.digest) }
        .sorted { rows.columns.stands($0.row, before: $1.row) }
      for (row, digest) in found {
        if let other = repeated[digest]?.add(file: files.count - 1) {
          leaveOut(part, row, files[other])
        } else if repeated[digest] == nil {
          repeated[digest] = RepeatedRow(file: files.count - 1)
        }
      }
    }
  }

  /// Notes new activities.
  ///
  /// - Parameter existing: the activities of all parts that were there before.
  /// - Returns: false where all rows have to be looked at, because another file may have one of them.
  /// - Complexity: O(new rows + files), and O(rows) of the files that cover times that no two files covered before.
  mutating func add(_ new: [Rows], to existing: () -> [Rows], workers: Workers) -> Bool {
    if !isOfSeveral {
      let paths = Set(new.map(\.path) + [onlyPath].compactMap(\.self))
      if paths.count < 2 {
        onlyPath = paths.first
        return true
      }
      isOfSeveral = true
      let known = existing()
      for (rows, span) in zip(known, workers.map(known.count) { known[$0].span }) { widen(rows.path, span) }
      horizon = spans.values.map(\.upperBound).max() ?? 0
    }
    for (path, rows) in Dictionary(grouping: new, by: \.path) {
      guard let span = TimeSpans(coveredBy: rows.compactMap(\.span)).bounds else { continue }
      let others = TimeSpans(coveredBy: spans.filter { $0.key != path }.map(\.value))
      let digests = rows.flatMap { rows in
        rows.digests(within: nil).map { (time: rows.time($0.row), digest: $0.digest) }
      }
      var unknown: ClosedRange<UInt64>?
      for (time, _) in digests where time <= horizon && others.contains(time) && !covered.contains(time) {
        unknown = min(unknown?.lowerBound ?? time, time)...max(unknown?.upperBound ?? time, time)
      }
      if let unknown, !cover(unknown, existing()) { return false }
      widen(path, span)
      filter.reserve(digests.count)
      for (time, digest) in digests where filter.insert(digest) && others.contains(time) { return false }
    }
    return true
  }

  /// Puts the rows of a time into the filter.
  ///
  /// - Returns: false where looking at all rows would cost no more.
  private mutating func cover(_ span: ClosedRange<UInt64>, _ existing: [Rows]) -> Bool {
    let reached = existing.filter { spans[$0.path]?.overlaps(span) ?? false }
    let count = reached.reduce(0) { $0 + $1.columns.activities.count }
    if count > max(1 << 20, existing.reduce(0) { $0 + $1.columns.activities.count } / 4) { return false }
    let wanted = TimeSpans(coveredBy: [span])
    for rows in reached {
      let digests = rows.digests(within: wanted).filter { !covered.contains(rows.time($0.row)) }
      filter.reserve(digests.count)
      for (_, digest) in digests { _ = filter.insert(digest) }
    }
    covered = TimeSpans(coveredBy: covered.spans + [span])
    return true
  }

  private mutating func widen(_ path: String, _ span: ClosedRange<UInt64>?) {
    guard let span else { return }
    let known = spans[path] ?? span
    spans[path] = min(known.lowerBound, span.lowerBound)...max(known.upperBound, span.upperBound)
  }

  /// An activity's bits without those below its time.
  static let timeShift: UInt64 = 21
}

extension TimeSpans {
  /// From the first to the last; nil where there are none.
  fileprivate var bounds: ClosedRange<UInt64>? {
    guard let first = spans.first, let last = spans.last else { return nil }
    return first.lowerBound...last.upperBound
  }
}

extension ActivityOverlaps.Rows {
  /// Whether a row has no id, and is not marked deleted.
  @inline(__always)
  private func counts(_ row: Int) -> Bool {
    (columns.ids.isEmpty || columns.ids[row] == 0) && columns.activities[row].type != Activity.deletedType
  }

  /// The time of a row, as spans have it.
  fileprivate func time(_ row: Int) -> UInt64 { columns.activities[row].bits >> ActivityOverlaps.timeShift }

  /// The first and the last activity without an id; nil where there is none.
  fileprivate var span: ClosedRange<UInt64>? {
    var (first, last) = (UInt64.max, UInt64.min)
    for row in columns.activities.indices where counts(row) {
      let time = columns.activities[row].bits >> ActivityOverlaps.timeShift
      first = min(first, time)
      last = max(last, time)
    }
    return first <= last ? first...last : nil
  }

  /// 64 bits of each row without an id, where its time lies in some spans; nil: of all.
  func digests(within spans: TimeSpans?) -> [(row: Int, digest: UInt64)] {
    var digests: [(row: Int, digest: UInt64)] = []
    for (number, name) in columns.names.enumerated() {
      let account = pool.hash(name)
      for row in Int(columns.starts[number])..<Int(columns.starts[number + 1]) where counts(row) {
        let activity = columns.activities[row]
        if let spans, !spans.contains(activity.bits >> ActivityOverlaps.timeShift) { continue }
        var digest = DigestMix(activity.bits)
        digest.add(account)
        let contact = columns.contacts.isEmpty ? ContactName.none : columns.contacts[row]
        digest.add(pool.hash(contact))
        digest.add(columns.visitors.isEmpty ? 0 : pool.hash(columns.visitors[row]))
        digest.add(columns.remainders.isEmpty ? 0 : UInt64(columns.remainders[row]))
        if let count = columns.largeCounts[UInt32(row)] { digest.add(UInt64(bitPattern: count)) }
        digests.append((row, digest.value))
      }
    }
    return digests
  }
}

/// 64 bits of texts and names, the same in every pool; 0 of none.
extension StringPool {
  func hash(_ key: StringID) -> UInt64 { key.isEmpty ? 0 : self[key].withUnsafeBytes(Hash.of) }

  func hash(_ name: AccountName) -> UInt64 { hash(name.key) &+ UInt64(name.kind.rawValue) }

  func hash(_ name: ContactName) -> UInt64 { hash(name.key) &+ (name.isEmail ? 1 : 0) }
}

/// Mixes words into 64 bits. A word of 0 is nothing: a file without a column equals one that has it empty.
struct DigestMix {
  private(set) var value: UInt64
  private var position: UInt64 = 0

  init(_ first: UInt64) { value = DigestMix.mixed(first) }

  /// Adds the next word.
  mutating func add(_ word: UInt64) {
    position += 1
    if word != 0 { value ^= DigestMix.mixed(word &+ position &* 0x9E37_79B9_7F4A_7C15) }
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

/// Digests of which it is known that they were not inserted, or may have been: seven bits each (a Bloom filter with double
/// hashing: Kirsch and Mitzenmacher, 2006).
struct DigestFilter: Sendable {
  /// So many bits, and how many more digests they have room for.
  private struct Layer {
    var bits: [UInt64]
    var room: Int

    /// A layer for so many digests, with 32 bits for each: it errs for at most (1 − e^(−7/32))^7, 3 in 100,000.
    init(expecting count: Int) {
      var size = 1 << 16
      while size < count * 32 { size *= 2 }
      bits = Array(repeating: 0, count: size / 64)
      room = size / 32
    }

    private func bit(_ digest: UInt64, _ probe: UInt64) -> (word: Int, mask: UInt64) {
      let bit = (digest &+ probe &* (digest >> 32 | 1)) & UInt64(bits.count * 64 - 1)
      return (Int(bit >> 6), 1 << (bit & 63))
    }

    func mayContain(_ digest: UInt64) -> Bool {
      (0..<UInt64(7)).allSatisfy { probe in
        let (word, mask) = bit(digest, probe)
        return bits[word] & mask != 0
      }
    }

    mutating func insert(_ digest: UInt64) -> Bool {
      room -= 1
      var isKnown = true
      for probe in 0..<UInt64(7) {
        let (word, mask) = bit(digest, probe)
        if bits[word] & mask == 0 {
          isKnown = false
          bits[word] |= mask
        }
      }
      return isKnown
    }
  }

  /// The last one takes what is inserted; those before are full.
  private var layers: [Layer]

  /// A filter for so many digests, and for more, as they come.
  init(expecting count: Int = 0) { layers = [Layer(expecting: count)] }

  /// Makes room for so many digests more.
  mutating func reserve(_ count: Int) {
    guard let last = layers.last, last.room < count else { return }
    // Each is at least twice as large as the one before, so that there are few.
    layers.append(Layer(expecting: max(count, last.bits.count * 4)))
  }

  /// Inserts a digest.
  ///
  /// - Returns: whether it may have been there before.
  mutating func insert(_ digest: UInt64) -> Bool {
    reserve(1)
    let isInLast = layers[layers.count - 1].insert(digest)
    return isInLast || layers.dropLast().contains { $0.mayContain(digest) }
  }
}
