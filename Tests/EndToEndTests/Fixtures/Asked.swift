import Foundation
import TestSupport
import Testing

/// One case of `expected.json`, as the program is asked for it.
struct Asked {
  let data: String
  let asOf: String
  let period: String
  let filter: String
  let result: [String: Any]

  /// - Parameter position: of the case in `expected.json`; 0 is qtd at 2026-11-21, 1 30d, 7 90d with a filter.
  init(_ golden: Golden, _ position: Int) throws {
    let expected = try golden.expected()[position]
    data = golden.folder.appending(path: "data").path
    asOf = try #require(expected["as_of"] as? String)
    period = try #require(expected["period"] as? String)
    let accounts = expected["filter_accounts"] as? [String]
    filter = accounts.map { "id:" + $0.joined(separator: ",") } ?? ""
    result = try #require(expected["result"] as? [String: Any])
  }

  struct Stage {
    let number: Int
    let name: String
    let at: Int
    let reached: Int
  }

  /// The six stages, with their names as the program writes them.
  var funnel: [Stage] {
    (result["funnel"] as? [[String: Any]] ?? []).compactMap { stage in
      guard let number = stage["stage"] as? Int, let name = stage["name"] as? String,
        let all = stage["all"] as? [String: Any], let at = all["at"] as? Int, let reached = all["reached"] as? Int
      else { return nil }
      return Stage(number: number, name: name.capitalized, at: at, reached: reached)
    }
  }
}
