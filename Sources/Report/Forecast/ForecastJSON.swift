internal import Accounts
internal import Forecast
internal import Metrics

extension Landing {
  /// What every report says of it.
  var json: JSON { .object(figures) }

  fileprivate var figures: [(String, JSON)] {
    [
      ("target", .text(target.rawValue)), ("for", .text(period.length.rawValue)), ("from", .day(period.from)),
      ("to", .day(period.to)), ("as_of", .day(asOf)), ("won", .number(won)), ("p10", .optional(p10)),
      ("p50", .number(p50)), ("p90", .optional(p90)),
      ("parts", .object([("open", .number(open)), ("not_created", .number(notCreated))])),
      ("method", .text(shortage == nil ? "blend" : ForecastMember.trailing91.rawValue)),
      ("reason", .optional(shortage?.words)), ("origins", .integer(origins)),
      ("interval_is_known", .bool(shortage == nil && origins >= Landing.originsOfInterval)),
    ]
  }
}

/// A forecast for machines.
struct ForecastJSON {
  let snapshot: Snapshot
  let report: ForecastReport

  private var landing: Landing { report.landing }

  /// `target`, `from`, `to`, `as_of`, `won`, `p10`, `p50`, `p90` (the outer two `null` where `reason` says why there is no
  /// forecast), `parts` (`open`, `not_created`: with `won` they are P50), `method`, `weights`, `reason`, `baselines`,
  /// `goals`; `origins`, `interval_is_known`, `count_error`, `deals`, `by`; `record` where it was asked for.
  var json: JSON {
    var members: [(String, JSON)] = [("schema", .integer(Report.schema))] + landing.figures
    members += [
      ("weights", .object(zip(ForecastMember.allCases, landing.weights).map { ($0.rawValue, .number($1)) })),
      ("members", .object(zip(ForecastMember.allCases, landing.members).map { ($0.rawValue, .number($1)) })),
      ("baselines", .object(zip(ForecastBaseline.allCases, landing.baselines).map { ($0.rawValue, .optional($1)) })),
      ("goals", .array(report.goals.map(goal))),
      ("count_error", .optional(landing.countError)), ("deals", .array(landing.deals.map(deal))),
    ]
    if let groups = report.groups {
      members.append(
        ("by", .object([("column", .text(groups.column)), ("groups", .array(groups.parts.map(group)))])))
    }
    if let record = report.record { members.append(("record", json(record))) }
    return .object(members)
  }

  private func goal(_ goal: ForecastGoal) -> JSON {
    .object([
      ("kpi", .text(goal.kpi)), ("period", .text(goal.period.rawValue)), ("value", .number(goal.value)),
      ("chance", .optional(landing.chance(of: goal.value))),
    ])
  }

  private func deal(_ deal: Landing.Deal) -> JSON {
    .object([
      ("opportunity", .text(deal.id)), ("account", .text(snapshot.dataset.accounts[deal.account].id)),
      ("amount", .number(deal.amount)), ("chance", .number(deal.chance)), ("share", .number(deal.share)),
    ])
  }

  private func group(_ group: LandingGroup) -> JSON {
    .object([
      ("value", group.value.isEmpty ? .null : .text(group.value)), ("won", .number(group.won)),
      ("open", .number(group.open)), ("not_created", .number(group.notCreated)), ("p50", .number(group.p50)),
    ])
  }

  private func json(_ record: ForecastRecord) -> JSON {
    func errors(_ errors: ForecastRecord.Errors) -> JSON {
      .object([
        ("forecasts", .integer(errors.entries)), ("error", .optional(errors.forecast)),
        ("members", .object(zip(ForecastMember.allCases, errors.members).map { ($0.rawValue, .optional($1)) })),
        ("baselines", .object(zip(ForecastBaseline.allCases, errors.baselines).map { ($0.rawValue, .optional($1)) })),
        ("intervals", .integer(errors.intervals)), ("held", .optional(errors.held)),
        ("pinball", .optional(errors.pinball)),
      ])
    }
    let entries = record.entries.map { entry in
      JSON.object([
        ("from", .day(entry.period.from)), ("day", .integer(entry.day)), ("p10", .optional(entry.landing.p10)),
        ("p50", .number(entry.landing.p50)), ("p90", .optional(entry.landing.p90)), ("actual", .number(entry.actual)),
        ("won", .number(entry.landing.won)), ("members", .array(entry.landing.members.map { .number($0) })),
      ])
    }
    return .object(
      [("all", errors(record.errors()))] + record.days.map { ("day_\($0)", errors(record.errors(day: $0))) }
        + [
          ("better_baseline", .optional(record.betterBaseline?.baseline.rawValue)), ("entries", .array(entries)),
        ])
  }
}
