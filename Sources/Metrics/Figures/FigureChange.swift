internal import Values

/// Whether the change of a figure is good news (kpis.md, Certainty).
public enum FigureChange: String, Sendable, Hashable {
  case good, bad
  /// Neither: the values are the same, the KPI is neither good nor bad, or too few cases say so.
  case neutral
}

extension KPI {
  /// The fewest cases on either side from which on a change says anything.
  static let fewestCases = 10

  /// Whether a figure's change from another is good news; nil where there is nothing to compare.
  func change(from before: Figure?, to now: Figure) -> FigureChange? {
    guard let value = now.value, let old = before?.value else { return nil }
    if direction == .neither || abs(value - old) <= 1e-9 * max(abs(value), abs(old)) { return .neutral }
    if let cases = now.cases, let oldCases = before?.cases, min(cases, oldCases) < KPI.fewestCases { return .neutral }
    if isShare, let successes = now.numerator, let n = now.denominator, let others = before?.numerator,
      let m = before?.denominator, Shares.newcombe(successes, of: n, minus: others, of: m)?.contains(0) ?? true
    {
      return .neutral
    }
    return (value > old) == (direction == .higher) ? .good : .bad
  }
}
