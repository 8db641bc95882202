internal import Accounts
internal import Formatting
public import Metrics
internal import Values

extension Analysis {
  /// How long accounts take from stage to stage, those included that still wait.
  static let velocity = Analysis(
    "velocity", "Velocity", "y",
    "how long accounts take from stage to stage, those still waiting included; the bottleneck",
    variants: velocitySteps.map { Variant(id: "\($0.from)-\($0.to)", title: $0.title) }, column: "tier", tables: 2
  ) { request in
    let step = velocitySteps.first { "\($0.from)-\($0.to)" == request.variant } ?? velocitySteps[0]
    return VelocityTables(request, step).result
  }

  /// The one that most ask for stands first.
  private static let velocitySteps = [StageStep(2, 3)] + StageStep.all.filter { $0 != StageStep(2, 3) }
}

/// A bottleneck as it is said.
public struct BottleneckWords: Sendable {
  /// `Bottleneck: Engaged → Opportunity: 31% of 84 moved on, 45% of 91 a period ago; 76 wait; …`
  public let sentence: String

  /// The words for a bottleneck.
  public init(_ bottleneck: Bottleneck) {
    let waiting = "\(Format.thousands(bottleneck.waiting.count)) \(bottleneck.waiting.count == 1 ? "waits" : "wait")"
    let reason: String
    switch bottleneck.reason {
    case .fell(let now, let before):
      reason =
        "\(Format.percent(now.share ?? 0, places: 0)) of \(Format.thousands(now.entered)) moved on, "
        + "\(Format.percent(before.share ?? 0, places: 0)) of \(Format.thousands(before.entered)) a period ago; \(waiting); "
        + "of accounts that entered in \(Bottleneck.days) days"
    case .slowest(let median, let cases):
      let long = median.map { "longest median, \(Format.days(Double($0)))" } ?? "half have not moved on yet"
      reason = "\(long) (\(Format.count(cases, "account"))); \(waiting); no conversion fell beyond noise"
    }
    sentence = "Bottleneck: \(bottleneck.step.title): \(reason)."
  }
}

/// The tables and sentences of velocity.
private struct VelocityTables {
  private let request: AnalysisRequest
  private let step: StageStep
  private let steps: [Velocity]

  init(_ request: AnalysisRequest, _ step: StageStep) {
    self.request = request
    self.step = step
    steps = request.snapshot.velocity(by: request.column, of: request.set)
  }

  private typealias Cell = AnalysisTable.Cell

  var result: AnalysisResult {
    let chosen = steps.first { $0.step == step }
    let column = request.column?.title.lowercased() ?? "nothing"
    let all = AnalysisTable(
      "steps", "From stage to stage", columns("step", "Step", 20),
      steps.map { velocity in
        row(velocity.step.title, velocity.all, isStrong: velocity.step == step)
      }, emptyText: "No account on the list has a day of entry.")
    let groups = AnalysisTable(
      "groups", "\(step.title) by \(column)",
      columns("value", request.column?.title ?? "Group", 12) + [.figure("p", "p", 7, priority: 60)],
      (chosen?.groups ?? []).map { group in
        let name = name(of: group.value ?? "")
        var cells = row(name, group, isStrong: false)
        cells.cells[0].value = .text(group.value ?? "")
        let isFast = group.p.map { $0 < 0.05 } ?? false
        cells.cells.append(
          group.p.map {
            Cell(.number($0), $0 < 0.001 ? "<0.001" : Format.decimal($0, places: 3), isFast ? .warn : .dim)
          }
            ?? .missing(""))
        return cells
      }, emptyText: "No account entered the stage in the days looked at.")
    return AnalysisResult(title: "Velocity", lead: lead(chosen), tables: [all, groups], notes: notes(chosen))
  }

  private func name(of value: String) -> String {
    if request.column?.id == "tier" { return value.isEmpty ? "No tier" : "Tier \(value)" }
    return value.isEmpty ? Format.missing : value
  }

  private func columns(_ id: String, _ title: String, _ least: Int) -> [AnalysisTable.Column] {
    [
      .text(id, title, least, most: 28, priority: 100), .figure("accounts", "Entered", 7, priority: 80),
      .figure("moved", "Moved", 6, priority: 70), .figure("waiting", "Waiting", 7, priority: 75),
      .figure("p25", "P25", 6, priority: 30), .figure("median", "Median", 8, priority: 99),
      .figure("p75", "P75", 6, priority: 29),
    ]
      + AnalysisSettings.horizons.flatMap { days -> [AnalysisTable.Column] in
        [
          .figure("within_\(days)", "\(days) d", 5, priority: 98 - days / 100),
          .figure("low_\(days)", "95 % from", 9, priority: 7), .figure("high_\(days)", "to", 5, priority: 6),
        ]
      }
  }

  private func row(_ name: String, _ group: VelocityGroup, isStrong: Bool) -> AnalysisTable.Row {
    let curve = group.curve
    let few = curve.cases < Figure.fewCases ? FigureMark.few.sign : ""
    func days(_ days: Int?) -> Cell {
      if curve.cases == 0 { return .missing() }
      return days.map { Cell(.count($0), few + "\($0) d") } ?? Cell(.none, "not yet", .dim)
    }
    var cells: [Cell] = [
      .text(name, isStrong ? .strong : .plain), .count(curve.cases), .count(curve.events),
      .count(group.waiting.count), days(curve.days(untilShare: 0.25)), days(curve.median),
      days(curve.days(untilShare: 0.75)),
    ]
    cells[5].tone = curve.median == nil ? .dim : .strong
    for horizon in AnalysisSettings.horizons {
      let interval = curve.interval(within: horizon)
      cells.append(
        curve.share(within: horizon).map { Cell(.number($0), few + Format.percent($0, places: 0)) } ?? .missing())
      cells.append(
        interval.map { Cell(.number($0.low), Format.percent($0.low, places: 0), .dim) } ?? .missing(""))
      cells.append(
        interval.map { Cell(.number($0.high), Format.percent($0.high, places: 0), .dim) } ?? .missing(""))
    }
    return AnalysisTable.Row(cells, opens: .accounts(group.accounts, "\(step.title), \(name)"))
  }

  private func lead(_ chosen: Velocity?) -> [String] {
    var lines: [String] = []
    if let bottleneck = request.snapshot.bottleneck(of: request.set) {
      lines.append(BottleneckWords(bottleneck).sentence)
    }
    if let chosen, request.column?.id == "tier", let first = chosen.groups.first(where: { $0.value == "1" }) {
      let median = first.curve.median.map { "half of tier 1 moved within \(Format.days(Double($0)))" }
      lines.append(
        "\(step.title): \(median ?? "half of tier 1 have not moved yet") "
          + "(\(first.curve.events) of \(first.curve.cases) moved, \(first.waiting.count) still wait and count).")
    }
    return lines
  }

  private func notes(_ chosen: Velocity?) -> [String] {
    var notes = [
      "Accounts that entered the first stage in the last \(request.snapshot.analyses.velocityDays) days; who still waits, or left the list, counts for the days "
        + "seen (Kaplan–Meier). Who skipped a stage entered it with a later one.",
      "p: the log-rank test of a group against all others, where both have \(AnalysisSettings.fewestEvents) events.",
    ]
    if let chosen {
      let left = chosen.all.curve.cases - chosen.all.curve.events - chosen.all.waiting.count
      if left > 0 {
        notes.append("\(step.title): \(Format.count(left, "account")) of the cases left the list before: not waiting.")
      }
      if chosen.moreGroups > 0 {
        notes.append(
          "Only the \(Velocity.mostGroups) largest groups are here; \(Format.count(chosen.moreGroups, "smaller one")) not."
        )
      }
      if chosen.nearStart > 0 {
        notes.append(
          "\(step.title): \(chosen.nearStart) of \(chosen.all.curve.cases) entered within 60 days of the oldest row: their start may be the export's."
        )
      }
      if chosen.unknown > 0 {
        notes.append("\(Format.count(chosen.unknown, "account")) without an entry day left out.")
      }
      if chosen.beyond > 0 {
        notes.append("\(Format.count(chosen.beyond, "account")) reached the second stage before the first: left out.")
      }
    }
    let figures = request.snapshot.figures(of: request.set, trends: false)
    for id in ["time_to_opportunity", "deal_cycle"] {
      guard let kpi = KPICatalog.kpi(id), let figure = figures[id]?.all, let value = figure.value else { continue }
      notes.append(
        "\(kpi.name) \(Format.days(value)) (n \(figure.cases ?? 0)) counts only those that happened in the period, from the first touch on."
      )
    }
    return notes
  }
}
