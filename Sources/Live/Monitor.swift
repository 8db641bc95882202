internal import Ingest

/// Watches a directory on a thread of its own and hands over the newest whole state.
///
/// The screen puts requests into one mailbox and takes updates from the other: the two threads share nothing else.
public final class Monitor: Sendable {
  /// What the screen wants. Put a whole request: the newest holds.
  public let requests = Mailbox<LiveRequest>()
  /// What the screen shows next. Its descriptor is readable while an update waits.
  public let updates = Mailbox<LiveUpdate>()
  /// Holds `true` once the thread has ended, because a request said so.
  public let ended = Mailbox<Bool>()
  private let directory: String
  private let world: LiveWorld

  /// A monitor of a directory, which need not exist yet.
  public init(directory: String, world: LiveWorld) {
    self.directory = directory
    self.world = world
  }

  /// Starts watching.
  ///
  /// - Returns: false if the system gives no thread.
  public func start(_ request: LiveRequest) -> Bool {
    Threads.start { [directory, world, requests, updates, ended] in
      var session = MonitorSession(
        directory: directory, world: world, request: request, requests: requests, updates: updates)
      session.run()
      ended.put(true)
    }
  }
}
