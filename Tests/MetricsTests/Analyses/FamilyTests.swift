import Accounts
import Metrics
import TestSupport
import Testing
import Values

/// Families, loops of parents among them, and how concentrated sums are.
@Suite struct FamilyTests {
  /// a is the parent of b and c, c of d; x, z and y are each other's, in a loop; w hangs below it; s is its own parent; m's
  /// parent does not exist.
  private static let data = SmallData([
    "accounts.csv": """
    account_id,is_target,parent_account_id,owner
    z,yes,x,Kim
    d,yes,c,Ana
    b,yes,a,Kim
    a,yes,,Kim
    c,no,a,Ana
    y,yes,z,
    x,yes,y,
    w,yes,y,
    s,yes,s,
    m,yes,nobody,

    """,
    "opportunities.csv": """
    opportunity_id,account_id,type,status,amount,created_at,closed_at
    o1,b,new,open,600,2026-06-01,
    o2,b,new,open,100,2026-06-02,
    o3,d,new,open,200,2026-06-02,
    o4,z,new,open,100,2026-06-02,
    o5,c,new,open,999,2026-06-02,

    """,
  ])

  @Test func ultimateParents() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let ids = snapshot.dataset.accounts.map(\.id)
    let roots = Dictionary(uniqueKeysWithValues: zip(ids, snapshot.ultimateParents.map { ids[$0] }))
    // A loop ends at its lowest id.
    #expect(
      roots == [
        "a": "a", "b": "a", "c": "a", "d": "a", "x": "x", "y": "x", "z": "x", "w": "x", "s": "s", "m": "m",
      ])
  }

  @Test func treesAndSums() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let ids = snapshot.dataset.accounts.map(\.id)
    let families = snapshot.families()
    #expect(families.map { ids[$0.root] } == ["a", "x"])
    #expect(families[0].members.map { ids[$0.account] } == ["a", "b", "c", "d"])
    #expect(families[0].members.map(\.depth) == [0, 1, 1, 2])
    #expect(Set(families[1].members.map { ids[$0.account] }) == ["x", "y", "z", "w"])
    // c is off the list, and still of the family.
    #expect(families[0].sum(snapshot) { $0.pipeline }.decimal == "1899.0000")
    #expect(snapshot.families(of: snapshot.only(["d"])).map { ids[$0.root] } == ["a"])
  }

  @Test func concentrationByHand() throws {
    let snapshot = try Self.data.snapshot("30d", on: "2026-06-30")
    let ids = snapshot.dataset.accounts.map(\.id)
    let pipeline = snapshot.concentration(.pipeline)
    // Of those on the list: b 700, d 200, z 100.
    #expect(pipeline.all.accounts.map { ids[$0.account] } == ["b", "d", "z"])
    #expect(pipeline.all.share(ofTop: 1) == 0.7 && pipeline.all.share(ofTop: 10) == 1)
    #expect(pipeline.shareOfDeals(top: 1) == 0.6 && pipeline.deals.count == 4)
    #expect(pipeline.owners.map(\.owner) == ["Kim", "Ana"] && pipeline.owners[0].parts.share(ofTop: 1) == 0.875)
    let revenue = snapshot.concentration(.revenue)
    #expect(revenue.all.share(ofTop: 1) == nil && revenue.shareOfDeals(top: 1) == nil)
  }

  @Test func whoOfTheCommitteeIsMissing() throws {
    let data = Self.data.adding([
      "contacts.csv": """
      contact_id,account_id,name,role,persona,title
      p1,b,Ana,Decision maker,Finance,CFO
      p2,b,Ben,,,CFO
      p3,b,Cem,Technical evaluator,,Enterprise Architect
      p4,b,Dua,,,Intern
      p5,b,Eve,Champion,,

      """,
      "activities.csv": "timestamp,type,account_id,contact_id\n2026-06-20,meeting,b,p2\n2026-01-20,meeting,b,p1\n",
    ])
    let snapshot = try data.snapshot("30d", on: "2026-06-30")
    let account = try #require(snapshot.dataset.account(id: "b"))
    let committee = snapshot.committee(of: account)
    // The role counts before the title: Ana decides. Ben has none but his title.
    let names: [[String]] = committee.seats.map { seat in seat.contacts.map(\.name) }
    #expect(names == [["Ana"], ["Ben"], ["Eve"], [], ["Cem"]])
    #expect(committee.seats.map(\.isEngaged) == [false, true, false, false, false])
    #expect(committee.coverage == 0.2 && committee.missing?.role.name == "decision maker")
  }
}
