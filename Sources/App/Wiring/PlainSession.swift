import Accounts
import ArgumentParser
import Dashboard
import Forecast
import Foundation
import Ingest
import Live
import Logging
import Metrics
import Settings
import Terminal
import Values

/// The dashboard as lines: screens are printed one below the other, and commands are read as lines. It needs no cursor
/// that can be placed, so that it works on any terminal, with a screen reader, and in a pipe.
@MainActor
struct PlainSession: ~Copyable {
  private var state: State
  private let keeper: SessionKeeper
  private let signalKeeper: SignalKeeper
  /// Which signals were shown last.
  private var shownSignals = 0
  private let monitor: Monitor
  private var request: LiveRequest
  private let logger: Logger
  private var update: LiveUpdate?
  private var generation = -1
  private var faults: [LiveFault] = []
  private let trends: Mailbox<ComputedTrends>
  private let trendWork = TrendWork()
  private let start = Today.monotonicSeconds
  private var input = LineInput()
  private var isOver = false
  /// Whether the screen is to be printed once there is nothing more to do.
  private var isDue = true
  /// What was typed and waits.
  private var lines: [String] = []
  /// Whether a snapshot is awaited that a command asked for, and the trends of the one that is shown.
  private var isAsked = false
  private var awaitsTrends = false

  init(
    options: State.Options, keeper: SessionKeeper, signals: SignalKeeper, monitor: Monitor, request: LiveRequest,
    logger: Logger
  ) {
    var options = options
    options.isPlain = true
    options.isLineBased = true
    state = State(options)
    self.keeper = keeper
    signalKeeper = signals
    self.monitor = monitor
    self.request = request
    self.logger = logger
    trends = Mailbox(signalling: monitor.updates.descriptor)
  }

  mutating func run() throws {
    try StandardOutput.print("Reading \(state.directoryName).")
    guard monitor.start(request) else { throw Failure(description: "the system gives no thread.", code: .failure) }
    let loop = try EventLoop(mailbox: monitor.updates.descriptor)
    // Once nobody can type any more.
    let rest = try EventLoop(mailbox: monitor.updates.descriptor, input: -1)
    while !isOver {
      let wake = input.isAtEnd ? rest.wait() : loop.wait()
      act(.tick(Today.monotonicSeconds - start))
      if wake.signals.contains(where: { [.terminate, .hungUp, .interrupt].contains($0) }) { break }
      if wake.signals.contains(.suspend) { SystemSignal.stop() }
      receive()
      if !input.isAtEnd && (wake.hasInput || wake.inputEnded) { lines += input.read() }
      try handleLines()
      try show()
      if input.isAtEnd && lines.isEmpty && isIdle { isOver = true }
    }
    keeper.save(state.session)
    if let baseline = state.signalsAtLeaving { signalKeeper.save(baseline) }
    var last = request
    last.stops = true
    monitor.requests.put(last)
  }

  /// Whether there is something to act on, and nothing is awaited.
  private var isIdle: Bool { (state.isReady && !isAsked && !awaitsTrends && !state.areSignalsDue) || state.hasFailed }

  /// Does what was typed, as far as there is something to act on: what is piped in waits for the data that it is about.
  private mutating func handleLines() throws {
    while !isOver, !lines.isEmpty {
      if isIdle {
        try show()
        act(.line(lines.removeFirst()))
        isDue = true
      } else if isatty(STDIN_FILENO) != 0, lines.contains(where: { ["q", "quit", "exit"].contains($0.lowercased()) }) {
        isOver = true
      } else {
        return
      }
    }
  }

  /// Prints the screen if it is due, and there is one.
  private mutating func show() throws {
    guard isDue, isIdle, !isOver else { return }
    isDue = false
    try StandardOutput.print(plainText(state).joined(separator: "\n") + "\n\n")
  }

  private mutating func act(_ action: Action) {
    for effect in reduce(&state, action) { perform(effect) }
  }

  private mutating func receive() {
    if let update = monitor.updates.receiveNewest() { receive(update) }
    if let computed = trends.receiveNewest() {
      act(.figures(computed.figures, generation: computed.generation))
      guard computed.isLast else { return }
      act(.landing(computed.landing, generation: computed.generation))
      if computed.generation == state.generation { awaitsTrends = false }
    }
  }

  private mutating func receive(_ update: LiveUpdate) {
    logger.refreshed(update, after: self.update)
    self.update = update
    if update.faults != faults {
      faults = update.faults
      let words = faults.map(\.message)
      if update.snapshot == nil, let first = words.first { act(.failed(first)) } else { act(.faults(words)) }
      isDue = true
    }
    act(.waiting(update.waiting))
    guard let snapshot = update.snapshot, update.generation != generation else {
      if update.signalsRevision != shownSignals, let signals = update.currentSignals {
        shownSignals = update.signalsRevision
        act(.signals(signals))
      }
      return
    }
    let isFirst = generation < 0
    generation = update.generation
    act(.snapshot(snapshot, signals: update.signals, readAt: Today.time(in: snapshot.dataset.zone)))
    shownSignals = update.signalsRevision
    act(.signals(update.currentSignals))
    // A screen that scrolls away under somebody's reading helps nobody: news are one line.
    if isFirst || isAsked {
      isDue = true
      isAsked = false
    } else {
      StandardError.print("The files have changed; an empty line shows the screen anew.")
    }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .quit: isOver = true
    case .request(let change):
      request.apply(change)
      if change.readNow || change.period != nil || change.asOf != nil || change.followsToday { isAsked = true }
      monitor.requests.put(request)
    case .computeTrends(let figures, let snapshot, let generation):
      awaitsTrends = true
      trendWork.start(figures, of: snapshot, generation: generation, into: trends)
    case .copy(let text): act(.notice("to copy: " + text))
    case .edit(let path, let line): act(.notice("The row stands in \(path):\(line)."))
    case .write(let path, let contents): act(.notice(FileWriter.write(contents, to: path)))
    case .writeBytes(let path, let bytes): act(.notice(FileWriter.write(bytes, to: path)))
    case .saveSession(let session): keeper.save(session)
    case .appendSignals(let events): if let fault = signalKeeper.append(events) { act(.notice(fault)) }
    case .saveSignals(let baseline): signalKeeper.save(baseline)
    case .suspend: SystemSignal.stop()
    case .redraw: isDue = true
    case .setTheme, .title, .bell: break
    }
  }
}

extension LiveRequest {
  /// Takes over what the screen asks for.
  mutating func apply(_ change: Effect.Request) {
    if let period = change.period { self.period = period }
    if let asOf = change.asOf { self.asOf = asOf }
    if change.followsToday { asOf = nil }
    if let isPaused = change.isPaused { self.isPaused = isPaused }
    if let interval = change.interval { self.interval = interval }
    if let marks = change.marks { self.marks = marks }
    if change.readNow { readAgain += 1 }
  }
}

/// Lines of standard input, which come in pieces.
struct LineInput {
  private var rest: [UInt8] = []
  /// Whether no more can come.
  private(set) var isAtEnd = false

  /// The longest line in bytes; what is beyond that is dropped.
  static let longest = 65_536

  /// The lines that have come whole; at the end of input also what has no line feed behind it.
  mutating func read() -> [String] {
    var block = [UInt8](repeating: 0, count: 16_384)
    let count = Glibc.read(STDIN_FILENO, &block, block.count)
    if count > 0 {
      rest += block[..<count]
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isAtEnd = true
    }
    var lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    rest = isAtEnd ? [] : Array(lines.removeLast().prefix(LineInput.longest))
    if isAtEnd, lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { line in
      String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
  }
}
