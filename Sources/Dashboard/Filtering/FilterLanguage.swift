internal import Filter
internal import Metrics

/// What the screens need of the filter language beside its parser.
enum FilterLanguage {
  private static let tiers = ["", "tier:1", "tier:2", "tier:3", "tier:none"]

  /// The filter with the next tier: none, 1, 2, 3, accounts without a tier, and none again.
  static func nextTier(after text: String) -> String {
    let current = Filter.term(on: "tier", in: text) ?? ""
    let index = tiers.firstIndex(of: current).map { ($0 + 1) % tiers.count } ?? 0
    if tiers[index].isEmpty { return Filter.text(removing: "tier", from: text) }
    return Filter.text(adding: tiers[index], to: text)
  }

  /// The tiers that a filter as a whole is narrowed to, of 1–3 and 0 for none; nil where it is not.
  static func tiers(in text: String) -> Set<Int>? {
    guard let term = Filter.term(on: "tier", in: text) else { return nil }
    return Set(term.dropFirst(5).split(separator: ",").compactMap { $0 == "none" || $0 == "-" ? 0 : Int($0) })
  }
}
