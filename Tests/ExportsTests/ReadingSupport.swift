import Exports
import Foundation
import Values

/// A folder that is gone when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/abmtop-reading-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func write(_ name: String, _ text: String) throws { try write(name, text.utf8) }

  /// Adds to a file in place, as a program does that writes an export.
  func append(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(path)/\(name)"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  /// The reading of one file with this text.
  func read(_ name: String, _ text: String, rules: ReadRules = ReadRules(), settled: Bool = true) throws -> FileReading
  {
    try write(name, text)
    return try read(name, rules: rules, settled: settled)
  }

  func read(_ name: String, rules: ReadRules = ReadRules(), settled: Bool = true) throws -> FileReading {
    guard let reading = FileReader(directory: path, rules: rules).read(name, settled: settled) else {
      throw CocoaError(.userCancelled)
    }
    return reading
  }
}

/// Random numbers that are the same in every run.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// 0 ..< bound.
  mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

extension FileReading {
  /// Everything that a file's rows say, in words that do not depend on how the file was cut into parts.
  var inWords: [String] {
    var words: [String] = ["\(outcome) \(tables.map(\.rawValue)) undecided \(undecidedDates)"]
    var notes: [String: Int] = [:]
    var problems: [String] = []
    for part in parts {
      words += part.activitiesInWords + part.accountsInWords + part.opportunitiesInWords
      problems += part.problems.map { "bad \($0.line) \($0.column) \($0.reason)" }
      notes.merge(part.notes) { $0 + $1 }
    }
    return words + problems + notes.map { "note \($0.key) \($0.value)" }.sorted() + ["deleted \(deletedRows)"]
  }

  /// The notes of all parts.
  var oddities: [String: Int] { parts.reduce(into: [:]) { $0.merge($1.notes) { $0 + $1 } } }
  /// The lines of the rows left out.
  var badLines: [UInt32] { parts.flatMap(\.problems).map(\.line) }
}

extension Part {
  func words(_ name: AccountName) -> String { name.kind == .none ? "-" : "\(name.kind):\(pool.text(name.key))" }

  func words(_ name: ContactName) -> String {
    name.isNone ? "-" : (name.isEmail ? "email:" : "id:") + pool.text(name.key)
  }

  /// The activities in the order of their lines: the segment has them by account.
  var activitiesInWords: [String] {
    let columns = segment.columns
    var words: [(line: UInt32, text: String)] = []
    for (name, rows) in zip(columns.names, zip(columns.starts, columns.starts.dropFirst())) {
      for row in Int(rows.0)..<Int(rows.1) {
        let activity = columns.activities[row]
        let contact = columns.contacts.isEmpty ? .none : columns.contacts[row]
        let visitor = columns.visitors.isEmpty ? .empty : columns.visitors[row]
        let text = [
          "activity \(segment.line(at: row))", "\(activity.time.milliseconds)", "\(activity.type)",
          "\(activity.namesContact)", "\(segment.count(at: row))", self.words(name), self.words(contact),
          pool.text(visitor), columns.ids.isEmpty ? "" : "\(columns.ids[row])",
        ].joined(separator: " ")
        words.append((segment.line(at: row), text))
      }
    }
    return words.sorted { $0.line < $1.line }.map(\.text)
  }

  var accountsInWords: [String] {
    accounts.enumerated().map { position, row in
      let extras = extras.map { pool.text($0[position]) }
      return
        "account \(row.line) \(row.isDeleted) \(pool.text(row.id)) \(pool.text(row.name)) \(pool.text(row.domain)) "
        + "\(row.tier) \(row.createdAt?.iso ?? "-") \(extras)"
    }
  }

  var opportunitiesInWords: [String] {
    opportunities.map { row in
      "opportunity \(row.line) \(pool.text(row.id)) \(words(row.account)) \(row.status) \(row.amount?.decimal ?? "-") "
        + "\(row.createdAt?.iso ?? "-") \(row.closedAt?.iso ?? "-")"
    }
  }
}
