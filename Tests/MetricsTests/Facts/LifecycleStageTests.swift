import Accounts
import Metrics
import TestSupport
import Testing

/// The seven stages of the lifecycle: the first that holds.
@Suite struct LifecycleStageTests {
  /// - Customers: `expanding` 6 (an open expansion comes before relatives); `parent` 7 (its child `child` is no
  ///   customer); `grandparent` 5: its child is a customer, and a grandchild is no relative; `onlyOff` 5: its child is
  ///   off the list; `sibling` 7: `other` has the same parent, an unknown one; `lone` 5; `closed` 5: its expansion is
  ///   won; `wonOnly` 5: won without a contract; `childOfProspect` 7: its parent is none.
  /// - Not: `open` 3 (an open renewal is an open opportunity), although it has lost one; `lost` 4; `churned` 4, although
  ///   it is engaged; `nurture` 2; `cold` 1; `child`, `other`, `prospectParent` 1.
  static let expected: [String: UInt8] = [
    "expanding": 6, "parent": 7, "child": 1, "grandparent": 5, "middle": 7, "grandchild": 1, "onlyOff": 5,
    "sibling": 7, "other": 1, "lone": 5, "closed": 5, "wonOnly": 5, "childOfProspect": 7, "prospectParent": 1,
    "open": 3,
    "lost": 4, "churned": 4, "nurture": 2, "cold": 1,
  ]

  static let data: SmallData = {
    let parents = [
      "child": "parent", "middle": "grandparent", "grandchild": "middle", "offChild": "onlyOff", "sibling": "holding",
      "other": "holding", "childOfProspect": "prospectParent", "expanding": "cold",
    ]
    let names = expected.keys.sorted() + ["offChild"]
    let customers = [
      "expanding", "parent", "grandparent", "middle", "onlyOff", "sibling", "lone", "closed", "childOfProspect",
    ]
    return SmallData([
      "accounts.csv": "account_id,tier,is_target,parent_account_id\n"
        + names.map { "\($0),1,\($0 == "offChild" ? "no" : ""),\(parents[$0] ?? "")\n" }.joined(),
      "activities.csv":
        "timestamp,type,account_id\n2026-06-20,meeting,nurture\n2026-06-20,meeting,churned\n2026-06-20,visit,cold\n",
      "contracts.csv": "contract_id,account_id,start,end,annual_value\nk,churned,2024-01-01,2024-12-31,1\n"
        + customers.map { "k-\($0),\($0),2026-01-01,2026-12-31,1\n" }.joined(),
      "opportunities.csv": """
      opportunity_id,account_id,type,status,amount,created_at,closed_at
      o1,expanding,cross_sell,open,1,2026-06-01,
      o2,closed,cross_sell,won,1,2026-05-01,2026-06-01
      o3,wonOnly,new,won,1,2026-05-01,2026-06-01
      o4,open,new,lost,1,2026-05-01,2026-06-01
      o5,open,renewal,open,1,2026-05-01,
      o6,lost,upsell,lost,1,2026-05-01,2026-06-01
      """,
    ])
  }()

  @Test func sevenStages() throws {
    let snapshot = try LifecycleStageTests.data.snapshot("30d", on: "2026-06-30")
    for (id, stage) in LifecycleStageTests.expected { #expect(snapshot.facts(of: id)?.lifecycle == stage, "\(id)") }
    // 1: cold, child, grandchild, other, prospectParent; 2 nurture; 3 open; 4 lost, churned; 5: grandparent, onlyOff,
    // lone, closed, wonOnly; 6 expanding; 7: parent, middle, sibling, childOfProspect.
    #expect(snapshot.figures().funnel.lifecycle.map(\.all) == [5, 1, 1, 2, 5, 1, 4])
  }

  /// A filter changes who is counted, never the relatives.
  @Test func relativesOutsideTheFilter() throws {
    let snapshot = try LifecycleStageTests.data.snapshot("30d", on: "2026-06-30")
    let funnel = snapshot.figures(of: snapshot.only(["parent"])).funnel
    #expect(funnel.lifecycle.map(\.all) == [0, 0, 0, 0, 0, 0, 1])
  }

  /// ICP fit → list → engaged now → open opportunity → customer → expansion → LTV.
  @Test func topo() throws {
    let snapshot = try LifecycleStageTests.data.snapshot("30d", on: "2026-06-30")
    let topo = snapshot.figures().funnel.topo
    // No profile: no fit. Engaged now: nurture, churned. Open: expanding, open. Customers: nine and wonOnly.
    // Expanded: closed. LTV: nine contracts of 1 a year: 9 × 0.8 ÷ 0.15 = 48.
    #expect(topo.profileFit == nil)
    #expect(topo.targetList.all == 19 && topo.engagedNow.all == 2 && topo.pipeline.all == 2)
    #expect(topo.customer.all == 10 && topo.expansion.all == 1)
    #expect(abs(topo.ltv - 48) < 1e-9)
  }
}
