internal import CLinux
internal import Glibc
internal import Synchronization

/// Hands the newest value from one thread to another: a slow receiver misses old ones, never the newest.
public final class Mailbox<Value: Sendable>: Sendable {
  private let newest = Mutex<Value?>(nil)
  /// Readable while a value waits: for `poll`. -1 where the system gives no eventfd; then only `receive` shows it.
  public let descriptor: Int32
  private let ownsDescriptor: Bool

  /// An empty mailbox with an eventfd of its own.
  public init() {
    descriptor = clinux_eventfd()
    ownsDescriptor = true
  }

  /// An empty mailbox that signals another one's eventfd, so that one wait is for both. The other one must outlive it.
  ///
  /// Whoever waits clears the eventfd once, and then receives from both with `receiveNewest`.
  public init(signalling descriptor: Int32) {
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
    if descriptor >= 0 { clinux_eventfd_signal(descriptor) }
  }

  /// Clears the eventfd and removes the value that waits, or nil.
  public func receive() -> Value? {
    if descriptor >= 0 { _ = clinux_eventfd_clear(descriptor) }
    return receiveNewest()
  }

  /// Removes the value that waits, or nil, where the eventfd has been cleared already: by a loop that waits for several.
  public func receiveNewest() -> Value? {
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
