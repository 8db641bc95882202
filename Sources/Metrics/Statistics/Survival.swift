internal import Glibc

/// How long a case was watched: until what is waited for happened, or until nobody watched any longer.
public struct Waiting: Sendable, Hashable {
  /// Days from the beginning, not negative.
  public var days: Int
  /// Whether it happened on that day; else the case is censored: it was still waiting.
  public var isEvent: Bool

  /// A case.
  public init(days: Int, isEvent: Bool) {
    self.days = days
    self.isEvent = isEvent
  }
}

/// How many still wait after so many days, those who are not done waiting included.
///
/// E. L. Kaplan, P. Meier, *Nonparametric estimation from incomplete observations*, J. Am. Stat. Assoc. 53 (1958):
/// S(t) = Π (1 − events ÷ at risk) over the days ≤ t with events. Who is censored on a day was at risk on it.
public struct KaplanMeier: Sendable, Equatable {
  /// A day on which something happened.
  public struct Step: Sendable, Equatable {
    /// Days from the beginning.
    public var days: Int
    /// Who still waited at its beginning.
    public var atRisk: Int
    /// For whom it happened on this day.
    public var events: Int
    /// S: the share that still waits at its end.
    public var waiting: Double
    /// Σ events ÷ (at risk × (at risk − events)) up to it; infinite where nobody is left.
    var greenwood: Double
  }

  /// Ascending by day.
  public let steps: [Step]
  /// How many cases there are.
  public let cases: Int
  /// For how many of them it happened.
  public let events: Int
  /// The longest that a case was watched; nil without cases.
  public let longest: Int?

  /// The curve of some cases.
  ///
  /// - Complexity: O(n log n).
  public init(_ cases: [Waiting]) {
    let sorted = cases.sorted { $0.days < $1.days }
    var steps: [Step] = []
    var (waiting, greenwood) = (1.0, 0.0)
    var position = 0
    while position < sorted.count {
      let days = sorted[position].days
      let atRisk = sorted.count - position
      var events = 0
      while position < sorted.count, sorted[position].days == days {
        events += sorted[position].isEvent ? 1 : 0
        position += 1
      }
      if events == 0 { continue }
      waiting *= 1 - Double(events) / Double(atRisk)
      greenwood += Double(events) / (Double(atRisk) * Double(atRisk - events))
      steps.append(Step(days: days, atRisk: atRisk, events: events, waiting: waiting, greenwood: greenwood))
    }
    self.steps = steps
    self.cases = cases.count
    events = steps.reduce(0) { $0 + $1.events }
    longest = sorted.last?.days
  }

  /// The days within which it happened for this share of the cases: the first day on which no more than the rest still wait.
  ///
  /// - Parameter share: 0…1: ½ is the median.
  /// - Returns: nil where so many were not seen: not reached.
  public func days(untilShare share: Double) -> Int? { steps.first { $0.waiting <= 1 - share + 1e-12 }?.days }

  /// Days until it happened for half of the cases; nil: not reached.
  public var median: Int? { days(untilShare: 0.5) }

  /// The share for which it happens within so many days.
  ///
  /// - Returns: nil where no case was watched for so long and some still wait: nobody knows.
  public func share(within days: Int) -> Double? {
    guard let longest else { return nil }
    let waiting = step(at: days)?.waiting ?? 1
    return days > longest && waiting > 0 ? nil : 1 - waiting
  }

  /// The interval of `share(within:)`, from Greenwood's variance on the scale of log −log S.
  ///
  /// M. Greenwood, *The natural duration of cancer* (1926); J. D. Kalbfleisch, R. L. Prentice, *The Statistical Analysis of
  /// Failure Time Data* (1980), 1.3: S^exp(±z √Σ ÷ ln S), Σ = Σ events ÷ (at risk × (at risk − events)).
  ///
  /// - Returns: nil where the share is not known, 0 or 1.
  public func interval(within days: Int, z: Double = Shares.z95) -> Interval? {
    guard share(within: days) != nil, let step = step(at: days), step.waiting > 1e-12, step.waiting < 1 else {
      return nil
    }
    let half = z * step.greenwood.squareRoot() / log(step.waiting).magnitude
    return Interval(low: 1 - pow(step.waiting, exp(-half)), high: 1 - pow(step.waiting, exp(half)))
  }

  private func step(at days: Int) -> Step? {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].days <= days { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : steps[low - 1]
  }
}

/// Whether two groups wait equally long.
public enum LogRank {
  /// What came of the test.
  public struct Result: Sendable, Equatable {
    /// Events of the first group, as they happened.
    public var observed: Double
    /// The same, where both groups wait alike.
    public var expected: Double
    /// (observed − expected)² ÷ variance, with one degree of freedom.
    public var chiSquare: Double
    /// How often chance alone does at least so much.
    public var p: Double
  }

  /// The log-rank test.
  ///
  /// N. Mantel, *Evaluation of survival data and two new rank order statistics arising in its consideration*, Cancer
  /// Chemotherapy Reports 50 (1966): on each day with events, the first group's are hypergeometric.
  ///
  /// - Returns: nil where nothing can be said: a group is empty, or nobody's event could have been the other's.
  /// - Complexity: O(n log n).
  public static func compare(_ first: [Waiting], _ second: [Waiting]) -> Result? {
    let all = first.map { ($0, true) } + second.map { ($0, false) }
    let sorted = all.sorted { $0.0.days < $1.0.days }
    var atRisk = (first: Double(first.count), all: Double(sorted.count))
    var (observed, expected, variance) = (0.0, 0.0, 0.0)
    var position = 0
    while position < sorted.count {
      let days = sorted[position].0.days
      var (events, itsEvents) = (0.0, 0.0)
      var (gone, itsGone) = (0.0, 0.0)
      while position < sorted.count, sorted[position].0.days == days {
        let (waiting, isFirst) = sorted[position]
        if waiting.isEvent { events += 1 }
        if waiting.isEvent && isFirst { itsEvents += 1 }
        gone += 1
        if isFirst { itsGone += 1 }
        position += 1
      }
      if events > 0 {
        let share = atRisk.first / atRisk.all
        observed += itsEvents
        expected += events * share
        if atRisk.all > 1 {
          variance += events * share * (1 - share) * (atRisk.all - events) / (atRisk.all - 1)
        }
      }
      atRisk.all -= gone
      atRisk.first -= itsGone
    }
    guard variance > 0 else { return nil }
    let chiSquare = (observed - expected) * (observed - expected) / variance
    return Result(
      observed: observed, expected: expected, chiSquare: chiSquare, p: Distributions.beyondChiSquare(chiSquare))
  }
}
