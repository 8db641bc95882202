import Accounts
import Ingest
import Foundation
import Metrics
import Synchronization
import TestSupport
import Testing

@testable import Live
import Values

/// Whatever happens to a directory, the live state is that of someone who starts now.
@Suite struct RandomChangeTests {
  /// More of them for a longer look: `ABMTOP_SEEDS=100 swift test --filter RandomChange`.
  static let seeds = Rounds.of(
    1...(ProcessInfo.processInfo.environment["ABMTOP_SEEDS"].flatMap { UInt64($0) } ?? 4))
  /// Rounds of two to five changes each.
  private static let rounds = 18

  @Test(arguments: seeds)
  func liveEqualsFresh(_ seed: UInt64) throws {
    let directory = try TemporaryDirectory()
    var hand = RandomHand(directory: directory, seed: seed)
    try hand.begin()
    let rig = try Rig(directory)
    rig.settle()
    #expect(try rig.differenceFromFresh() == nil)
    for round in 0..<Self.rounds {
      var done: [String] = []
      // Several changes at once, with looks in between that see some of them.
      for _ in 0..<2 + hand.numbers.below(4) {
        let change = hand.next()
        done.append("\(change) \(hand.attempt(change, rig))")
        if hand.numbers.below(3) == 0 {
          rig.clock.advance([0.01, 0.1, 0.3][hand.numbers.below(3)])
          rig.look()
        }
      }
      rig.settle()
      try mendWhatFails(rig)
      let difference = try rig.differenceFromFresh()
      #expect(difference == nil, "seed \(seed), round \(round): \(done.joined(separator: "; "))")
      if difference != nil { return }
    }
  }

  /// A file that fails keeps its last good version, which nobody who starts now knows: it goes.
  private func mendWhatFails(_ rig: Rig) throws {
    for _ in 0..<4 {
      let failing = (rig.update.snapshot?.health.files ?? []).filter { $0.failure != nil }
      if failing.isEmpty { return }
      for file in failing {
        #expect(rig.banners.contains { $0.hasPrefix(file.path + ": ") }, "a banner for \(file.path)")
        try? rig.directory.remove(file.path)
      }
      rig.settle()
    }
  }

  /// Each of them is possible in a fresh directory, so that no seed can leave one out for good.
  @Test(arguments: Rounds.of(RandomHand.Change.allCases))
  func everyChangeIsMade(_ change: RandomHand.Change) throws {
    let directory = try TemporaryDirectory()
    var hand = RandomHand(directory: directory, seed: 5)
    try hand.begin()
    let rig = try Rig(directory)
    rig.settle()
    let what = try hand.make(change, rig)
    #expect(!what.hasPrefix("nothing") || change == .permission, "\(what)")
    rig.settle()
    try mendWhatFails(rig)
    #expect(try rig.differenceFromFresh() == nil, "\(what)")
  }
}
