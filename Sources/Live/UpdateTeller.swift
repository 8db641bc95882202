internal import Metrics
internal import Synchronization

/// Puts updates, and none that says what was said before.
final class UpdateTeller: Sendable {
  private let updates: Mailbox<LiveUpdate>
  private let told = Mutex<Told?>(nil)

  /// What an update says beside its snapshot, which its generation tells.
  private struct Told: Equatable {
    var generation: Int
    var waiting: Int
    var faults: [LiveFault]
    var progress: LoadProgress?

    init(_ update: LiveUpdate) {
      generation = update.generation
      waiting = update.waiting
      faults = update.faults
      progress = update.progress
    }
  }

  init(_ updates: Mailbox<LiveUpdate>) { self.updates = updates }

  /// Puts an update.
  func tell(_ update: LiveUpdate) {
    told.withLock { $0 = Told(update) }
    updates.put(update)
  }

  /// Puts an update if it says something new.
  func tellIfNew(_ update: LiveUpdate) {
    let isNew = told.withLock { $0 != Told(update) }
    if isNew { tell(update) }
  }
}
