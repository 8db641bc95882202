import Cells
import Dashboard
import Foundation
import Metrics

/// Keys in the dashboard, from the key to the rows of the screen that are another: all but writing them.
struct Keys {
  /// The table of all accounts: opened, and sorted by the next column.
  let opening: Time
  let sorting: Time
  /// One row down in it; the median.
  let cursor: Time
  /// A letter more in the filter; the median.
  let typing: Time

  init(_ snapshot: Snapshot) {
    var options = State.Options()
    options.size = Size(120, 40)
    var state = State(options)
    _ = reduce(&state, .snapshot(snapshot, readAt: "14:03"))
    var shown = draw(state)
    /// The rows that differ are what is written to the terminal.
    func press(_ key: Cells.Key) -> Time {
      Time {
        _ = reduce(&state, .key(key))
        let next = draw(state)
        _ = (0..<next.height).filter { next.row($0) != shown.row($0) }
        shown = next
      }
    }
    opening = press(.character("A"))
    sorting = press(.character("s"))
    cursor = Keys.median((0..<301).map { _ in press(.down) })
    _ = press(.character("/"))
    typing = Keys.median(
      (0..<10).flatMap { _ in
        let times = "tier:1".map { press(.character($0)) }
        _ = press(.control("u"))
        return times
      })
  }

  private static func median(_ times: [Time]) -> Time { times.sorted()[times.count / 2] }
}
