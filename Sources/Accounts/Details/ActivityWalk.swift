internal import Ingest
public import Values

/// Walks through the activities of accounts, for what counts them otherwise than the facts do.
public struct ActivityWalk {
  private let index: ActivityIndex
  private let sources: [SegmentRows]
  private let zone: Zone

  /// Of a dataset.
  public init(_ dataset: Dataset) {
    index = dataset.activities
    sources = dataset.activities.sources
    zone = dataset.zone
  }

  /// Calls with every activity in force of an account: its day, the position of its type among `Dataset.types`, and how many
  /// it stands for. In no order.
  ///
  /// - Complexity: O(activities of the account).
  public func forEach(of account: Int, _ body: (_ day: Day, _ type: Int, _ count: Int64) -> Void) {
    // The columns that the sources look at live as long as the index.
    withExtendedLifetime(index) {
      index.forEachSlice(of: account) { slice in
        let source = sources[Int(slice.segment)]
        for row in slice.rows where !source.isReplaced(row) {
          let activity = source.activity(at: row)
          var count = activity.smallCount
          if count >= Activity.manyCount {
            count = index.segments[Int(slice.segment)].columns.largeCounts[UInt32(row)] ?? count
          }
          body(zone.day(of: activity.time), Int(activity.type), count)
        }
      }
    }
  }
}
