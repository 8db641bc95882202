internal import Ingest

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
