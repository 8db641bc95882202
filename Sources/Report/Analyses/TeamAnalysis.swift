internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// The seven stages of the lifecycle as a loop of Target, Engage, Activate, Measure.
  static let team = Analysis(
    "team", "TEAM", "t",
    "the seven stages of the lifecycle: who, how engaged, what was done, what came of it; where to act",
    tables: 2
  ) { request in
    TeamTables(request).result
  }
}

/// The tables and sentences of the lifecycle.
private struct TeamTables {
  private let request: AnalysisRequest
  private let stages: [TeamStage]

  init(_ request: AnalysisRequest) {
    self.request = request
    stages = request.snapshot.teamStages(of: request.set)
  }

  private typealias Cell = AnalysisTable.Cell

  /// What to do in a stage, as the lifecycle has it (Terminus, The Account-Based Marketing Lifecycle).
  private static let plays = [
    "create awareness: advertising, search, social, events, ungated content",
    "engage the buying committee: personas, video testimonials, e-mail nurture, sales outreach",
    "personalise for top and stalled accounts: direct outreach, retargeting, ads to more stakeholders",
    "stay personal with who went cold: retargeting, demand generation, direct outreach",
    "make the customer succeed: workshops, trainings, product webinars, guides, gifts",
    "use what business reviews uncover: case studies, success stories, new-feature webinars",
    "win further business units by the relationships there are: evangelists, content for their areas",
  ]

  var result: AnalysisResult {
    AnalysisResult(title: "TEAM", lead: lead, tables: [loop, outcomes], notes: notes)
  }

  private func name(_ stage: TeamStage) -> String { LifecycleStage.names[stage.stage - 1] }

  private func share(_ conversion: Bottleneck.Conversion, _ tone: AnalysisTable.Tone = .plain) -> Cell {
    guard let share = conversion.share else { return .missing() }
    let few = conversion.entered < Figure.fewCases ? FigureMark.few.sign : ""
    return Cell(.number(share), few + Format.percent(share, places: 0), tone)
  }

  private var loop: AnalysisTable {
    AnalysisTable(
      "stages", "Target · Engage · Activate · Measure",
      [
        .text("stage", "Stage", 16, most: 26, priority: 100), .figure("accounts", "Now", 5, priority: 99),
        .figure("entered", "In", 4, priority: 98), .figure("left", "Out", 4, priority: 97),
        .figure("tier1", "T1", 4, priority: 40), .figure("tier2", "T2", 4, priority: 39),
        .figure("tier3", "T3", 4, priority: 38), .figure("engaged", "Engaged", 7, priority: 90),
        .figure("touched", "Touched", 7, priority: 80), .figure("score", "AES", 5, priority: 50),
        .figure("people", "People", 6, priority: 60), .figure("touches", "Touches", 7, priority: 70),
        .figure("spend", "Spend", 8, priority: 85), .figure("created", "Pipeline +", 10, priority: 84),
        .figure("moved", "Moved on", 8, priority: 96), .figure("moved_before", "Before", 6, priority: 95),
        .figure("fell", "Fell back", 9, priority: 86), .text("play", "What to do", 20, most: 90, priority: 9),
      ],
      stages.map { stage in
        let tiers = [1, 2, 3].map { tier in
          Cell.count(stage.now.count { Int(request.snapshot.tiers[$0]) == tier })
        }
        return AnalysisTable.Row(
          [
            Cell(.text(name(stage)), "\(stage.stage) \(name(stage))", stage.needsAttention ? .warn : .plain),
            .count(stage.now.count, .strong), .count(stage.entered.count), .count(stage.left.count),
          ] + tiers + [
            .count(stage.engagedNow), .count(stage.touched),
            stage.meanScore.map { Cell(.number($0), Format.decimal($0, places: 1)) } ?? .missing(),
            .count(stage.people), .count(Int(stage.touches)),
            Cell(.number(stage.spend), request.numbers.money.short(stage.spend)),
            Cell(.money(stage.pipelineCreated), request.numbers.money.short(stage.pipelineCreated)),
            share(stage.moved, stage.needsAttention ? .bad : .strong), share(stage.movedBefore, .dim),
            share(stage.fell, .plain), .text(TeamTables.plays[stage.stage - 1], .dim),
          ], opens: .accounts(stage.now, name(stage)))
      }, emptyText: "")
  }

  private var outcomes: AnalysisTable {
    AnalysisTable(
      "outcomes", "Measure: what came of the accounts that were in the stage before the period",
      [
        .text("stage", "Stage", 16, most: 26, priority: 100), .text("figure", "Figure", 18, most: 36, priority: 99),
        .figure("value", "Value", 9, priority: 98), .figure("before", "Before", 9, priority: 97),
        .text("change", "Change", 8, priority: 90), .figure("n", "n", 5, priority: 80),
      ],
      stages.flatMap { stage in stage.outcomes.map { row($0, stage) } }, emptyText: "")
  }

  private func row(_ outcome: TeamStage.Outcome, _ stage: TeamStage) -> AnalysisTable.Row {
    let opens = AnalysisTable.Opens.accounts(stage.before, "\(name(stage)) before the period")
    let first = Cell(.text(name(stage)), "\(stage.stage) \(name(stage))")
    switch outcome {
    case .share(let title, let conversion):
      return AnalysisTable.Row(
        [
          first, .text(title), share(conversion, .strong), .missing(""), .missing(""), .count(conversion.entered, .dim),
        ],
        opens: opens)
    case .kpi(let kpi, let figures):
      let few = figures.all.isSmall ? FigureMark.few.sign : ""
      let value = figures.all.value.map {
        Cell(.number($0), few + request.numbers.short($0, of: kpi.unit), .strong)
      }
      let before = figures.previous.map { Cell(.number($0), request.numbers.short($0, of: kpi.unit), .dim) }
      let change: Cell =
        switch figures.change {
        case .good: .text("good", .good)
        case .bad: .text("bad", .bad)
        case .neutral: .text("noise", .dim)
        case nil: .missing("")
        }
      return AnalysisTable.Row(
        [
          first, .text(kpi.name), value ?? .missing(), before ?? .missing(""), change,
          figures.all.cases.map { .count($0, .dim) } ?? .missing(""),
        ], opens: opens)
    }
  }

  /// The stage whose share that moved on fell most, beyond noise; else that nothing fell so, and where most wait.
  private var lead: [String] {
    if let worst = stages.filter(\.needsAttention).max(by: { $0.fall < $1.fall }) {
      return [
        "Needs attention: \(name(worst)): \(words(worst.moved)) moved on in \(TeamStage.moveDays) days, \(words(worst.movedBefore)) in the "
          + "\(TeamStage.moveDays) before. What to do: \(TeamTables.plays[worst.stage - 1])."
      ]
    }
    guard let most = stages.filter({ $0.stage < 5 }).max(by: { $0.now.count < $1.now.count }), !most.now.isEmpty else {
      return []
    }
    return [
      "No stage lost more than noise. Most wait in \(name(most)): \(Format.count(most.now.count, "account")), of which \(words(most.moved)) "
        + "moved on in \(TeamStage.moveDays) days. What to do: \(TeamTables.plays[most.stage - 1])."
    ]
  }

  private func words(_ conversion: Bottleneck.Conversion) -> String {
    "\(conversion.moved) of \(conversion.entered)"
      + (conversion.share.map { " (\(Format.percent($0, places: 0)))" } ?? "")
  }

  private var notes: [String] {
    [
      "Now, Engaged, Touched, AES, People: of the accounts in the stage at the as-of day; Touches, Spend, Pipeline +: in the period, of those in it "
        + "then or before it.",
      "Moved on: of those in the stage \(TeamStage.moveDays) days ago, who has come further since, against the \(TeamStage.moveDays) days before; noise by "
        + "Newcombe's 90 % interval. Win-back stands below acceleration; who left the list is left out.",
    ]
  }
}
