internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// Pairs of accounts that may be one.
  static let lookAlikes = Analysis(
    "lookalikes", "Look-alikes", "i", "pairs of accounts that may be one, side by side with what each has"
  ) { request in
    LookAlikeTable(request).result
  }
}

/// The table and sentences of look-alikes.
private struct LookAlikeTable {
  private let request: AnalysisRequest
  private let found: LookAlikes

  init(_ request: AnalysisRequest) {
    self.request = request
    found = request.snapshot.lookAlikes(of: request.set)
  }

  private typealias Cell = AnalysisTable.Cell
  private var snapshot: Snapshot { request.snapshot }

  var result: AnalysisResult {
    let table = AnalysisTable(
      "pairs", "Accounts that may be one",
      [
        .text("first", "Account", 16, most: 30, priority: 100), .text("first_has", "Has", 14, most: 40, priority: 80),
        .text("second", "And", 16, most: 30, priority: 99), .text("second_has", "It has", 14, most: 40, priority: 79),
        .text("reason", "Alike in", 12, most: 30, priority: 98), .text("first_id", "Id", 6, priority: 9),
        .text("second_id", "And id", 6, priority: 8),
      ], found.pairs.map(row), emptyText: "No two accounts look alike.")
    let count = found.pairs.count + found.more
    let lead = count == 0 ? [] : ["\(Format.count(count, "pair")) of accounts may be one; nothing is merged unasked."]
    return AnalysisResult(title: "Look-alikes", lead: lead, tables: [table], notes: notes)
  }

  private var notes: [String] {
    var notes = [
      "The same domain; the same name but for case, accents, punctuation and legal form; or names alike (Jaro–Winkler 0.93 or more) within a country."
    ]
    if found.more > 0 {
      notes.append(
        "Not listed: \(Format.count(found.more, "pair")) of similar names, less alike than the \(Format.thousands(LookAlikes.mostSimilar)) that are."
      )
    }
    if found.partlyCompared > 0 {
      notes.append(
        "\(Format.count(found.partlyCompared, "name")) not compared with all of their country and first letter, of which there are more than "
          + "\(Format.thousands(LookAlikes.mostCompared)): only where three letters are the same, and of many with the next "
          + "\(Format.thousands(LookAlikes.mostNeighbours))."
      )
    }
    return notes
  }

  private func row(_ pair: LookAlike) -> AnalysisTable.Row {
    let (first, second) = (snapshot.dataset.accounts[pair.first], snapshot.dataset.accounts[pair.second])
    let reason =
      switch pair.reason {
      case .domain: "domain \(first.domain)"
      case .name: "name"
      case .similar(let likeness): "name, \(Format.decimal(likeness, places: 2))"
      }
    return AnalysisTable.Row(
      [
        .text(first.name), .text(has(pair.first), .dim), .text(second.name), .text(has(pair.second), .dim),
        .text(reason, .warn), .text(first.id, .dim), .text(second.id, .dim),
      ], opens: .accounts([pair.first, pair.second], "Look alike: \(first.name)"))
  }

  /// `2 deals, 1 contract, 31 touches, last 12 Nov`.
  private func has(_ account: Int) -> String {
    let facts = snapshot.facts[account]
    var parts: [String] = []
    let deals = snapshot.dataset.opportunities[account].count
    let contracts = snapshot.dataset.contracts[account].count
    if deals > 0 { parts.append(Format.count(deals, "deal")) }
    if contracts > 0 { parts.append(Format.count(contracts, "contract")) }
    if facts.touchesEver > 0 { parts.append(Format.count(Int(facts.touchesEver), "touch", plural: "touches")) }
    if let last = facts.lastTouch { parts.append("last \(DayText.near(last, to: snapshot.asOf))") }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }
}
