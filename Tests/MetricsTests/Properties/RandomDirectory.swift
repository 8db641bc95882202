import Accounts
import Ingest
import TestSupport
import Values

/// SplitMix64: the same directory for the same seed, everywhere.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Whether something happens that does so in one of `times` cases.
  mutating func one(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func pick(_ values: [String]) -> String { values.randomElement(using: &self) ?? "" }
}

/// A row of a table, with the one day that decides from when on it exists; nil: always.
struct RandomRow {
  var text: String
  var day: Int?
}

/// A small directory with every table. No two rows of one table have the same time, so that the order of rows carries
/// no meaning, and no id is there twice.
struct RandomDirectory {
  /// Days since 2025-01-01.
  static let days = 0...600
  static let start = Day(20_089)
  static let headers = [
    "accounts": "account_id,tier,is_target,target_since,target_until,created_at,parent_account_id,owner",
    "contacts": "contact_id,account_id,role,is_stakeholder,created_at",
    "activities": "timestamp,type,account_id,contact_id,visitor_id,count",
    "opportunities": "opportunity_id,account_id,type,status,amount,currency,created_at,closed_at,reopened_at",
    "contracts": "contract_id,account_id,start,end,annual_value,previous_contract_id,monthly_value,cancelled_at",
    "spend": "date,amount,currency,account_id,tier", "intent": "date,topic,score,account_id",
    "relationships": "date,account_id,score,contact_id", "nps": "date,account_id,score,contact_id,response_id",
    "opportunity_history": "opportunity_id,changed_at,amount",
  ]

  var tables: [String: [RandomRow]] = [:]
  var random: Seeded
  private var accounts: [String] = []
  private var clock = 0
  /// Whether there are opportunities that are renewals: one of them is always there, as one of any day decides whether
  /// contracts are revenue.
  private var hasRenewals = false

  init(seed: UInt64) {
    random = Seeded(state: seed)
    for number in 0..<random.number(2...9) { addAccount("a\(number)") }
    // This one decides for all contacts that a role makes a stakeholder.
    add("contacts", "p0,a0,Buyer,,")
    for number in 1...random.number(2...8) { addContact("p\(number)") }
    for _ in 0..<random.number(0...120) { addActivity() }
    hasRenewals = random.one(in: 2)
    if hasRenewals { add("opportunities", "renewal,a0,renewal,open,1,,,,") }
    for number in 0..<random.number(0...14) { addOpportunity("o\(number)") }
    for number in 0..<random.number(0...10) { addContract("k\(number)") }
    for _ in 0..<random.number(0...8) { addSpend() }
    for _ in 0..<random.number(0...30) { addIntent() }
    for _ in 0..<random.number(0...14) { addScore("relationships", 0...100) }
    for _ in 0..<random.number(0...14) { addScore("nps", 0...10) }
  }

  /// A day as text.
  static func text(_ day: Int) -> String { (start + day).iso }

  /// The directory, one file a table; tables that `except` names are left out.
  var data: SmallData {
    files { table, rows in ["\(table).csv": rows] }
  }

  /// The directory with the rows of each table in files of the caller's making.
  func files(_ split: (String, [String]) -> [String: [String]]) -> SmallData {
    var data = SmallData([:])
    for (table, header) in RandomDirectory.headers {
      for (name, rows) in split(table, (tables[table] ?? []).map(\.text)) {
        data.files[name] = ([header] + rows).map { $0 + "\n" }.joined()
      }
    }
    data.readRules.rates = ["EUR": Decimal(mantissa: 108, scale: 2)]
    data.accountRules.competitorTopics = [Glob("competitor*")]
    return data
  }

  private mutating func add(_ table: String, _ text: String, on day: Int? = nil) {
    tables[table, default: []].append(RandomRow(text: text, day: day))
  }

  private mutating func day() -> Int { random.number(RandomDirectory.days) }
  /// A day as text, or nothing in one of `times` cases.
  private mutating func day(orNoneIn times: Int) -> String { random.one(in: times) ? "" : RandomDirectory.text(day()) }

  /// A time of a day, another one at each call.
  private mutating func time(on day: Int) -> String {
    clock += random.number(1...300)
    let seconds = clock % 86_400
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return RandomDirectory.text(day) + "T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
  }

  /// An account, in one of 20 cases an unknown one.
  private mutating func account() -> String { random.one(in: 20) ? "unknown" : random.pick(accounts) }

  private mutating func addAccount(_ id: String) {
    accounts.append(id)
    let tier = random.pick(["1", "1", "2", "3", ""])
    let target = random.pick(["", "", "", "yes", "no"])
    let since = random.one(in: 3) ? day(orNoneIn: 3) : ""
    let until = random.one(in: 5) ? day(orNoneIn: 3) : ""
    let created = random.one(in: 4) ? day(orNoneIn: 3) : ""
    let parent = random.one(in: 3) ? random.pick(accounts + ["holding"]) : ""
    let owner = random.pick(["Ann", "Bo", ""])
    add("accounts", "\(id),\(tier),\(target),\(since),\(until),\(created),\(parent == id ? "" : parent),\(owner)")
  }

  private mutating func addContact(_ id: String) {
    let day = random.one(in: 2) ? self.day() : nil
    let role = random.pick(["Buyer", "", "User"])
    let stakeholder = random.pick(["", "", "yes", "no"])
    add("contacts", "\(id),\(account()),\(role),\(stakeholder),\(day.map(RandomDirectory.text) ?? "")", on: day)
  }

  private mutating func addActivity() {
    let day = self.day()
    let types = [
      "ad_impression", "email_impression", "ad_click", "email_click", "email_open", "visit", "visit", "visit",
      "high_value_visit", "chat", "conversion", "meeting", "email_sent", "raffle", "call", "email_reply",
    ]
    let contact = random.one(in: 3) ? "p\(random.number(0...9))" : ""
    let visitor = random.one(in: 2) ? "v\(random.number(0...6))" : ""
    let count = random.one(in: 4) ? String(random.number(0...9)) : ""
    let type = random.pick(types)
    add("activities", "\(time(on: day)),\(type),\(account()),\(contact),\(visitor),\(count)", on: day)
  }

  private mutating func addOpportunity(_ id: String) {
    let created = random.one(in: 8) ? nil : day()
    let status = random.pick(["open", "won", "lost", "won", "open"])
    let closed = status == "open" ? (random.one(in: 3) ? day() : nil) : day()
    let reopened = status == "open" ? closed.map { $0 + random.number(1...90) } : nil
    let fields = [
      id, account(), random.pick(["new", "new", "new", "expansion", "upsell", hasRenewals ? "renewal" : "upsell", ""]),
      status,
      random.one(in: 6) ? "" : "\(random.number(-5...900)).\(random.number(0...99))", random.pick(["", "", "EUR"]),
      created.map(RandomDirectory.text) ?? "", closed.map(RandomDirectory.text) ?? "",
      reopened.map(RandomDirectory.text) ?? "",
    ]
    add("opportunities", fields.joined(separator: ","), on: created)
    for _ in 0..<random.number(0...2) {
      let day = self.day()
      add("opportunity_history", "\(id),\(time(on: day)),\(random.number(0...999))", on: day)
    }
  }

  private mutating func addContract(_ id: String) {
    let account = self.account()
    let start = random.number(0...400)
    let length = random.number(30...200)
    let value = random.number(0...500)
    let end = random.one(in: 6) ? "" : RandomDirectory.text(start + length)
    let cancelled = random.one(in: 4) ? RandomDirectory.text(start + random.number(0...length)) : ""
    let worth = random.one(in: 4) ? ",,\(value / 12)" : "\(value),,"
    add("contracts", "\(id),\(account),\(RandomDirectory.text(start)),\(end),\(worth),\(cancelled)", on: start)
    if random.one(in: 3) { return }
    let next = start + length + random.number(-40...40)
    let named = random.one(in: 2) ? id : ""
    let nextDates = "\(RandomDirectory.text(next)),\(RandomDirectory.text(next + length))"
    add("contracts", "\(id)r,\(account),\(nextDates),\(value + random.number(0...50)),\(named),,", on: next)
  }

  private mutating func addSpend() {
    let day = self.day()
    let account = random.one(in: 2) ? self.account() : ""
    let tier = random.one(in: 2) ? random.pick(["1", "2", "3"]) : ""
    let currency = random.pick(["", "EUR"])
    add("spend", "\(RandomDirectory.text(day)),\(random.number(1...999)).5,\(currency),\(account),\(tier)", on: day)
  }

  private mutating func addIntent() {
    let day = self.day()
    let topic = random.pick(["crm", "erp", "competitor"])
    add("intent", "\(RandomDirectory.text(day)),\(topic),\(random.number(0...100)),\(account())", on: day)
  }

  private mutating func addScore(_ table: String, _ range: ClosedRange<Int>) {
    let day = self.day()
    let contact = random.one(in: 2) ? "p\(random.number(0...9))" : ""
    let response = table == "nps" ? (random.one(in: 3) ? ",r\(random.number(0...3))" : ",") : ""
    add(table, "\(time(on: day)),\(account()),\(random.number(range)),\(contact)\(response)", on: day)
  }
}
