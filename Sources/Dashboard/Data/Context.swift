internal import Accounts
internal import Cells
internal import Values
internal import Metrics

/// The data that a screen shows, and how it words it: what drawing works from once there is a snapshot.
struct Context: Sendable {
  let snapshot: Snapshot
  let figures: Figures
  /// By the id of the KPI, newest first; empty until they have come.
  let trends: [String: [Double?]]
  let words: FigureText

  var glyphs: Glyphs { words.glyphs }
  /// T.
  var asOf: Day { snapshot.asOf }

  func account(_ position: Int) -> Account { snapshot.dataset.accounts[position] }
  func facts(_ position: Int) -> AccountFacts { snapshot.facts[position] }
}

extension State {
  /// The data, where there is some.
  var context: Context? {
    guard let snapshot, let figures else { return nil }
    return Context(snapshot: snapshot, figures: figures, trends: trends, words: words)
  }
}
