/// An axis: from where to where, and at which round numbers it is labelled.
public struct Scale: Hashable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end, above the lower.
  public let high: Double
  /// Round numbers from the lower to the upper end.
  public let ticks: [Double]

  /// An axis that holds all values, with at most `count` ticks, 1, 2 or 5 times a power of ten apart.
  ///
  /// With `fromZero` it begins at 0 unless a value is below.
  public init(_ values: [Double], count: Int, fromZero: Bool = true) {
    let finite = values.filter(\.isFinite)
    var least = finite.min() ?? 0
    var most = finite.max() ?? 1
    if fromZero {
      least = min(0, least)
      most = max(0, most)
    }
    if fromZero && least == 0 && most == 0 {
      // Nothing but 0: one is enough above it, and a share has no more.
      (low, high, ticks) = (0, 1, [0, 1])
      return
    }
    if most - least <= 0 {
      let half = most == 0 ? 1 : most.magnitude / 2
      (least, most) = fromZero ? (least, least + 2 * half) : (least - half, most + half)
    }
    let step = Scale.step(from: least, to: most, count: max(2, count))
    let first = (least / step).rounded(.down)
    let last = (most / step).rounded(.up)
    low = first * step
    high = last * step
    // A span too small for its values' precision gives no more than the two ends.
    let steps = last - first
    ticks = steps.isFinite && steps <= 100 ? (0...Int(steps)).map { (first + Double($0)) * step } : [low, high]
  }

  /// Where a value lies, from 0 at the lower end to 1 at the upper; cut to that.
  public func position(_ value: Double) -> Double {
    high > low ? min(1, max(0, (value - low) / (high - low))) : 0
  }

  /// The smallest step whose ticks, rounded outwards, are no more than asked for: the axis is as tight as it can be.
  private static func step(from least: Double, to most: Double, count: Int) -> Double {
    let span = most - least
    guard span.isFinite, span > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= span, power < 1e300 { power *= 10 }
    while power > span, power > 1e-300 { power /= 10 }
    for factor in [0.1, 0.2, 0.5, 1, 2, 5] {
      let step = power * factor
      let steps = (most / step).rounded(.up) - (least / step).rounded(.down)
      if steps <= Double(count - 1) { return step }
    }
    return power * 10
  }
}
