internal import Accounts
internal import KPIs

/// A filter that was understood.
struct ParsedFilter: Sendable {
  /// The accounts that it picks by their facts at T.
  let accounts: @Sendable (Snapshot) -> AccountSet

  /// Picks all.
  static let everything = ParsedFilter { _ in .all }
}

/// What is wrong with a filter, and where, in characters from its start.
struct FilterProblem: Error, Sendable, Equatable {
  var range: Range<Int>
  var message: String
}

/// A way to go on with what is typed.
struct FilterCompletion: Sendable, Equatable {
  /// The characters that it replaces.
  var range: Range<Int>
  var text: String
  /// What it means or how many accounts have it; may be empty.
  var note: String
}

/// The filter language, as the screens use it.
enum FilterLanguage {
  static func parse(_ text: String) -> Result<ParsedFilter, FilterProblem> {
    var tests: [@Sendable (Snapshot, Int) -> Bool] = []
    var start = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      let range = start..<start + word.count
      start += word.count + 1
      if word.isEmpty { continue }
      guard let colon = word.firstIndex(of: ":") else {
        let wanted = word.lowercased()
        tests.append { snapshot, position in
          let account = snapshot.dataset.accounts[position]
          return account.name.lowercased().contains(wanted) || account.id.lowercased().contains(wanted)
            || account.domain.contains(wanted)
        }
        continue
      }
      let field = word[..<colon].lowercased()
      let values = word[word.index(after: colon)...].lowercased().split(separator: ",").map(String.init)
      switch field {
      case "tier":
        let tiers = Set(values.compactMap { $0 == "none" ? UInt8(0) : UInt8($0) })
        tests.append { snapshot, position in tiers.contains(snapshot.dataset.accounts[position].tier) }
      case "stage":
        let stages = Set(
          values.compactMap { value in FunnelStage.ids.firstIndex(of: value).map { $0 + 1 } ?? Int(value) })
        tests.append { snapshot, position in stages.contains(Int(snapshot.current.stages[position])) }
      case "owner":
        tests.append { snapshot, position in
          values.contains { snapshot.dataset.accounts[position].owner.lowercased().contains($0) }
        }
      case "id":
        tests.append { snapshot, position in values.contains(snapshot.dataset.accounts[position].id.lowercased()) }
      default:
        return .failure(FilterProblem(range: range, message: "there is no field “\(field)”"))
      }
    }
    if tests.isEmpty { return .success(.everything) }
    let all = tests
    return .success(
      ParsedFilter { snapshot in
        AccountSet(
          members: snapshot.dataset.accounts.indices.map { position in all.allSatisfy { $0(snapshot, position) } })
      })
  }

  static func completions(of text: String, at cursor: Int, in snapshot: Snapshot?) -> [FilterCompletion] { [] }
}
