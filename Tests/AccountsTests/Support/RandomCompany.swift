import Ingest
import Values

/// A small company whose rows are drawn at random: few enough accounts, contacts and visitors that rows meet.
struct RandomCompany {
  var random: Seeded
  /// The last day on which anything happens by itself.
  let today = Day(20_000)
  private var nextID = 0

  init(seed: UInt64) { random = Seeded(seed) }

  static let accountHeader = "account_id,name,domain,tier,parent_account_id"
  static let activityHeader =
    "timestamp,type,account_id,domain,contact_id,visitor_id,count,activity_id,campaign_id,channel"

  mutating func files() -> [String: String] {
    var files = ["accounts.csv": RandomCompany.accountHeader + "\n"]
    for account in 0..<14 { files["accounts.csv", default: ""] += self.account(account) + "\n" }
    files["contacts.csv"] =
      "contact_id,account_id,email,role\n"
      + (0..<20).map { "c\($0),a\($0 % 14),p\($0)@d\($0 % 14).example,\($0 % 3 == 0 ? "buyer" : "")\n" }.joined()
    files["opportunities.csv"] = "opportunity_id,account_id,type,status,amount,created_at,closed_at\n"
    for deal in 0..<24 {
      let created = today - random.below(300)
      let status = ["open", "won", "lost"][random.below(3)]
      let closed = status == "open" ? "" : (created + random.below(90)).iso
      let type = ["new", "new", "expansion"][random.below(3)]
      files["opportunities.csv", default: ""] +=
        "o\(deal),a\(random.below(14)),\(type),\(status),\(100 * random.below(90)),\(created.iso),\(closed)\n"
    }
    files["contracts.csv"] = "contract_id,account_id,start,end,annual_value\n"
    for contract in 0..<12 {
      let start = today - 200 - random.below(400)
      files["contracts.csv", default: ""] +=
        "k\(contract),a\(random.below(14)),\(start.iso),\((start + 364).iso),\(1_000 + random.below(900))\n"
    }
    files["spend.csv"] = "date,amount,account_id,tier\n"
    for _ in 0..<10 {
      files["spend.csv", default: ""] +=
        "\((today - random.below(60)).iso),\(random.below(500)),\(random.below(2) == 0 ? "a3" : ""),\(random.below(3))\n"
    }
    for name in ["activities-a.csv", "activities-m.csv", "activities-z.csv"] {
      files[name] = RandomCompany.activityHeader + "\n" + activities(120)
    }
    return files
  }

  /// The tables that `files` does not give.
  mutating func otherFiles() -> [String: String] {
    var nps = "date,account_id,score,contact_id\n"
    var relationships = nps
    var intent = "date,topic,score,account_id\n"
    var history = "opportunity_id,changed_at,stage,amount\n"
    for _ in 0..<12 {
      let day = (today - random.below(120)).iso
      let contact = random.below(3) == 0 ? "" : "c\(random.below(26))"
      nps += "\(day),a\(random.below(16)),\(random.below(11)),\(contact)\n"
      relationships += "\(day),a\(random.below(16)),\(random.below(101)),\(contact)\n"
      intent +=
        "\(day),\(["Pricing", "Security", "competitor x"][random.below(3)]),\(random.below(100)),a\(random.below(16))\n"
      history += "o\(random.below(26)),\(day),Open,\(100 * random.below(90))\n"
    }
    return [
      "nps.csv": nps, "relationships.csv": relationships, "intent.csv": intent, "opportunity_history.csv": history,
    ]
  }

  mutating func account(_ number: Int) -> String {
    "a\(number),Name \(number),d\(number).example,\(["", "1", "2", "3"][number % 4]),\(number % 5 == 1 ? "a0" : "")"
  }

  /// Rows of activities, some of them late, early, after `today`, of unknown accounts or with an id that was used.
  mutating func activities(_ count: Int, withIDs: Bool = true) -> String {
    let types = ["ad_impression", "ad_click", "visit", "visit", "high_value_visit", "meeting", "chat", "email_sent"]
    return (0..<count).map { _ in
      let day = today + 3 - random.below(random.below(4) == 0 ? 400 : 60)
      let time = "\(day.iso)T\(10 + random.below(13)):\(10 + random.below(5) * 10):00Z"
      let account = random.below(16)
      let name = random.below(5) == 0 ? ",d\(account).example" : "a\(account),"
      let contact = random.below(4) == 0 ? "c\(random.below(24))" : ""
      let visitor = random.below(2) == 0 ? "v\(random.below(30))" : ""
      nextID += 1
      let id = !withIDs || random.below(3) > 0 ? "" : random.below(40) == 0 ? "e\(random.below(nextID))" : "e\(nextID)"
      let count = random.below(30) == 0 ? 20_000 : 1 + random.below(3)
      return "\(time),\(types[random.below(types.count)]),\(name),\(contact),\(visitor),\(count),\(id),"
        + "\(nextID % 3 == 0 ? "Brand \(account % 4)" : ""),\(["web", "Web ", ""][nextID % 3])\n"
    }.joined()
  }
}
