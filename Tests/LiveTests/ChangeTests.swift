import Accounts
import Ingest
import Metrics
import TestSupport
import Testing

@testable import Live
import Values

/// Each way in which a file can change, alone.
@Suite struct ChangeTests {
  static let header = "timestamp,type,account_id\n"
  static let accounts = "account_id,name,tier\na1,One,1\na2,Two,2\n"

  /// A rig over two accounts and two activities, loaded.
  static func rig(_ more: (TemporaryDirectory) throws -> Void = { _ in }) throws -> Rig {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", accounts)
    try directory.write("activities.csv", header + "2026-11-01,visit,a1\n2026-11-02,visit,a2\n")
    try more(directory)
    let rig = try Rig(directory)
    rig.settle()
    return rig
  }

  @Test func appendedRowsCountAtOnceAndOnlyTheyAreRead() throws {
    let rig = try Self.rig()
    let before = rig.update.work
    try rig.directory.append("activities.csv", "2026-11-03,visit,a1\n")
    let update = try #require(rig.look())
    #expect(rig.rows["activities.csv"] == 3)
    #expect(update.work.filesRead == before.filesRead + 1)
    #expect(update.work.bytesRead == before.bytesRead + 20)
    #expect(update.work.rowsParsed == before.rowsParsed + 1)
    // Of the two accounts, the one that the row names.
    #expect(update.work.accountsComputed == before.accountsComputed + 1)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aSmallTableCostsTheAccountsThatItTouches() throws {
    let contracts = "contract_id,account_id,start,end,annual_value\n"
    let rig = try Self.rig {
      try $0.write("accounts.csv", Self.accounts + "a3,Three,3\na4,Four,1\n")
      try $0.write("contracts.csv", contracts + "k1,a1,2026-01-01,2026-12-31,100\n")
    }
    func cost(_ change: () throws -> Void) throws -> LiveWork {
      let before = rig.update.work
      try change()
      rig.settle()
      #expect(try rig.differenceFromFresh() == nil)
      var work = rig.update.work
      work.rowsParsed -= before.rowsParsed
      work.accountsComputed -= before.accountsComputed
      work.activitiesReplayed -= before.activitiesReplayed
      return work
    }
    let append = try cost { try rig.directory.append("contracts.csv", "k2,a2,2026-02-01,2027-01-31,7\n") }
    #expect(append.rowsParsed == 1 && append.accountsComputed == 1 && append.activitiesReplayed == 1)
    // k1 goes from a1 to a3, which has no activity.
    let rewrite = try cost {
      try rig.directory.replace(
        "contracts.csv", contracts + "k1,a3,2026-01-01,2026-12-31,100\nk2,a2,2026-02-01,2027-01-31,7\n")
    }
    #expect(rewrite.rowsParsed == 2 && rewrite.accountsComputed == 2 && rewrite.activitiesReplayed == 1)
    // The same rows again.
    let touch = try cost { try rig.directory.stamp("contracts.csv", modified: 1_700_000_000) }
    #expect(touch.rowsParsed == 2 && touch.accountsComputed == 0 && touch.activitiesReplayed == 0)
    let deletion = try cost { try rig.directory.replace("contracts.csv", contracts) }
    #expect(deletion.accountsComputed == 2 && deletion.activitiesReplayed == 1)
    // Another name of an account makes it another one.
    let name = try cost {
      try rig.directory.replace("accounts.csv", "account_id,name,tier\na1,Uno,1\na2,Two,2\na3,Three,3\na4,Four,1\n")
    }
    #expect(name.accountsComputed == 1)
  }

  @Test func aReplacedActivityCostsTheAccountsOfBothRows() throws {
    let header = "timestamp,type,account_id,activity_id\n"
    let rig = try Self.rig {
      try $0.write("accounts.csv", Self.accounts + "a3,Three,3\na4,Four,1\n")
      try $0.write("activities.csv", header + "2026-11-01,visit,a1,e1\n2026-11-02,visit,a2,e2\n")
    }
    let before = rig.update.work
    try rig.directory.append("activities.csv", "2026-11-03,visit,a3,e1\n")
    rig.settle()
    #expect(rig.update.work.accountsComputed == before.accountsComputed + 2)
    #expect(rig.update.work.activitiesReplayed == before.activitiesReplayed + 1)
    #expect(rig.update.work.bytesRead == before.bytesRead + 23)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func halfALineWaitsUntilItIsWhole() throws {
    let rig = try Self.rig()
    try rig.directory.append("activities.csv", "2026-11-03,vis")
    rig.look()
    #expect(rig.rows["activities.csv"] == 2)
    try rig.directory.append("activities.csv", "it,a1\n")
    rig.look()
    #expect(rig.rows["activities.csv"] == 3)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aLastLineWithoutNewlineCountsOnceTheFileRests() throws {
    let rig = try Self.rig()
    try rig.directory.append("activities.csv", "2026-11-03,visit,a1")
    rig.look()
    #expect(rig.rows["activities.csv"] == 2)
    rig.clock.advance(0.1)
    rig.look()
    #expect(rig.rows["activities.csv"] == 2)
    rig.clock.advance(0.1)
    rig.look()
    #expect(rig.rows["activities.csv"] == 3)
    // What was taken as `a1` is completed to `a17`, which no account is.
    try rig.directory.append("activities.csv", "7\n")
    rig.settle()
    #expect(rig.update.snapshot?.health.files.first { $0.path == "activities.csv" }?.orphans == 1)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aReplacedFileCountsOnceItHasBeenTheSame() throws {
    let rig = try Self.rig()
    try rig.directory.replace("activities.csv", Self.header + "2026-11-05,visit,a1\n")
    #expect(rig.look() == nil)
    #expect(rig.rows["activities.csv"] == 2)
    rig.clock.advance(0.2)
    rig.look()
    #expect(rig.rows["activities.csv"] == 1)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aRewriteOfTheSameSizeIsSeen() throws {
    let rig = try Self.rig()
    try rig.directory.write("activities.csv", Self.header + "2026-11-01,visit,a2\n2026-11-02,visit,a2\n")
    rig.settle()
    #expect(rig.rows["activities.csv"] == 2)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aRewriteIsSeenThoughTheTimeOfChangeWasPutBack() throws {
    let rig = try Self.rig()
    try rig.directory.stamp("activities.csv", modified: 1_700_000_000)
    rig.settle()
    try rig.directory.write("activities.csv", Self.header + "2026-11-01,visit,a2\n2026-11-02,visit,a2\n")
    try rig.directory.stamp("activities.csv", modified: 1_700_000_000)
    rig.settle()
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aBadRowThatOnlyTheEndOfTheFileClosesIsLeftOutOnce() throws {
    let rig = try Self.rig()
    // A field too many, and in it a quote that every line to come belongs to, until one closes it.
    for more in ["2026-11-03,visit,a1,\"open\n", "still\n", "2026-11-04,visit,a1\n", "closed\"\n"] {
      try rig.directory.append("activities.csv", more)
      rig.settle()
      #expect(rig.update.snapshot?.health.badRows == 1)
      #expect(rig.rows["activities.csv"] == 2)
      #expect(try rig.differenceFromFresh() == nil)
    }
    try rig.directory.append("activities.csv", "2026-11-05,visit,a2\n")
    rig.settle()
    #expect(rig.update.snapshot?.health.badRows == 1)
    #expect(rig.rows["activities.csv"] == 3)
  }

  @Test(arguments: [0, 1_000_000_000, 4_000_000_000])
  func theClockOfTheOneWhoWritesDoesNotMatter(_ modified: Int) throws {
    let rig = try Self.rig()
    try rig.directory.append("activities.csv", "2026-11-03,visit,a1")
    try rig.directory.stamp("activities.csv", modified: modified)
    rig.look()
    #expect(rig.rows["activities.csv"] == 2)
    rig.settle()
    #expect(rig.rows["activities.csv"] == 3)
    try rig.directory.append("activities.csv", "\n2026-11-04,visit,a1\n")
    rig.look()
    #expect(rig.rows["activities.csv"] == 4)
  }

  @Test func aFileCutShortIsReadAgain() throws {
    let rig = try Self.rig()
    try rig.directory.cut("activities.csv", to: Self.header.utf8.count + 20)
    rig.settle()
    #expect(rig.rows["activities.csv"] == 1)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aFileRewrittenLargerIsNoAppend() throws {
    let rig = try Self.rig()
    try rig.directory.write(
      "activities.csv", Self.header + "2026-10-01,visit,a2\n2026-10-02,visit,a2\n2026-10-03,visit,a2\n")
    rig.look()
    #expect(rig.rows["activities.csv"] == 2)
    rig.settle()
    #expect(rig.rows["activities.csv"] == 3)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aDeletedFileGoesAndWhatItReplacedCountsAgain() throws {
    let rig = try Self.rig { try $0.write("accounts-later.csv", "account_id,name,tier\na1,Renamed,3\n") }
    // `accounts-later.csv` stands before `accounts.csv`: the later row is the one of `accounts.csv`.
    #expect(rig.update.snapshot?.dataset.accounts.first { $0.id == "a1" }?.tier == 1)
    try rig.directory.remove("accounts.csv")
    rig.look()
    #expect(rig.rows["accounts.csv"] == 2)
    rig.settle()
    #expect(rig.rows["accounts.csv"] == nil)
    #expect(rig.update.snapshot?.dataset.accounts.first { $0.id == "a1" }?.tier == 3)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aFileThatIsAwayForAMomentNeverGoes() throws {
    let rig = try Self.rig()
    try rig.directory.move("activities.csv", ".aside")
    #expect(rig.look() == nil)
    try rig.directory.move(".aside", "activities.csv")
    rig.settle()
    #expect(rig.rows["activities.csv"] == 2)
  }

  @Test func aRenamedFileNeverCountsTwice() throws {
    let rig = try Self.rig()
    try rig.directory.move("activities.csv", "activities-2026.csv")
    for _ in 0..<8 {
      rig.look()
      #expect(rig.rows.filter { $0.key.hasPrefix("activities") }.values.reduce(0, +) == 2)
      rig.clock.advance(0.05)
    }
    #expect(rig.rows["activities-2026.csv"] == 2)
    #expect(rig.rows["activities.csv"] == nil)
  }

  @Test func aCopyWhoseOriginalGoesNeverCountsTwice() throws {
    let rig = try Self.rig()
    try rig.directory.write("activities-2026.csv", try rig.directory.read("activities.csv"))
    for step in 0..<12 {
      rig.look()
      #expect(rig.rows.filter { $0.key.hasPrefix("activities") }.values.reduce(0, +) == 2)
      rig.clock.advance(0.05)
      if step == 1 { try rig.directory.remove("activities.csv") }
    }
    #expect(rig.rows["activities-2026.csv"] == 2)
  }

  @Test func aCopyIsIgnoredUntilItDiffers() throws {
    let rig = try Self.rig()
    try rig.directory.write("activities-2.csv", try rig.directory.read("activities.csv"))
    rig.settle()
    #expect(rig.outcome("activities.csv") == .ignored(.copy(of: "activities-2.csv")))
    try rig.directory.append("activities.csv", "2026-11-03,visit,a1\n")
    rig.settle()
    #expect(rig.rows["activities.csv"] == 3)
    #expect(rig.rows["activities-2.csv"] == 2)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func foldersAppearMoveAndBecomeFiles() throws {
    let rig = try Self.rig()
    try rig.directory.write("activities/2025.csv", Self.header + "2025-11-01,visit,a1\n")
    rig.settle()
    #expect(rig.rows["activities/2025.csv"] == 1)
    try rig.directory.move("activities", "old")
    rig.settle()
    #expect(rig.rows["activities/2025.csv"] == nil)
    #expect(rig.outcome("old/2025.csv") != nil)
    try rig.directory.write("activities", "a file without an ending")
    rig.settle()
    #expect(rig.outcome("activities") != nil && rig.outcome("activities") != .read)
    try rig.directory.remove("activities.csv")
    try rig.directory.write("activities.csv/nps.csv", "date,account_id,score\n2026-11-01,a1,9\n")
    rig.settle()
    #expect(rig.rows["activities.csv/nps.csv"] == 1)
    #expect(rig.rows["activities.csv"] == nil)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aWriterThatNeverRestsStarvesNobody() throws {
    let rig = try Self.rig()
    let count = rig.updateCount
    // A replacement every 10 ms for two seconds, each with one row more.
    for number in 0..<200 {
      let rows = (0...number).map { "2026-11-01,visit,a\($0 % 2 + 1)\n" }.joined()
      try rig.directory.replace("activities.csv", Self.header + rows)
      rig.look()
      rig.clock.advance(0.01)
    }
    #expect(rig.updateCount >= count + 2)
    #expect((rig.rows["activities.csv"] ?? 0) > 100)
  }

  @Test func whatTheHourlyCheckAndTheKeyFind() throws {
    // More than the first and last 4 KiB, so that a change in between together with growth looks like an append.
    let filler = String(repeating: "2026-11-01,visit,a1\n", count: 1_000)
    for isHourly in [true, false] {
      let rig = try Self.rig { try $0.write("activities.csv", Self.header + filler) }
      let edited = Array(filler.utf8)
      var bytes = edited
      bytes[500 * 20 + 18] = UInt8(ascii: "2")
      try rig.directory.write(
        "activities.csv", Self.header + String(decoding: bytes, as: UTF8.self) + "2026-11-02,visit,a1\n")
      rig.settle()
      #expect(rig.rows["activities.csv"] == 1_001)
      #expect(try rig.differenceFromFresh() != nil)
      if isHourly { rig.clock.advance(3_601) } else { rig.ask { $0.readAgain += 1 } }
      rig.settle()
      #expect(try rig.differenceFromFresh() == nil)
    }
  }
}
