import Testing

@testable import Sample

@Suite("The sample company's funnel is a healthy one")
struct FunnelTests {
  let tables = SampleRows.tables
  static let company = Sample.demo(seed: 1, asOf: SampleRows.asOf)

  @Test("Tiers as planned")
  func tiers() {
    let tiers = tables.values(.accounts, "tier")
    let counts = ["Tier 1", "Tier 2", "Tier 3", ""].map { tier in tiers.filter { $0 == tier }.count }
    #expect(counts == [24, 80, 156, 60])
  }

  @Test(
    "Of the list about 60 % are engaged, 30 % have an opportunity, 15 % are won; whatever the seed",
    arguments: [1, 7, 42])
  func stages(seed: UInt64) {
    let stages = Sample.demo(seed: seed, asOf: SampleRows.asOf).stages
    func reached(_ stage: Int) -> Int { stages.filter { $0 >= stage }.count }
    #expect(reached(1) == 262)
    #expect((150...160).contains(reached(2)))
    #expect((74...82).contains(reached(3)))
    #expect(reached(4) == 38)
    #expect((20...32).contains(reached(5)))
    #expect((8...24).contains(reached(6)))
    #expect((1...6).allSatisfy { stage in stages.contains(stage) })
  }

  @Test("Every type and status of opportunity occurs; closed ones have a day, open ones only where they were reopened")
  func opportunities() {
    let deals = tables[.opportunities]
    #expect(Set(deals.map { $0["type"] }) == ["new", "expansion", "cross_sell", "upsell", "renewal"])
    var seen: Set<String> = []
    for deal in deals {
      let closed = deal["closed_at"] ?? ""
      let created = deal["created_at"] ?? ""
      let stage = deal["stage"] ?? ""
      let state = stage.contains("Won") ? "won" : stage.contains("Lost") ? "lost" : "open"
      seen.insert(state)
      let status = deal["status"] ?? ""
      #expect(status.isEmpty || status == state)
      if state == "open" {
        #expect(closed.isEmpty == (deal["reopened_at"] ?? "").isEmpty)
      } else {
        #expect(closed >= created)
      }
      #expect(Int(deal["amount"] ?? "").map { $0 > 0 } == true)
    }
    #expect(seen == ["won", "lost", "open"])
    #expect(deals.contains { !($0["reopened_at"] ?? "").isEmpty })
  }

  @Test("An opportunity's last change has its amount, and none lies before its creation")
  func history() {
    var last: [String: String] = [:]
    var first: [String: String] = [:]
    for row in tables[.opportunityHistory] {
      let id = row["opportunity_id"] ?? ""
      last[id] = row["amount"]
      if first[id] == nil { first[id] = row["changed_at"] }
    }
    for deal in tables[.opportunities] {
      let id = deal["opportunity_id"] ?? ""
      #expect(last[id] == deal["amount"])
      #expect((first[id] ?? "") >= (deal["created_at"] ?? "?"))
    }
  }

  @Test("Contracts end after they start; some renew late, some early, one is due and pending, some have churned")
  func contracts() {
    let contracts = Self.company.contracts
    var late = 0
    var early = 0
    for contract in contracts {
      #expect(contract.end > contract.start)
      guard let before = contract.renews else { continue }
      #expect(contracts[before].account == contract.account)
      if contract.start > contracts[before].end + 1 { late += 1 }
      if contract.start <= contracts[before].end { early += 1 }
    }
    #expect(late > 0 && early > 0)
    let renewed = Set(contracts.compactMap(\.renews))
    let ended = contracts.indices.filter { contracts[$0].end < SampleRows.asOf && !renewed.contains($0) }
    #expect(ended.contains { SampleRows.asOf - contracts[$0].end <= 30 })
    #expect(ended.filter { SampleRows.asOf - contracts[$0].end > 30 }.count >= 2)
  }

  @Test("Every type of activity occurs; visitors who told who they are were anonymous before")
  func activities() {
    let types = Set(tables.values(.activities, "type"))
    #expect(types == Set(ActivityKind.allCases.map(\.rawValue)))
    var first: [String: Bool] = [:]
    var everKnown: Set<String> = []
    for row in tables[.activities] {
      let visitor = row["visitor_id"] ?? ""
      guard !visitor.isEmpty else { continue }
      let isKnown = !(row["contact_id"] ?? "").isEmpty
      if first[visitor] == nil { first[visitor] = isKnown }
      if isKnown { everKnown.insert(visitor) }
    }
    let becameKnown = first.filter { !$0.value && everKnown.contains($0.key) }
    #expect(becameKnown.count > 50)
    #expect(everKnown.count < first.count)
  }

  @Test("The last four weeks are as lively as an average month of the last year")
  func lively() {
    let activities = Self.company.activities
    let recent = activities.filter { $0.day > SampleRows.asOf - 28 }.count
    let year = activities.filter { $0.day > SampleRows.asOf - 364 }.count
    #expect(recent * 13 > year * 7 / 10)
  }
}
