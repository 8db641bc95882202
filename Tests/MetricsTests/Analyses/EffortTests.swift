import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// Effort, follow-up, the lifecycle's loop and look-alikes, worked out by hand.
@Suite struct EffortTests {
  /// a is engaged on Friday 5 June by a meeting of 15 points and called on Tuesday 9 June; b on 1 June by two webinars, and nobody
  /// calls before T; both are of tier 1. c has two e-mails sent, tier 2. Spend: 60 shared by all three, 40 on a.
  private static let data = SmallData([
    "accounts.csv":
      "account_id,is_target,tier,target_since\na,yes,1,2025-01-01\nb,yes,1,2025-01-01\nc,yes,2,2025-01-01\n",
    "activities.csv": """
    timestamp,type,account_id,count
    2026-06-05,webinar,a,2
    2026-06-09,call_attempt,a,1
    2026-06-01,webinar,b,2
    2026-06-20,email_sent,c,2
    2026-01-20,meeting,c,1

    """,
    "spend.csv": "date,amount,account_id\n2026-06-03,60,\n2026-06-04,40,a\n",
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,a,new,open,300,2026-06-12,
    o2,c,new,open,100,2026-06-12,

    """,
  ])

  @Test func sharesOfEffortAndValue() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let column = try #require(AccountCatalog.field(id: "tier"))
    let effort = snapshot.effort(by: column)
    #expect(effort.groups.map(\.value) == ["1", "2"] && effort.groups.map(\.accounts.count) == [2, 1])
    // A third of 60 each, and 40: 80 of 100.
    #expect(abs((effort.share(effort.groups[0]) { $0.spend } ?? 0) - 0.8) < 1e-12)
    #expect(effort.all.sales == 3 && effort.all.marketing == 4 && effort.all.outreach == 3 && effort.all.meetings == 0)
    #expect(effort.groups[0].sales == 1 && effort.groups[0].marketing == 4)
    #expect(effort.groups[0].created.decimal == "300.0000" && effort.valueShare(effort.groups[0]) == 0.75)
    let given = try #require(effort.effortShare(effort.groups[0]))
    // Spend 80 %, sales a third, marketing all.
    #expect(abs(given - (0.8 + 1.0 / 3 + 1) / 3) < 1e-12)
  }

  @Test func workingDaysToTheFollowUp() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let follow = snapshot.followUp(by: AccountCatalog.field(id: "tier"))
    let ids = snapshot.dataset.accounts.map(\.id)
    // c was engaged in January by a meeting, which is a two-way touch of that day.
    #expect(follow.all.accounts.map { ids[$0] } == ["a", "b", "c"] && follow.all.waiting.map { ids[$0] } == ["b"])
    // Monday and Tuesday.
    #expect(follow.all.curve.steps.map(\.days) == [0, 2])
    // From 2 to 30 June: 21 working days.
    #expect(follow.all.curve.longest == 21 && follow.groups.map(\.value) == ["1", "2"])
    // Nobody works on Monday 8 June.
    var withHoliday = snapshot
    withHoliday.settings.set("holidays", .list([.text("2026-06-08")]))
    let later = withHoliday.followUp(by: nil).all.curve
    #expect(later.steps.map(\.days) == [0, 1] && later.longest == 20)
  }

  /// On 19 May, 42 days before, all were on the list and c was engaged; a has moved on to an opportunity, c too.
  @Test func theLoopOfTheLifecycle() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let ids = snapshot.dataset.accounts.map(\.id)
    let stages = snapshot.teamStages()
    #expect(stages.map(\.stage) == Array(1...7))
    #expect(stages[1].now.map { ids[$0] } == ["b"] && stages[2].now.map { ids[$0] } == ["a", "c"])
    #expect(stages[2].entered.map { ids[$0] } == ["a", "c"] && stages[0].left.map { ids[$0] } == ["a", "b"])
    #expect(stages[0].moved == .init(entered: 2, moved: 2) && stages[0].movedBefore == .init(entered: 2, moved: 0))
    #expect(stages[1].moved == .init(entered: 1, moved: 1) && stages.allSatisfy { !$0.needsAttention })
    #expect(stages[2].pipelineCreated.decimal == "400.0000" && stages[2].touches == 5)
  }

  @Test func namesAsTheyAreCompared() {
    #expect(ComparedName.of("Müller & Co. KG") == "mueller" && ComparedName.of("ACME, Inc.") == "acme")
    #expect(ComparedName.of("Société Générale S.A.") == "societe generale" && ComparedName.of("AG") == "ag")
    #expect(ComparedName.of("Łódź Sp. z o.o.") == "lodz")
  }

  @Test func pairsThatLookAlike() throws {
    let data = SmallData([
      "accounts.csv": """
      account_id,name,domain,country
      1,Acme GmbH,acme.example,Germany
      2,ACME AG,,Germany
      3,Harborstead Grid,grid.example,France
      4,Harborsteed Grid,,France
      5,Harborsteed Gird,,Spain
      6,Other,acme.example,Germany

      """
    ])
    let snapshot = try data.snapshot("30d", on: "2026-06-30")
    let ids = snapshot.dataset.accounts.map(\.id)
    let pairs = snapshot.lookAlikes().pairs.map { "\(ids[$0.first]) \(ids[$0.second])" }
    // By domain, by name, by likeness within a country.
    #expect(pairs == ["1 6", "1 2", "3 4"])
    #expect(snapshot.lookAlikes(of: snapshot.only(["4"])).pairs.count == 1)
  }

  /// 90 branches with numbers: each is like any other. Only the most alike pairs are listed, the others counted.
  @Test func manySimilarNames() throws {
    var rows = "account_id,name,country\n"
    for number in 10..<100 { rows += "\(number),Harborstead Branch \(number),France\n" }
    let found = try SmallData(["accounts.csv": rows]).snapshot("30d", on: "2026-06-30").lookAlikes()
    #expect(found.pairs.count == LookAlikes.mostSimilar && found.pairs.count + found.more == 90 * 89 / 2)
    #expect(found.partlyCompared == 0)
    var likeness: [Double] = []
    for case .similar(let value) in found.pairs.map(\.reason) { likeness.append(value) }
    let names = (10..<100).map { "harborstead branch \($0)" }
    let all = names.indices.flatMap { one in
      names[(one + 1)...].map { JaroWinkler.similarity(names[one], $0) }
    }
    #expect(likeness.sorted(by: >) == Array(all.sorted(by: >).prefix(LookAlikes.mostSimilar)))
  }

  /// Quality and look-alikes compare names alike.
  @Test func qualityComparesNamesAlike() throws {
    let snapshot = try SmallData([
      "accounts.csv": """
      account_id,name,is_target,owner
      1,Müller KG,yes,Kim
      2,Mueller GmbH,yes,Kim
      3,Plan B,yes,Kim
      4,Plan,yes,Kim

      """
    ]).snapshot("30d", on: "2026-06-30")
    // Plan B is no legal form of Plan: the two are similar at most.
    #expect(snapshot.lookAlikes().pairs.count { $0.reason == .name } == 1)
    #expect(OwnerQuality.total(snapshot.quality()).count(.looksLikeAnother) == 2)
  }
}
