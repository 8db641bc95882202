internal import CLinux
internal import Glibc

/// A descriptor that another thread makes readable, to wake the loop that polls it (an eventfd).
public final class Doorbell: Sendable {
  /// What `EventLoop` polls. It lives as long as the doorbell.
  public let descriptor: Int32

  /// - Throws: `TerminalError.system` if the process has no descriptor left.
  public init() throws(TerminalError) {
    descriptor = clinux_eventfd()
    guard descriptor >= 0 else { throw .system(call: "eventfd", code: errno) }
  }

  deinit { close(descriptor) }

  /// Wakes the loop. Rings before it wakes count as one.
  public func ring() { clinux_eventfd_ring(descriptor) }
}
