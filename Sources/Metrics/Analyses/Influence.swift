internal import Accounts
public import Values

/// How the amount of an opportunity is shared among the touches that led to it (analyses.md, Campaigns and channels).
public enum InfluenceModel: String, CaseIterable, Sendable {
  /// All to the first touch, all to the last, to all alike.
  case first, last, even
  /// 40 % to the first, 40 % to the last, 20 % to those between alike; of two half each.
  case uShaped = "u"
  /// By 2^(−days/14), days from the touch to the opportunity.
  case timeDecay = "decay"

  /// In words.
  public var title: String {
    switch self {
    case .first: "First"
    case .last: "Last"
    case .even: "Even"
    case .uShaped: "U-shaped"
    case .timeDecay: "Time decay"
    }
  }

  /// Half of a touch's weight is lost in so many days.
  static let halfLife = 14.0

  /// The share of each touch; they add up to 1.
  ///
  /// - Parameters:
  ///   - touches: the days of the touches, the earliest first.
  ///   - entry: the day of the opportunity's creation or close, not before any of them.
  public func shares(of touches: [Day], entry: Day) -> [Double] {
    let count = touches.count
    if count == 0 { return [] }
    var shares = [Double](repeating: 0, count: count)
    switch self {
    case .first: shares[0] = 1
    case .last: shares[count - 1] = 1
    case .even: shares = shares.map { _ in 1 / Double(count) }
    case .uShaped:
      if count < 3 { return shares.map { _ in 1 / Double(count) } }
      shares = shares.map { _ in 0.2 / Double(count - 2) }
      shares[0] = 0.4
      shares[count - 1] = 0.4
    case .timeDecay:
      let last = touches[count - 1]
      // Against the last touch, so that no weight is too small for a number.
      let weights = touches.map { power2(-Double(last - $0) / InfluenceModel.halfLife) }
      let all = weights.reduce(0, +)
      shares = weights.map { $0 / all }
    }
    return shares
  }

  /// The amounts of shares, to 1/10,000: they add up to the whole amount, what is left by rounding goes where most was cut
  /// off, the earlier first.
  ///
  /// - Parameter shares: not negative, adding up to 1; none gets nothing.
  public static func split(_ amount: Money, by shares: [Double]) -> [Money] {
    guard !shares.isEmpty else { return [] }
    let exact = shares.map { $0 * Double(amount.units) }
    // The greatest amounts round up to a double that no Int64 holds; as do sums of shares that are rounded.
    var units = exact.map { Int64(exactly: $0.rounded(.down)) ?? ($0 < 0 ? .min : .max) }
    var rest = units.reduce(amount.units) { $0.subtractingReportingOverflow($1).partialValue }
    let order = exact.indices.sorted {
      let (left, right) = (exact[$0] - exact[$0].rounded(.down), exact[$1] - exact[$1].rounded(.down))
      return left == right ? $0 < $1 : left > right
    }
    var next = 0
    while rest != 0 {
      // Beyond what doubles hold the rest is more than a unit a share.
      let step = max(1, rest.magnitude / UInt64(order.count))
      units[order[next % order.count]] += rest > 0 ? Int64(step) : -Int64(step)
      rest += rest > 0 ? -Int64(step) : Int64(step)
      next += 1
    }
    return units.map { Money(units: $0) }
  }
}
