import Metrics
import Live
import Synchronization
import Foundation

/// Computes trends on a thread of its own, the newest request only: a filter being typed needs many.
final class TrendWork: Sendable {
  private struct Request: Sendable {
    var figures: Figures
    var snapshot: Snapshot
    var generation: Int
    var mailbox: Mailbox<(figures: Figures, generation: Int)>
  }

  private let waiting = Mutex<(request: Request?, isRunning: Bool)>((nil, false))

  /// Requests the trends of some figures; the answer comes into the mailbox.
  func start(
    _ figures: Figures, of snapshot: Snapshot, generation: Int,
    into mailbox: Mailbox<(figures: Figures, generation: Int)>
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
      request.mailbox.put((figures, request.generation))
    }
  }

  private func next() -> Request? {
    waiting.withLock { held in
      let request = held.request
      held.request = nil
      if request == nil { held.isRunning = false }
      return request
    }
  }
}
