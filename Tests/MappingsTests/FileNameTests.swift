@testable import Mappings
import Testing
import Values

@Suite struct FileNameTests {
  @Test(
    arguments: [
      ("activities.csv", .activities), ("activities.csv.gz", .activities), ("activities-2026-10.csv", .activities),
      ("Activities_emea.tsv", .activities), ("ACCOUNTS.2026.JSON", .accounts), ("activities/2026-10.csv", .activities),
      ("emea/Activities/x/2026-10.ndjson", .activities), ("activities/accounts.csv", .accounts),
      ("nps/intent/a.csv", .intent),
      ("opportunity_history.csv", .opportunityHistory), ("history.csv", .history),
      ("opportunity_history_2026.csv", .opportunityHistory),
      ("accountsplan.csv", nil), ("my-accounts.csv", nil), ("Account.csv", nil), ("plans.csv", nil),
      ("activities2/x.csv", nil),
      ("activities", .activities),
    ] as [(String, Table?)])
  func theStemDecidesThenTheNearestFolder(path: String, table: Table?) {
    #expect(FileName(path).table == table)
  }

  @Test func formats() {
    let formats: [(String, FileName.Format?, Bool)] = [
      ("a.csv", .delimited, false), ("a.TSV", .delimited, false), ("a.txt.gz", .delimited, true),
      ("a.ndjson", .jsonLines, false),
      ("a.jsonl.GZ", .jsonLines, true), ("a.json", .json, false), ("a.log", nil, false), ("a.xlsx", .workbook, false),
      ("a.XLSM", .workbook, false), ("a.xlsx.gz", nil, true), ("a.xls", nil, false),
      ("a.gz", nil, true),
      ("csv", nil, false), (".csv", nil, false),
    ]
    for (path, format, isCompressed) in formats {
      #expect(FileName(path).format == format, "\(path)")
      #expect(FileName(path).isCompressed == isCompressed, "\(path)")
    }
  }

  @Test(arguments: [
    ".git", ".~lock.accounts.csv#", "._accounts.csv", "~$opportunities.csv", "~$Deals.xlsx", "intent.csv.part",
    "nps.csv.crdownload", "spend.CSV.TMP", "__MACOSX",
  ])
  func noData(_ name: String) {
    #expect(FileName.isNoData(name))
  }

  @Test(arguments: [
    "a.b", "accounts.csv", "goals.csv", "signal_acks.csv", "opportunity_history.csv", "goalscorers.csv", "goals",
    "part.csv", "a~$b.csv",
    "tmp.csv",
  ])
  func data(_ name: String) {
    #expect(!FileName.isNoData(name))
  }

  @Test func datesInNames() {
    #expect(FileName("Output_MasterSurgeFile_20150719-sample.csv").date == Day(iso: "2015-07-19"))
    #expect(FileName("surge-2026-11-21.csv").date == Day(iso: "2026-11-21"))
    #expect(FileName("surge_2026_11_21.csv.gz").date == Day(iso: "2026-11-21"))
    #expect(FileName("surge-20261345-20261121.csv").date == Day(iso: "2026-11-21"))
    #expect(FileName("report1763720000.csv").date == nil)
    #expect(FileName("surge.csv").date == nil)
  }

  @Test(arguments: [
    ("Account.csv", "account"), ("sf_account_data.csv", "account"), ("company_data_postgres.csv", "company"),
    ("hubspot-crm-exports-all-deals-2026-11-21.csv", "deals"), ("OpportunityHistory.csv", "opportunityhistory"),
    ("Branch__c.csv", "branch"), ("data.csv", "data"),
  ])
  func objects(path: String, object: String) {
    #expect(FileName(path).object == object)
  }
}
