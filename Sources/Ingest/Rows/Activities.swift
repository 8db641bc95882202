public import Values

/// One activity's time, type, count and whether it names a contact, in 64 bits that sort by time.
///
/// From the top: 43 bits of milliseconds since 1900-01-01 (to the year 2178; what lies outside is clamped), 6 bits of type,
/// 1 bit "names a contact", 14 bits of count, of which `Activity.manyCount` says that the count stands in `counts`.
public struct Activity: Hashable, Sendable, BitwiseCopyable {
  /// The packed form.
  public var bits: UInt64

  /// From the packed form.
  @inlinable
  public init(bits: UInt64) { self.bits = bits }

  /// Packs the parts. A `count` of `manyCount` or more is stored as `manyCount`.
  @inlinable
  public init(time: Instant, type: UInt8, namesContact: Bool, count: Int64) {
    let since = min(max(time.milliseconds &- Activity.origin, 0), Activity.lastTime)
    bits =
      UInt64(since) << 21 | UInt64(type & 63) << 15 | (namesContact ? 1 << 14 : 0)
      | UInt64(min(count, Activity.manyCount))
  }

  /// Milliseconds from 1970 back to 1900, negative.
  public static let origin: Int64 = -2_208_988_800_000
  /// The greatest time that is stored, in milliseconds since `origin`.
  public static let lastTime: Int64 = (1 << 43) - 1
  /// The count that stands for a larger one.
  public static let manyCount: Int64 = (1 << 14) - 1
  /// The type of a row marked deleted: it removes the earlier row with its id.
  public static let deletedType: UInt8 = 63

  /// When it happened.
  @inlinable
  public var time: Instant { Instant(milliseconds: Int64(bits >> 21) + Activity.origin) }
  /// The position of its type in `ActivityTypes.all`.
  @inlinable
  public var type: UInt8 { UInt8(truncatingIfNeeded: bits >> 15) & 63 }
  /// Whether the row names a contact, known or not.
  @inlinable
  public var namesContact: Bool { bits & (1 << 14) != 0 }
  /// The count, or `manyCount` where it is stored apart.
  @inlinable
  public var smallCount: Int64 { Int64(bits & 0x3FFF) }
}

/// One activity as it is read. 24 bytes, so that sorting fetches a row from one place.
public struct ActivityRow: Sendable {
  /// Time, type, contact flag and count.
  public var activity: Activity
  /// How it names its account.
  public var account: AccountName
  /// How it names its contact.
  public var contact: ContactName
  /// Its visitor; the empty key where it has none.
  public var visitor: StringID
  /// The line where its record begins, from 1.
  public var line: UInt32

  /// An activity.
  public init(activity: Activity, account: AccountName, contact: ContactName, visitor: StringID, line: UInt32) {
    self.activity = activity
    self.account = account
    self.contact = contact
    self.visitor = visitor
    self.line = line
  }
}

/// The activities of a part while it is read.
public struct UnsortedActivities: Sendable {
  /// In file order.
  public var rows: [ActivityRow] = []
  /// A 64-bit hash of each row's `activity_id` (0: none), or no elements where the file has no such column.
  ///
  /// Two of ten million ids share a hash with a probability of 3 in a million.
  public var ids: [UInt64] = []
  /// A hash of what each row without an id says in columns that are not kept, or no elements where nobody compares them.
  public var remainders: [UInt32] = []
  /// What led to each row.
  var origins = OriginCodes()
  /// Counts of `Activity.manyCount` and more, by position.
  public var counts: [Int: Int64] = [:]

  /// No activities.
  public init() {}

  /// Says what led to a row. Rows are given in their order.
  public mutating func setOrigin(_ origin: ActivityOrigin, row: Int) {
    origins.set(origins.code(of: origin).code, row: row)
  }
}
