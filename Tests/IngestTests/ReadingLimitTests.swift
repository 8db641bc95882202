import Ingest
import Tabular
import Foundation
import TestSupport
import Testing
import Values

/// Hostile files: each limit of data.md gives a clear word, and the rest of the file is used.
struct ReadingLimitTests {
  let folder: TemporaryFolder
  static let header = "account_id,name\n"

  /// More lines than are looked at for a header, the header the first of them: what follows is line 31.
  static let beginning = header + (2...30).map { "P\($0),p\n" }.joined()

  init() throws { folder = try TemporaryFolder() }

  private func ids(_ reading: FileReading) -> [String] {
    reading.parts.flatMap { part in part.accounts.map { part.pool.text($0.id) } }.filter { !$0.hasPrefix("P") }
  }

  @Test func aFieldOfAMegabyteIsRead() throws {
    let long = String(repeating: "x", count: 1_000_000)
    let reading = try folder.read("accounts.csv", ReadingLimitTests.header + "A,\"\(long)\"\nB,\(long)\n")
    #expect(ids(reading) == ["A", "B"])
    #expect(reading.badRows == 0)
  }

  @Test func aQuoteNeverClosedCostsOneRecord() throws {
    var text = ReadingLimitTests.header + "A,one\nB,\"open\n"
    for row in 0..<90_000 { text += "C\(row),name ..\n" }
    let reading = try folder.read("accounts.csv", text)
    #expect(reading.badLines == [3])
    #expect(reading.parts[0].problems[0].reason == .openQuote)
    #expect(ids(reading).count == 90_001)
    #expect(reading.parts.flatMap(\.accounts).last?.line == 90_003)
  }

  @Test func aQuoteOpenAtTheEndIsNoted() throws {
    // The record counts, with all that its quote swallowed: it may have been meant so.
    let reading = try folder.read("accounts.csv", ReadingLimitTests.header + "A,one\nB,\"open\nC,c\n")
    #expect(ids(reading) == ["A", "B"])
    #expect(reading.oddities == ["a quote is still open at the end of the file": 1])
    #expect(try folder.read("accounts.csv", ReadingLimitTests.header + "B,\"open\nC,c\"").oddities == [:])
    #expect(try folder.read("accounts.csv", ReadingLimitTests.header + "B,\"op", settled: false).oddities == [:])
  }

  @Test func quotesNeverClosedInTheFirstLinesCostNoMoreThanOneEach() throws {
    // Each of the first lines is a candidate for the header, and none may hold all that follows.
    let open = String(repeating: "\"open,\n", count: 19) + String(repeating: "x", count: 2 << 20) + "\n"
    #expect(try folder.read("accounts.csv", open + ReadingLimitTests.header).outcome != .read)
    let reading = try folder.read(
      "accounts.csv",
      "\"open\n" + ReadingLimitTests.header
        + String(repeating: "A," + String(repeating: "a", count: 61) + "\n", count: 1 << 15))
    #expect(reading.outcome == .read)
    #expect(reading.parts.reduce(0) { $0 + $1.rowCount } == 1 << 15)
    #expect(reading.parts.first?.accounts.first?.line == 3)
  }

  @Test func fieldsAndRecordsBeyondTheLimits() throws {
    let field = String(repeating: "x", count: (8 << 20) + 1)
    let half = String(repeating: "y", count: 6 << 20)
    let reading = try folder.read(
      "accounts.csv", ReadingLimitTests.beginning + "A,a\nB,\(field)\nC,c\nD\(half),\(half)\(half)\nE,e\n")
    #expect(ids(reading) == ["A", "C", "E"])
    #expect(reading.parts.flatMap(\.problems).map(\.reason) == [.fieldTooLong, .recordTooLong])
    #expect(reading.badLines == [32, 34])
    #expect(reading.parts.flatMap(\.accounts).map(\.line).suffix(3) == [31, 33, 35])
  }

  @Test func aLineWithoutEndIsOneBadRecord() throws {
    let reading = try folder.read(
      "accounts.csv", ReadingLimitTests.beginning + "A,a\n" + String(repeating: "x", count: 17 << 20) + "\nB,b\n")
    #expect(ids(reading) == ["A", "B"])
    #expect(reading.badLines == [32])
  }

  @Test func tenThousandColumnsAndOneMore() throws {
    func wide(_ columns: Int) -> String { (1..<columns).map { ",c\($0)" }.joined() + "\n" }
    let most = try folder.read(
      "accounts.csv", "account_id" + wide(10_000) + "A" + String(repeating: ",1", count: 9_999))
    #expect(ids(most) == ["A"])
    #expect(most.parts[0].extraNames.count == 9_999)
    let tooMany = try folder.read("accounts.csv", "account_id" + wide(10_001) + "A\n")
    #expect(tooMany.outcome == .failed(.unreadable(.tooManyColumns(limit: ReadLimits.columns))))
    let row = try folder.read("accounts.csv", "account_id\nA\nB" + String(repeating: ",1", count: 12_000) + "\nC\n")
    #expect(ids(row) == ["A", "C"])
    #expect(row.badLines == [3])
  }

  @Test func tenThousandColumnsOfOneNameAreOneColumn() throws {
    let header = "account_id" + String(repeating: ",name", count: 9_999)
    let reading = try folder.read("accounts.csv", header + "\nA,,second\n")
    #expect(reading.columns.count(where: { $0.column == "name" }) == 9_999)
    #expect(reading.parts[0].accounts.map { reading.parts[0].pool.text($0.name) } == ["second"])
    let more = "account_id" + String(repeating: ",name", count: 100_000) + "\nA\n"
    #expect(
      try folder.read("accounts.csv", more).outcome == .failed(.unreadable(.tooManyColumns(limit: ReadLimits.columns))))
  }

  @Test func zeroBytesAreText() throws {
    let reading = try folder.read("accounts.csv", ReadingLimitTests.header + "A\u{0}B,x\n\u{0}\u{0}\u{0}\nC,\u{0}\n")
    #expect(reading.outcome == .read)
    #expect(ids(reading) == ["A\u{0}B", "C"])
  }

  @Test func whatIsNoFileIsRefusedAtOnce() throws {
    #expect(mkfifo("\(folder.path)/accounts.csv", 0o600) == 0)
    #expect(try folder.read("accounts.csv").outcome == .failed(.unreadable(.notAFile(.fifo))))
    try FileManager.default.createDirectory(atPath: "\(folder.path)/contacts.csv", withIntermediateDirectories: false)
    #expect(try folder.read("contacts.csv").outcome == .failed(.unreadable(.notAFile(.folder))))
    #expect(symlink("/dev/zero", "\(folder.path)/nps.csv") == 0)
    #expect(try folder.read("nps.csv").outcome == .failed(.unreadable(.notAFile(.device))))
    #expect(symlink("spend.csv", "\(folder.path)/spend.csv") == 0)
    #expect(try folder.read("spend.csv").outcome == .failed(.unreadable(.system(SystemError(code: ELOOP), .open))))
    #expect(try folder.read("missing.csv").outcome == .ignored(.unreadable(.system(SystemError(code: ENOENT), .open))))
    #expect(try folder.read("picture.png").outcome != .read)
  }

  @Test func aLinkToAFileIsTheFile() throws {
    try folder.write("real.csv", ReadingLimitTests.header + "A,a\n")
    #expect(symlink("real.csv", "\(folder.path)/accounts.csv") == 0)
    #expect(ids(try folder.read("accounts.csv")) == ["A"])
  }

  @Test func progressCanStopTheReading() throws {
    try folder.write("accounts.csv", ReadingLimitTests.header + "A,a\n")
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    #expect(reader.read("accounts.csv", progress: ReadProgress { _ in false }) == nil)
  }
}
