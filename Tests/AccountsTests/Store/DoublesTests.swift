import Accounts
import Ingest
import Testing
import Values

/// Accounts that two tools both give, under ids of their own.
@Suite struct DoublesTests {
  private let crm = "Id,Name,Website,Industry\n001A,Acme,acme.example,Energy\n001B,Beta,,Energy\n001C,Beta,,Energy\n"

  private func doubles(_ files: [String: String]) -> [String] {
    TestData(files).dataset().accountsOfOtherFilesToo.map { "\($0.path) \($0.count)" }
  }

  /// By name without case, or by domain; once each, and those after the first file.
  @Test func anotherToolsAccountsAreCounted() {
    let other =
      "ZoomInfo Company ID,Company Name,Website,Primary Industry\n1,ACME,www.acme.example,x\n2,Other,acme.example,x\n3,New,,x\n"
    #expect(doubles(["accounts.csv": crm, "zoominfo.csv": other]) == ["zoominfo.csv 2"])
  }

  /// Parts of one export may share names: subsidiaries do. Where most are shared it is another export.
  @Test func oneToolsAccountsAreWhereMostAreShared() {
    #expect(doubles(["accounts.csv": crm]) == [])
    #expect(
      doubles(["accounts-1.csv": crm, "accounts-2.csv": crm.replacing("001", with: "002")]) == ["accounts-2.csv 3"])
    let others = "Id,Name,Website,Industry\n003A,Acme,,\n003D,Delta,,\n003E,Epsilon,,\n"
    #expect(doubles(["accounts-1.csv": crm, "accounts-2.csv": others]) == [])
  }

  /// A file of activities that comes later stands before the file that was counted.
  @Test func theyStayWhereActivitiesAreAdded() {
    let activities = "timestamp,type,account_id\n2026-11-01,visit,001A\n"
    var readings = TestData([
      "accounts.csv": crm, "activities.csv": activities,
      "zoominfo.csv": "ZoomInfo Company ID,Company Name,Website,Primary Industry\n1,ACME,www.acme.example,x\n",
    ]).readings()
    let before = Dataset(files: readings, rules: AccountRules(), readRules: ReadRules())
    readings += TestData(["activities-2.csv": activities]).readings()
    let after = Dataset(files: readings, rules: AccountRules(), readRules: ReadRules(), after: before)
    for dataset in [before, after] {
      #expect(dataset.accountsOfOtherFilesToo.map { "\($0.path) \($0.count)" } == ["zoominfo.csv 1"])
    }
  }
}
