import Accounts
import Metrics
import Signals
import TestSupport
import Testing
import Values

/// What happened after a day: each kind by hand, the day itself and T included as they should be.
@Suite struct ChangesSinceTests {
  private static let data = SmallData([
    "accounts.csv": """
    account_id,name,is_target,owner,target_since,target_until
    A1,Acme,yes,Ana Ruiz,2026-01-01,
    A2,Bolt,yes,Bo Lind,2026-01-01,
    A3,Cord,yes,Ana Ruiz,2026-06-18,
    A4,Dune,yes,Bo Lind,2026-01-01,2026-06-19
    A5,Elm,no,Bo Lind,,

    """,
    "contacts.csv": "contact_id,account_id,name\nC1,A1,Ivy Sun\n",
    "opportunities.csv": """
    opportunity_id,account_id,name,type,status,stage,amount,created_at,closed_at,expected_close,owner,reopened_at
    O1,A1,Won,new,won,Closed Won,1000,2026-03-01,2026-06-16,,Kim,
    O2,A1,Lost,new,lost,Closed Lost,500,2026-03-01,2026-06-17,,,
    O3,A2,Open,new,open,Discovery,700,2026-06-20,,2026-09-01,,
    O4,A2,Moved,new,open,Proposal,900,2026-03-01,,2026-09-15,,
    O5,A2,Old,new,won,Closed Won,100,2026-03-01,2026-06-15,,,
    O6,A2,Back,new,open,Discovery,300,2026-03-01,2026-05-01,2026-08-01,,2026-06-16
    O7,A5,Off,new,won,Closed Won,100,2026-03-01,2026-06-18,,,
    O8,A1,Late,new,open,Discovery,100,2026-06-23,,2026-08-01,,
    O9,A2,Sunk,new,open,Discovery,50,2026-03-01,,2026-08-01,,

    """,
    "opportunity_history.csv": """
    opportunity_id,changed_at,stage,amount,expected_close
    O4,2026-03-01,Discovery,800,2026-08-01
    O4,2026-06-18,Proposal,900,2026-09-15
    O9,2026-03-01,Discovery,50,2026-08-01
    O9,2026-04-01,Proposal,50,2026-08-01
    O9,2026-06-21,Discovery,50,2026-08-01
    O1,2026-03-01,Discovery,1000,2026-08-01
    O1,2026-03-09,Proposal,1000,2026-08-01

    """,
    "activities.csv": """
    timestamp,type,account_id,contact_id
    2026-06-01,email_sent,A1,C1
    2026-06-16,email_reply,A1,C1
    2026-06-17,meeting,A1,C1
    2026-06-10,email_sent,A2,
    2026-06-12,call,A2,
    2026-06-18,meeting,A2,

    """,
    "intent.csv": "date,topic,score,account_id\n2026-06-10,pricing,20,A2\n2026-06-19,pricing,90,A2\n"
      + "2026-06-14,churn,90,A1\n2026-06-20,churn,90,A1\n",
  ])

  private func changes(since: String, on day: String = "2026-06-22") throws -> ChangesSince {
    let snapshot = try Self.data.snapshot("30d", on: day)
    return ChangesSince(snapshot, since: try #require(Day(iso: since)))
  }

  private func ids(_ changes: ChangesSince, _ group: ChangeGroup) -> [String] {
    changes.changes(in: group).map { "\($0.deal?.id ?? "A\($0.account + 1)") \($0.day.iso)" }
  }

  @Test func everyKind() throws {
    let changes = try changes(since: "2026-06-15")
    #expect(ids(changes, .won) == ["O1 2026-06-16"], "not the one of the day, nor one off the list")
    #expect(ids(changes, .lost) == ["O2 2026-06-17"])
    #expect(ids(changes, .opened) == ["O3 2026-06-20", "O6 2026-06-16"], "one is opened again, one comes later")
    #expect(changes.changes(in: .opened).map(\.kind) == [.opened, .reopened])
    #expect(ids(changes, .resized) == ["O4 2026-06-18"])
    #expect(
      changes.changes(in: .resized).first?.kind
        == .resized(from: Money(units: 8_000_000), to: Money(units: 9_000_000)))
    #expect(ids(changes, .moved) == ["O4 2026-06-18"])
    #expect(changes.changes(in: .moved).first?.place?.text == "opportunity_history.csv:3")
    #expect(ids(changes, .stages) == ["O9 2026-06-21", "O4 2026-06-18"])
    #expect(
      changes.changes(in: .stages).map(\.kind) == [
        .stage(from: "Proposal", to: "Discovery", isBack: true),
        .stage(from: "Discovery", to: "Proposal", isBack: false),
      ])
    #expect(ids(changes, .list) == ["A4 2026-06-19", "A3 2026-06-18"])
    // The call answered the mail before the day: the meeting answers nothing.
    #expect(ids(changes, .answers) == ["A1 2026-06-16"])
    #expect(changes.changes(in: .answers).first?.kind == .answer(type: "email_reply", person: "Ivy Sun"))
    #expect(ids(changes, .surges) == ["A2 2026-06-19"], "one surged on the day already")
    #expect(changes.changes(in: .won).first?.owner == "Kim" && changes.changes(in: .lost).first?.owner == "Ana Ruiz")
  }

  /// Two weeks one after the other have every change of both, each once.
  @Test func weeksAddUp() throws {
    let whole = try changes(since: "2026-06-08")
    let first = try changes(since: "2026-06-08", on: "2026-06-15")
    let second = try changes(since: "2026-06-15")
    for group in [ChangeGroup.won, .lost, .opened, .list] {
      #expect(ids(whole, group) == ids(second, group) + ids(first, group), "\(group)")
    }
    #expect(ids(first, .won) == ["O5 2026-06-15"])
  }

  @Test func nothingOfNothing() throws {
    let snapshot = try SmallData(["accounts.csv": "account_id,is_target\nA1,yes\n"]).snapshot("30d", on: "2026-06-22")
    #expect(ChangesSince(snapshot, since: try #require(Day(iso: "2026-06-15"))).changes.isEmpty)
  }
}
