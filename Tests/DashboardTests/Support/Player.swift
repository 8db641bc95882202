import Accounts
import Cells
import Dashboard
import Metrics
import Synchronization
import Testing

/// A session without a terminal: keys in, screens and effects out.
struct Player {
  var state: State
  var effects: [Effect] = []

  /// A session that shows the company, its trends included.
  init(
    _ width: Int = 120, _ height: Int = 40, ascii: Bool = false, snapshot: Snapshot? = Company.standard,
    configure: (inout State.Options) -> Void = { _ in }
  ) throws {
    var options = State.Options()
    options.size = Size(width, height)
    options.glyphs = Glyphs(ascii: ascii)
    options.directory = "acme-gtm"
    options.themes = ["dark", "light"]
    configure(&options)
    state = State(options)
    if let snapshot { send(.snapshot(snapshot, readAt: "14:03")) }
  }

  /// Sends an action, and trends where they are asked for.
  mutating func send(_ action: Action) {
    let new = reduce(&state, action)
    effects += new
    for case .computeTrends(let figures, let snapshot, let generation) in new {
      effects += reduce(&state, .figures(Trends.added(to: figures, of: snapshot), generation: generation))
    }
  }

  /// Types keys: names as the settings write them, one a word; what is no name is typed as it is.
  mutating func type(_ keys: String) {
    for word in keys.split(separator: " ").map(String.init) {
      if let key = Cells.Key(name: word) {
        send(.key(key))
      } else {
        for character in word { send(.key(.character(character))) }
      }
    }
  }

  /// The screen as text.
  var screen: String { draw(state).text }

  /// The lines of the screen.
  var lines: [String] { draw(state).lines }

  /// A line of the screen, from 0.
  func line(_ index: Int) -> String {
    let lines = draw(state).lines
    return lines.indices.contains(index) ? lines[index] : ""
  }

  /// Effects since the last look.
  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }
}

/// Figures with their trends, computed once: most sessions begin with the same ones of the same company.
private enum Trends {
  /// Snapshots are kept with their figures, so that no other can have its facts in the same place.
  private static let known = Mutex<[(snapshot: Snapshot, figures: Figures)]>([])

  static func added(to figures: Figures, of snapshot: Snapshot) -> Figures {
    let place = self.place(snapshot)
    let same = known.withLock { known in
      known.first {
        self.place($0.snapshot) == place && $0.snapshot.period.now == snapshot.period.now
          && $0.figures.set == figures.set
      }
    }
    if let same, !snapshot.facts.isEmpty { return same.figures }
    var figures = figures
    snapshot.addTrends(to: &figures)
    known.withLock { known in
      if known.count < 100 && !snapshot.facts.isEmpty { known.append((snapshot, figures)) }
    }
    return figures
  }

  private static func place(_ snapshot: Snapshot) -> Int {
    snapshot.facts.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
  }
}
