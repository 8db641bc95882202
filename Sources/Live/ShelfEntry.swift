internal import Ingest
internal import Accounts
internal import Values

/// A file in force.
struct ShelfEntry {
  /// The last good reading, or what became of the file where there never was one.
  var reading: FileReading
  /// The state that was read; nil where nothing could be, or where it must be read again.
  var identity: FileIdentity?
  /// When that state was first seen, in seconds on the monitor's clock: an open end counts some time later.
  var seen: Double
  /// When what is in force was read; nil where nothing is.
  var read: FileHealth.Reading?
  /// Why the newest state could not be read.
  var failure: Failure?
  /// A newer state that does not count yet.
  var settling: Settling?
  /// Whether it is read again whatever its state is.
  var mustBeRead = false

  /// A state that could not be read.
  struct Failure {
    var reason: String
    /// nil where the file could not even be examined.
    var identity: FileIdentity?
    /// When it is tried again though it looks the same, and how long after that.
    var retryAt: Double
    var wait: Double

    /// The same file is not tried more often than this many seconds apart, once it has failed for a while: a damaged file of
    /// a gigabyte must not keep a processor busy.
    private static let longestWait = 60.0

    init(_ reason: String, identity: FileIdentity?, now: Double) {
      self.reason = reason
      self.identity = identity
      wait = 1
      retryAt = now + wait
    }

    /// The same state failed again.
    mutating func failedAgain(_ reason: String, now: Double) {
      self.reason = reason
      wait = min(wait * 2, Failure.longestWait)
      retryAt = now + wait
    }
  }

  /// Whether its rows count.
  var isRead: Bool { reading.outcome == .read }
}
