import Accounts
import Ingest
import Filter
import Metrics
import Values

/// Rows by hand: texts are pooled as they are named.
struct Rows {
  var pool = StringPoolBuilder()
  var part = Part(pool: .empty)

  mutating func account(_ id: String, _ name: String, _ fill: (inout AccountRow, inout StringPoolBuilder) -> Void) {
    var row = AccountRow()
    row.id = pool.key(id)
    row.name = pool.key(name)
    row.foldedName = pool.key(name.lowercased())
    fill(&row, &pool)
    part.accounts.append(row)
  }

  /// The values of another column of accounts, in the order of the rows.
  mutating func column(_ name: String, _ values: [String]) {
    part.extraNames.append(name)
    part.extras.append(values.map { pool.key($0) })
  }

  mutating func activity(
    _ account: String, _ type: UInt8, _ day: String, contact: String? = nil, campaign: String = "",
    channel: String = ""
  ) {
    part.activities.setOrigin(
      ActivityOrigin(campaign: pool.key(campaign), channel: pool.key(channel), page: .empty),
      row: part.activities.rows.count)
    let time = Zone.utc.start(of: World.day(day))
    part.activities.rows.append(
      ActivityRow(
        activity: Activity(time: time, type: type, namesContact: contact != nil, count: 1),
        account: AccountName(.id, pool.key(account)), contact: contact.map { ContactName(id: pool.key($0)) } ?? .none,
        visitor: .empty, line: UInt32(part.activities.rows.count + 2)))
  }

  mutating func contact(_ id: String, _ account: String) {
    var row = ContactRow()
    row.id = pool.key(id)
    row.account = AccountName(.id, pool.key(account))
    row.isStakeholder = true
    part.contacts.append(row)
  }

  mutating func opportunity(
    _ id: String, _ account: String, _ type: OpportunityType, _ units: Int64, created: String,
    closed: (OpportunityStatus, String)? = nil
  ) {
    var row = OpportunityRow()
    row.id = pool.key(id)
    row.account = AccountName(.id, pool.key(account))
    row.type = type
    row.amount = Money(units: units * 10_000)
    row.createdAt = World.day(created)
    row.status = closed?.0 ?? .open
    row.closedAt = closed.map { World.day($0.1) }
    part.opportunities.append(row)
  }

  mutating func contract(_ id: String, _ account: String, _ start: String, _ end: String, _ units: Int64) {
    var row = ContractRow()
    row.id = pool.key(id)
    row.account = AccountName(.id, pool.key(account))
    row.start = World.day(start)
    row.end = World.day(end)
    row.annualValue = Money(units: units * 10_000)
    part.contracts.append(row)
  }

  mutating func intent(_ account: String, _ topic: String, _ score: Double, _ day: String) {
    var row = IntentRow()
    row.account = AccountName(.id, pool.key(account))
    row.topic = pool.key(topic)
    row.score = score
    row.day = World.day(day)
    part.intent.append(row)
  }

  mutating func relationship(_ account: String, _ score: Double, _ day: String) {
    var row = ScoreRow()
    row.account = AccountName(.id, pool.key(account))
    row.score = score
    row.day = World.day(day)
    row.time = Zone.utc.start(of: row.day)
    part.relationships.append(row)
  }

  /// All rows as one file that gives every table, seen on 2026-11-21 over the quarter to date (from 1 October).
  func snapshot(_ rules: AccountRules = AccountRules(), readRules: ReadRules = ReadRules()) -> Snapshot {
    var part = self.part
    part.pool = pool.sealed()
    part.sealActivities(texts: part.pool.count)
    let file = FileReading(path: "all.csv", outcome: .read, tables: Table.allCases, mapping: "native", parts: [part])
    let dataset = Dataset(files: [file], rules: rules, readRules: readRules)
    return Snapshot(dataset, period: .quarterToDate, today: World.day("2026-11-21"))
  }
}

/// Eight accounts, each different from the others in ways that the tests name.
enum World {
  /// A day of an ISO date that exists.
  static func day(_ iso: String) -> Day { Day(iso: iso) ?? .distantPast }

  static let snapshot: Snapshot = {
    var rows = Rows()
    func fill(
      _ row: inout AccountRow, _ pool: inout StringPoolBuilder, domain: String, industry: String, region: String,
      owner: String, tier: UInt8, employees: Double?
    ) {
      row.domain = pool.key(domain)
      row.industry = pool.key(industry)
      row.region = pool.key(region)
      row.owner = pool.key(owner)
      row.tier = tier
      row.employees = employees
      row.isTarget = true
      row.targetSince = day("2025-01-10")
    }
    rows.account("A1", "Acme GmbH") {
      fill(
        &$0, &$1, domain: "acme.example", industry: "Software", region: "EMEA", owner: "Kim Lee", tier: 1,
        employees: 500)
    }
    rows.account("A2", "Initech") {
      fill(
        &$0, &$1, domain: "initech.example", industry: "Business Software", region: "AMER", owner: "Bo, Inc", tier: 2,
        employees: 499)
    }
    rows.account("A3", "Globex") {
      fill(
        &$0, &$1, domain: "globex.test", industry: "Media, Entertainment", region: "EMEA", owner: "Kim Lee", tier: 1,
        employees: 55_000)
    }
    rows.account("A4", "Umbrella") {
      fill(&$0, &$1, domain: "", industry: "Pharma", region: "APAC", owner: "", tier: 3, employees: nil)
    }
    rows.account("A5", "Hooli") {
      fill(&$0, &$1, domain: "", industry: "", region: "AMER", owner: "Zoë Krüger", tier: 0, employees: 12)
    }
    rows.account("A6", "Stark \"Q\" Industries") {
      fill(&$0, &$1, domain: "", industry: "A*B", region: "AMER", owner: "Priya \"PJ\" Nair", tier: 2, employees: 7)
      $0.isTarget = false
    }
    rows.account("A7", "Wayne") {
      fill(&$0, &$1, domain: "wayne.test", industry: "AxB", region: "AMER", owner: "me", tier: 2, employees: 1_000)
    }
    rows.account("A8", "Soylent") {
      fill(&$0, &$1, domain: "", industry: "Food", region: "APAC", owner: "Kim Leeds", tier: 3, employees: 2_000_000)
    }
    rows.column("CRM Score", ["87", "9.5", "", "n/a", "100", "5", "5.0", "-3"])
    rows.column("Seen", ["2026-11-07", "2026-11-20T10:00:00Z", "", "", "2025-11-21", "never", "", ""])
    rows.column("Trend", ["x", "", "", "", "", "", "", ""])

    // A1: an open opportunity of 100,000 since 5 October, and a meeting ten days ago with one of two stakeholders.
    rows.contact("C1", "A1")
    rows.contact("C2", "A1")
    rows.activity(
      "A1", ActivityTypes.Code.meeting, "2026-11-11", contact: "C1", campaign: "Brand Q4", channel: "events")
    rows.opportunity("O1", "A1", .new, 100_000, created: "2026-10-05")
    // A2: nothing but a mail fourteen days ago.
    rows.activity("A2", ActivityTypes.Code.emailSent, "2026-11-07", campaign: "nurture", channel: "email")
    // A3: a contract that ends in 40 days, and a relationship that fell from 60 to 50.
    rows.contract("K3", "A3", "2026-01-01", "2026-12-31", 50_000)
    rows.relationship("A3", 60, "2026-10-01")
    rows.relationship("A3", 50, "2026-11-15")
    // A4: a contract that ended ten days ago, within its grace.
    rows.contract("K4", "A4", "2025-11-12", "2026-11-11", 20_000)
    // A5: a contract that ended long ago.
    rows.contract("K5", "A5", "2024-01-01", "2024-12-31", 10_000)
    // A6: engaged in June 2025 and never since.
    rows.activity("A6", ActivityTypes.Code.meeting, "2025-06-01", campaign: "Brand Q2", channel: "events")
    // A7: won 75,000 in October; an open expansion of 30,000; a topic surges.
    rows.opportunity("O7", "A7", .new, 75_000, created: "2026-08-01", closed: (.won, "2026-10-20"))
    rows.opportunity("P7", "A7", .expansion, 30_000, created: "2026-11-01")
    rows.intent("A7", "Pricing tools", 80, "2026-11-19")
    // A8: lost in June; a competitor's topic surges.
    rows.opportunity("O8", "A8", .new, 5_000, created: "2026-03-01", closed: (.lost, "2026-06-01"))
    rows.intent("A8", "RivalSoft", 90, "2026-11-20")
    var rules = AccountRules()
    rules.competitorTopics = [Glob("rival*")]
    return rows.snapshot(rules)
  }()

  static let index = FilterIndex(snapshot)

  /// The numbers of the accounts that a filter keeps: "13" are A1 and A3.
  static func kept(_ text: String, me: String? = nil) throws -> String {
    kept(try Filter.parse(text, in: snapshot), me: me)
  }

  static func kept(_ filter: Filter, me: String? = nil) -> String {
    let set = filter.accounts(in: index, me: me)
    return snapshot.dataset.accounts.indices.filter(set.contains).map { String($0 + 1) }.joined()
  }
}
