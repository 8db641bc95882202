internal import Exports

/// Which part a part is: two copies of one reading have the same identity, two readings of the same bytes have not.
///
/// Told by where their storage is, so it means something only while both parts are held.
struct PartIdentity: Hashable {
  private let texts: UInt
  private let problems: UInt
  private let activities: ObjectIdentifier

  init(_ part: Part) {
    texts = part.pool.offsets.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    problems =
      part.problems.isEmpty ? 0 : part.problems.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    activities = ObjectIdentifier(part.segment.columns)
  }
}
