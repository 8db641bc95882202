import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// What owners' data lacks, worked out by hand.
@Suite struct OwnerQualityTests {
  private static let data = SmallData([
    "accounts.csv": """
    account_id,owner,domain,tier
    a,Kim,a.example,1
    b,Kim,,2
    c,,c.example,1
    d,Ana,d.example,1

    """,
    "contacts.csv": "contact_id,account_id,created_at\np1,a,\np2,b,2026-07-01\n",
    "activities.csv": "timestamp,type,account_id\n2026-06-29,visit,a\n2026-05-01,visit,b\n2026-05-02,visit,c\n",
    "opportunities.csv": """
    opportunity_id,account_id,status,amount,created_at,closed_at,expected_close,owner
    o1,a,open,100,2026-06-01,,2026-07-31,
    o2,a,open,,2026-06-01,,,Kim
    o3,b,open,50,2026-06-01,,2026-06-29,Ana
    o4,c,won,70,2026-06-01,2026-06-10,,Kim
    o5,c,open,70,2026-06-01,,2026-06-30,

    """,
  ])

  @Test func gapsAreCountedByOwner() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let owners = snapshot.quality()
    #expect(owners.map(\.owner) == ["Kim", "Ana", ""])
    let lacking = owners.map { owner in
      owner.items.map { item in
        let id = item.deal?.opportunity.id ?? snapshot.dataset.accounts[item.account].id
        return id + " " + item.gaps.map { "\($0)" }.joined(separator: " ")
      }
    }
    // o1 lacks nothing. b has a contact only after T; its last touch is 60 days old, that of c 59.
    #expect(
      lacking == [
        ["o2 noAmount noClose", "b noDomain"], ["o3 overdue noContact untouched"], ["o5 noContact", "c noOwner"],
      ])
    #expect(owners.map(\.openDeals) == [2, 1, 1] && owners.map(\.accounts) == [2, 1, 1])
    #expect(owners.map(\.amount.decimal) == ["100.0000", "50.0000", "70.0000"])
    let all = OwnerQuality.total(owners)
    #expect(all.openDeals == 4 && all.accounts == 4 && all.count(.noContact) == 2 && all.items.count == 5)
  }

  /// A column that nobody fills is nobody's gap.
  @Test func whatTheDirectoryLacksIsNoGap() throws {
    let snapshot = try Self.data.without("contacts.csv").adding(["accounts.csv": "account_id,owner\na,Kim\nb,\n"])
      .snapshot("30d", on: "2026-06-30")
    #expect(snapshot.qualityGaps == [.noAmount, .noClose, .overdue, .untouched, .noOwner, .looksLikeAnother])
    #expect(
      snapshot.quality().flatMap(\.items).allSatisfy { !$0.gaps.contains(.noDomain) && !$0.gaps.contains(.noTier) })
  }

  @Test func onlyTheAccountsThatAreCountedCount() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    #expect(snapshot.quality(of: snapshot.only(["a"])).map(\.owner) == ["Kim"])
  }
}
