internal import Accounts
internal import Values
internal import Metrics

extension Completion {
  /// All values that a field can be asked for, in the order in which they are offered.
  static func values(of field: Field, in index: FilterIndex) -> [Candidate] {
    switch field.kind {
    case .choice(let choices, _, _):
      let none = field.name == "tier" ? [Candidate(text: "none", plain: "none", note: "no tier")] : []
      return choices.map { Candidate(text: $0.id, plain: $0.id, note: $0.name) } + none
    case .truth: return ["yes", "no"].map { Candidate(text: $0, plain: $0, note: "") }
    case .properties(let properties): return properties.map { Candidate(text: $0.id, plain: $0.id, note: $0.note) }
    case .topic: return topics(index.snapshot) + anyOrNone
    case .text, .column: return texts(field, index) + anyOrNone
    case .id:
      return index.snapshot.dataset.accounts.map {
        Candidate(text: Quoting.quoted($0.id), plain: $0.id, note: $0.name)
      }
    case .day(let isAhead, _):
      let ages = ["0d", "7d", "30d", "90d", "365d"].map {
        Candidate(text: $0, plain: $0, note: isAhead ? "days ahead" : "days ago")
      }
      return ages + [Candidate(text: index.snapshot.asOf.iso, plain: index.snapshot.asOf.iso, note: "T")] + anyOrNone
    case .number: return anyOrNone
    }
  }

  private static let anyOrNone = [
    Candidate(text: "*", plain: "*", note: "not empty"), Candidate(text: "-", plain: "-", note: "empty"),
  ]

  /// Surging topics by the number of accounts where they surge.
  private static func topics(_ snapshot: Snapshot) -> [Candidate] {
    var counts = Array(repeating: 0, count: snapshot.dataset.topics.count)
    for facts in snapshot.facts {
      for topic in facts.surgingTopics + facts.competitorTopics { counts[Int(topic)] += 1 }
    }
    return counted(snapshot.dataset.topics, counts)
  }

  /// A column's texts by the number of accounts that have them.
  private static func texts(_ field: Field, _ index: FilterIndex) -> [Candidate] {
    let column = index.column(field.name)
    var counts = Array(repeating: 0, count: column.values.count)
    for code in column.codes { counts[Int(code)] += 1 }
    let me = field.name == "owner" ? [Candidate(text: "me", plain: "me", note: "yourself")] : []
    return me + counted(column.values, counts) { field.name == "owner" && $0.lowercased() == "me" }
  }

  private static func counted(
    _ texts: [String], _ counts: [Int], special: (String) -> Bool = { _ in false }
  ) -> [Candidate] {
    texts.indices.filter { counts[$0] > 0 && !texts[$0].isEmpty }
      .sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : texts[$0] < texts[$1] }
      .map { position in
        let text = texts[position]
        return Candidate(
          text: Quoting.quoted(text, special: special(text) || text.contains("..")), plain: text,
          note: counts[position] == 1 ? "1 account" : "\(counts[position]) accounts")
      }
  }
}
