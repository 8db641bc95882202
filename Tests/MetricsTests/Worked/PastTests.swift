import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// What was so on a day, by a small history that is worked out by hand.
@Suite struct PastTests {
  /// a went from tier 2 to 1 on 10 March and from Zoe to Ann on 1 April; b came onto the list on 1 May, c left it on 1 June.
  static let data = SmallData([
    "accounts.csv": "account_id,tier,owner\na,1,Ann\nb,2,Bob\nc,,Cid\n",
    "activities.csv": "timestamp,type,account_id\n2026-02-01,visit,a\n2026-02-01,visit,b\n2026-02-01,visit,c\n",
    "history.csv": """
    table,id,field,changed_at,old_value,new_value
    accounts,a,tier,2026-03-10,Tier 2,Tier 1
    accounts,b,tier,2026-05-01,,2
    accounts,c,tier,2026-06-01,3,
    accounts,a,owner,2026-04-01,Zoe,Ann
    accounts,nobody,owner,2026-04-01,Zoe,Ann
    accounts,a,phone,2026-04-01,1,2

    """,
  ])

  private static func onList(_ snapshot: Snapshot) -> [String] {
    snapshot.dataset.accounts.filter { $0.isOnList(at: snapshot.asOf) }.map { "\($0.id)\($0.tier)" }
  }

  private static func day(_ text: String) -> Day { Day(iso: text) ?? Day(0) }

  @Test(arguments: [
    ("2026-03-09", ["a2", "c3"], "Zoe"), ("2026-03-10", ["a1", "c3"], "Zoe"), ("2026-04-01", ["a1", "c3"], "Ann"),
    ("2026-05-01", ["a1", "b2", "c3"], "Ann"), ("2026-06-01", ["a1", "b2"], "Ann"),
  ])
  func tiersOwnersAndTheListAreThoseOfTheDay(_ day: String, _ list: [String], _ owner: String) throws {
    let snapshot = try Self.data.snapshot("30d", on: day)
    #expect(Self.onList(snapshot) == list)
    #expect(snapshot.dataset.accounts[0].owner == owner)
    #expect(snapshot.current.sums(.onList, over: snapshot.current.mask(nil)).reduce(0, +) == Int64(list.count))
    for account in snapshot.dataset.accounts.indices {
      let name = snapshot.dataset.accounts[account].id
      #expect(snapshot.facts[account].isOnList == list.contains { $0.hasPrefix(name) })
    }
    #expect(snapshot.tiers == snapshot.dataset.accounts.map(\.tier))
  }

  @Test func earlierPointsHaveTheListOfTheirDayAndTheTiersOfT() throws {
    // T 30 June: a 1, b 2. On 30 May c was on it as well; the points of the trend lie 30 days apart.
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let counts = snapshot.trend.map { columns in
      (columns.point.asOf.iso, columns.sums(.onList, over: columns.mask(nil)).map { Int($0) })
    }
    for (day, sums) in counts {
      let expected = day >= "2026-06-01" ? [0, 1, 1, 0] : day >= "2026-05-01" ? [1, 1, 1, 0] : [1, 1, 0, 0]
      #expect(sums == expected, "\(day)")
    }
    #expect(counts.count == 13)
  }

  @Test func restatedIsAsWithoutAHistory() throws {
    let dataset = try Self.data.dataset()
    let plain = try Self.data.without("history.csv").dataset()
    for day in ["2026-03-09", "2026-04-15", "2026-06-30"].map(Self.day) {
      let restated = Snapshot(dataset, period: .days(30), today: day, past: .restated)
      let without = Snapshot(plain, period: .days(30), today: day)
      #expect(restated.dataset.accounts == without.dataset.accounts)
      #expect(restated.facts == without.facts)
      #expect(restated.basis == .restated && restated.hasHistory && !without.hasHistory)
      #expect(without.basis == .restated && without.knownSince == nil)
    }
    // And back again, from a state as it was.
    let then = Snapshot(dataset, period: .days(30), today: Self.day("2026-03-09"))
    #expect(then.dataset.restated.accounts == plain.accounts)
  }

  @Test func aFigureIsAsItWasFromTheFirstDayOnWhichNothingIsAssumed() throws {
    #expect(try Self.data.snapshot("30d", on: "2026-04-15").basis == .asItWas(since: Self.day("2026-03-10")))
    let before = try Self.data.snapshot("30d", on: "2026-03-09")
    #expect(before.basis == .restated)
    #expect(before.knownSince == Self.day("2026-03-10"))
    // Where the membership is never watched although accounts have it, it stays assumed.
    let flagged = Self.data.adding(["accounts.csv": "account_id,tier,is_target\na,1,yes\nb,2,yes\nc,,no\n"])
    let snapshot = try flagged.snapshot("30d", on: "2026-04-15")
    #expect(snapshot.basis == .restated && snapshot.knownSince == nil && snapshot.hasHistory)
  }

  @Test func whatIsInForceAndInNoHistoryIsAChangeOfTheNewestCreation() throws {
    let data = SmallData([
      "accounts.csv": "account_id,tier,created_at\na,3,2025-01-01\nb,1,2026-05-05\n",
      "history.csv": "table,id,field,changed_at,old_value,new_value\nAccount,a,ABM_Tier__c,2026-03-10,2,1\n",
    ])
    #expect(Self.onList(try data.snapshot("30d", on: "2026-03-09")) == ["a2"])
    #expect(Self.onList(try data.snapshot("30d", on: "2026-05-04")) == ["a1"])
    #expect(Self.onList(try data.snapshot("30d", on: "2026-05-05")) == ["a3", "b1"])
  }

  @Test func attributesThatNoFigureHangsOnAreSetAside() throws {
    let dataset = try Self.data.dataset()
    let part = try #require(dataset.files.first { $0.path == "history.csv" }?.parts.first)
    #expect(part.changes.count == 5)
    #expect(part.setAside == [.history: [.notTracked: 1]])
    #expect(dataset.tables.contains(.history))
  }

  // MARK: Deals

  static let deals = SmallData([
    "accounts.csv": "account_id\na\n",
    "opportunities.csv": """
    opportunity_id,account_id,stage,status,amount,currency,created_at,expected_close
    o,a,Proposal,open,500,USD,2026-01-10,2026-09-30
    p,a,Demo,open,70,USD,2026-01-10,2026-08-31

    """,
    "history.csv": """
    table,id,field,changed_at,old_value,new_value
    opportunities,o,amount,2026-03-01,100,300
    opportunities,o,amount,2026-05-01,300,500
    opportunities,o,StageName,2026-02-01,Discovery,Demo
    opportunities,o,StageName,2026-04-01,Demo,Proposal
    opportunities,o,CloseDate,2026-04-01,2026-06-30,2026-09-30

    """,
  ])

  @Test func stagesAmountsAndExpectedClosesAreThoseOfTheDay() throws {
    let dataset = try Self.deals.dataset()
    let timelines = dataset.opportunityTimelines(of: 0, newest: dataset.newestCreations)
    let deal = try #require(timelines.first { $0.id == "o" })
    func amount(_ day: String) -> Double { deal.amount(at: Self.day(day)).double }
    #expect(
      ["2026-01-10", "2026-02-28", "2026-03-01", "2026-04-30", "2026-05-01"].map(amount) == [100, 100, 300, 300, 500])
    func stage(_ day: String) -> String { deal.stage(at: Self.day(day)) }
    #expect(["2026-01-31", "2026-02-01", "2026-04-01"].map(stage) == ["Discovery", "Demo", "Proposal"])
    #expect(deal.closeMoves.map(\.day) == [Self.day("2026-04-01")])
    #expect(deal.closeMoves.map(\.from) == [Self.day("2026-06-30")])
    #expect(deal.expectedClose(at: Self.day("2026-03-31")) == Self.day("2026-06-30"))
    #expect(dataset.tables.contains(.opportunityHistory))
    let other = try #require(timelines.first { $0.id == "p" })
    #expect(other.stages.isEmpty && other.closeMoves.isEmpty)
    #expect(try Self.deals.snapshot("30d", on: "2026-03-15").facts[0].pipeline.double == 370)
  }

  @Test func ofOneDayTheOwnHistoryOfOpportunitiesDecides() throws {
    let data = Self.deals.adding([
      "opportunity_history.csv": "opportunity_id,changed_at,stage,amount\no,2026-03-01T10:00:00Z,Scoping,250\n"
    ])
    let dataset = try data.dataset()
    let deal = try #require(dataset.opportunityTimelines(of: 0, newest: [:]).first { $0.id == "o" })
    #expect(deal.amount(at: Self.day("2026-03-01")).double == 250)
    #expect(deal.amount(at: Self.day("2026-02-28")).double == 100)
    #expect(deal.stage(at: Self.day("2026-03-01")) == "Scoping")
  }
}
