/// A state of the data. Two datasets have the same version only if one is a copy of the other.
final class DatasetVersion: Sendable {}

/// How a dataset differs from the one before: by what some accounts have, and nothing else.
struct DatasetChange: Sendable {
  /// The dataset before.
  var since: DatasetVersion
  /// The accounts whose rows are others, ascending.
  var accounts: [Int]
  /// Visitors some of whose rows are gone: what is known of them is made up again. All accounts that they were seen at
  /// are among `accounts`.
  var lostVisitors: Set<UInt32> = []
  /// Whether the other tables are as they were.
  var isOfActivitiesAlone = true
}
