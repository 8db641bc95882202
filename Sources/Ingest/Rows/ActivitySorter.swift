internal import Tabular
internal import Values

/// Sorts activities by account name: a stable counting sort. Its memory is used again for the next ones.
struct ActivitySorter {
  private var rows: [ActivityRow] = []
  /// By row: the number of its name.
  private var dense: [UInt32] = []
  /// By position in the sorted order: the row.
  private var order: [UInt32] = []

  /// Hands over the memory of rows that were sorted.
  mutating func moveBuffer(to unsorted: inout UnsortedActivities) { swap(&rows, &unsorted.rows) }

  /// Keeps the memory of rows that are not needed.
  mutating func reclaimBuffer(of unsorted: inout UnsortedActivities) {
    rows = []
    swap(&rows, &unsorted.rows)
    rows.removeAll(keepingCapacity: true)
  }

  /// Sorts rows and lets go of them.
  ///
  /// - Parameter texts: how many texts the part's pool has.
  mutating func sort(_ unsorted: inout UnsortedActivities, texts: Int) -> SortedActivities {
    var sorted = SortedActivities()
    number(unsorted.rows, &sorted, texts: texts)
    // The rows come in file order: a JSON array often is one line.
    if zip(unsorted.rows, unsorted.rows.dropFirst()).contains(where: { $0.line == $1.line }) { sorted.ordinals = order }
    scatter(unsorted.rows, &sorted)
    sorted.isChronological = ActivitySorter.isChronological(sorted)
    reclaimBuffer(of: &unsorted)
    if !unsorted.ids.isEmpty {
      precondition(unsorted.ids.count == order.count, "every row has an id, or none has")
      sorted.ids = order.map { unsorted.ids[Int($0)] }
    }
    unsorted.ids = []
    if unsorted.remainders.contains(where: { $0 != 0 }) {
      // The last rows of several segments may have none.
      unsorted.remainders += repeatElement(0, count: order.count - unsorted.remainders.count)
      sorted.remainders = order.map { unsorted.remainders[Int($0)] }
    }
    unsorted.remainders = []
    sorted.origins = unsorted.origins.ordered(order)
    if !sorted.origins.isEmpty { sorted.distinctOrigins = unsorted.origins.distinct }
    unsorted.origins = OriginCodes()
    if !unsorted.counts.isEmpty {
      for (position, row) in order.enumerated() {
        if let large = unsorted.counts[Int(row)] { sorted.largeCounts[UInt32(position)] = large }
      }
    }
    unsorted.counts = [:]
    return sorted
  }

  /// Fills in `names` and `starts`, and the order of the rows.
  private mutating func number(_ rows: [ActivityRow], _ sorted: inout SortedActivities, texts: Int) {
    // A dense number for each name, in the order of first appearance.
    var denseOf = Array(repeating: [UInt32](), count: AccountName.Kind.allCases.count)
    var sizes: [UInt32] = []
    dense.removeAll(keepingCapacity: true)
    dense.reserveCapacity(rows.count)
    for row in rows {
      let name = row.account
      let kind = Int(name.kind.rawValue)
      if denseOf[kind].isEmpty { denseOf[kind] = Array(repeating: .max, count: texts) }
      var number = denseOf[kind][Int(name.key.number)]
      if number == .max {
        number = UInt32(sorted.names.count)
        denseOf[kind][Int(name.key.number)] = number
        sorted.names.append(name)
        sizes.append(0)
      }
      sizes[Int(number)] += 1
      dense.append(number)
    }
    sorted.starts.reserveCapacity(sizes.count + 1)
    for size in sizes { sorted.starts.append(sorted.starts[sorted.starts.count - 1] + size) }
    var next = sorted.starts
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: repeatElement(0, count: rows.count))
    for row in dense.indices {
      let number = Int(dense[row])
      order[Int(next[number])] = UInt32(truncatingIfNeeded: row)
      next[number] &+= 1
    }
  }

  private static func isChronological(_ sorted: SortedActivities) -> Bool {
    var descents = 0
    for row in sorted.activities.indices.dropFirst() {
      descents &+= sorted.activities[row].bits >> 21 < sorted.activities[row - 1].bits >> 21 ? 1 : 0
    }
    if descents == 0 { return true }
    // Between names times may fall.
    for start in sorted.starts.dropFirst().dropLast() {
      let row = Int(start)
      descents -= sorted.activities[row].bits >> 21 < sorted.activities[row - 1].bits >> 21 ? 1 : 0
    }
    return descents == 0
  }

  /// Writes the columns of the rows in their order: each is asked for before its turn, as it lies anywhere.
  private func scatter(_ rows: [ActivityRow], _ sorted: inout SortedActivities) {
    let count = order.count
    var (hasContacts, hasVisitors) = (false, false)
    sorted.activities = FixedColumn(count: count) { activities in
      sorted.contacts = FixedColumn(count: count) { contacts in
        sorted.visitors = FixedColumn(count: count) { visitors in
          sorted.lines = [UInt32](unsafeUninitializedCapacity: count) { lines, lineCount in
            rows.withUnsafeBufferPointer { rows in
              for position in 0..<count {
                if position + 16 < count, let base = rows.baseAddress {
                  prefetchCacheLine(base + Int(order[position + 16]))
                }
                let row = rows[Int(order[position])]
                activities.initializeElement(at: position, to: row.activity)
                contacts.initializeElement(at: position, to: row.contact)
                visitors.initializeElement(at: position, to: row.visitor)
                lines.initializeElement(at: position, to: row.line)
                hasContacts = hasContacts || !row.contact.isNone
                hasVisitors = hasVisitors || !row.visitor.isEmpty
              }
            }
            lineCount = count
          }
        }
      }
    }
    if !hasContacts { sorted.contacts = FixedColumn() }
    if !hasVisitors { sorted.visitors = FixedColumn() }
  }
}

/// Activities sorted by account name.
struct SortedActivities {
  var names: [AccountName] = []
  var starts: [UInt32] = [0]
  var activities = FixedColumn<Activity>()
  var contacts = FixedColumn<ContactName>()
  var visitors = FixedColumn<StringID>()
  var lines: [UInt32] = []
  var ordinals: [UInt32] = []
  var ids: [UInt64] = []
  var remainders: [UInt32] = []
  var origins = FixedColumn<UInt16>()
  var distinctOrigins: [ActivityOrigin] = []
  var largeCounts: [UInt32: Int64] = [:]
  /// Whether the rows of every name ascend in time.
  var isChronological = true
}
