public import Accounts
public import Ingest
public import Metrics
public import Signals
public import Values

/// The settings that the monitor works by.
public struct LiveSettings: Sendable, Hashable {
  /// How bytes become rows.
  public var read = ReadRules()
  /// How rows become facts.
  public var accounts = AccountRules()
  /// The month 1–12 in which the fiscal year begins.
  public var fiscalYearStart = MetricSettings.fiscalYearStart.standard
  /// All of them, for what measures by them beside the figures.
  public var values = SettingValues()

  /// What the analyses go by.
  public var analyses = AnalysisRules()

  /// What is a signal.
  public var signals = SignalRules()

  /// The defaults.
  public init() {}

  /// The rules that the settings give.
  public init(_ settings: SettingValues) {
    analyses = AnalysisRules(settings)
    read = ReadRules(settings)
    accounts = AccountRules(settings)
    fiscalYearStart = settings[MetricSettings.fiscalYearStart]
    values = settings
    signals = SignalRules(settings)
  }

  /// Seconds between two looks at the directory.
  public static let interval = Setting.number(
    "interval", 0.1...3_600, default: 1,
    "Seconds between two looks at the directory; where the system tells of changes, they are seen at once.")
}

/// What the monitor needs beside the directory. The program passes the real one, a test its own.
public struct LiveEnvironment: Sendable {
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
  /// How much memory the files may come to.
  public var memory = MemoryLimit.ofProcess()

  /// An environment.
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

/// Something that the user has to know beside what the files say.
public enum LiveFault: Error, Hashable, Sendable {
  /// The directory cannot be read: `errno`. What was last read of it is shown, where something was.
  case directory(String, code: Int32, isShown: Bool)
  /// The directory's files need more memory than there is. What was last read of it is shown, where something was.
  case memory(String, MemoryLimit.Excess, isShown: Bool)
  /// The settings are wrong: what their reader said.
  case settings(String)
}

/// The settings in force, and whether their files have changed since. Bad ones leave the old ones in force.
struct SettingsWatcher {
  private let environment: LiveEnvironment
  private var state: [FileIdentity?]
  /// The last good ones.
  private(set) var current = LiveSettings()
  /// What is wrong with the newest ones.
  private(set) var fault: LiveFault?

  /// Reads the settings for the first time.
  init(_ environment: LiveEnvironment) {
    self.environment = environment
    state = SettingsWatcher.state(of: environment)
    read()
  }

  /// Whether one of the files has changed since it was read.
  var haveChanged: Bool { SettingsWatcher.state(of: environment) != state }

  /// Reads them again if one of the files has changed.
  mutating func load() {
    let now = SettingsWatcher.state(of: environment)
    if now == state { return }
    state = now
    read()
  }

  private mutating func read() {
    switch environment.settings() {
    case .failure(let failure): fault = failure
    case .success(let settings):
      fault = nil
      current = settings
    }
  }

  private static func state(of environment: LiveEnvironment) -> [FileIdentity?] {
    environment.settingsFiles.map { FileIdentity(path: $0) }
  }
}
