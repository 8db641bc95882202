public import Accounts
public import Ingest
public import Values

/// The settings that the monitor works by.
public struct LiveSettings: Sendable, Hashable {
  /// How bytes become rows.
  public var read = ReadRules()
  /// How rows become facts.
  public var accounts = AccountRules()
  /// The month 1–12 in which the fiscal year begins.
  public var fiscalYearStart = 1

  /// The defaults.
  public init() {}
}

/// What the monitor needs of the world beside the directory. The program gives the real one, a test its own.
public struct LiveWorld: Sendable {
  /// The settings as configured now, or what is wrong with them, in words with file and line.
  public var settings: @Sendable () -> Result<LiveSettings, LiveFault>
  /// Files whose change makes the settings be read again, as absolute paths.
  public var settingsFiles: [String]
  /// The day it is, in a zone.
  public var today: @Sendable (Zone) -> Day
  /// Seconds on a clock that only goes forward.
  public var clock: @Sendable () -> Double
  /// The time of day that it is, everywhere.
  public var now: @Sendable () -> Instant
  /// Threads for heavy work.
  public var workers: Workers

  /// A world.
  public init(
    settings: @escaping @Sendable () -> Result<LiveSettings, LiveFault>, settingsFiles: [String],
    today: @escaping @Sendable (Zone) -> Day, clock: @escaping @Sendable () -> Double,
    now: @escaping @Sendable () -> Instant, workers: Workers
  ) {
    self.settings = settings
    self.settingsFiles = settingsFiles
    self.today = today
    self.clock = clock
    self.now = now
    self.workers = workers
  }
}

/// Something that the user has to know, in words.
public struct LiveFault: Error, Hashable, Sendable {
  /// One sentence: what is wrong, where, and what happens now.
  public var message: String

  /// A fault.
  public init(_ message: String) { self.message = message }
}
