internal import Values

/// Finds the column that may be the accounts' tier where none is called so: its values say it (data.md, Values: Tier).
enum TierHints {
  /// What to write where a column's values look like tiers and no column says which accounts are on the list.
  ///
  /// - Parameter records: the first records, each cut into fields.
  static func notes(on claim: Claim, records: ArraySlice<[String]>) -> [String] {
    guard let binding = claim.bindings.first(where: { $0.table == .accounts }),
      binding.fields[.tier] == nil, binding.fields[.isTarget] == nil
    else { return [] }
    return claim.columns.indices.compactMap { position in
      let name = claim.columns[position].name
      let values = Set(
        records.compactMap { position < $0.count ? $0[position] : nil }.filter { !$0.allSatisfy(\.isWhitespace) })
      guard values.count > 1, isFree(position, in: claim), values.allSatisfy({ isTier($0, under: name) }) else {
        return nil
      }
      let words =
        values.contains { degrees.contains($0.lowercased()) } ? ", and tiers: {High: 1, Medium: 2, Low: 3}" : ""
      return
        "\"\(name)\" may be the tier (\(values.sorted().prefix(4).joined(separator: ", "))): it is not read as it; to read it "
        + "so, write in abmtop.yaml: mappings: [{name: mine, table: accounts, fields: {tier: \"\(name)\"}}]" + words
    }
  }

  /// Whether nothing else is read from a column, or only the segment.
  private static func isFree(_ position: Int, in claim: Claim) -> Bool {
    let column = claim.columns[position].column
    return column == nil || column == Column.segment.rawValue
  }

  /// Whether a value is a tier: by its own words, or as a bare letter or number under a name that ranks accounts.
  private static func isTier(_ value: String, under name: String) -> Bool {
    let text = Array(value.utf8)
    let isRead = text.withUnsafeBytes { text in
      switch Tiers.parse(text) {
      case .tier: true
      case .none, .unknown: false
      }
    }
    if degrees.contains(value.lowercased()) {
      return ["prio", "importance", "wichtig"].contains { Header.key(name).contains($0) }
    }
    if isRead { return value.lowercased().contains("tier") || value.count < 3 && ranks(name) }
    // A fourth level is none of ours, but does not speak against the others.
    return ["d", "4", "5", "e"].contains(value.lowercased()) && ranks(name)
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
