import Foundation
import Metrics
import Settings
import Signals
import Testing
import Values

@testable import App

/// What the user did about signals, from one session to the next.
@Suite struct SignalKeeperTests {
  private func keeper(_ scratch: borrowing Scratch, _ directory: String? = nil) -> SignalKeeper {
    SignalKeeper(
      directory ?? scratch.path,
      directories: BaseDirectories(environment: ["XDG_STATE_HOME": scratch.path + "/state"], accountHome: { nil }))
  }

  private let day = Day(iso: "2026-11-21") ?? Day(0)

  private func event(_ number: Int) -> SignalEvent {
    SignalEvent(id: "s-\(number)", .ack(SignalAck(.heat, "A\(number)", at: day, .done, note: "a\tb\n\u{1B}")))
  }

  @Test func itIsKeptByTheRealPath() throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/link", withDestinationPath: scratch.path)
    #expect(keeper(scratch).load().log.events.isEmpty && keeper(scratch).load().baseline == nil)
    #expect(keeper(scratch).append([event(0)]) == nil)
    #expect(keeper(scratch, scratch.path + "/link/.").append([event(1)]) == nil)
    #expect(keeper(scratch).load().log.events == [event(0), event(1)])
    try FileManager.default.createDirectory(atPath: scratch.path + "/other", withIntermediateDirectories: true)
    #expect(keeper(scratch, scratch.path + "/other").load().log.events.isEmpty)
  }

  /// Killed at any byte of the last lines, everything before is there, and what follows is added.
  @Test func itSurvivesKills() throws {
    let scratch = try Scratch()
    #expect(keeper(scratch).append((0..<3).map(event)) == nil)
    let folder = scratch.path + "/state/abmtop/signals"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    let file = URL(filePath: folder + "/" + name)
    let bytes = try Data(contentsOf: file)
    for length in bytes.count / 2...bytes.count {
      let cut = bytes.prefix(length)
      try cut.write(to: file)
      let whole = cut.count { $0 == 0x0A } - 1
      #expect(keeper(scratch).load().log.events == (0..<whole).map(event), "\(length)")
      #expect(keeper(scratch).append([event(9)]) == nil)
      #expect(keeper(scratch).load().log.events == (0..<whole).map(event) + [event(9)], "\(length)")
    }
  }

  @Test func theBaselineIsWhatItWas() throws {
    let scratch = try Scratch()
    var baseline = SignalBaseline(at: day)
    let subjects: [SignalSubject] = [.account("a"), .opportunity("o"), .contract("c"), .goal("g"), .table(.nps), .list]
    for (number, subject) in subjects.enumerated() {
      baseline.entries[SignalKey(.heat, subject)] = SignalBaseline.Entry(
        SignalWorth(.medium, number == 0 ? nil : Money(units: 7)), account: "a", name: "A \"quoted\"", last: day - 1,
        wasShown: number % 2 == 0)
    }
    keeper(scratch).save(baseline)
    #expect(keeper(scratch).load().baseline == baseline)
  }

  @Test func withoutAPlaceItSaysSo() {
    let keeper = SignalKeeper(
      "/nonexistent", directories: BaseDirectories(environment: [:], accountHome: { nil }, isFolder: { _ in false }))
    #expect(keeper.append([event(0)])?.isEmpty == false)
    #expect(keeper.load().log.events.isEmpty)
  }
}
