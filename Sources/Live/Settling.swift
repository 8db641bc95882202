internal import Ingest

/// A new state of a path that is seen but does not count yet: it has to stay the same for a while.
struct Settling {
  /// The state, nil where the file is gone.
  var identity: FileIdentity?
  /// Since when it has been the same, in seconds on the monitor's clock.
  var since: Double
  /// When the path first left the state that counts.
  let first: Double
  /// Whether the file grew, but not by an append alone.
  var isRewrite = false

  /// How many seconds longer a file may change before it is taken as it is: a writer that never rests starves nobody.
  static let patience = 0.6

  init(_ identity: FileIdentity?, now: Double) {
    self.identity = identity
    since = now
    first = now
  }

  /// Notes the state that is seen now.
  mutating func see(_ identity: FileIdentity?, now: Double) {
    if identity == self.identity { return }
    self.identity = identity
    since = now
  }

  /// Whether it has been the same for `quiet` seconds, or has changed for so long that it is taken anyway.
  func hasSettled(now: Double, quiet: Double) -> Bool {
    rests(now: now, quiet: quiet) || isOverdue(now: now, quiet: quiet)
  }

  /// Whether it has been the same for `quiet` seconds.
  func rests(now: Double, quiet: Double) -> Bool { now - since >= quiet - Settling.slack }

  /// Whether it has changed for too long to wait any more.
  func isOverdue(now: Double, quiet: Double) -> Bool { now - first >= quiet + Settling.patience - Settling.slack }

  /// When it will have been the same long enough, if it stays so.
  func due(quiet: Double) -> Double { min(since + quiet, first + quiet + Settling.patience) }

  /// Times are sums of doubles: a look at the very moment that was asked for must not come too early.
  private static let slack = 1e-6
}
