/// Activities sorted by account name.
struct SortedActivities {
  var names: [AccountName] = []
  var starts: [UInt32] = [0]
  var activities = FixedColumn<Activity>()
  var contacts = FixedColumn<ContactName>()
  var visitors = FixedColumn<Key>()
  var lines: [UInt32] = []
  var ordinals: [UInt32] = []
  var ids: [UInt64] = []
  var largeCounts: [UInt32: Int64] = [:]
  /// Whether the rows of every name ascend in time.
  var isChronological = true
}
