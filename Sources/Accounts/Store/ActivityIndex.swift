internal import Exports

/// Where the activities of each account stand in the segments, and the visitors' and contacts' numbers over all parts.
struct ActivityIndex: Sendable {
  /// A run of rows of one segment.
  struct Slice: Sendable {
    var segment: UInt32
    var start: UInt32
    var end: UInt32
  }

  var segments: [ActivitySegment]
  /// By account, in the order of segments.
  var slices: ByAccount<Slice>
  /// For each segment, the number of a visitor by its key; 0: none. Empty where the segment has no rows.
  var visitorOfKey: [[UInt32]]
  /// How many visitor numbers are in use, 0 included.
  var visitorCount: Int
  /// For each segment, the number of a contact + 1 by the word of its name's key: ids, then addresses.
  var contactOfID: [[UInt32]]
  var contactOfEmail: [[UInt32]]
  /// How many contacts in force there are.
  var contactCount: Int
  /// For each segment a bit a row: replaced by a later row with the same `activity_id`. Empty where none is.
  var replaced: [[Bool]]

  /// The earliest and the latest activity of a known account.
  let earliest: Instant?
  let latest: Instant?

  init(
    segments: [ActivitySegment], slices: ByAccount<Slice>, visitorOfKey: [[UInt32]], visitorCount: Int,
    contactOfID: [[UInt32]], contactOfEmail: [[UInt32]], contactCount: Int, replaced: [[Bool]]
  ) {
    self.segments = segments
    self.slices = slices
    self.visitorOfKey = visitorOfKey
    self.visitorCount = visitorCount
    self.contactOfID = contactOfID
    self.contactOfEmail = contactOfEmail
    self.contactCount = contactCount
    self.replaced = replaced
    var first = UInt64.max
    var last: UInt64 = 0
    for slice in slices.items {
      let rows = replaced[Int(slice.segment)]
      for position in Int(slice.start)..<Int(slice.end) where rows.isEmpty || !rows[position] {
        let bits = segments[Int(slice.segment)].activities[position].bits
        first = min(first, bits)
        last = max(last, bits)
      }
    }
    earliest = first == .max ? nil : Activity(bits: first).time
    latest = first == .max ? nil : Activity(bits: last).time
  }
}

extension DatasetBuilder {
  /// Activities at their accounts. The segments are those of `parts`, in their order.
  mutating func resolveActivities(_ segments: [ActivitySegment]) -> ActivityIndex {
    let replaced = replacedRows(segments)
    var slices: [(account: Int32, item: ActivityIndex.Slice)] = []
    for (index, segment) in segments.enumerated() {
      for (position, name) in segment.names.enumerated() {
        let start = segment.starts[position]
        let end = segment.starts[position + 1]
        if let account = account(name, in: index) {
          slices.append((account, .init(segment: UInt32(index), start: start, end: end)))
        } else {
          let gone = replaced[index].isEmpty ? 0 : (start..<end).count { replaced[index][Int($0)] }
          let rows = Int(end - start) - gone
          if rows > 0 { countOrphan(.activities, in: index, rows: rows) }
        }
      }
    }
    var visitors = KeyPoolBuilder()
    var visitorOfKey: [[UInt32]] = []
    var contactOfID: [[UInt32]] = []
    var contactOfEmail: [[UInt32]] = []
    for (index, segment) in segments.enumerated() {
      visitorOfKey.append(numberVisitors(of: segment, in: index, among: &visitors))
      let (byID, byEmail) = numberContacts(of: segment, in: index)
      contactOfID.append(byID)
      contactOfEmail.append(byEmail)
    }
    return ActivityIndex(
      segments: segments, slices: ByAccount(slices, accounts: accounts.count), visitorOfKey: visitorOfKey,
      visitorCount: visitors.count, contactOfID: contactOfID, contactOfEmail: contactOfEmail,
      contactCount: contactRows.count, replaced: replaced)
  }

  private func numberVisitors(of segment: ActivitySegment, in index: Int, among visitors: inout KeyPoolBuilder) -> [UInt32]
  {
    let pool = parts[index].part.pool
    var numbers = [UInt32](repeating: .max, count: segment.count == 0 ? 0 : pool.count)
    if !numbers.isEmpty { numbers[0] = 0 }
    for visitor in segment.visitors where numbers[Int(visitor.number)] == .max {
      numbers[Int(visitor.number)] = pool[visitor].withUnsafeBytes { visitors.key($0).number }
    }
    return numbers
  }

  private mutating func numberContacts(of segment: ActivitySegment, in index: Int) -> ([UInt32], [UInt32]) {
    var byID: [UInt32] = []
    var byEmail: [UInt32] = []
    let count = parts[index].part.pool.count
    for contact in segment.contacts where !contact.isNone {
      let key = Int(contact.key.number)
      if contact.isEmail {
        if byEmail.isEmpty { byEmail = Array(repeating: .max, count: count) }
        if byEmail[key] == .max { byEmail[key] = contactNumber(contact, in: index) }
      } else {
        if byID.isEmpty { byID = Array(repeating: .max, count: count) }
        if byID[key] == .max { byID[key] = contactNumber(contact, in: index) }
      }
    }
    return (byID, byEmail)
  }

  /// The contact's number + 1, or 0 where no contact has the name.
  private mutating func contactNumber(_ contact: ContactName, in index: Int) -> UInt32 {
    let number = partNames[index].number(contact, of: parts[index].part, in: &names)
    grow()
    return known(contactOfName[Int(number)]).map { UInt32($0) + 1 } ?? 0
  }

  /// Rows that a later one with the same id replaces, and rows marked deleted.
  private func replacedRows(_ segments: [ActivitySegment]) -> [[Bool]] {
    var replaced = segments.map { _ in [Bool]() }
    guard segments.contains(where: { !$0.ids.isEmpty }) else { return replaced }
    var latest: [UInt64: (segment: Int, line: UInt32, position: Int)] = [:]
    for (index, segment) in segments.enumerated() where !segment.ids.isEmpty {
      replaced[index] = Array(repeating: false, count: segment.count)
      for position in 0..<segment.count {
        let id = segment.ids[position]
        if segment.activities[position].type == Activity.deletedType { replaced[index][position] = true }
        if id == 0 { continue }
        let line = segment.lines[position]
        if let other = latest[id] {
          if (other.segment, other.line) < (index, line) {
            replaced[other.segment][other.position] = true
            latest[id] = (index, line, position)
          } else {
            replaced[index][position] = true
          }
        } else {
          latest[id] = (index, line, position)
        }
      }
    }
    return replaced
  }
}
