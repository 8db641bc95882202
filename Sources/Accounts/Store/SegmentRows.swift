internal import Exports

/// Rows in an order: of a segment as they stand, or gathered from several.
protocol RowSource {
  func activity(at position: Int) -> Activity
  /// The number of a row's visitor over all parts; 0: none.
  func visitor(at position: Int) -> UInt32
  /// How a row names its contact, as `ContactName.word`; 0: none.
  func contact(at position: Int) -> UInt32
  func place(at position: Int) -> RowPlace
}

/// The columns of one segment while its rows are read: the unsafe part of reading rows, valid within `withRows`.
struct SegmentRows: RowSource {
  let segment: UInt32
  let activities: UnsafeBufferPointer<Activity>
  fileprivate let visitors: UnsafeBufferPointer<Key>
  fileprivate let visitorNumbers: UnsafeBufferPointer<UInt32>
  fileprivate let contacts: UnsafeBufferPointer<ContactName>
  fileprivate let replaced: UnsafeBufferPointer<Bool>

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
}

extension ActivityIndex {
  /// Calls with the columns of a segment.
  @inline(__always)
  func withRows(of number: UInt32, _ body: (SegmentRows) -> Void) {
    let segment = segments[Int(number)]
    let columns = segment.columns
    columns.activities.withUnsafeBufferPointer { activities in
      columns.visitors.withUnsafeBufferPointer { visitors in
        segment.meanings.visitors.withUnsafeBufferPointer { numbers in
          columns.contacts.withUnsafeBufferPointer { contacts in
            segment.replaced.withUnsafeBufferPointer { replaced in
              body(
                SegmentRows(
                  segment: number, activities: activities, visitors: visitors, visitorNumbers: numbers,
                  contacts: contacts,
                  replaced: replaced))
            }
          }
        }
      }
    }
  }

  /// Asks for what an account's rows lead to: the numbers of their visitors and contacts.
  func prefetchEntries(account: Int) {
    forEachSlice(of: account) { slice in
      let segment = segments[Int(slice.segment)]
      segment.columns.prefetchEntries(
        Int(slice.start)..<Int(slice.end), visitors: segment.meanings.visitors,
        contacts: segment.meanings.contactsByID)
    }
  }

  /// Asks for the memory of an account's rows, which will be gathered soon: most of their cost is waiting for it.
  func prefetch(account: Int) {
    forEachSlice(of: account) { slice in
      segments[Int(slice.segment)].columns.prefetch(Int(slice.start)..<Int(slice.end))
    }
  }
}
