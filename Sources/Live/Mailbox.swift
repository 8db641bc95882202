internal import CLinux
internal import Synchronization

/// Hands the newest value from one thread to another: a slow taker misses old ones, never the newest.
public final class Mailbox<Value: Sendable>: Sendable {
  private let newest = Mutex<Value?>(nil)
  /// Readable while a value waits: for `poll`. -1 where the system gives no eventfd; then only `take` tells.
  public let descriptor: Int32

  /// An empty mailbox with a bell of its own.
  public init() { descriptor = clinux_eventfd() }

  /// An empty mailbox that rings another one's bell, so that one wait is for both. Take from both with `takeNewest`.
  public init(ringing descriptor: Int32) { self.descriptor = descriptor }

  /// Puts a value in the place of one that still waits.
  public func put(_ value: Value) {
    newest.withLock { $0 = value }
    if descriptor >= 0 { clinux_eventfd_ring(descriptor) }
  }

  /// Changes the value that waits, or nil.
  public func update(_ change: (inout sending Value?) -> Void) {
    newest.withLock { change(&$0) }
    if descriptor >= 0 { clinux_eventfd_ring(descriptor) }
  }

  /// Silences the bell and takes the value that waits, or nil.
  public func take() -> Value? {
    if descriptor >= 0 { _ = clinux_eventfd_clear(descriptor) }
    return takeNewest()
  }

  /// Takes the value that waits, or nil, where the bell has been silenced already: by a loop that waits for several.
  public func takeNewest() -> Value? {
    newest.withLock { held in
      let value = held
      held = nil
      return value
    }
  }
}
