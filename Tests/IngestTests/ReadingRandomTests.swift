import Foundation
import TestSupport
import Testing

@testable import Ingest
@testable import Tabular
import Values

/// Whatever bytes a file holds, reading it ends, and all rows lie where rows can lie.
struct ReadingRandomTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func check(_ reading: FileReading, lines: Int) {
    #expect(reading.allLines.allSatisfy { $0 >= 1 && $0 <= lines })
    for part in reading.parts {
      #expect(part.segment.columns.names.allSatisfy { $0.key.number < part.pool.count })
      #expect(part.segment.columns.contacts.allSatisfy { $0.key.number < part.pool.count })
      #expect(part.segment.columns.visitors.allSatisfy { $0.number < part.pool.count })
      #expect(Windows1252.isUTF8(part.pool.bytes.withUnsafeBytes { UnsafeRawBufferPointer($0) }))
    }
  }

  @Test(arguments: Rounds.of(0..<60))
  func noise(seed: Int) throws {
    var dice = Dice(UInt64(seed) &+ 7_000)
    let alphabet = Array("\"\",,;\n\r\n{}[]:\\u12eE-./ aXé\u{1F}\u{0}null".utf8) + [0xFF, 0xC3, 0x80]
    let headers = [
      "account_id,created_at,tier,is_target", "timestamp,type,account_id,contact_id,count,url,activity_id",
      "opportunity_id,account_id,amount,created_at,closed_at,status", "contract_id,account_id,start,end,value",
    ]
    let names = ["accounts", "activities", "opportunities", "contracts"]
    let which = dice.roll(4)
    for ending in [".csv", ".ndjson", ".json", ".csv.gz"] {
      var bytes = ending == ".csv" ? Array(headers[which].utf8) + [10] : []
      for _ in 0..<dice.roll(2_000) { bytes.append(alphabet[dice.roll(alphabet.count)]) }
      try folder.write(names[which] + ending, bytes)
      check(try folder.read(names[which] + ending), lines: bytes.filter { $0 == 10 }.count + 1)
    }
  }

  /// Real lines with a few bytes changed are read further than noise is.
  @Test(arguments: [
    "accounts", "activities", "contacts", "contracts", "intent", "nps", "opportunities", "relationships", "spend",
    "opportunity_history",
  ])
  func damagedFiles(table: String) throws {
    let file = ReadingGoldenTests.root.appending(path: "messy/data/\(table).csv")
    let bytes = try Array(Data(contentsOf: file).suffix(6_000))
    let header = try Array(Data(contentsOf: file).prefix(400)).prefix { $0 != 10 } + [10]
    var dice = Dice(UInt64(table.utf8.count) &+ UInt64(table.utf8.first ?? 0))
    for _ in 0..<Rounds.of(20) {
      var damaged = bytes
      for _ in 0..<(1 + dice.roll(40)) { damaged[dice.roll(damaged.count)] = UInt8(dice.roll(256)) }
      for _ in 0..<dice.roll(20) { damaged[dice.roll(damaged.count)] = [34, 44, 10, 9, 59, 124][dice.roll(6)] }
      try folder.write("\(table).csv", header + damaged)
      var reader = FileReader(directory: folder.path, rules: ReadRules(), workers: .concurrent(3))
      reader.bytesPerWorker = 1_500
      let reading = try #require(reader.read("\(table).csv"))
      check(reading, lines: (header + damaged).filter { $0 == 10 }.count + 1)
      #expect(reading.inWords == (try folder.read("\(table).csv").inWords))
    }
  }
}
