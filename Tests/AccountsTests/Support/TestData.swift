import Accounts
import Ingest
import Foundation
import Values

/// Files of a data directory, as text, that a test states.
struct TestData {
  /// By path below the directory.
  var files: [String: String]
  var rules = AccountRules()
  var readRules = ReadRules()

  init(_ files: [String: String]) { self.files = files }

  /// The files as read.
  func readings() -> [FileReading] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accounts-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let file = folder.appending(path: path)
      try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(text.utf8).write(to: file)
    }
    return FileReader(directory: folder.path, rules: readRules).readAll(files.keys.sorted())
  }

  /// The files, read and resolved.
  func dataset() -> Dataset { Dataset(files: readings(), rules: rules, readRules: readRules) }

  /// The facts of accounts by their ids, at T = `asOf` with P = [`from`, T].
  func facts(asOf: String, from: String? = nil) -> FactsByID {
    let dataset = dataset()
    let point = FactPoint(asOf: day(asOf), from: day(from ?? asOf))
    return FactsByID(dataset: dataset, table: FactTable(dataset, points: [point]))
  }
}

/// Facts of accounts, found by id.
struct FactsByID {
  let dataset: Dataset
  let table: FactTable

  /// The facts of an account; those of nobody where it is unknown.
  subscript(id: String) -> AccountFacts {
    dataset.account(id: id).map { table.facts[$0] } ?? AccountFacts()
  }

  /// The sum of a fact over the list.
  func sum(_ fact: Fact) -> Int64 { table.columns[0].integers(fact).reduce(0, +) }
}

/// The day of an ISO date; the epoch where it is none.
func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(0) }

/// Accounts A and B, in tiers 1 and 2.
let twoAccounts = "account_id,name,domain,tier\nA,Alpha,alpha.example,1\nB,Beta,beta.example,2\n"
