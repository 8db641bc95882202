/// The `tier:` term of a filter, which `t` cycles.
enum TierTerm {
  private static let cycle = ["", "tier:1", "tier:2", "tier:3", "tier:none"]

  /// The filter without its `tier:` terms.
  static func removed(from text: String) -> String {
    words(text).filter { !isTerm($0) }.joined(separator: " ")
  }

  /// The filter with the next tier: none, 1, 2, 3, accounts without a tier, and none again.
  static func next(after text: String) -> String {
    let current = words(text).first(where: isTerm)?.lowercased() ?? ""
    let index = cycle.firstIndex(of: current).map { ($0 + 1) % cycle.count } ?? 0
    return with(cycle[index], in: text)
  }

  /// The filter with another tier term; empty for none.
  static func with(_ term: String, in text: String) -> String {
    let rest = removed(from: text)
    if term.isEmpty || rest.isEmpty { return term + rest }
    // What holds an `or` outside of brackets would take the tier for its last part only.
    let needsBrackets = words(rest).contains { $0.lowercased() == "or" }
    return (needsBrackets ? "(\(rest))" : rest) + " " + term
  }

  /// The tiers that the term names, of 1–3 and 0 for none; nil without a term.
  static func tiers(in text: String) -> Set<Int>? {
    guard let term = words(text).first(where: isTerm) else { return nil }
    return Set(term.dropFirst(5).split(separator: ",").compactMap { $0 == "none" ? 0 : Int($0) })
  }

  private static func isTerm(_ word: String) -> Bool { word.lowercased().hasPrefix("tier:") }

  /// Words parted by spaces outside of quotes.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == " " && !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
