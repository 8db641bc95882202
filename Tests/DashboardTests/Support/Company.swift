import Accounts
import Ingest
import Foundation
import Metrics
import Values

/// A small made-up company whose rows follow from their numbers: what the screens are tested with.
enum Company {
  static let asOf = day("2026-11-21")

  static func day(_ text: String) -> Day { Day(iso: text) ?? Day(0) }

  private static let names = [
    "Acme GmbH", "Initech", "Globex", "Umbrella Health", "Stark Industries", "Wayne Logistics", "Hooli",
    "Vehement Capital",
    "Massive Dynamic", "Cyberdyne", "Tyrell", "Soylent Foods", "Wonka Sweets", "Gringotts", "Ollivander",
    "Duff Brewing",
    "東京電機 Tokyo Denki", "Société Générale d'Énergie", "Äther & Söhne", "Zorg", "Nakatomi", "Oceanic", "Virtucon",
    "Monsters Energy", "Planet Express", "Bluth Homes", "Dunder Mifflin", "Pied Piper", "Aviato", "Sirius Cybernetics",
    "Weyland", "Rekall", "Oscorp", "LexCorp", "Prestige Worldwide", "Vandelay", "Kruger Paper", "Pendant Books",
    "Krusty",
    "InGen",
  ]
  private static let owners = ["Kim Lee", "Ana Silva", "Jonas Weber", "Priya Nair", ""]
  private static let industries = ["Software", "Manufacturing", "Health", "Finance", "Retail"]
  private static let regions = ["EMEA", "AMER", "APAC"]

  /// The files of the company; `extra` activities happen on the last day.
  static func files(extraVisits: Int = 0) -> [String: String] {
    [
      "accounts.csv": accounts, "contacts.csv": contacts, "activities.csv": activities(extraVisits: extraVisits),
      "opportunities.csv": opportunities, "contracts.csv": contracts, "spend.csv": spend, "intent.csv": intent,
      "relationships.csv": relationships, "nps.csv": nps,
    ]
  }

  private static func table(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }

  private static var accounts: String {
    table(
      "account_id,name,domain,industry,country,region,owner,tier,is_target,target_since,created_at,parent_account_id",
      names.enumerated().map { i, name in
        let tier = ["1", "2", "2", "3", "3", "3", "", "1"][i % 8]
        let since = asOf - (20 + i * 17)
        let parent = i % 11 == 10 ? "A01" : ""
        return
          "\(id(i)),\"\(name)\",example\(i).com,\(industries[i % 5]),\(["Germany", "United States", "Japan"][i % 3]),"
          + "\(regions[i % 3]),\(owners[i % 5]),\(tier),yes,\(since.iso),\((since - 30).iso),\(parent)"
      })
  }

  private static func id(_ number: Int) -> String { "A" + (number < 9 ? "0" : "") + String(number + 1) }

  private static var contacts: String {
    table(
      "contact_id,account_id,name,email,title,role,is_stakeholder,created_at",
      names.indices.flatMap { i in
        (0..<(1 + i % 4)).map { j in
          let title = ["Chief Technology Officer", "Head of Procurement", "Marketing Manager", "Analyst"][j]
          return
            "C\(i)-\(j),\(id(i)),\(["Jo", "Sam", "Kai", "Lin"][j]) \(["Meyer", "Okoro", "Tanaka", "Diaz"][(i + j) % 4]),"
            + "c\(j)@example\(i).com,\(title),\(["decision_maker", "buyer", "user", "user"][j]),\(j < 2 ? "yes" : "no"),2025-01-0\(1 + j)"
        }
      })
  }

  private static func activities(extraVisits: Int) -> String {
    let types = [
      "ad_impression", "visit", "ad_click", "visit", "high_value_visit", "email_reply", "webinar", "meeting", "chat",
      "form_submit",
    ]
    var rows: [String] = []
    for i in names.indices where i % 7 != 6 {
      for k in 0..<(4 + (i * 5) % 17) {
        let when = asOf - ((k * 11 + i * 3) % 170)
        let type = types[(i + k * 3) % types.count]
        let contact = k % 2 == 0 ? "C\(i)-0" : ""
        rows.append(
          "\(when.iso)T0\(k % 9):15:00Z,\(id(i)),\(type),\(1 + k % 3),\(contact),V\(i)-\(k % 3),"
            + origin(type, k))
      }
    }
    for k in 0..<extraVisits {
      rows.append("\(asOf.iso)T12:0\(k % 10):00Z,A03,high_value_visit,2,,V2-9,web,,https://example.com/product")
    }
    return table("timestamp,account_id,type,count,contact_id,visitor_id,channel,campaign_id,url", rows)
  }

  /// Channel, campaign and page of an activity.
  private static func origin(_ type: String, _ number: Int) -> String {
    switch type {
    case "ad_impression", "ad_click": "linkedin,\(["brand-awareness", "abm-tier1"][number % 2]),"
    case "visit", "high_value_visit":
      "web,,https://example.com/\(["product", "blog", "docs/start"][number % 3])?s=\(number)"
    case "webinar": "events,webinar-series,"
    case "chat", "form_submit": "web,,"
    case "email_reply": "email,nurture-q4,"
    default: ",,"
    }
  }

  private static var opportunities: String {
    table(
      "opportunity_id,account_id,name,type,stage,status,amount,created_at,closed_at,owner",
      names.indices.filter { $0 % 3 != 1 }.map { i in
        let created = asOf - (25 + i * 9)
        let status = ["open", "won", "open", "lost", "won"][i % 5]
        let closed = status == "open" ? "" : min(asOf - 2, created + 20 + i).iso
        let type = i % 4 == 3 ? "expansion" : "new"
        return
          "O\(i),\(id(i)),\(names[i].split(separator: " ")[0]) platform,\(type),\(["Discovery", "Proposal", "Negotiation"][i % 3]),"
          + "\(status),\(12_000 + i * 3_750),\(created.iso),\(closed),\(owners[i % 4])"
      })
  }

  private static var contracts: String {
    table(
      "contract_id,account_id,start,end,annual_value,previous_contract_id",
      names.indices.filter { $0 % 5 == 1 || $0 % 5 == 4 }.flatMap { i -> [String] in
        let start = asOf - (330 + i * 3)
        var rows = ["K\(i),\(id(i)),\(start.iso),\((start + 364).iso),\(24_000 + i * 1_500),"]
        if i % 10 == 4 {
          rows.append("K\(i)b,\(id(i)),\((start + 365).iso),\((start + 729).iso),\(30_000 + i * 1_500),K\(i)")
        }
        return rows
      })
  }

  private static var spend: String {
    table(
      "date,amount,account_id,tier,channel",
      (0..<24).map { k in
        "\((asOf - k * 8).iso),\(900 + k * 35),\(k % 4 == 0 ? id(k % 20) : ""),\(k % 4 == 1 ? "1" : ""),linkedin"
      })
  }

  private static var intent: String {
    table(
      "date,account_id,topic,score",
      names.indices.filter { $0 % 4 < 2 }.flatMap { i in
        (0..<8).map { k in
          "\((asOf - k * 6 - 1).iso),\(id(i)),\(i % 8 == 1 ? "competitor: RivalSoft" : "abm platforms"),\(k == 0 ? 70 + i % 20 : 35 + i % 10)"
        }
      })
  }

  private static var relationships: String {
    table(
      "date,account_id,contact_id,score",
      names.indices.filter { $0 % 3 != 2 }.flatMap { i in
        (0..<3).map { k in "\((asOf - k * 40 - 3).iso),\(id(i)),C\(i)-0,\(40 + (i * 7) % 45 + k * (i % 5 - 2) * 4)" }
      })
  }

  private static var nps: String {
    table(
      "date,account_id,contact_id,score",
      names.indices.filter { $0 % 5 == 1 || $0 % 5 == 4 }.map { i in
        "\((asOf - 20 - i).iso),\(id(i)),C\(i)-0,\((i * 3) % 11)"
      })
  }

  /// Files read and resolved.
  static func dataset(_ files: [String: String]) throws -> Dataset {
    let folder = FileManager.default.temporaryDirectory.appending(path: "abmtop-dashboard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var rules = AccountRules()
    rules.competitorTopics = [Glob("competitor:*")]
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    let readings = try files.sorted { $0.key < $1.key }.compactMap { path, text -> FileReading? in
      try Data(text.utf8).write(to: folder.appending(path: path))
      return reader.read(path)
    }
    return Dataset(files: readings, rules: rules, readRules: ReadRules())
  }

  static func snapshot(_ files: [String: String] = files(), period: Period = .quarterToDate) throws -> Snapshot {
    let dataset = try dataset(files)
    return Snapshot(dataset, period: period, today: asOf, health: timed(dataset.health))
  }

  /// As if all files had been read 90 s ago, changed at times of their own, and the last refresh found only one of them changed.
  private static func timed(_ health: Health) -> Health {
    var health = health
    let now: Int64 = 1_795_270_980_000
    health.refresh = FileHealth.Reading(at: Instant(milliseconds: now), seconds: 0.018)
    for file in health.files.indices {
      let age = Int64([0, 45, 400, 7_200, 86_400 * 3][file % 5])
      health.files[file].modified = Instant(milliseconds: now - age * 1_000)
      let read = file == 0 ? now : now - 90_000
      health.files[file].lastRead = FileHealth.Reading(
        at: Instant(milliseconds: read), seconds: 0.000_4 * Double(file + 1))
    }
    return health
  }

  /// The company with six deals that have close dates, chances and a history.
  static let withDealHistory: Snapshot? = {
    var files = Company.files()
    files["opportunities.csv"] = """
      opportunity_id,account_id,name,type,stage,status,amount,created_at,closed_at,owner,expected_close,probability
      D1,A01,EMR rollout,new,Proposal,open,189000,2026-10-01,,Kim Lee,2026-11-12,0.38
      D2,A03,Care suite,new,Solution fit,open,396000,2026-09-02,,Ana Silva,2026-11-30,0.61
      D3,A06,Add-on,expansion,Proposal,open,40000,2026-11-01,,,2027-01-14,
      D4,A07,,new,Discovery,open,,2026-11-20,,Jonas Weber,,
      D5,A02,Platform,new,Closed Won,won,55000,2026-08-01,2026-11-03,Kim Lee,2026-11-03,1
      D6,A05,Pilot,new,Closed Lost,lost,15000,2026-06-01,2026-07-03,Kim Lee,2026-07-03,0
      """
    files["opportunity_history.csv"] = """
      opportunity_id,changed_at,stage,amount,expected_close
      D1,2026-10-01,Discovery,150000,2026-10-15
      D1,2026-10-11,Proposal,,2026-10-30
      D1,2026-10-28,,189000,2026-11-12
      D2,2026-09-02,Solution fit,396000,2026-11-30
      """
    return try? snapshot(files)
  }()

  /// The company, read once for all tests.
  static let standard: Snapshot? = try? snapshot()
  /// The company after some visits on its last day.
  static let later: Snapshot? = try? snapshot(files(extraVisits: 9))
}
