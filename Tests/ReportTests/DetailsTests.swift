import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// The rows that an account's page shows add up to the account's facts.
@Suite struct DetailsTests {
  @Test(arguments: Golden.allCases, [Period.quarterToDate, .range(from: Day(20_000), to: Day(20_400))])
  func agreeWithTheFacts(_ golden: Golden, _ period: Period) throws {
    let today = try #require(Day(iso: "2026-11-21"))
    let snapshot = try golden.snapshot(period, on: today)
    for account in snapshot.dataset.accounts.indices {
      let facts = snapshot.facts[account]
      let details = snapshot.dataset.details(of: account, at: snapshot.period.now)
      let stakeholders = details.contacts.filter(\.isStakeholder)
      #expect(stakeholders.count == Int(facts.stakeholders))
      #expect(stakeholders.count(where: \.isEngaged) == Int(facts.engagedStakeholders))
      let open = details.opportunities.filter { $0.state == .open }
      #expect(open.count == Int(facts.openOpportunities))
      #expect(open.reduce(Money.zero) { $0 + $1.amount } == facts.pipeline)
      let counted = details.contracts.filter(\.isCounted)
      #expect(counted.reduce(Money.zero) { $0 + $1.annualValue } == facts.acv)
      #expect(counted.allSatisfy { $0.state == .active || $0.state == .pending })
      #expect(details.topics.count { $0.isSurging && !$0.isCompetitor } == facts.surgingTopics.count)
      #expect(details.topics.count { $0.isSurging && $0.isCompetitor } == facts.competitorTopics.count)
      #expect(details.answers.count(where: \.isCounted) == Int(facts.answers))
      if !details.relationships.isEmpty {
        let mean = details.relationships.reduce(0) { $0 + $1.score } / Double(details.relationships.count)
        #expect(abs(mean - (facts.relationship ?? -1)) < 1e-9)
      }
      #expect(details.activities.reduce(0) { $0 + ($1.isTouch ? $1.count : 0) } == facts.touchesEver)
      #expect(details.activities.first { $0.isTouch }?.day == facts.lastTouch)
      #expect(details.scores.count == 365)
      #expect(abs((details.scores.last?.score ?? -1) - facts.aes) < 1e-9 * max(1, facts.aes))
      let own = details.spend.filter { details.point.contains($0.day) }.reduce(Money.zero) { $0 + $1.amount }
      #expect(own == facts.ownSpend)
    }
  }

  @Test func theNewestActivitiesComeFirst() throws {
    let snapshot = try Golden.small.snapshot(.days(30), on: try #require(Day(iso: "2026-11-21")))
    let account = try #require(snapshot.dataset.account(id: "A000000"))
    let details = snapshot.dataset.details(of: account, at: snapshot.period.now, activityLimit: 3)
    #expect(details.activityCount == 276)
    #expect(
      details.activities.map(\.place.text) == ["activities.csv:3984", "activities.csv:3975", "activities.csv:3939"])
    #expect(details.activities.map(\.type) == ["visit", "ad_impression", "email_open"])
    #expect(details.activities[2].contact == "Grace Abbott")
    #expect(details.contracts.map(\.state) == [.active, .renewed])
    #expect(details.contracts[1].renewedBy == "K000002")
  }
}
