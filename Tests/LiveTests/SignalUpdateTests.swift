import Metrics
import Signals
import Synchronization
import TestSupport
import Testing

@testable import Live
import Values

/// Signals come after the figures, and are those of a fresh start.
@Suite struct SignalUpdateTests {
  private static let accounts = "account_id,name,tier\na1,Acme,1\na2,Beta,2\n"
  private static let deals = "opportunity_id,account_id,type,amount,created_at,expected_close\n"

  /// `Rig`'s day is 2026-11-20: a deal that should have closed in October is overdue.
  private static func overdue(_ id: String, _ account: String) -> String {
    "\(id),\(account),new,1000,2026-09-01,2026-10-15\n"
  }

  @Test func theyAreOfTheStateThatIsShownOnceItHasSettled() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", Self.accounts)
    try directory.write("opportunities.csv", Self.deals + Self.overdue("o1", "a1"))
    let rig = try Rig(directory)
    rig.settle()
    #expect(rig.update.signalsGeneration == rig.update.generation)
    let first = try #require(rig.update.currentSignals)
    #expect(first.counts(of: .overdue).counted == 1)
    try directory.write("opportunities.csv", Self.deals + Self.overdue("o1", "a1") + Self.overdue("o2", "a2"))
    rig.settle()
    let second = try #require(rig.update.currentSignals)
    #expect(second.counts(of: .overdue).counted == 2)
    let snapshot = try #require(rig.update.snapshot)
    #expect(second == SignalList(snapshot.dataset, at: snapshot.asOf, rules: SignalRules()))
    #expect(snapshot.signalFlags == second.flags(accounts: 2))
  }

  @Test func figuresAreHandedOverBeforeThem() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", Self.accounts)
    try directory.write("opportunities.csv", Self.deals + Self.overdue("o1", "a1"))
    let updates = Mutex<Mailbox<LiveUpdate>?>(nil)
    let sawFigures = Mutex(false)
    // Whoever computes signals looks at what the screen has got by then.
    let workers = Workers(count: 1) { pieces, work in
      let waits = updates.withLock { $0 }?.isWaiting { $0.snapshot != nil && $0.currentSignals == nil } ?? false
      if waits { sawFigures.withLock { $0 = true } }
      for piece in 0..<pieces { work(piece) }
    }
    let rig = try Rig(directory, workers: workers)
    updates.withLock { $0 = rig.updates }
    rig.settle()
    #expect(sawFigures.withLock { $0 })
    #expect(rig.update.currentSignals != nil)
  }

  @Test func anotherDayHasItsOwn() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", Self.accounts)
    try directory.write("opportunities.csv", Self.deals + Self.overdue("o1", "a1"))
    let rig = try Rig(directory)
    rig.settle()
    rig.ask { $0.asOf = rig.update.snapshot.map { $0.asOf - 60 } }
    rig.look()
    #expect(rig.update.currentSignals?.asOf == rig.update.snapshot?.asOf)
    #expect(rig.update.currentSignals?.counts(of: .overdue).counted == 0)
  }

  @Test func goalsThatAreBehindAreSignals() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", Self.accounts)
    try directory.write("opportunities.csv", Self.deals + Self.overdue("o1", "a1"))
    try directory.write("goals.csv", "kpi,value,period\nnew_revenue,100000,2026-Q4\n")
    let rig = try Rig(directory)
    rig.settle()
    #expect(rig.update.currentSignals?.counts(of: .goal).counted == 1)
  }
}
