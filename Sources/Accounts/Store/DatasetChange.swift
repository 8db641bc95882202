/// A state of the data. Two datasets have the same version only if one is a copy of the other.
final class DatasetVersion: Sendable {}

/// How a dataset differs from the one before: by activities that were added to some accounts, and nothing else.
struct DatasetChange: Sendable {
  /// The dataset before.
  var since: DatasetVersion
  /// The accounts that got activities, ascending.
  var accounts: [Int]
}
