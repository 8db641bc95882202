import Accounts
import ArgumentParser
import Cells
import Dashboard
import Ingest
import Formatting
import Foundation
import Metrics
import Live
import Logging
import Settings
import Signals
import Terminal
import Values

/// The one loop: keys, signals, ticks and new states become actions, actions change the state, and the state is drawn.
struct Watch: Sendable {
  let source: DirectoryOptions
  let scope: ScopeOptions
  let screen: ScreenOptions
  let logger: Logger
  /// What the screen calls the directory; nil: its name.
  var title: String?
  /// Whether the company is made up.
  var isMadeUp = false
  /// Called once the monitor runs, on a thread of its own: the demo's events come from there.
  var companion: (@Sendable () -> Void)?

  @MainActor
  func run() throws {
    try SystemSignal.block()
    var configuration = Configuration(directory: source.directory, config: source.config)
    if let interval = screen.interval {
      configuration.flags = [.flag("--interval", key: "interval", value: "\(interval)")]
    }
    let settings: EffectiveSettings
    do { settings = try configuration.effective() } catch { throw Failure.settings(error) }
    let directories = BaseDirectories.ofProcess()
    let themes = Themes(directories: directories)
    let keeper = SessionKeeper(directories: directories)
    let signals = SignalKeeper(source.directory, directories: directories)
    var options = try stateOptions(settings, themes, keeper)
    (options.signalLog, options.signalBaseline) = signals.load()
    options.sessionID = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    let monitor = Monitor(directory: source.directory, environment: environment(configuration))
    var request = request(settings.values)
    request.marks = options.signalLog.marks
    let notice = directories.missingHome.map { "There is no \($0): nothing is kept for the next session" }
    if options.isPlain {
      var session = PlainSession(
        options: options, keeper: keeper, signals: signals, monitor: monitor, request: request, logger: logger)
      if let companion { Thread.detachNewThread { companion() } }
      if let notice { StandardError.print("abmtop: \(notice).") }
      return try session.run()
    }
    var session = try WatchSession(
      options: options, themes: themes, keeper: keeper, signals: signals, terminal: openTerminal(), monitor: monitor,
      request: request, directory: source.directory, logger: logger)
    if let notice { session.say(notice) }
    if let companion { Thread.detachNewThread { companion() } }
    try session.run()
  }

  @MainActor
  private func openTerminal() throws -> Terminal {
    var options = Terminal.Options()
    options.mouse = !screen.noMouse
    do {
      return try Terminal(options: options)
    } catch {
      throw Failure(description: error.words, code: .noTerminal)
    }
  }

  private func request(_ values: SettingValues) -> LiveRequest {
    LiveRequest(
      period: scope.period, asOf: scope.asOf, past: scope.past, interval: values[LiveSettings.interval])
  }

  private func stateOptions(_ settings: EffectiveSettings, _ themes: Themes, _ keeper: SessionKeeper) throws
    -> State.Options
  {
    let values = settings.values
    var options = State.Options()
    options.isPlain = screen.plain || ProcessInfo.processInfo.environment["ACCESSIBLE"] == "1"
    options.glyphs = screen.ascii ? .ascii : .unicode
    options.directory = title ?? source.name
    options.symbol = MoneyFormat(currency: values[ReadSettings.currency], ascii: screen.ascii).sign
    let me = values[DashboardSettings.me]
    options.me = me.isEmpty ? nil : me
    options.crmAddress = values[DashboardSettings.crmAddress]
    options.period = scope.period.name
    options.asOf = scope.asOf
    options.filter = scope.filter
    options.interval = values[LiveSettings.interval]
    options.themes = themes.names
    options.keymap = try Keymap(settings)
    options.views = try [SessionState.View](settings)
    options.session = keeper.load()
    options.showsHints = !options.session.hasSeenHints
    options.isMadeUp = isMadeUp
    options.theme =
      screen.theme ?? (options.session.theme.isEmpty ? values[DashboardSettings.theme] : options.session.theme)
    return options
  }

  private func environment(_ configuration: Configuration) -> LiveEnvironment {
    LiveEnvironment(
      settings: {
        do {
          return .success(try configuration.live())
        } catch {
          return .failure(.settings("\(error)"))
        }
      },
      settingsFiles: configuration.files,
      today: { zone in Today.day(in: zone) },
      clock: { Today.monotonicSeconds },
      now: { Today.instant },
      workers: .threads)
  }
}

/// The clocks.
enum Today {
  /// The day it is in a zone.
  static func day(in zone: Zone) -> Day {
    zone.day(of: instant)
  }

  /// The time that it is.
  static var instant: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }

  /// The time of day in a zone: `14:03`.
  static func time(in zone: Zone) -> String {
    let now = Int64(Date().timeIntervalSince1970)
    let seconds = ((now + zone.offset(atSeconds: now)) % 86_400 + 86_400) % 86_400
    return "\(padded(seconds / 3_600)):\(padded(seconds / 60 % 60))"
  }

  private static func padded(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }

  /// Seconds on a clock that only goes forward.
  static var monotonicSeconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}

extension TerminalError {
  /// What is wrong and what to do, in one sentence.
  var words: String {
    switch self {
    case .inputIsNoTerminal, .outputIsNoTerminal:
      "the dashboard needs a terminal; `abmtop report DIR` prints the figures without one."
    case .unknownTerminal(let type):
      "the terminal type \(type.map { "“\($0)”" } ?? "(TERM is not set)") is unknown here: try TERM=xterm-256color."
    case .dumbTerminal(let type): "a terminal of the type “\(type)” cannot show a dashboard: try `abmtop --plain DIR`."
    case .system(let call, let code): "\(call) failed: \(String(cString: strerror(code)))."
    }
  }
}
