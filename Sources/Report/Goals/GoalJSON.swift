public import Signals
internal import Metrics
internal import Values

extension GoalReport {
  /// The goals as `report --goals --format json` prints them: money in currency units, days as ISO dates.
  public var json: JSON {
    .object([
      ("as_of", .day(asOf)), ("goals", .array(figures.map(\.json))),
      ("errors", .array(problems.map { .text($0.words) })), ("notes", .array(mismatches.map { .text($0.words) })),
    ])
  }
}

extension GoalFigure {
  /// One goal; of one whose period has not begun everything measured is `null`.
  var json: JSON {
    var members: [(String, JSON)] = [
      ("id", .text(goal.id)), ("kpi", .text(goal.kpi.id)), ("unit", .text(goal.kpi.unit.rawValue)),
      ("scope", .object(goal.scope.map { ($0.column, .text($0.value)) })),
      (
        "period",
        .object([
          ("from", .day(goal.period.from)), ("to", .day(goal.period.to)), ("unit", .text(goal.period.unit.rawValue)),
        ])
      ),
      ("goal", .number(goal.value)), ("source", .text(goal.source.text)), ("status", .text(status.rawValue)),
    ]
    members += measured
    return .object(members)
  }

  private var measured: [(String, JSON)] {
    var members: [(String, JSON)] = [
      ("value", .optional(value)), ("start_value", .optional(startValue)), ("attainment", .optional(attainment)),
      ("s", .optional(usual)), ("pace_method", .optional(method?.rawValue)), ("pace", .optional(pace)),
      ("days_ahead", .optional(daysAhead.map(Double.init))), ("word", .optional(word?.rawValue)),
      ("gap", .optional(gap)), ("gap_money", .optional(goal.kpi.unit == .money ? gap : nil)),
      ("too_early", .bool(isTooEarly)), ("landing", landing?.json ?? .null), ("needed_a_day", .optional(neededADay)),
      ("last_20_a_day", .optional(lastTwentyADay)), ("coverage", coverage?.json ?? .null),
      (
        "past",
        .array(
          past.map { its in
            .object([
              ("from", .day(its.period.from)), ("to", .day(its.period.to)), ("whole", .number(its.whole)),
              ("share", .number(share(of: its))),
            ])
          })
      ),
    ]
    if status != .future { members.append(("kind", .text(kind.rawValue))) }
    return members
  }
}

extension GoalFigure.Landing {
  fileprivate var json: JSON { .object([("p10", .number(p10)), ("p50", .number(p50)), ("p90", .number(p90))]) }
}

extension GoalCoverage {
  fileprivate var json: JSON {
    .object([
      ("open", .number(open.double)), ("overdue", .number(overdue.double)), ("all_open", .bool(isAllOpen)),
      ("coverage", .optional(ratio)), ("needed", .optional(needed)),
    ])
  }
}
