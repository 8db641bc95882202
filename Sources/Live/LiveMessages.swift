public import Exports
public import KPIs

/// What the screen asks of the monitor. The newest request holds; what it does not say stays as it was.
public struct LiveRequest: Sendable, Hashable {
  /// P.
  public var period: Period
  /// T; nil: today, moving at midnight.
  public var asOf: Day?
  /// Changes are counted but not taken.
  public var isPaused = false
  /// Seconds between two looks at the directory.
  public var interval: Double
  /// Counts up with every wish to read everything again now.
  public var readAgain = 0
  /// The monitor ends.
  public var stops = false

  /// A request.
  public init(period: Period = .quarterToDate, asOf: Day? = nil, interval: Double = 1) {
    self.period = period
    self.asOf = asOf
    self.interval = interval
  }
}

/// How far reading has come.
public struct LiveProgress: Sendable, Hashable {
  public var bytesRead: Int64 = 0
  public var bytesTotal: Int64 = 0
  public var rows = 0
  public var filesRead = 0
  public var filesTotal = 0

  /// Nothing read yet.
  public init() {}

  /// The share of the bytes that is read, 0–1.
  public var fraction: Double { bytesTotal == 0 ? 0 : min(1, Double(bytesRead) / Double(bytesTotal)) }
}

/// What the monitor tells the screen: always the newest whole state.
public struct LiveUpdate: Sendable {
  /// The newest state of the directory; nil before the first.
  public var snapshot: Snapshot?
  /// Counts up with every snapshot.
  public var generation = 0
  /// While files are read for the first time.
  public var progress: LiveProgress?
  /// Changes that wait while paused.
  public var waiting = 0
  /// What stands in the way: a directory that cannot be read, bad settings. Most important first.
  public var faults: [LiveFault] = []
  /// Whether the directory gives no table at all.
  public var isEmpty = false
  /// Seconds that the last refresh took.
  public var refreshSeconds = 0.0

  /// Nothing yet.
  public init() {}
}
