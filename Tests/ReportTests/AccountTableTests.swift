import Accounts
import Ingest
import Foundation
import Metrics
import Report
import TestSupport
import Testing
import Values

@Suite struct AccountTableTests {
  private func request(_ columns: [String], sort: String? = nil, limit: Int? = nil) -> AccountTable.Request {
    var request = AccountTable.Request()
    request.columns = columns
    request.sort = sort
    request.limit = limit
    return request
  }

  @Test func isSortedAndCut() throws {
    let snapshot = try SmallDirectory.snapshot()
    var options = ReportOptions()
    options.title = "demo"
    #expect(
      try Written.accounts(
        snapshot, request(["id", "tier", "stage", "pipeline", "score"], sort: "-pipeline", limit: 2), options)
          == """
          demo                                                           as of 21 Nov 2026
          30d: 2026-10-23 to 2026-11-21 · before: 2026-09-23 to 2026-10-22
          levels, such as the funnel: against 2026-10-22
          ! 1 of 4 rows of activities left out, 1 orphan, 1 file ignored; abmtop check
          demo lists them

          ACCOUNTS, 2 OF 3
            Id  Tier  Stage          Pipeline  Score!
            A2  2     3 Opportunity      $500  –
            A1  1     4 Won                $0  7

          """)
    options.format = .csv
    #expect(
      try Written.accounts(
        snapshot, request(["name", "tier", "won_on", "pipeline", "customer"], sort: "tier"), options)
        == "name,tier,won_on,pipeline,customer\r\nAcme,1,2026-11-15,0.0000,true\r\n"
        + "\"'=Evil␛[31m | Ltd\",2,,500.0000,false\r\nThird,none,,0.0000,false\r\n")
  }

  @Test func whatHasNoValueComesLast() throws {
    let snapshot = try SmallDirectory.snapshot()
    #expect(try AccountTable(snapshot, request(["id"], sort: "tier")).accounts == [0, 1, 2])
    #expect(try AccountTable(snapshot, request(["id"], sort: "-tier")).accounts == [1, 0, 2])
    #expect(try AccountTable(snapshot, request(["id"], sort: "-won_on")).accounts == [0, 1, 2])
    #expect(throws: ReportError.unknownColumn("pipline", nearest: "pipeline")) {
      try AccountTable(snapshot, request(["id"], sort: "-pipline"))
    }
  }

  @Test func everyColumnHasItsOwnName() throws {
    let ids = AccountCatalog.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(AccountCatalog.inReports.allSatisfy(ids.contains))
  }

  @Test func everyNameOfAFieldIsUnderstood() throws {
    let snapshot = try SmallDirectory.snapshot()
    for field in AccountCatalog.all {
      for name in [field.id] + field.aliases where Text.plain(name) != "score" {
        let table = try AccountTable(snapshot, request([name], sort: "-" + name))
        #expect(table.columns.map(\.id) == [field.id], "\(name)")
      }
    }
  }

  /// Columns that are golden facts say what the golden files say.
  @Test(arguments: Golden.allCases)
  func columnsAreTheGoldenFacts(_ golden: Golden) throws {
    let result = try #require(try golden.expected()[0]["result"] as? [String: Any])
    let expected = try #require(result["accounts"] as? [String: [String: Any]])
    let snapshot = try golden.snapshot(.quarterToDate, on: try #require(Day(iso: "2026-11-21")))
    var request = AccountTable.Request()
    request.columns = ["id"] + (expected.first?.value.keys.sorted() ?? [])
    var options = ReportOptions()
    options.format = .json
    let text = try Written.accounts(snapshot, request, options)
    let written = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let accounts = try #require(written["accounts"] as? [[String: Any]])
    #expect(accounts.count == expected.count)
    for account in accounts {
      let facts = try #require(expected[account["id"] as? String ?? ""])
      for (name, fact) in facts {
        let value = account[name]
        if let fact = fact as? NSNumber, let value = value as? NSNumber {
          #expect(abs(fact.doubleValue - value.doubleValue) <= 1e-9 * max(1, abs(fact.doubleValue)), "\(name)")
        } else {
          #expect("\(value ?? "missing")" == "\(fact)", "\(name)")
        }
      }
    }
  }
}

@Suite struct CheckTests {
  private func bytes(_ path: String) -> Int { SmallDirectory.files[path]?.utf8.count ?? 0 }

  @Test func saysWhatBecameOfEachFile() throws {
    let snapshot = try SmallDirectory.snapshot()
    #expect(
      Written.check(snapshot.dataset, snapshot.health) == """
        accounts.csv
          table      accounts, mapping native
          rows       3 rows = 3 used, \(bytes("accounts.csv")) B
          matched    account_id, name, tier, is_target, owner, industry
          filterable Score!

        activities.csv
          table      activities, mapping native
          rows       4 rows = 2 used + 1 orphan + 1 bad, \(bytes("activities.csv")) B
          matched    timestamp, type, account_id
          bad row    activities.csv:5: timestamp: “soon” is not a date

        opportunities.csv
          table      opportunities, mapping native
          rows       3 rows = 2 used + 1 replaced, \(bytes("opportunities.csv")) B
          matched    opportunity_id, account_id, status, amount, created_at, closed_at
          note       opportunities replace an earlier row with the same id (1)

        readme.md
          ignored    its ending is none of csv, tsv, txt, ndjson, jsonl, json (+ gz),
                     xlsx, xlsm

        opportunities: 1 won ($1,000.00), 0 lost ($0.00), 1 open ($500.00)
        words
          status: “open” open: 1 row, $500.00
          status: “won” won: 1 row, $1,000.00
          tier: “1” tier 1: 1 account, $1,000.00
          tier: “2” tier 2: 1 account, $500.00
        orphans
          activities.csv:4: account_id “A9”: 1 row
        rows
          accounts: 3 rows = 3 used
          activities: 4 rows = 2 used + 1 orphan + 1 bad
          opportunities: 3 rows = 2 used + 1 replaced
        won
          $1,000.00 won as read (1) = $1,000.00 shown (1)
        list
          3 of 3 accounts on the list: 3 by is_target
        waiting
          Intent surge, Competitor surge: add intent.csv (date, topic, score,
            account_id)
          Cost per engaged, Cost per opportunity, Cost per won: add spend.csv (date,
            amount, channel)
          Stakeholders, Account penetration: add contacts.csv (contact_id, account_id)
          Renewal rate, Renewed accounts, Average contract value, Gross revenue
            retention, Net revenue retention, Customer LTV, Expansion potential,
            Potential LTV (ceiling): add contracts.csv (contract_id, account_id, start,
            end, annual_value)
          Net promoter score: add nps.csv (date, account_id, score)

        4 files, 3 read: 10 rows = 7 used + 1 replaced + 1 orphan + 1 bad; 1 file ignored

        """)
  }

  @Test func sumsOpportunitiesAsRead() throws {
    let snapshot = try SmallDirectory.snapshot()
    var options = ReportOptions()
    options.format = .json
    let text = Written.check(snapshot.dataset, snapshot.health, options)
    let written = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let tables = try #require(written["tables"] as? [String: [String: Any]])
    let opportunities = try #require(tables["opportunities"])
    #expect(opportunities["rows"] as? Int == 3)
    let won = try #require(opportunities["won"] as? [String: Any])
    #expect(won["count"] as? Int == 1)
    #expect(won["amount"] as? Double == 1_000)
    #expect((opportunities["open"] as? [String: Any])?["money"] as? String == "500.0000")
    #expect((opportunities["lost"] as? [String: Any])?["count"] as? Int == 0)
    #expect(tables["activities"]?["bad"] as? Int == 1)
    #expect(tables["activities"]?["orphans"] as? Int == 1)
  }
}
