import Accounts
import ArgumentParser
import Cells
import Dashboard
import Foundation
import Forecast
import Ingest
import Live
import Logging
import Metrics
import Synchronization
import Terminal
import Values

/// The dashboard while it is on screen.
@MainActor
struct WatchSession: ~Copyable {
  private var state: State
  private let themes: Themes
  private let keeper: SessionKeeper
  private let signalKeeper: SignalKeeper
  private var terminal: Terminal
  private let monitor: Monitor
  private var request: LiveRequest
  private var theme: Theme
  private var themeState: ThemeWatch
  private var generation = -1
  private var faults: [LiveFault] = []
  private let directory: String
  private let logger: Logger
  /// The update that was shown last.
  private var update: LiveUpdate?
  /// Which signals are shown.
  private var shownSignals = 0
  private let start = Today.monotonicSeconds
  /// Trends that were computed off this thread; they signal the monitor's descriptor.
  private let trends: Mailbox<ComputedTrends>
  private let trendWork = TrendWork()
  private var isOver = false

  init(
    options: State.Options, themes: Themes, keeper: SessionKeeper, signals: SignalKeeper,
    terminal: consuming Terminal, monitor: Monitor, request: LiveRequest, directory: String, logger: Logger
  ) {
    var options = options
    options.size = terminal.size
    if !terminal.isUTF8 { options.glyphs = .ascii }
    self.themes = themes
    self.keeper = keeper
    signalKeeper = signals
    self.monitor = monitor
    self.request = request
    self.directory = directory
    self.logger = logger
    let (theme, fault) = themes.load(options.theme)
    self.theme = theme
    themeState = ThemeWatch(themes, name: options.theme)
    trends = Mailbox(signalling: monitor.updates.descriptor)
    state = State(options)
    self.terminal = terminal
    if let fault { _ = reduce(&state, .notice(fault)) }
  }

  /// Shows a text for a moment.
  mutating func say(_ notice: String) { _ = reduce(&state, .notice(notice)) }

  mutating func run() throws {
    draw()
    guard monitor.start(request) else { throw Failure(description: "the system gives no thread.", code: .failure) }
    let loop = try EventLoop(mailbox: monitor.updates.descriptor)
    while !isOver {
      let wake = loop.wait(milliseconds: timeout)
      act(.tick(now))
      for signal in wake.signals { handle(signal) }
      if wake.inputEnded { isOver = true }
      // Also without input: an Esc is a key once nothing has followed it for long enough.
      for key in terminal.readKeys() { act(.key(key)) }
      receiveMessages()
      checkTheme()
      if !isOver { draw() }
    }
    keeper.save(state.session)
    if let baseline = state.signalsAtLeaving { signalKeeper.save(baseline) }
    var last = request
    last.stops = true
    monitor.requests.put(last)
  }

  /// Seconds since the start.
  private var now: Double { Today.monotonicSeconds - start }

  /// Milliseconds to the next tick, or to the next look at the theme's file.
  private var timeout: Int? {
    let tick = state.nextTick.map { max(0, Int((($0 - now) * 1_000).rounded(.up))) }
    let theme = themeState.isWatching ? 1_000 : nil
    return [tick, theme, terminal.millisecondsToKeys].compactMap { $0 }.min()
  }

  private mutating func draw() {
    let frame = Dashboard.frame(state)
    terminal.draw(frame.grid, theme: theme, mode: terminal.colourMode, cursor: frame.cursor)
  }

  private mutating func act(_ action: Action) {
    for effect in reduce(&state, action) { perform(effect) }
  }

  private mutating func handle(_ signal: SystemSignal) {
    switch signal {
    case .terminate, .hungUp, .interrupt: isOver = true
    case .suspend: suspend()
    case .continued: terminal.resume()
    case .resized: break
    }
    if signal == .resized || signal == .continued || signal == .suspend {
      terminal.resize()
      act(.resized(width: terminal.size.width, height: terminal.size.height))
    }
  }

  private mutating func suspend() {
    terminal.suspend()
  }

  /// Opens a file of the directory in the user's editor, which has the terminal meanwhile.
  private mutating func edit(_ path: String, _ line: Int) {
    guard let editor = Editor.ofProcess else {
      return act(.notice("Set EDITOR to open it: \(path):\(line)"))
    }
    let file = directory + "/" + path
    guard FileManager.default.fileExists(atPath: file) else {
      return act(.notice("\(path):\(line) is in no file of its own that an editor could open."))
    }
    terminal.release()
    let status = editor.open(file, line: line)
    terminal.resume()
    act(.resized(width: terminal.size.width, height: terminal.size.height))
    if status != 0 { act(.notice("\(editor.command) ended with \(status)")) }
  }

  private mutating func receiveMessages() {
    if let update = monitor.updates.receiveNewest() { show(update) }
    if let computed = trends.receiveNewest() {
      act(.figures(computed.figures, generation: computed.generation))
      if computed.isLast { act(.landing(computed.landing, generation: computed.generation)) }
    }
  }

  private mutating func show(_ update: LiveUpdate) {
    logger.refreshed(update, after: self.update)
    self.update = update
    if update.faults != faults {
      faults = update.faults
      let words = faults.map { inShort($0.message) }
      if update.snapshot == nil, let first = words.first { act(.failed(first)) } else { act(.faults(words)) }
    }
    act(.waiting(update.waiting))
    if let snapshot = update.snapshot, update.generation != generation {
      generation = update.generation
      act(.snapshot(snapshot, signals: update.signals, readAt: Today.time(in: snapshot.dataset.zone)))
      shownSignals = update.signalsRevision
      act(.signals(update.currentSignals))
    } else if update.signalsRevision != shownSignals {
      shownSignals = update.signalsRevision
      act(.signals(update.currentSignals))
    } else if var progress = update.progress, update.snapshot == nil {
      // The first percent or two say little of the rest.
      if let share = progress.fraction, share > 0.02 { progress.secondsLeft = now * (1 - share) / share }
      act(.loading(progress))
    }
  }

  /// A message with paths below the directory as the title calls them: a banner has one line.
  private func inShort(_ message: String) -> String {
    let name = URL(filePath: directory).standardizedFileURL.lastPathComponent
    return message.replacing(directory + "/", with: "").replacing(directory, with: name)
  }

  private mutating func checkTheme() {
    guard themeState.hasChanged() else { return }
    let (fresh, fault) = themes.load(themeState.name)
    if let fault {
      act(.notice(fault))
    } else {
      theme = fresh
      act(.themeChanged(themeState.name))
    }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .quit: isOver = true
    case .suspend: suspend()
    case .redraw:
      terminal.redraw()
    case .request(let change):
      request.apply(change)
      monitor.requests.put(request)
    case .computeTrends(let figures, let snapshot, let generation):
      trendWork.start(figures, of: snapshot, generation: generation, into: trends)
    case .edit(let path, let line): edit(path, line)
    case .copy(let text):
      act(.notice(terminal.copy(text).words))
    case .write(let path, let contents):
      act(.notice(FileWriter.write(contents, to: path)))
    case .writeBytes(let path, let bytes): act(.notice(FileWriter.write(bytes, to: path)))
    case .setTheme(let name):
      let (fresh, fault) = themes.load(name)
      if let fault {
        act(.notice(fault))
      } else {
        theme = fresh
        themeState = ThemeWatch(themes, name: name)
      }
    case .title(let title): terminal.setTitle(title)
    case .saveSession(let session): keeper.save(session)
    case .appendSignals(let events): if let fault = signalKeeper.append(events) { act(.notice(fault)) }
    case .saveSignals(let baseline): signalKeeper.save(baseline)
    case .bell: terminal.beep()
    }
  }
}

extension Copied {
  /// What became of a copy, for the notice.
  var words: String {
    switch self {
    case .sent: "copied (as far as the terminal allows it)"
    case .nothing: "there is nothing to copy here"
    case .tooLarge(let bytes, let most): "too large to copy: \(bytes) bytes, terminals take \(most)"
    }
  }
}

/// What was computed of figures off the main thread.
struct ComputedTrends: Sendable {
  /// The figures with their trends.
  var figures: Figures
  /// Where the quarter will land for their accounts; nil before that has come, and without opportunities.
  var landing: Landing?
  /// Whether nothing else comes of these figures.
  var isLast = false
  /// The generation that the figures were asked for with.
  var generation: Int
}

/// Computes trends, and then landings, on a thread of its own, the newest request only: a filter being typed needs many.
final class TrendWork: Sendable {
  private struct Request: Sendable {
    var figures: Figures
    var snapshot: Snapshot
    var generation: Int
    var mailbox: Mailbox<ComputedTrends>
  }

  private let waiting = Mutex<(request: Request?, isRunning: Bool)>((nil, false))

  /// Requests the trends of some figures; the answer comes into the mailbox.
  func start(
    _ figures: Figures, of snapshot: Snapshot, generation: Int,
    into mailbox: Mailbox<ComputedTrends>
  ) {
    let request = Request(figures: figures, snapshot: snapshot, generation: generation, mailbox: mailbox)
    let starts = waiting.withLock { held in
      held.request = request
      if held.isRunning { return false }
      held.isRunning = true
      return true
    }
    if starts { Thread.detachNewThread { self.run() } }
  }

  private func run() {
    while let request = next() {
      var figures = request.figures
      request.snapshot.addTrends(to: &figures)
      var computed = ComputedTrends(figures: figures, generation: request.generation)
      request.mailbox.put(computed)
      // Newer figures need their trends first.
      if isWaiting { continue }
      if request.snapshot.present.contains(.opportunities) {
        var forecaster = Forecaster(request.snapshot, target: .newRevenue, of: figures.set)
        computed.landing = forecaster.landing(.quarter, at: request.snapshot.asOf)
      }
      computed.isLast = true
      request.mailbox.put(computed)
    }
  }

  private var isWaiting: Bool { waiting.withLock { $0.request != nil } }

  private func next() -> Request? {
    waiting.withLock { held in
      let request = held.request
      held.request = nil
      if request == nil { held.isRunning = false }
      return request
    }
  }
}
