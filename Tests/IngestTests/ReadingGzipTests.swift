import Ingest
import Tabular
import Foundation
import TestSupport
import Testing
import Values

/// Compressed files, and those that are not what they seem.
struct ReadingGzipTests {
  let folder: TemporaryFolder
  /// "account_id,name\nA,a\n" and "B,b\n", compressed apart, one after the other.
  static let two = bytes("H4sIAAAAAAACA0tMTs4vzSuJz0zRyUvMTeVy1EnkAgAO4l4cFAAAAB+LCAAAAAAAAgNz0kniAgAVEBCWBAAAAA==")
  /// A header, and 150,000 times the letter x in 206 bytes.
  static let bomb = bytes(
    "H4sIAAAAAAACA+3BsQ2AMAwAsD239IlegqKUgYGygNTz+aKT7ax6vvke12gz7zN6y1gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAbPEDJxEnxwRKAgA="
  )

  init() throws { folder = try TemporaryFolder() }

  private static func bytes(_ text: String) -> [UInt8] { Array(Data(base64Encoded: text) ?? Data()) }

  @Test func membersInARowAreOneText() throws {
    try folder.write("accounts.csv.gz", ReadingGzipTests.two)
    let reading = try folder.read("accounts.csv.gz")
    #expect(reading.parts.flatMap { part in part.accounts.map { part.pool.text($0.id) } } == ["A", "B"])
    // Some writers pad with zeros.
    try folder.write("accounts.csv.gz", ReadingGzipTests.two + [0, 0, 0])
    #expect(try folder.read("accounts.csv.gz").inWords == reading.inWords)
  }

  @Test func damagedAndCutOffDataFails() throws {
    func outcome(_ bytes: some Sequence<UInt8>) throws -> FileOutcome {
      try folder.write("accounts.csv.gz", bytes)
      return try folder.read("accounts.csv.gz").outcome
    }
    for length in [0, 5, 20, 45, ReadingGzipTests.two.count - 1] {
      #expect(try outcome(ReadingGzipTests.two[..<length]) == .failed(.unreadable(.cutOffGzip)))
    }
    var flipped = ReadingGzipTests.two
    flipped[14] ^= 0xFF
    #expect(try outcome(flipped) == .failed(.unreadable(.damagedGzip)))
    #expect(try outcome("account_id\nA\n".utf8) == .failed(.unreadable(.noGzip)))
    #expect(try outcome(ReadingGzipTests.two + Array("more".utf8)) == .failed(.unreadable(.gzipIsFollowed)))
  }

  @Test func whatInflatesTooFarFails() throws {
    try folder.write("accounts.csv.gz", ReadingGzipTests.bomb)
    #expect(
      try folder.read("accounts.csv.gz").outcome == .failed(.unreadable(.inflatesTooFar(limit: ReadLimits.inflation))))
  }

  @Test func aCompressedFileThatGrowsIsReadAgain() throws {
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    try folder.write("accounts.csv.gz", ReadingGzipTests.two[..<40])
    let first = try #require(reader.read("accounts.csv.gz"))
    try folder.append("accounts.csv.gz", ReadingGzipTests.two[40...])
    let second = try #require(reader.append(to: first))
    #expect(second.parts.flatMap(\.accounts).count == 2)
    #expect(second.firstNewPart == 0)
  }
}
