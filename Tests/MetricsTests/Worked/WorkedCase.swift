import Metrics
import TestSupport

/// A number that a case expects: not asked for, n/a, or a value.
enum Known: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  case unasked, none, value(Double)

  init(floatLiteral value: Double) { self = .value(value) }
  init(integerLiteral value: Int) { self = .value(Double(value)) }
  init(nilLiteral: ()) { self = .none }
}

/// A figure worked out by hand from a small directory: the working stands beside each case.
///
/// Unless a case says otherwise, T is 2026-06-30 and the period `30d`, which is all of June: [T−29, T]. The previous
/// period is then the 30 days up to 2026-05-31: [2026-05-02, 2026-05-31].
struct WorkedCase: Sendable, CustomStringConvertible {
  let kpi: String
  let title: String
  let data: SmallData
  var period = "30d"
  var today = "2026-06-30"
  /// The ids that a filter picks; nil: no filter.
  var only: [String]?
  let value: Known
  var numerator: Known = .unasked
  var denominator: Known = .unasked
  /// Of tier 1, 2, 3 and none; empty: not asked for.
  var tiers: [Known] = []
  var previous: Known = .unasked
  /// Of medians: the mean, and of how many values.
  var mean: Known = .unasked
  var count: Known = .unasked
  /// Counts told along, and the factors of the pipeline velocity.
  var also: [String: Known] = [:]
  /// n, and the ends of the interval; nil: none is given.
  var cases: Known = .unasked
  var interval: (low: Double, high: Double)?
  /// Whether the change is good news.
  var change: FigureChange?
  /// By account: the `file:line` of every row that counted.
  var rows: [String: [String]] = [:]

  init(_ kpi: String, _ title: String, _ data: SmallData, value: Known, _ more: (inout WorkedCase) -> Void = { _ in }) {
    self.kpi = kpi
    self.title = title
    self.data = data
    self.value = value
    more(&self)
  }

  var description: String { "\(kpi): \(title)" }

  /// Every case there is.
  static let all: [WorkedCase] =
    target + touched + traffic + viewThrough + engagement + cost + visitors + opportunity + won + retention + renewal
    + expansion
    + lifecycle + retained + revival + velocity + lifetimeValue + potential + contractTerms + certainty
}
