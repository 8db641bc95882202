/// Figures that have just changed, by name; they are drawn on another background for a moment.
struct Highlights: Sendable {
  /// How long they are seen, in seconds.
  static let seconds = 2.0

  private(set) var names: Set<String> = []
  /// When they end, in seconds since the start; nil until the first tick after the change.
  private(set) var until: Double?

  /// True until a tick has said what time it is.
  var isFresh: Bool { !names.isEmpty && until == nil }

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// Takes what a new snapshot changed; what changed a moment ago stays with it.
  mutating func add(_ changes: Set<String>) {
    if changes.isEmpty { return }
    names.formUnion(changes)
    until = nil
  }

  mutating func tick(_ now: Double) {
    if isFresh { until = now + Highlights.seconds }
    if let until, until <= now { clear() }
  }

  mutating func clear() {
    names = []
    until = nil
  }
}
