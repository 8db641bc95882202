internal import Ingest
internal import Values

/// Where the activities of each account stand in the segments, and whom their visitors and contacts are.
struct ActivityIndex: Sendable {
  /// A run of rows of one segment.
  struct Slice: Sendable {
    var segment: UInt32
    var start: UInt32
    var end: UInt32

    /// The rows of the segment.
    var rows: Range<Int> { Int(start)..<Int(end) }
  }

  /// The activities of one part, resolved. A class, so that its columns stand still where `SegmentRows` looks at them.
  final class Segment: Sendable {
    /// The position of its part among `Dataset.parts`.
    let part: Int
    let columns: ActivitySegment.Columns
    /// By position in `columns.names`: the account, or -1.
    let accounts: [Int32]
    /// What its texts mean.
    let meanings: TextMeanings
    /// For each row whether a later one with the same id replaces it, an earlier file has it too, or it is marked deleted. Empty where
    /// none is.
    let replaced: FixedColumn<Bool>

    init(part: Int, columns: ActivitySegment.Columns, meanings: TextMeanings, replaced: FixedColumn<Bool>) {
      self.part = part
      self.columns = columns
      accounts = columns.names.map(meanings.account)
      self.meanings = meanings
      self.replaced = replaced
    }
  }

  /// In the order in which they came: what is added later stands last, wherever its file stands.
  private(set) var segments: [Segment]
  /// By segment: its place in the order of files and of the parts of a file, which decides between equal times.
  private(set) var ranks: [UInt32]
  /// By account, in the order of segments: of the segments that were there when the index was made.
  private var slices: ByAccount<Slice>
  /// Those that were added since.
  private var added: [Int32: [Slice]] = [:]
  /// The numbers of visitors over all segments.
  let visitorNumbers: VisitorNumbers
  /// How many visitor numbers are in use, 0 included.
  private(set) var visitorCount: Int
  /// How many contacts in force there are.
  let contactCount: Int
  /// What is known of `activity_id`s.
  private(set) var ids: ActivityIDs
  /// What is known of rows without one that two files have.
  private(set) var overlaps: ActivityOverlaps
  /// The earliest and the latest activity of a known account.
  private(set) var earliest: Instant?
  private(set) var latest: Instant?

  init(
    segments: [Segment], visitors: VisitorNumbers, ranks: [UInt32], accounts: Int, contactCount: Int,
    ids: ActivityIDs, overlaps: ActivityOverlaps, workers: Workers
  ) {
    self.segments = segments
    self.ranks = ranks
    slices = ByAccount(accounts: accounts) { add in ActivityIndex.forEachSlice(of: segments, from: 0, add) }
    visitorNumbers = visitors
    visitorCount = visitors.count
    self.contactCount = contactCount
    self.ids = ids
    self.overlaps = overlaps
    widen(over: workers.map(segments.count) { segments[$0].span })
  }

  /// The index with segments added behind the ones it has.
  ///
  /// - Parameter ranks: of all segments, the added ones last.
  func adding(_ new: [Segment], ranks: [UInt32], ids: ActivityIDs, overlaps: ActivityOverlaps) -> ActivityIndex {
    var index = self
    let first = segments.count
    index.segments += new
    index.ranks = ranks
    index.ids = ids
    index.overlaps = overlaps
    index.visitorCount = visitorNumbers.count
    ActivityIndex.forEachSlice(of: new, from: first) { index.added[$0, default: []].append($1) }
    index.widen(over: new.map(\.span))
    return index
  }

  /// Notes where the parts of segments stand now, by where they stood.
  mutating func move(to positions: [Int]) {
    segments = segments.map { $0.moved(to: positions[$0.part]) }
  }

  /// Notes that later rows replace some rows of a segment.
  mutating func replace(_ rows: [Int], in segment: Int) { segments[segment] = segments[segment].replacing(rows) }

  /// Finds the earliest and the latest activity again.
  mutating func updateSpans(workers: Workers) {
    (earliest, latest) = (nil, nil)
    widen(over: workers.map(segments.count) { [segments] in segments[$0].span })
  }

  /// Calls with the slices of an account, in the order in which segments came.
  @inline(__always)
  func forEachSlice(of account: Int, _ body: (Slice) -> Void) {
    for slice in slices[account] { body(slice) }
    if added.isEmpty { return }
    for slice in added[Int32(account)] ?? [] { body(slice) }
  }

  /// The number of the contact that a row names + 1; 0 where no contact has the name.
  func contact(_ row: ReplayRow) -> UInt32 {
    row.contact == 0 ? 0 : segments[Int(row.place.segment)].meanings.contact(ContactName(word: row.contact))
  }

  /// The columns of the segments, valid as long as the index.
  var sources: [SegmentRows] { segments.enumerated().map { SegmentRows($1, number: $0) } }

  /// How many rows an account has, replaced ones included.
  func rowCount(of account: Int) -> Int {
    var count = 0
    forEachSlice(of: account) { count += Int($0.end - $0.start) }
    return count
  }

  private mutating func widen(over spans: [ClosedRange<UInt64>?]) {
    for case let span? in spans {
      let (first, last) = (Activity(bits: span.lowerBound).time, Activity(bits: span.upperBound).time)
      earliest = min(earliest ?? first, first)
      latest = max(latest ?? last, last)
    }
  }

  private static func forEachSlice(of segments: [Segment], from first: Int, _ body: (Int32, Slice) -> Void) {
    for (index, segment) in segments.enumerated() {
      for (name, account) in segment.accounts.enumerated() where account >= 0 {
        let (start, end) = (segment.columns.starts[name], segment.columns.starts[name + 1])
        body(account, Slice(segment: UInt32(first + index), start: start, end: end))
      }
    }
  }
}

extension ActivityIndex.Segment {
  /// The first and the last activity of known accounts, as bits; nil where there is none.
  var span: ClosedRange<UInt64>? {
    var first = UInt64.max
    var last: UInt64 = 0
    for (name, account) in accounts.enumerated() where account >= 0 {
      for row in Int(columns.starts[name])..<Int(columns.starts[name + 1]) where replaced.isEmpty || !replaced[row] {
        first = min(first, columns.activities[row].bits)
        last = max(last, columns.activities[row].bits)
      }
    }
    return first == .max ? nil : first...last
  }

  /// Rows in force whose account is unknown.
  var orphans: Int {
    var count = 0
    for (name, account) in accounts.enumerated() where account < 0 {
      let rows = Int(columns.starts[name])..<Int(columns.starts[name + 1])
      count += rows.count - (replaced.isEmpty ? 0 : rows.count { replaced[$0] })
    }
    return count
  }
}

/// Rows in an order: of a segment as they stand, or gathered from several.
protocol RowSource {
  func activity(at position: Int) -> Activity
  /// The number of a row's visitor over all parts; 0: none.
  func visitor(at position: Int) -> UInt32
  /// How a row names its contact, as `ContactName.word`; 0: none.
  func contact(at position: Int) -> UInt32
  func place(at position: Int) -> RowPlace
}

/// The columns of one segment: the unsafe part of reading rows, valid as long as the segment.
///
/// It owns nothing: every slice of an account's rows asks for one, and counting who uses a segment would cost more than
/// the rows do.
struct SegmentRows: RowSource {
  let segment: UInt32
  /// Whether its rows can be replayed as they stand: those of each account ascend in time, and none is replaced.
  let isPlain: Bool
  let activities: UnsafeBufferPointer<Activity>
  private let visitors: UnsafeBufferPointer<StringID>
  private let visitorNumbers: UnsafeBufferPointer<UInt32>
  private let contacts: UnsafeBufferPointer<ContactName>
  private let contactsByID: UnsafeBufferPointer<UInt32>
  private let contactsByEmail: UnsafeBufferPointer<UInt32>
  private let replaced: UnsafeBufferPointer<Bool>

  init(_ segment: ActivityIndex.Segment, number: Int) {
    self.segment = UInt32(number)
    let columns = segment.columns
    isPlain = columns.isChronological && segment.replaced.isEmpty
    activities = columns.activities.memory
    visitors = columns.visitors.memory
    visitorNumbers = segment.meanings.visitors.memory
    contacts = columns.contacts.memory
    contactsByID = segment.meanings.contactsByID.memory
    contactsByEmail = segment.meanings.contactsByEmail.memory
    replaced = segment.replaced.memory
  }

  /// Whether a later row replaces a row.
  @inline(__always)
  func isReplaced(_ position: Int) -> Bool { !replaced.isEmpty && replaced[position] }

  @inline(__always)
  func activity(at position: Int) -> Activity { activities[position] }

  @inline(__always)
  func visitor(at position: Int) -> UInt32 { visitors.isEmpty ? 0 : visitorNumbers[Int(visitors[position].number)] }

  @inline(__always)
  func contact(at position: Int) -> UInt32 { contacts.isEmpty ? 0 : contacts[position].word }

  @inline(__always)
  func place(at position: Int) -> RowPlace {
    RowPlace(segment: segment, position: UInt32(truncatingIfNeeded: position))
  }

  /// The number of a contact + 1; 0 where no contact has the name.
  @inline(__always)
  func contact(_ name: ContactName) -> UInt32 {
    let contacts = name.isEmail ? contactsByEmail : contactsByID
    let key = Int(name.key.number)
    return key < contacts.count ? contacts[key] : 0
  }

  /// Asks for the memory of rows.
  func prefetch(_ rows: Range<Int>) {
    Prefetching.elements(rows, of: activities)
    Prefetching.elements(rows, of: visitors)
    Prefetching.elements(rows, of: contacts)
  }

  /// Asks for what rows lead to: the numbers of their visitors and contacts.
  func prefetchEntries(_ rows: Range<Int>) {
    Prefetching.entries(rows, of: visitors, in: visitorNumbers)
    Prefetching.entries(rows, of: contacts, in: contactsByID)
  }

  /// Asks for the entries of a table by the numbers of the visitors of rows.
  func prefetchVisitors(_ rows: Range<Int>, in table: [UInt32]) {
    Prefetching.entries(rows, of: visitors, numbers: visitorNumbers, in: table)
  }
}
