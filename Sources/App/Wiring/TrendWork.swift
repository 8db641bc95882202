import Metrics
import Live
import Synchronization
import Foundation

/// Computes trends on a thread of its own, the newest wish only: a filter being typed asks for many.
final class TrendWork: Sendable {
  private struct Wish: Sendable {
    var figures: Figures
    var snapshot: Snapshot
    var generation: Int
    var mailbox: Mailbox<(figures: Figures, generation: Int)>
  }

  private let waiting = Mutex<(wish: Wish?, isRunning: Bool)>((nil, false))

  /// Asks for the trends of some figures; the answer comes into the mailbox.
  func start(
    _ figures: Figures, of snapshot: Snapshot, generation: Int,
    into mailbox: Mailbox<(figures: Figures, generation: Int)>
  ) {
    let wish = Wish(figures: figures, snapshot: snapshot, generation: generation, mailbox: mailbox)
    let starts = waiting.withLock { held in
      held.wish = wish
      if held.isRunning { return false }
      held.isRunning = true
      return true
    }
    if starts { Thread.detachNewThread { self.run() } }
  }

  private func run() {
    while let wish = next() {
      var figures = wish.figures
      wish.snapshot.addTrends(to: &figures)
      wish.mailbox.put((figures, wish.generation))
    }
  }

  private func next() -> Wish? {
    waiting.withLock { held in
      let wish = held.wish
      held.wish = nil
      if wish == nil { held.isRunning = false }
      return wish
    }
  }
}
