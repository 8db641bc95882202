internal import Ingest

/// One activity of the account that is replayed.
struct ReplayRow {
  var activity: Activity
  /// The number of its visitor over all parts; 0: none.
  var visitor: UInt32
  /// How it names its contact, as `ContactName.word`; 0: none.
  var contact: UInt32
  var place: RowPlace

  /// What a sort by time compares first.
  @inline(__always)
  var time: UInt64 { activity.bits >> 21 }
}

/// Which row of the index a row is.
struct RowPlace: Hashable {
  var segment: UInt32
  /// The position in the segment.
  var position: UInt32
}

extension ActivityIndex {
  /// Whether a row stands before another in the order of files and lines.
  func stands(_ row: RowPlace, before other: RowPlace) -> Bool {
    if row.segment != other.segment { return ranks[Int(row.segment)] < ranks[Int(other.segment)] }
    return segments[Int(row.segment)].columns.stands(Int(row.position), before: Int(other.position))
  }
}

extension UnsafeBufferPointer<ReplayRow>: RowSource {
  @inline(__always)
  func activity(at position: Int) -> Activity { self[position].activity }
  @inline(__always)
  func visitor(at position: Int) -> UInt32 { self[position].visitor }
  @inline(__always)
  func contact(at position: Int) -> UInt32 { self[position].contact }
  @inline(__always)
  func place(at position: Int) -> RowPlace { self[position].place }
}

extension ActivityIndex {
  /// Finds the slices of an account. Returns whether each ascends in time, ends before the next one begins, and has no row
  /// that is replaced: then its rows need not be gathered.
  func chronology(of account: Int, in sources: [SegmentRows], into slices: inout [Slice]) -> Bool {
    slices.removeAll(keepingCapacity: true)
    var isPlain = true
    var last: UInt64 = 0
    forEachSlice(of: account) { slice in
      let rows = sources[Int(slice.segment)]
      let first = rows.activities[Int(slice.start)].bits >> 21
      isPlain = isPlain && rows.isPlain && (slices.isEmpty || last < first)
      last = rows.activities[Int(slice.end) - 1].bits >> 21
      slices.append(slice)
    }
    return isPlain
  }
}

/// The rows of one account in the order of time; equal times in the order of files and lines.
struct ReplayRows: ~Copyable {
  /// The rows, and capacity for more: only the first `count` mean something.
  private(set) var buffer: [ReplayRow] = []
  private(set) var count = 0
  private var isSorted = true

  /// The rows as an array of their own: for what looks at a single account.
  var array: [ReplayRow] { Array(buffer[..<count]) }

  /// Collects an account's rows from the segments of an index, without those that a later row replaces.
  mutating func gather(_ index: ActivityIndex, _ sources: [SegmentRows], account: Int) {
    count = 0
    isSorted = true
    let rows = index.rowCount(of: account)
    if rows > buffer.count {
      let nobody = RowPlace(segment: 0, position: 0)
      let free = ReplayRow(activity: Activity(bits: 0), visitor: 0, contact: 0, place: nobody)
      buffer += Array(repeating: free, count: max(1_024, rows * 2 - buffer.count))
    }
    index.forEachSlice(of: account) { append($0, of: index, sources[Int($0.segment)]) }
    if !isSorted { buffer[..<count].sort { ReplayRows.precedes($0, $1, index) } }
  }

  @inline(__always)
  private static func precedes(_ left: ReplayRow, _ right: ReplayRow, _ index: ActivityIndex) -> Bool {
    left.time == right.time ? index.stands(left.place, before: right.place) : left.time < right.time
  }

  private mutating func append(_ slice: ActivityIndex.Slice, of index: ActivityIndex, _ segment: SegmentRows) {
    let first = count
    let rows = Int(slice.start)..<Int(slice.end)
    var next = count
    var last = next == 0 ? 0 : buffer[next - 1].time
    var isSorted = isSorted
    buffer.withUnsafeMutableBufferPointer { buffer in
      for position in rows {
        if segment.isReplaced(position) { continue }
        let activity = segment.activities[position]
        if activity.type == Activity.deletedType { continue }
        let row = ReplayRow(
          activity: activity, visitor: segment.visitor(at: position), contact: segment.contact(at: position),
          place: segment.place(at: position))
        // Within a slice rows stand in the order of their lines.
        if row.time < last { isSorted = false }
        last = row.time
        buffer[next] = row
        next &+= 1
      }
    }
    count = next
    self.isSorted = isSorted
    // Between slices equal times must be looked at.
    if isSorted && first > 0 && first < next && !ReplayRows.precedes(buffer[first - 1], buffer[first], index) {
      self.isSorted = false
    }
  }
}
