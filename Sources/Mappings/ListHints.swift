internal import Values

/// Finds the columns that may be the accounts' tier, or say which accounts are on the list, where none is called so: their values say it
/// (data.md, Values: Tier; Which accounts are on the list).
enum ListHints {
  /// What to write where a column's values look like tiers, or like a flag of the list, and no column is read as such.
  ///
  /// - Parameter records: the first records, each cut into fields.
  static func notes(on claim: Claim, records: ArraySlice<[String]>) -> [String] {
    guard let binding = claim.bindings.first(where: { $0.table == .accounts }), binding.fields[.isTarget] == nil else {
      return []
    }
    return claim.columns.indices.compactMap { position in
      let name = claim.columns[position].name
      let values = Set(
        records.compactMap { position < $0.count ? $0[position] : nil }.filter { !$0.allSatisfy(\.isWhitespace) })
      guard !values.isEmpty, isFree(position, in: claim) else { return nil }
      let words = values.sorted()
      if binding.fields[.tier] == nil, values.count > 1, values.allSatisfy({ isTier($0, under: name) }) {
        return note(name, "may be the tier", words, as: .tier, tiers(words))
      }
      if let meanings = flags(words, under: name) {
        return note(name, "may say which accounts are on the list", words, as: .isTarget, meanings)
      }
      return nil
    }
  }

  private static func note(
    _ name: String, _ guess: String, _ words: [String], as column: Column, _ meanings: (within: String, after: String)
  ) -> String {
    "\"\(name)\" \(guess) (\(words.prefix(4).joined(separator: ", "))): it is not read as it; to read it so, write in "
      + "abmtop.yaml: mappings: [{name: mine, table: accounts, fields: {\(column.rawValue): \"\(name)\"}\(meanings.within)}]"
      + meanings.after
  }

  /// Whether nothing else is read from a column, or only the segment.
  private static func isFree(_ position: Int, in claim: Claim) -> Bool {
    let column = claim.columns[position].column
    return column == nil || column == Column.segment.rawValue
  }

  // MARK: Flags

  /// What has to be said of the values of a column that may flag the accounts of the list; nil where it does not look so.
  private static func flags(_ words: [String], under name: String) -> (within: String, after: String)? {
    let plain = Header.key(name)
    guard lists.contains(where: { plain.contains($0) }) else { return nil }
    if words.allSatisfy({ Array($0.utf8).withUnsafeBytes(Booleans.parse) != nil }) { return ("", "") }
    let own = words.filter { word in lists.contains { Header.key(word).contains($0) } }
    if own.isEmpty || words.count > 6 { return nil }
    let pairs = words.map { word in
      let isOn = own.contains(word) && !nots.contains { word.lowercased().hasPrefix($0) }
      return "\"\(word)\": \"\(isOn)\""
    }
    return (", translations: {is_target: {\(pairs.joined(separator: ", "))}}", "")
  }

  private static let lists = ["target", "abm", "zielkund", "zielaccount", "cible", "objetivo", "doelaccount"]
  private static let nots = ["no", "non", "un", "kein", "nicht", "pas", "geen"]

  // MARK: Tiers

  /// What has to be said of tiers that no rule reads.
  private static func tiers(_ words: [String]) -> (within: String, after: String) {
    if words.contains(where: { degrees.contains($0.lowercased()) }) {
      return ("", ", and tiers: {High: 1, Medium: 2, Low: 3}")
    }
    let unread = words.filter { !isRead($0) }
    let pairs = unread.compactMap { word in
      level(word).flatMap { (1...3).contains($0) ? "\"\(word)\": \($0)" : nil }
    }
    return ("", pairs.isEmpty ? "" : ", and tiers: {\(pairs.joined(separator: ", "))}")
  }

  /// Whether a value is a tier: by its own words, or as a bare letter or number, or a level, under a name that ranks accounts.
  private static func isTier(_ value: String, under name: String) -> Bool {
    if degrees.contains(value.lowercased()) {
      return ["prio", "importance", "wichtig"].contains { Header.key(name).contains($0) }
    }
    if isRead(value) { return value.lowercased().contains("tier") || value.count < 3 && ranks(name) }
    // A fourth level is none of ours, but does not speak against the others.
    return ranks(name) && (["d", "4", "5", "e"].contains(value.lowercased()) || level(value) != nil)
  }

  private static func isRead(_ value: String) -> Bool {
    switch Array(value.utf8).withUnsafeBytes({ Tiers.parse($0) }) {
    case .tier: true
    case .none, .unknown: false
    }
  }

  /// 1–5 of `P1`, `Level 2`, `Niveau 3`: one word of letters and one digit behind it; nil for anything else.
  private static func level(_ value: String) -> Int? {
    guard let last = value.last, let number = Int(String(last)), (1...5).contains(number) else { return nil }
    var word = value.dropLast()
    while let mark = word.last, mark == " " || mark == "-" { word.removeLast() }
    return !word.isEmpty && word.count <= 12 && word.allSatisfy(\.isLetter) ? number : nil
  }

  private static func ranks(_ name: String) -> Bool {
    let plain = Header.key(name)
    return words.contains { plain.contains($0) }
  }

  /// Degrees that name no tier by themselves.
  private static let degrees: Set<String> = ["high", "medium", "low", "hoch", "mittel", "niedrig"]
  private static let words = [
    "priority", "prio", "niveau", "level", "segment", "class", "klasse", "kategorie", "category", "grade", "rank",
    "rating", "band", "stufe", "cluster", "potential", "priorit", "nivel", "livello", "prioridad", "fascia", "abc",
    "tier", "importance", "wichtigkeit",
  ]
}
