import Ingest
import TestSupport
import Testing
import Values

/// JSON, one object a line or in one document.
struct ReadingJSONTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func accounts(_ reading: FileReading) -> [String] {
    reading.parts.flatMap { part in
      part.accounts.map { "\($0.line) \(part.pool.text($0.id)) \(part.pool.text($0.name)) \($0.tier)" }
    }
  }

  @Test func linesOfObjects() throws {
    let reading = try folder.read(
      "accounts.ndjson",
      "{\"account_id\": 17, \"name\": \"a\\\"b\\u00e9\\ud834\\udd1e\\n\\/\", \"x\": {\"y\": [1, 2], \"z\": {}}}\n\n"
        + "{\"name\":null,\"tier\":\"A\",\"account_id\":\"B\"}\r\n[1]\n{\"account_id\":\"C\"\n{\"account_id\":\"D\"} x\n"
        + "{\"account_id\":\"E\",\"name\":\"\\ud834\"}\n{\"account_id\":tru}\n{}\n{\"account_id\":\"F\",\"tier\":2}")
    #expect(
      accounts(reading) == ["1 17 a\"bé𝄞\n/ 0", "3 B  1", "7 E \u{FFFD} 0", "10 F  2"])
    #expect(reading.badLines == [4, 5, 6, 8])
    #expect(reading.columns.map(\.name) == ["account_id", "name", "x.y", "tier"])
    #expect(reading.parts[0].extraNames == ["x.y"])
    #expect(reading.parts[0].pool.text(reading.parts[0].extras[0][0]) == "1;2")
  }

  @Test func numbersHaveAPointWhateverTextsHave() throws {
    var rules = ReadRules()
    rules.decimalComma = true
    let first = "{\"opportunity_id\": \"a\", \"account_id\": \"A\", \"amount\": 123.456}"
    let second = "{\"opportunity_id\": \"b\", \"account_id\": \"A\", \"amount\": \"1.234,5\"}"
    let third = "{\"opportunity_id\": \"c\", \"account_id\": \"A\", \"amount\": 1.5e3}"
    for (name, text) in [
      ("opportunities.ndjson", "\(first)\n\(second)\n\(third)\n"),
      ("opportunities.json", "[\(first), \(second), \(third)]"),
    ] {
      let reading = try folder.read(name, text, rules: rules)
      #expect(reading.badRows == 0)
      #expect(
        reading.parts.flatMap(\.opportunities).map(\.amount)
          == [Money(units: 1_234_560), Money(units: 12_345_000), Money(units: 15_000_000)])
    }
  }

  @Test func documents() throws {
    let list = "[ {\"account_id\":\"A\"},\n 5, {\"account_id\":\"B\",\"name\":\"b\"} ]"
    for text in [
      list, "{\"total\": 3, \"next\": {\"records\": []}, \"results\":\(list), \"more\":false}",
      "\u{FEFF}{\"data\" :\n\(list)}",
    ] {
      let reading = try folder.read("accounts.json", text)
      #expect(accounts(reading).map { $0.dropFirst(2) } == ["A  0", "B b 0"])
      #expect(reading.badRows == 1)
    }
    let wrapped = try folder.read(
      "accounts.json", "[{\"id\":\"1\",\"properties\":{\"account_id\":\"A\",\"name\":\"n\"}}]")
    #expect(accounts(wrapped) == ["1 A n 0"])
  }

  @Test(arguments: [
    "", "5", "{\"a\":1}", "[{\"account_id\":\"A\"}", "[{\"account_id\":\"A\"},{]", "{\"data\":[],\"records\":[]}",
    "[{\"account_id\":\"A\" \"b\"}]", "[{\"account_id\":\"\\x\"}]",
  ])
  func whatIsNoListOfRecordsFails(text: String) throws {
    let reading = try folder.read("accounts.json", text)
    guard case .failed = reading.outcome else {
      Issue.record("\(reading.outcome)")
      return
    }
    #expect(reading.parts.isEmpty)
  }

  @Test func depthIsLimited() throws {
    func nested(_ levels: Int) -> String {
      "{\"account_id\":\"A\(levels)\",\"x\":" + String(repeating: "[", count: levels - 1)
        + String(repeating: "]", count: levels - 1) + "}"
    }
    let lines = try folder.read(
      "accounts.jsonl", [nested(64), nested(65), nested(200_000), nested(3)].joined(separator: "\n"))
    #expect(accounts(lines).map { $0.dropFirst(2) } == ["A64  0", "A3  0"])
    #expect(lines.badLines == [2, 3])
    let document = try folder.read("accounts.json", "[\(nested(100_000)),\(nested(2))]")
    #expect(accounts(document) == ["1 A2  0"])
  }

  @Test func longValuesAreLimited() throws {
    let long = String(repeating: "x", count: (8 << 20) + 1)
    let reading = try folder.read(
      "accounts.jsonl", "{\"account_id\":\"A\",\"name\":\"\(long)\"}\n{\"account_id\":\"B\"}\n")
    #expect(accounts(reading) == ["2 B  0"])
    #expect(reading.parts[0].problems.map(\.reason) == [.fieldTooLong])
  }
}
