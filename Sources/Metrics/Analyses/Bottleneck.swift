internal import Accounts
internal import Values

/// The step of the funnel where accounts are lost or wait (analyses.md, Velocity).
public struct Bottleneck: Sendable {
  /// How many days up to T accounts have entered the stage before.
  public static let days = 180

  /// Of the accounts that entered a stage in these days, those that moved on.
  public struct Conversion: Sendable, Equatable {
    /// Accounts that entered.
    public var entered = 0
    /// Those of them that reached the next stage.
    public var moved = 0

    /// Counts.
    public init(entered: Int = 0, moved: Int = 0) {
      self.entered = entered
      self.moved = moved
    }

    /// The share; nil of none.
    public var share: Double? { entered == 0 ? nil : Double(moved) / Double(entered) }
  }

  /// Why it is the bottleneck.
  public enum Reason: Sendable, Equatable {
    /// Its conversion fell most, beyond noise.
    case fell(now: Conversion, before: Conversion)
    /// No conversion fell beyond noise; its median is the longest, or was not reached (nil).
    case slowest(median: Int?, cases: Int)
  }

  /// The step.
  public let step: StageStep
  /// Why.
  public let reason: Reason
  /// The accounts that wait in its first stage.
  public let waiting: [Int]
}

extension Snapshot {
  /// The bottleneck of the accounts that are counted; nil where nothing says which it is.
  ///
  /// The last step, from won to renewed, takes as long as contracts do: its days are not compared with those of the others.
  ///
  /// - Complexity: O(n log n) in the accounts.
  public func bottleneck(of set: AccountSet = .all) -> Bottleneck? {
    let steps = (1...4).map { StageStep($0, $0 + 1) }
    let velocities = velocity(steps, by: nil, of: set, days: AnalysisSettings.velocityDays, oldest: nil)
    if let before = period.previous?.asOf {
      let fallen = steps.compactMap { step -> (StageStep, Bottleneck.Conversion, Bottleneck.Conversion, Double)? in
        let (now, old) = (conversion(step, at: asOf, of: set), conversion(step, at: before, of: set))
        guard let share = now.share, let oldShare = old.share,
          FigureChange.ofShare(now.moved, of: now.entered, after: old.moved, of: old.entered) == .bad
        else { return nil }
        return (step, now, old, oldShare - share)
      }
      if let (step, now, old, _) = fallen.max(by: { $0.3 < $1.3 }) {
        let waiting = velocities.first { $0.step == step }?.all.waiting ?? []
        return Bottleneck(step: step, reason: .fell(now: now, before: old), waiting: waiting)
      }
    }
    let known = velocities.dropLast().filter { $0.all.curve.events > 0 && $0.all.curve.cases >= Figure.fewCases }
    let slowest = known.max { left, right in
      let (one, other) = (left.all.curve, right.all.curve)
      if let median = one.median, let longer = other.median { return median < longer }
      if (one.median == nil) != (other.median == nil) { return other.median == nil }
      // Neither was reached: where fewer moved on is the slower.
      return one.steps.last.map(\.waiting) ?? 1 < other.steps.last.map(\.waiting) ?? 1
    }
    return slowest.map {
      Bottleneck(
        step: $0.step, reason: .slowest(median: $0.all.curve.median, cases: $0.all.curve.cases), waiting: $0.all.waiting
      )
    }
  }

  /// Of the accounts on the list that entered the first stage of a step in the days up to a day, those that had reached the
  /// second by that day.
  private func conversion(_ step: StageStep, at day: Day, of set: AccountSet) -> Bottleneck.Conversion {
    var conversion = Bottleneck.Conversion()
    for account in dataset.accounts.indices
    where set.contains(account) && dataset.accounts[account].isOnList(at: day) {
      let entries = entries(of: account)
      guard let entry = entries[step.from], entry <= day, entry > day - Bottleneck.days else { continue }
      let reached = entries.reached(step.to)
      if let reached, reached < entry { continue }
      conversion.entered += 1
      if let reached, reached <= day { conversion.moved += 1 }
    }
    return conversion
  }
}
