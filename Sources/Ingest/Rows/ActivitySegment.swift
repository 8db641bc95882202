internal import Values

/// The activities of one part, sorted by how they name their account, in file order within a name.
///
/// The part that was read is the segment: nothing is merged when a file grows, and accounts that change move no row.
/// 20 bytes a row with contacts and visitors, 28 with ids; 2 more where the file says what led to its rows.
public struct ActivitySegment: Sendable {
  /// The columns: shared by every dataset that has the part, never copied.
  public let columns: Columns
  /// What to add to `Columns.lines` for lines of the file.
  var lineShift: UInt32 = 0

  /// Columns of equal count.
  public final class Columns: Sendable {
    /// The distinct names, in the order of `starts`.
    public let names: [AccountName]
    /// Where the rows of each name begin, and, last, where the last ones end.
    public let starts: [UInt32]
    /// Time, type, contact flag and count.
    public let activities: FixedColumn<Activity>
    /// How each names its contact; no elements where no row names one.
    public let contacts: FixedColumn<ContactName>
    /// The visitors of the rows; no elements where no row has one.
    public let visitors: FixedColumn<StringID>
    /// The line where each record begins, counted from the part's beginning.
    public let lines: [UInt32]
    /// The place of each row among those that were read; no elements where each record begins on a line of its own.
    public let ordinals: [UInt32]
    /// Hashes of `activity_id` (0: none), or no elements where the file has none.
    public let ids: [UInt64]
    /// A hash of what each row without an id says in columns that are not kept (its page, its channel); no elements where they say
    /// nothing, or nobody compares rows.
    public let remainders: [UInt32]
    /// What led to each row, as positions in `distinctOrigins`; no elements where no row says it.
    public let origins: FixedColumn<UInt16>
    /// The distinct origins; the first says nothing.
    public let distinctOrigins: [ActivityOrigin]
    /// Counts too large for `Activity`, by position.
    public let largeCounts: [UInt32: Int64]
    /// Whether the rows of every name ascend in time, as they do in a file that does.
    public let isChronological: Bool

    init(_ sorted: SortedActivities) {
      names = sorted.names
      starts = sorted.starts
      activities = sorted.activities
      contacts = sorted.contacts
      visitors = sorted.visitors
      lines = sorted.lines
      ordinals = sorted.ordinals
      ids = sorted.ids
      remainders = sorted.remainders
      origins = sorted.origins
      distinctOrigins = sorted.distinctOrigins
      largeCounts = sorted.largeCounts
      isChronological = sorted.isChronological
    }

    /// Whether a row stands before another in the file.
    public func stands(_ row: Int, before other: Int) -> Bool {
      if lines[row] != lines[other] || ordinals.isEmpty { return lines[row] < lines[other] }
      return ordinals[row] < ordinals[other]
    }
  }

  /// No activities.
  public static let empty = ActivitySegment(columns: Columns(SortedActivities()))

  init(columns: Columns) { self.columns = columns }

  /// How many rows there are, rows marked deleted included.
  public var count: Int { columns.activities.count }
  /// The line of the file where a row begins, from 1.
  public func line(at position: Int) -> UInt32 { columns.lines[position] &+ lineShift }

  /// The count of a row.
  public func count(at position: Int) -> Int64 {
    let small = columns.activities[position].smallCount
    return small < Activity.manyCount ? small : columns.largeCounts[UInt32(position)] ?? small
  }
}

extension Part {
  /// Sorts the activities that were read into `segment` and lets go of their unsorted columns.
  ///
  /// - Parameter texts: how many texts its pool has.
  /// - Complexity: O(rows + texts).
  public mutating func sealActivities(texts: Int) {
    var sorter = ActivitySorter()
    sealActivities(texts: texts, &sorter)
  }

  /// The same, with a sorter that was used before.
  mutating func sealActivities(texts: Int, _ sorter: inout ActivitySorter) {
    if activities.rows.isEmpty {
      sorter.reclaimBuffer(of: &activities)
    } else {
      segment = ActivitySegment(columns: .init(sorter.sort(&activities, texts: texts)))
    }
  }
}

extension UnsortedActivities {
  /// Adds the rows of a segment, in file order.
  ///
  /// - Parameter key: gives the key in the new pool of a key in the segment's.
  mutating func append(_ segment: ActivitySegment, key: (StringID) -> StringID) {
    let columns = segment.columns
    var order = Array(0..<segment.count)
    order.sort { columns.stands($0, before: $1) }
    var names = [AccountName](repeating: .none, count: segment.count)
    for (position, name) in columns.names.enumerated() {
      let joined = AccountName(name.kind, key(name.key))
      for row in columns.starts[position]..<columns.starts[position + 1] { names[Int(row)] = joined }
    }
    let joinedOrigins = columns.distinctOrigins.map { origin in
      origins.code(
        of: ActivityOrigin(campaign: key(origin.campaign), channel: key(origin.channel), page: key(origin.page))
      ).code
    }
    func contact(_ row: Int) -> ContactName {
      let name = columns.contacts.isEmpty ? .none : columns.contacts[row]
      return name.isNone ? name : name.isEmail ? ContactName(email: key(name.key)) : ContactName(id: key(name.key))
    }
    for row in order {
      let count = segment.count(at: row)
      if count >= Activity.manyCount { counts[rows.count] = count }
      rows.append(
        ActivityRow(
          activity: columns.activities[row], account: names[row], contact: contact(row),
          visitor: columns.visitors.isEmpty ? .empty : key(columns.visitors[row]), line: segment.line(at: row)))
      if !columns.origins.isEmpty { origins.set(joinedOrigins[Int(columns.origins[row])], row: rows.count - 1) }
      if !columns.ids.isEmpty { ids.append(columns.ids[row]) }
      if !columns.remainders.isEmpty {
        // Of the segments before, some may have had none.
        remainders += repeatElement(0, count: rows.count - 1 - remainders.count)
        remainders.append(columns.remainders[row])
      }
    }
  }
}

extension Part {
  /// Whether it has nothing but activities and what was wrong with them.
  public var isOnlyActivities: Bool {
    accounts.isEmpty && contacts.isEmpty && opportunities.isEmpty && contracts.isEmpty && spend.isEmpty
      && intent.isEmpty && relationships.isEmpty && nps.isEmpty && history.isEmpty
  }

  /// Parts of nothing but activities, that follow each other in a file, as one.
  init(joining parts: some Collection<Part>) {
    var texts = StringPoolBuilder()
    self.init(pool: .empty)
    for part in parts {
      activities.append(part.segment) { key in part.pool[key].withUnsafeBytes { texts.key($0) } }
      problems += part.problems
      unlistedProblems += part.unlistedProblems
      deleted.merge(part.deleted, uniquingKeysWith: +)
      removers += part.removers
      notes.merge(part.notes, uniquingKeysWith: +)
    }
    pool = texts.sealed()
    sealActivities(texts: pool.count)
  }
}
