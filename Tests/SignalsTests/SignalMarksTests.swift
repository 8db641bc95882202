import Accounts
import Ingest
import Metrics
import Report
@testable import Signals
import Testing
import Values

/// What is put away, until when, and what is undone.
@Suite struct SignalMarksTests {
  /// A topic that surges for a week from each of these days on.
  private func surges(_ days: String...) throws -> RuleCase {
    try RuleCase(["intent.csv": "date,topic,score,account_id\n" + days.map { "\($0),seo,61,A1\n" }.joined()])
  }

  private func isAway(_ acme: RuleCase, _ acks: [SignalAck], _ day: String, _ rule: SignalRuleID = .surge) throws
    -> Bool
  {
    var marks = SignalMarks()
    marks.acks = acks
    let list = SignalList(acme.dataset, at: try #require(Day(iso: day)), rules: acme.rules, marks: marks)
    let signal = try #require(list.signals.first { $0.rule == rule }, "no signal at \(day)")
    return list.putAway(by: marks) { acme.dataset.accounts[$0].id }[signal.key] != nil
  }

  private func ack(
    _ day: String, _ action: SignalAck.Action, _ rule: SignalRuleID = .surge, _ subject: String = "A1",
    until: String? = nil
  ) throws -> SignalAck {
    SignalAck(rule, subject, at: try #require(Day(iso: day)), action, until: until.flatMap { Day(iso: $0) })
  }

  /// True from 2 to 8 March, from 15 to 21 March (six days later), from 10 to 16 April (19 days later).
  @Test func doneUntilItWasNotTrueForTwoWeeks() throws {
    let acme = try surges("2026-03-02", "2026-03-15", "2026-04-10")
    let done = [try ack("2026-03-03", .done)]
    #expect(try !isAway(acme, done, "2026-03-02"), "before it was done")
    #expect(try isAway(acme, done, "2026-03-03"))
    #expect(try isAway(acme, done, "2026-03-08"))
    #expect(try isAway(acme, done, "2026-03-15"), "back within two weeks")
    #expect(try !isAway(acme, done, "2026-04-10"))
    #expect(try isAway(acme, done + [ack("2026-04-11", .done)], "2026-04-12"))
  }

  /// Gaps of thirteen and of fourteen days; and several short gaps, one after the other.
  @Test func twoWeeksToTheDay() throws {
    // The first run ends on 8 March: 22 March is the fourteenth day without it.
    let done = [try ack("2026-03-03", .done)]
    #expect(try isAway(surges("2026-03-02", "2026-03-22"), done, "2026-03-22"))
    #expect(try !isAway(surges("2026-03-02", "2026-03-23"), done, "2026-03-23"))
    #expect(try isAway(surges("2026-03-02", "2026-03-20", "2026-04-07"), done, "2026-04-08"))
    var quick = try surges("2026-03-02", "2026-03-15")
    quick.rules.rearmDays = 3
    #expect(try !isAway(quick, done, "2026-03-15"))
  }

  @Test func laterUntilADay() throws {
    let acme = try surges("2026-03-02", "2026-03-08")
    let later = [try ack("2026-03-03", .later, until: "2026-03-06")]
    #expect(try isAway(acme, later, "2026-03-05"))
    #expect(try !isAway(acme, later, "2026-03-06"))
    // The last decision counts, whichever is longer.
    #expect(try !isAway(acme, later + [ack("2026-03-04", .later, until: "2026-03-05")], "2026-03-05"))
  }

  private func stalled(_ more: [String: String] = [:]) throws -> RuleCase {
    try RuleCase(
      [
        "opportunities.csv": "opportunity_id,account_id,status,amount,created_at\nO1,A1,open,1000,2026-01-01\n",
        "activities.csv": "timestamp,type,account_id\n2026-02-01,meeting,A1\n2026-03-20,call,A1\n",
      ].merging(more) { first, _ in first })
  }

  /// Of tier 2 it is medium, and from 15 March on high.
  @Test func laterUntilItIsWorse() throws {
    let acme = try stalled()
    var later = try ack("2026-03-01", .later, .stalled, "O1")
    later.worth = SignalWorth(.medium, Money(units: 10_000_000))
    #expect(try isAway(acme, [later], "2026-03-14", .stalled))
    #expect(try !isAway(acme, [later], "2026-03-15", .stalled))
  }

  @Test(arguments: [(100, 124, false), (100, 125, true), (0, 5, false)])
  func worseIsAQuarterMore(_ before: Int64, _ now: Int64, _ isWorse: Bool) {
    let earlier = SignalWorth(.low, Money(units: before))
    #expect(SignalWorth(.low, Money(units: now)).isWorse(than: earlier) == isWorse)
    #expect(SignalWorth(.medium, nil).isWorse(than: earlier))
    #expect(!SignalWorth(.low, nil).isWorse(than: earlier))
  }

  @Test func neverIsOfTheAccount() throws {
    let acme = try stalled()
    #expect(try isAway(acme, [ack("2026-03-01", .never, .stalled, "A1")], "2026-03-15", .stalled))
    #expect(try !isAway(acme, [ack("2026-03-01", .never, .overdue, "A1")], "2026-03-15", .stalled))
    #expect(try !isAway(acme, [ack("2026-03-01", .done, .stalled, "A1")], "2026-03-15", .stalled))
  }

  @Test func aRuleThatIsOffLetsItsReasonsStand() throws {
    let acme = try RuleCase([
      "activities.csv": "timestamp,type,account_id,count\n2026-03-02,pricing visit,A1,3\n2026-03-02,meeting,A1,1\n"
    ])
    var marks = SignalMarks()
    marks.off = [.engaged]
    let list = SignalList(acme.dataset, at: try #require(Day(iso: "2026-03-02")), marks: marks)
    #expect(list.signals.contains { $0.rule == .heat } && !list.signals.contains { $0.rule == .engaged })
  }

  // MARK: The team's table

  /// What the user put away, printed and read again, does the same.
  @Test func theTableSaysWhatTheUserDid() throws {
    var acks = [
      try ack("2026-03-03", .done), try ack("2026-03-04", .later, .stalled, "O1", until: "2026-03-09"),
      try ack("2026-03-05", .later, .stalled, "O1"), try ack("2026-03-06", .never, .overdue, "A1"),
    ]
    acks[1].by = "Ana Ruiz"
    acks[1].note = "waits for the \"board\", she says\nand so, =1+1"
    let table = String(decoding: Report.acks(acks), as: UTF8.self)
    #expect(table.hasPrefix("rule,subject,at,action,until,by,note\r\nsurge,A1,2026-03-03,done,,,\r\n"))
    let acme = try stalled(["signal_acks.csv": table])
    let list = SignalList(acme.dataset, at: try #require(Day(iso: "2026-03-10")))
    var read = list.team
    // A text of several lines is one line in a cell; what it was like then is found in the rows of then.
    #expect(read[1].note.contains("waits for the \"board\""))
    #expect(read[2].worth == SignalWorth(.medium, Money(units: 10_000_000)))
    read[1].note = acks[1].note
    read[2].worth = nil
    #expect(read == acks)
  }

  @Test func theTeamPutsAway() throws {
    let acks = "rule,subject,at,action,until\nstalled,O1,2026-03-01,Later,\nno_rule,O1,2026-03-01,done,\n"
    let acme = try stalled(["signal_acks.csv": acks + "stalled,O1,2026-03-01,perhaps,\n,O1,2026-03-01,done,\n"])
    #expect(try !isAway(acme, [], "2026-02-28", .stalled))
    #expect(try isAway(acme, [], "2026-03-14", .stalled))
    #expect(try !isAway(acme, [], "2026-03-15", .stalled), "it is worse")
    let file = try #require(acme.dataset.files.first { $0.path == "signal_acks.csv" })
    #expect(file.badRows == 2)
  }

  // MARK: The log

  @Test func everythingIsUndone() throws {
    var log = SignalLog()
    let (done, later) = (try ack("2026-03-03", .done), try ack("2026-03-04", .never))
    log.add([SignalEvent(id: "1", .ack(done)), SignalEvent(id: "1", .ack(later))])
    log.add([SignalEvent(id: "2", .rule(.heat, isOn: false))])
    #expect(log.marks.acks == [done, later] && log.marks.off == [.heat])
    #expect(log.undoable.map(\.id) == ["2"])
    log.add([SignalEvent(id: "3", .undo("2"))])
    #expect(log.marks.off.isEmpty && log.undoable.count == 2)
    log.add([SignalEvent(id: "4", .undo("1"))])
    #expect(log.marks == SignalMarks() && log.undoable.isEmpty)
    #expect(SignalLog(log.events) == log)
  }

  @Test func eventsAreWhatTheyWere() throws {
    var ack = try ack("2026-03-03", .later, until: "2026-03-09")
    ack.worth = SignalWorth(.high, Money(units: -7))
    (ack.by, ack.note) = ("me", "tab\tline\n")
    for change in [
      SignalEvent.Change.ack(ack), .ack(try self.ack("2026-03-03", .never)), .rule(.heat, isOn: true), .undo("x"),
    ] {
      let event = SignalEvent(id: "id", change)
      #expect(SignalEvent(fields: event.fields) == event)
    }
    for fields in [[], ["done"], ["done", "1", "soon", "heat", "A1", "", "", "", "", ""], ["off", "1", "none"]] {
      #expect(SignalEvent(fields: fields) == nil)
    }
  }
}
