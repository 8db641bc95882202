internal import CLinux
internal import Glibc

/// What ended a wait.
public struct Wake: Hashable, Sendable {
  /// Keys can be read.
  public var hasInput = false
  /// Standard input is at its end: no key will ever come again, and waiting for one returns at once.
  public var inputEnded = false
  /// The mailbox's eventfd was signalled; it has been cleared.
  public var hasMessage = false
  /// The signals that have arrived, in order.
  public var signals: [SystemSignal] = []

  /// True if the time ran out before anything came.
  public var timedOut: Bool { !hasInput && !inputEnded && !hasMessage && signals.isEmpty }

  /// Nothing yet.
  public init() {}
}

/// Waits for keys, signals and messages at once: the only place where the program's main thread sleeps.
public struct EventLoop: ~Copyable {
  private let input: Int32
  private let mailbox: Int32
  private let signals: Int32

  /// - Parameters:
  ///   - mailbox: an eventfd that is signalled when something was put into the mailbox; nil if there is none.
  ///   - input: where keys come from: standard input.
  /// - Precondition: `SystemSignal.block()` was called before; signals that are not blocked never arrive here.
  /// - Throws: `TerminalError.system` if the process has no descriptor left.
  public init(mailbox: Int32? = nil, input: Int32 = 0) throws(TerminalError) {
    self.input = input
    // poll(2) skips a negative descriptor.
    self.mailbox = mailbox ?? -1
    signals = clinux_signalfd()
    guard signals >= 0 else { throw .system(call: "signalfd", code: errno) }
  }

  deinit { close(signals) }

  /// Sleeps until something is there.
  ///
  /// - Parameter milliseconds: at most so long; 0 only looks; nil waits for ever.
  /// - Returns: all that is there. An interrupted sleep looks like one whose time ran out.
  public func wait(milliseconds: Int? = nil) -> Wake {
    var polled = [input, mailbox, signals].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let timeout = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    var wake = Wake()
    guard poll(&polled, nfds_t(polled.count), timeout) > 0 else { return wake }
    look(atInput: polled[0].revents, &wake)
    wake.hasMessage = polled[1].revents != 0 && clinux_eventfd_clear(mailbox)
    while case let number = clinux_signalfd_next(signals), number != 0 {
      if let signal = SystemSignal(number: number) { wake.signals.append(signal) }
    }
    return wake
  }

  private func look(atInput events: Int16, _ wake: inout Wake) {
    guard events != 0 else { return }
    // A terminal that is readable without a byte in it, or without an answer, has been hung up.
    wake.hasInput = events & Int16(POLLIN) != 0 && clinux_bytes_waiting(input) > 0
    wake.inputEnded = !wake.hasInput
  }
}

/// A signal as the loop sees it: an event like a key.
public enum SystemSignal: Hashable, Sendable {
  /// The terminal has a new size (SIGWINCH).
  case resized
  /// End in order (SIGTERM, and every signal that would end the process without a word: SIGUSR1, SIGALRM, …).
  case terminate
  /// The terminal is gone (SIGHUP).
  case hungUp
  /// Ctrl-C (SIGINT).
  case interrupt
  /// Ctrl-Z (SIGTSTP).
  case suspend
  /// Continued after a stop, whoever stopped it (SIGCONT).
  case continued

  /// Blocks these signals in this thread and all that it starts, so that only `EventLoop` sees them.
  ///
  /// Call it before any thread starts: a thread without the block would receive a signal, and die with the process.
  /// - Throws: `TerminalError.system` if the system refuses.
  public static func block() throws(TerminalError) {
    let code = clinux_signals_block()
    guard code == 0 else { throw .system(call: "pthread_sigmask", code: code) }
  }

  /// Undoes `block` in this thread: signals do again what they do by default.
  public static func unblock() { _ = clinux_signals_unblock() }

  /// Stops the process as Ctrl-Z does, and returns when it is continued: where no screen has to be left first.
  public static func stop() { clinux_stop_self() }

  init?(number: Int32) {
    switch number {
    case SIGWINCH: self = .resized
    case SIGTERM: self = .terminate
    case SIGHUP: self = .hungUp
    case SIGINT: self = .interrupt
    case SIGTSTP: self = .suspend
    case SIGCONT: self = .continued
    case 1...: self = .terminate
    default: return nil
    }
  }
}
