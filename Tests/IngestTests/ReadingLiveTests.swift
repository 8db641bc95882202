import Foundation
import TestSupport
import Testing

@testable import Ingest

/// However a file is read, in pieces at once or as it grows, it gives what a fresh reading of the whole gives.
struct ReadingLiveTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A file with quotes, newlines in them, stray quotes, bad rows, blank lines and dates in two orders.
  static func messy(_ dice: inout Dice, rows: Int, undecided: Bool = false) -> String {
    var text = ""
    for row in 0..<rows {
      let date =
        undecided || dice.roll(3) > 0
        ? "\(1 + dice.roll(12))/\(1 + dice.roll(12))/2026" : "2026-03-0\(1 + dice.roll(9))"
      let name = ["plain", "\"two\nlines\"", "5\" pipe", "\"a, b\"", "\"x\"\"y\"", "", "\"\n\n\""][dice.roll(7)]
      switch dice.roll(12) {
      case 0: text += "\n"
      case 1: text += ",\(name),\n"
      case 2: text += "R\(row),\(name),soon\r\n"
      default: text += "R\(row),\(name),\(date)\n"
      }
    }
    return text
  }

  static let header = "account_id,name,created_at\n"

  @Test(arguments: Rounds.of(0..<12))
  func piecesGiveWhatTheWholeGives(seed: Int) throws {
    var dice = Dice(UInt64(seed))
    var text = ReadingLiveTests.header + ReadingLiveTests.messy(&dice, rows: 300)
    // A quote left open over several pieces, and rows in it that look like rows.
    if seed % 3 == 0 {
      text += "Q,\"open\n" + ReadingLiveTests.messy(&dice, rows: 60).replacing("\"", with: "'") + "\",\n"
    }
    if seed % 4 == 1 { text += "L,last" }
    text += seed % 2 == 0 ? "D,,30/11/2026\n" : ""
    try folder.write("accounts.csv", text)
    let whole = try folder.read("accounts.csv").inWords
    for pieces in [2, 3, 7] {
      var reader = FileReader(directory: folder.path, rules: ReadRules(), workers: .concurrent(pieces))
      reader.bytesPerWorker = 100
      let reading = try #require(reader.read("accounts.csv"))
      #expect(reading.inWords == whole)
      #expect(reading.parts.count > 1)
    }
  }

  /// A last line that no newline ends is left out, or noted, until it is completed: not from then on.
  @Test(arguments: [
    ("A,a\nB,b,,more", "\nC,c\n"), ("A,a\nB,b,,m", "ore\n"), ("A,a\n\"", "\nB\",b\n"), ("A,a\nB,\"b\n", "\"\nC,c\n"),
    ("A,a\nB,\"b", "\nC,c\n"),
  ])
  func aLastLineThatCountedIsReadAgain(before: String, after: String) throws {
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    try folder.write("accounts.csv", ReadingLiveTests.header + before)
    let first = try #require(reader.read("accounts.csv"))
    try folder.append("accounts.csv", after.utf8)
    let grown = try #require(reader.append(to: first))
    #expect(grown.bytesRead < grown.bytes)
    #expect(grown.inWords == (try #require(reader.read("accounts.csv")).inWords))
  }

  @Test(arguments: Rounds.of(0..<24))
  func growthGivesWhatAFreshReadingGives(seed: Int) throws {
    var dice = Dice(UInt64(seed) &+ 100)
    let format = seed % 3
    var text = ReadingLiveTests.header + ReadingLiveTests.messy(&dice, rows: 60, undecided: seed % 2 == 0)
    if dice.roll(2) == 0 { text += "Z,z,30/11/2026\n" + ReadingLiveTests.messy(&dice, rows: 10) }
    if format == 1 {
      text = (0..<60).map { row in
        dice.roll(8) == 0
          ? "{\"account_id\":\"x\n"
          : "{\"account_id\":\"A\(row)\",\"created_at\":\"\(1 + dice.roll(12))/\(1 + dice.roll(20))/26\"}\n"
      }.joined()
    }
    let name = format == 1 ? "accounts.ndjson" : "accounts.csv"
    let bytes = Array(text.utf8)
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    var at = dice.roll(bytes.count)
    try folder.write(name, bytes[..<at])
    var reading = try #require(reader.read(name, settled: dice.roll(2) == 0))
    while at < bytes.count {
      let next = min(bytes.count, at + 1 + dice.roll(120))
      try folder.append(name, bytes[at..<next])
      at = next
      let isSettled = dice.roll(2) == 0
      let old = reading
      reading = try #require(reader.append(to: reading, settled: isSettled))
      let fresh = try #require(reader.read(name, settled: isSettled))
      #expect(reading.inWords == fresh.inWords)
      #expect(reading.isComplete == fresh.isComplete)
      #expect(reading.firstNewPart <= old.parts.count)
      if !reading.isComplete || dice.roll(5) == 0 {
        reading = try #require(reader.append(to: reading, settled: true))
        #expect(reading.inWords == (try #require(reader.read(name)).inWords))
      }
    }
  }

  @Test func anAppendReadsOnlyWhatIsNew() throws {
    try folder.write("accounts.csv", ReadingLiveTests.header + String(repeating: "A,a,2026-01-01\n", count: 50_000))
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    let first = try #require(reader.read("accounts.csv"))
    try folder.append("accounts.csv", "B,b,2026-01-02\n".utf8)
    let second = try #require(reader.append(to: first))
    #expect(second.recordsParsed == 1)
    #expect(second.bytesRead == 15)
    #expect(second.firstNewPart == first.parts.count)
    #expect(second.parts.count == first.parts.count + 1)
    #expect(second.parts.last?.accounts.map(\.line) == [50_002])
  }

  @Test func whatIsNoAppendIsReadAgain() throws {
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    func check(_ change: () throws -> Void) throws {
      try folder.write("accounts.csv", ReadingLiveTests.header + "A,a,1/2/2026\n")
      let first = try #require(reader.read("accounts.csv"))
      try change()
      let second = try #require(reader.append(to: first))
      #expect(second.firstNewPart == 0)
      #expect(second.inWords == (try #require(reader.read("accounts.csv")).inWords))
    }
    try check { try folder.write("accounts.csv", "account_id,name,created_at\nB,a,1/2/2026\n") }
    try check { try folder.write("accounts.csv", "account_id,name,created_at\nB,a,1/2/2026\nC,,\n") }
    try check { try folder.write("accounts.csv", "account_id\n") }
    // The new value settles how the old ones are read.
    try check { try folder.append("accounts.csv", "B,b,13/2/2026\n".utf8) }
    try check { try FileManager.default.removeItem(atPath: "\(folder.path)/accounts.csv") }
  }

  @Test func aHeaderWithoutItsEndIsNotTrusted() throws {
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    try folder.write("accounts.csv", "account_id,na")
    let first = try #require(reader.read("accounts.csv"))
    try folder.append("accounts.csv", "me\nA,a\n".utf8)
    let second = try #require(reader.append(to: first))
    #expect(second.parts.flatMap { part in part.accounts.map { part.pool.text($0.name) } } == ["a"])
  }

  @Test func growthWhileReadingIsNoChange() throws {
    try folder.write("accounts.csv", ReadingLiveTests.header + "A,a,\n")
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    let path = folder.path
    let grown = try #require(
      reader.read(
        "accounts.csv",
        progress: ReadProgress { _ in
          if let file = FileHandle(forWritingAtPath: path + "/accounts.csv") {
            _ = try? file.seekToEnd()
            try? file.write(contentsOf: Data("B,b,\n".utf8))
          }
          return true
        }))
    #expect(grown.parts.flatMap(\.accounts).count == 1)
    #expect(!grown.changedWhileReading)
    let shrunk = try #require(
      reader.read("accounts.csv", progress: ReadProgress { _ in truncate(path + "/accounts.csv", 30) == 0 }))
    #expect(shrunk.changedWhileReading)
  }
}
