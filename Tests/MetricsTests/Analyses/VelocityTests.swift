import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// How long accounts take, worked out by hand.
@Suite struct VelocityTests {
  /// a has an opportunity after 31 days; b left the list after 59 days without; c waits for 29; d had one before it joined;
  /// nobody knows when e joined; f joined too long ago.
  private static let data = SmallData([
    "accounts.csv": """
    account_id,is_target,target_since,target_until,tier
    a,yes,2026-01-01,,1
    b,yes,2026-01-01,2026-03-01,1
    c,yes,2026-06-01,,2
    d,yes,2026-05-01,,2
    e,yes,,,2
    f,yes,2024-01-01,,2

    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,open,100,2026-02-01,
    o2,d,new,open,50,2026-04-01,

    """,
  ])

  @Test func casesOfAStep() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let velocity = try #require(snapshot.velocity([StageStep(1, 3)], by: AccountCatalog.field(id: "tier")).first)
    #expect(velocity.all.accounts.map { snapshot.dataset.accounts[$0].id } == ["a", "b", "c"])
    #expect(velocity.all.curve.steps.map(\.days) == [31] && velocity.all.curve.cases == 3)
    // c was watched for 29 days, so that two were at risk.
    #expect(velocity.all.curve.steps[0].atRisk == 2 && velocity.all.curve.median == 31)
    #expect(velocity.all.curve.longest == 59)
    // b left the list, and waits no longer.
    #expect(velocity.all.waiting.map { snapshot.dataset.accounts[$0].id } == ["c"] && velocity.moreGroups == 0)
    #expect(velocity.unknown == 1 && velocity.beyond == 1)
    #expect(velocity.groups.map(\.value) == ["1", "2"] && velocity.groups.map(\.curve.cases) == [2, 1])
    #expect(velocity.groups.allSatisfy { $0.p == nil })
    // The oldest row is of 1 February: all of 2 April and before lie near it.
    #expect(velocity.nearStart == 2)
    // Who skipped a stage entered it with a later one.
    let engaged = try #require(snapshot.velocity([StageStep(1, 2)]).first)
    #expect(engaged.all.curve.steps.map(\.days) == [31])
  }

  /// Twelve accounts joined in the half-year before and had an opportunity after 10 days; twelve joined in this one and have none.
  @Test func theConversionThatFell() throws {
    var accounts = "account_id,is_target,target_since\n"
    var deals = "opportunity_id,account_id,type,status,amount,created_at,closed_at\n"
    for number in 1...12 {
      accounts += "a\(number),yes,2025-09-01\nb\(number),yes,2026-03-01\n"
      deals += "o\(number),a\(number),new,open,100,2025-09-11,\n"
    }
    let data = SmallData(["accounts.csv": accounts, "opportunities.csv": deals])
    let snapshot = try data.snapshot("180d", on: "2026-06-30")
    let bottleneck = try #require(snapshot.bottleneck())
    #expect(bottleneck.step == StageStep(1, 2) && bottleneck.waiting.count == 12)
    #expect(
      bottleneck.reason
        == .fell(now: .init(entered: 12, moved: 0), before: .init(entered: 12, moved: 12)))
    // Of those alone that moved nothing fell, and they are too few to say which step is slow.
    let set = AccountSet(members: snapshot.dataset.accounts.map { $0.id.hasPrefix("a") })
    #expect(snapshot.bottleneck(of: set) == nil)
    // Over all, without a period before, the first step is the slowest: half of them have not moved.
    let whole = try data.snapshot("all", on: "2026-06-30").bottleneck()
    #expect(whole?.step == StageStep(1, 2))
    if case .slowest(let median, let cases) = whole?.reason { #expect(median == 10 && cases == 24) }
  }

  @Test func lostReasonsAndAges() throws {
    let data = SmallData([
      "accounts.csv": "account_id,is_target,tier\na,yes,1\nb,yes,2\nc,no,1\n",
      "opportunities.csv": """
      opportunity_id,account_id,type,status,amount,created_at,closed_at,lost_reason,stage
      o1,a,new,lost,100,2026-02-01,2026-06-10,Price,Closed Lost
      o2,b,new,lost,300,2026-02-01,2026-06-12,Price,Closed Lost
      o3,b,new,lost,50,2026-02-01,2026-06-12,,Closed Lost
      o4,c,new,lost,900,2026-02-01,2026-06-12,Price,Closed Lost
      o5,a,new,lost,70,2026-02-01,2026-05-12,Timing,Closed Lost
      o6,a,new,open,10,2026-06-20,,,Discovery

      """,
      "opportunity_history.csv": """
      opportunity_id,changed_at,stage
      o1,2026-02-01,Discovery
      o1,2026-03-01,Proposal
      o1,2026-06-10,Closed Lost
      o6,2026-06-25,Discovery

      """,
    ])
    let snapshot = try data.snapshot("30d", on: "2026-06-30")
    let losses = snapshot.dealLosses()
    #expect(losses.reasons.map(\.name) == ["Price", ""] && losses.reasons.map(\.deals.count) == [2, 1])
    #expect(losses.reasons[0].amount.decimal == "400.0000")
    #expect(losses.reasons[0].tiers(in: snapshot) == [0, 1, 1, 0])
    #expect(losses.stages.map(\.name) == ["", "Proposal"])
    #expect(losses.open.map(\.stage) == ["Discovery"] && losses.open[0].age == 10 && losses.open[0].inStage == 5)
  }

  /// o1 goes through A, B, C and is won; o2 from A to C, back to A, and is lost there; o3 is in B, which it came into from A.
  @Test func throughTheSalesStages() throws {
    let data = SmallData([
      "accounts.csv": "account_id,is_target\na,yes\nb,yes\n",
      "opportunities.csv": """
      opportunity_id,account_id,type,status,amount,created_at,closed_at,stage
      o1,a,new,won,100,2026-01-01,2026-02-10,Closed Won
      o2,a,new,lost,100,2026-01-01,2026-03-01,Closed Lost
      o3,b,new,open,100,2026-06-01,,B

      """,
      "opportunity_history.csv": """
      opportunity_id,changed_at,stage
      o1,2026-01-01,A
      o1,2026-01-11,B
      o1,2026-01-21,C
      o1,2026-02-10,Closed Won
      o2,2026-01-01,A
      o2,2026-01-05,C
      o2,2026-02-01,A
      o2,2026-03-01,Closed Lost
      o3,2026-06-01,A
      o3,2026-06-20,B

      """,
    ])
    let flows = try data.snapshot("30d", on: "2026-06-30").salesStages()
    #expect(flows.map(\.stage) == ["A", "B", "C"] && flows.map(\.visits) == [4, 2, 2])
    #expect(flows.map(\.movedOn) == [3, 1, 1] && flows.map(\.lost) == [1, 0, 0])
    #expect(flows.map(\.wentBack) == [0, 0, 1] && flows.map(\.open) == [0, 1, 0])
    #expect(flows.map(\.skipped) == [0, 1, 0])
    // In A for 10, 4, 28 and 19 days: half had left after 10. In B for 10 days, and 10 so far.
    #expect(flows[0].curve.median == 10 && flows[1].curve.events == 1 && flows[1].curve.cases == 2)
    #expect(try Self.data.snapshot("30d", on: "2026-06-30").salesStages().isEmpty)
  }

  /// The order of rows, and a filter that keeps all, change nothing.
  @Test(arguments: [UInt64(103), 107, 112]) func properties(_ seed: UInt64) throws {
    let directory = RandomDirectory(seed: seed).data
    let snapshot = try directory.snapshot("90d", on: RandomDirectory.text(RowPropertyTests.today))
    let everyone = AccountSet(members: snapshot.dataset.accounts.map { _ in true })
    let turned = try directory.with { data in
      for (path, text) in data.files {
        let lines = text.split(separator: "\n")
        data.files[path] = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
      }
    }.snapshot("90d", on: RandomDirectory.text(RowPropertyTests.today))
    let curves = snapshot.velocity().map(\.all.curve)
    #expect(snapshot.velocity(of: everyone).map(\.all.curve) == curves)
    #expect(turned.velocity().map(\.all.curve) == curves)
    #expect(snapshot.bottleneck()?.step == turned.bottleneck()?.step)
    for velocity in snapshot.velocity(by: AccountCatalog.field(id: "tier")) {
      #expect(velocity.groups.reduce(0) { $0 + $1.curve.events } == velocity.all.curve.events)
    }
  }
}
