internal import CLinux
internal import Glibc
internal import Synchronization

/// Hands the newest value from one thread to another: a slow taker misses old ones, never the newest.
public final class Mailbox<Value: Sendable>: Sendable {
  private let newest = Mutex<Value?>(nil)
  /// Readable while a value waits: for `poll`. -1 where the system gives no eventfd; then only `take` tells.
  public let descriptor: Int32
  private let ownsDescriptor: Bool

  /// An empty mailbox with a bell of its own.
  public init() {
    descriptor = clinux_eventfd()
    ownsDescriptor = true
  }

  /// An empty mailbox that rings another one's bell, so that one wait is for both. The other one must outlive it.
  ///
  /// Whoever waits silences the bell once, and then takes from both with `takeNewest`.
  public init(ringing descriptor: Int32) {
    self.descriptor = descriptor
    ownsDescriptor = false
  }

  deinit {
    if ownsDescriptor && descriptor >= 0 { close(descriptor) }
  }

  /// Puts a value in the place of one that still waits.
  public func put(_ value: Value) {
    // What it replaces may be large: it goes when nobody waits for the lock any more.
    let replaced = newest.withLock { held in
      let old = held
      held = value
      return old
    }
    withExtendedLifetime(replaced) {}
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

  /// Whether a value waits of which something holds; it goes on waiting.
  func isWaiting(_ holds: (Value) -> Bool) -> Bool {
    newest.withLock { held in held.map(holds) ?? false }
  }
}
