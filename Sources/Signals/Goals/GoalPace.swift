internal import Accounts
internal import Metrics
internal import Values

/// The working days of a period, and what stands for the same position in others (signals.md, Goals and pace).
struct PeriodDays {
  let from: Day
  let to: Day
  /// The working days, ascending.
  private let working: [Day]

  init(_ period: GoalPeriod, _ calendar: WorkingDays) {
    from = period.from
    to = period.to
    working = (0...(period.to - period.from)).map { period.from + $0 }.filter(calendar.contains)
  }

  /// How many working days it has.
  var count: Int { working.count }

  /// How many of them lie on or before a day.
  func gone(at day: Day) -> Int { working.count { $0 <= day } }

  /// The last day of the position at which so many of `all` working days are gone: counted from the start in the first half,
  /// and to the end in the second. Other days belong to the working day before. The day before the period: nothing is gone.
  func day(gone: Int, of all: Int) -> Day {
    let place = 2 * gone <= all ? gone : working.count - (all - gone)
    if place <= 0 { return from - 1 }
    return place < working.count ? working[place] - 1 : to
  }
}

/// What a past period brought, and by when.
public struct PastPeriod: Sendable {
  /// Which period.
  public let period: GoalPeriod
  /// What it brought, in the unit of the KPI.
  public let whole: Double
  /// By the number of working days gone: the part of the whole that was there.
  let shares: [Double]
}

/// The share that is usually done by each working day of a period.
struct GoalPace {
  /// By the number of working days gone, from 0 to all; non-decreasing.
  let shares: [Double]
  let method: PaceMethod

  /// The fewest past periods of which a course is made.
  static let fewest = 3
  /// So many past periods are looked at.
  static let most = 8

  /// The course of some past periods, the latest first: each counts 2^(−k/4), and two more count as evenly done. Working or
  /// calendar days alone where there are too few, or where the settings say so.
  init(_ past: [PastPeriod], _ days: PeriodDays, asked: PaceMethod) {
    let all = days.count
    guard all > 0 else {
      shares = [1]
      method = .linear
      return
    }
    let even = (0...all).map { Double($0) / Double(all) }
    switch asked {
    case .history where past.count >= GoalPace.fewest:
      let weights = past.indices.map { power2(-Double($0 + 1) / 4) }
      let sum = weights.reduce(2, +)
      var highest = 0.0
      shares = (0...all).map { gone in
        let usual = zip(weights, past).reduce(2 * even[gone]) { $0 + $1.0 * $1.1.shares[gone] }
        highest = max(highest, usual / sum)
        return highest
      }
      method = .history
    case .linear:
      let length = Double(days.to - days.from + 1)
      shares = (0...all).map { Double(days.day(gone: $0, of: all) - days.from + 1) / length }
      method = .linear
    default:
      shares = even
      method = .workdays
    }
  }

  /// The last number of working days gone by which no more than a part of the goal is usually done.
  func day(of part: Double) -> Int {
    if part >= 1 { return shares.count - 1 }
    return shares.lastIndex { $0 <= part + 1e-12 } ?? 0
  }
}

/// Where values lie.
enum GoalQuantiles {
  /// The value below which a part of some lies, between neighbours in proportion; nil of nothing.
  static func linear(_ values: [Double], _ part: Double) -> Double? {
    if values.isEmpty { return nil }
    let sorted = values.sorted()
    let place = part * Double(sorted.count - 1)
    let below = Int(place.rounded(.down))
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }
}
