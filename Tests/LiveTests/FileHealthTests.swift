import Accounts
import Values
import Ingest
import Metrics
import Synchronization
import TestSupport
import Testing

@testable import Live

/// What data health says of the reading of each file.
@Suite struct FileHealthTests {
  private func file(_ path: String, _ rig: Rig) throws -> FileHealth {
    try #require(rig.update.snapshot?.health.files.first { $0.path == path })
  }

  private func passTime(_ seconds: Int64, _ rig: Rig) {
    rig.shared.time.withLock { $0 = Instant(milliseconds: $0.milliseconds + seconds * 1_000) }
    rig.clock.advance(Double(seconds))
  }

  @Test func sizeAndAgeAreThoseOfTheLastReading() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", "account_id\nA1\n")
    try directory.write("nps.csv", "date,account_id,score\n2026-11-01,A1,9\n")
    // A day and an hour before the clock that the rig starts with.
    try directory.stamp("nps.csv", modified: 1_795_132_800 - 90_000)
    // Modified after the clock says that it is: a skewed clock gives no negative age.
    try directory.stamp("accounts.csv", modified: 1_795_132_800 + 500)
    let rig = try Rig(directory)
    rig.settle()
    let start = Instant(milliseconds: 1_795_132_800_000)
    let health = try #require(rig.update.snapshot?.health)
    let nps = try file("nps.csv", rig)
    #expect(health.age(of: nps) == 90_000)
    #expect(health.age(of: try file("accounts.csv", rig)) == 0)
    #expect(nps.bytes == 38)
    #expect(nps.lastRead?.at == start)
    #expect(health.refresh?.at == start)

    passTime(60, rig)
    #expect(rig.look() == nil)  // An idle minute says nothing new.
    try directory.append("nps.csv", "2026-11-02,A1,8\n")
    try directory.stamp("nps.csv", modified: 1_795_132_800 + 30)
    rig.settle()
    let after = try #require(rig.update.snapshot?.health)
    #expect(after.refresh?.at == Instant(milliseconds: start.milliseconds + 60_000))
    #expect(after.age(of: try file("nps.csv", rig)) == 30)
    #expect(try file("nps.csv", rig).bytes == 54)
    #expect(try file("nps.csv", rig).lastRead?.at == after.refresh?.at)
    // What was not read again keeps its time; its age grows.
    #expect(try file("accounts.csv", rig).lastRead?.at == start)
  }

  /// A file that no table claims is shown as it is now, too.
  @Test func theSizeOfAnIgnoredFileGrows() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", "account_id\nA1\n")
    try directory.write("colours.csv", "red,green\n1,2\n")
    let rig = try Rig(directory)
    rig.settle()
    #expect(try file("colours.csv", rig).bytes == 14)
    try directory.append("colours.csv", "3,4\n")
    rig.settle()
    #expect(try file("colours.csv", rig).bytes == 18)
    #expect(try rig.differenceFromFresh() == nil)
  }

  /// What another file decided is doubtful again when that file says nothing any more, even if it is read as before.
  @Test func aDoubtComesBackWithTheFileThatSettledIt() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", "account_id\nA1\n")
    try directory.write("nps-1.csv", "date,account_id,score\n03/04/2026,A1,9\n")
    try directory.write("nps-2.csv", "date,account_id,score\n03/14/2026,A1,9\n")
    let rig = try Rig(directory)
    rig.settle()
    #expect(!rig.banners.contains { $0.contains("tells month from day") })
    try directory.write("nps-2.csv", "date,account_id,score\n2026-03-14,A1,9\n")
    rig.settle()
    #expect(rig.banners.contains { $0.hasPrefix("nps-1.csv: no value tells month from day") })
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func anotherPeriodIsNoRefresh() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", "account_id\nA1\n")
    let rig = try Rig(directory)
    rig.settle()
    let refresh = rig.update.snapshot?.health.refresh
    passTime(5, rig)
    rig.ask { $0.period = .monthToDate }
    #expect(rig.look() != nil)
    #expect(rig.update.snapshot?.health.refresh == refresh)
  }

  @Test func aFileInForceSaysWhyItsNewestStateIsNot() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", "account_id\nA1\n")
    let rig = try Rig(directory)
    rig.settle()
    #expect(try file("accounts.csv", rig).failure == nil)
    try directory.write("accounts.csv", "colour\nred\n")
    rig.settle()
    let kept = try file("accounts.csv", rig)
    #expect(kept.outcome == .read)
    #expect(kept.rows == 1)
    #expect(kept.failure != nil)
    try directory.write("accounts.csv", "account_id\nA1\nA2\n")
    rig.settle()
    #expect(try file("accounts.csv", rig).failure == nil)
  }

  @Test func aRowLeftOutOfAFileOfTwoTablesSaysOfWhich() throws {
    let directory = try TemporaryDirectory()
    // A row with a bad amount is no deal, one without a name is neither a deal nor an account.
    try directory.write(
      "export.csv",
      """
      Account,Industry,Employees,Opportunity ID,Opportunity Name,Amount,Stage,Created Date,Annual Revenue
      Acme,Tech,50,d1,New,12 apples,Open,2026-10-01,5
      ,Tech,7,d2,Orphan,5,Open,2026-10-02,6

      """)
    let rig = try Rig(directory)
    rig.settle()
    let export = try file("export.csv", rig)
    #expect(export.tables.count == 2)
    #expect(
      export.problems.map { "\($0.line) \($0.table?.rawValue ?? "-")" }
        == ["2 opportunities", "3 opportunities", "3 accounts"])
  }

  @Test(.enabled(if: Rounds.areAll, "ABMTOP_ROUNDS_DIVISOR"))
  func theFirstMillionOfBadRowsIsListedAndAllAreCounted() throws {
    let directory = try TemporaryDirectory()
    try directory.write("nps.csv", "date,account_id,score\n" + String(repeating: ",,,1\n", count: 1_000_003))
    let rig = try Rig(directory)
    rig.look()
    let nps = try file("nps.csv", rig)
    #expect(nps.badRows == 1_000_003)
    #expect(nps.problems.count == 1_000_000 && nps.unlistedProblems == 3)
    #expect(nps.problems.last?.line == 1_000_001)
  }

  /// Rows that stand twice in one file count twice, and it is said; what is appended is compared with what was there.
  @Test func equalRowsOfAFileAreCounted() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", "account_id\nA1\nA2\n")
    let header = "timestamp,type,account_id,url\n"
    try directory.write(
      "activities.csv", header + "2026-11-01T10:00:00Z,visit,A1,/a\n2026-11-01T10:00:00Z,visit,A1,/b\n")
    try directory.write("spend.csv", "date,amount,tier\n2026-11-01,5,1\n2026-11-01,5,1\n2026-11-01,5,2\n")
    try directory.write("nps.csv", "date,account_id,score\n2026-11-01,A1,9\n2026-11-01,A1,3\n2026-11-02,A2,8\n")
    let rig = try Rig(directory)
    rig.settle()
    func notes(_ path: String) throws -> [String: Int] {
      Dictionary(uniqueKeysWithValues: try file(path, rig).notes.map { ($0.text, $0.count) })
    }
    let words = "equal to another of this file in every column read: they count"
    // Other pages are other visits.
    #expect(try notes("activities.csv") == [:])
    #expect(try notes("spend.csv") == ["spend \(words)": 1])
    #expect(
      try notes("nps.csv") == ["nps answers that name no respondent: a later one of the account counts instead": 1])
    try directory.append("activities.csv", "2026-11-01T10:00:00Z,visit,A1,/a\n2026-11-01T10:00:00Z,visit,A2,/a\n")
    rig.settle()
    #expect(try notes("activities.csv") == ["activities \(words)": 1])
    #expect(try rig.differenceFromFresh() == nil)
  }
}
