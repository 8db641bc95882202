internal import CLinux
internal import Glibc

/// A signal as the loop sees it: an event like a key.
public enum Signal: Hashable, Sendable {
  /// The terminal has a new size (SIGWINCH).
  case resized
  /// End in order (SIGTERM).
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
  /// Call it before any thread starts: a thread without the block would take a signal, and with it the process.
  /// - Throws: `TerminalError.system` if the system refuses.
  public static func block() throws(TerminalError) {
    let code = clinux_signals_block()
    guard code == 0 else { throw .system(call: "pthread_sigmask", code: code) }
  }

  /// Undoes `block` in this thread: signals do again what they do by default.
  public static func unblock() { _ = clinux_signals_unblock() }

  init?(number: Int32) {
    switch number {
    case SIGWINCH: self = .resized
    case SIGTERM: self = .terminate
    case SIGHUP: self = .hungUp
    case SIGINT: self = .interrupt
    case SIGTSTP: self = .suspend
    case SIGCONT: self = .continued
    default: return nil
    }
  }
}
