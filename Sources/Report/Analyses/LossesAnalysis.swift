internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// Why deals were lost, and where the open ones wait.
  static let losses = Analysis(
    "losses", "Lost deals", "l",
    "why deals of the period were lost, and how long open ones wait in which stage",
    tables: 4
  ) { request in
    LossesTables(request).result
  }
}

/// The tables and sentences of lost and open deals.
private struct LossesTables {
  private let request: AnalysisRequest
  private let losses: DealLosses

  init(_ request: AnalysisRequest) {
    self.request = request
    losses = request.snapshot.dealLosses(of: request.set)
  }

  private typealias Cell = AnalysisTable.Cell

  var result: AnalysisResult {
    AnalysisResult(
      title: "Lost deals", lead: lead,
      tables: [
        lost("reasons", "Lost in the period, by reason", "Reason", losses.reasons),
        lost("stages", "Lost in the period, by the stage lost from", "Stage", losses.stages), open, flow,
      ], notes: notes)
  }

  private func lost(_ id: String, _ title: String, _ heading: String, _ groups: [LostGroup]) -> AnalysisTable {
    let all = groups.reduce(Money.zero) { $0 + $1.amount }.double
    return AnalysisTable(
      id, title,
      [
        .text("name", heading, 16, priority: 100), .figure("deals", "Deals", 6, priority: 99),
        .figure("amount", "Amount", 9, priority: 98), .figure("share", "Share", 6, priority: 80),
        .figure("tier1", "T1", 4, priority: 60), .figure("tier2", "T2", 4, priority: 59),
        .figure("tier3", "T3", 4, priority: 58), .figure("untiered", "None", 4, priority: 57),
      ],
      groups.map { group in
        let tiers = group.tiers(in: request.snapshot)
        let share = all > 0 ? group.amount.double / all : nil
        return AnalysisTable.Row(
          [
            .text(group.name), .count(group.deals.count),
            Cell(.money(group.amount), request.numbers.money.short(group.amount), .strong),
            share.map { Cell(.number($0), Format.percent($0, places: 0)) } ?? .missing(), .count(tiers[1]),
            .count(tiers[2]), .count(tiers[3]), .count(tiers[0]),
          ], opens: .accounts(unique(group.deals.map(\.account)), group.name.isEmpty ? "Lost" : group.name))
      }, emptyText: "No deal of the accounts on the list was lost in the period.")
  }

  private var open: AnalysisTable {
    func days(_ days: Double?) -> Cell { days.map { Cell(.number($0), Format.days($0)) } ?? .missing() }
    return AnalysisTable(
      "open", "Open deals by sales stage",
      [
        .text("stage", "Sales stage", 16, priority: 100), .figure("deals", "Deals", 6, priority: 99),
        .figure("amount", "Amount", 9, priority: 98), .figure("age", "Median age", 10, priority: 90),
        .figure("in_stage", "In stage", 9, priority: 89),
      ],
      losses.open.map { age in
        let amount = age.deals.reduce(Money.zero) { $0 + $1.opportunity.amount }
        return AnalysisTable.Row(
          [
            .text(age.stage), .count(age.deals.count),
            Cell(.money(amount), request.numbers.money.short(amount), .strong), days(age.age), days(age.inStage),
          ], opens: .accounts(unique(age.deals.map(\.account)), age.stage.isEmpty ? "Open deals" : age.stage))
      }, emptyText: "No deal of the accounts on the list is open.")
  }

  private var flow: AnalysisTable {
    AnalysisTable(
      "flow", "Through the sales stages, by the deals' histories",
      [
        .text("stage", "Sales stage", 16, priority: 100), .figure("visits", "Came in", 7, priority: 99),
        .figure("open", "Still in", 8, priority: 90), .figure("moved", "Moved on", 8, priority: 98),
        .figure("lost", "Lost", 5, priority: 97), .figure("back", "Went back", 9, priority: 80),
        .figure("skipped", "Skipped", 7, priority: 79), .figure("median", "Median", 7, priority: 96),
        .figure("p75", "P75", 7, priority: 70),
      ],
      request.snapshot.salesStages(of: request.set).map { stage in
        func share(_ count: Int) -> Cell {
          let few = stage.visits < Figure.fewCases ? FigureMark.few.sign : ""
          let share = Double(count) / Double(max(1, stage.visits))
          return Cell(.number(share), few + Format.percent(share, places: 0), count == 0 ? .dim : .plain)
        }
        func days(_ days: Int?) -> Cell { days.map { Cell(.count($0), "\($0) d") } ?? .missing("not yet") }
        return AnalysisTable.Row(
          [
            .text(stage.stage), .count(stage.visits), .count(stage.open), share(stage.movedOn), share(stage.lost),
            share(stage.wentBack), .count(stage.skipped), days(stage.curve.median),
            days(stage.curve.days(untilShare: 0.75)),
          ], opens: .accounts(stage.accounts, stage.stage))
      }, emptyText: "There is no history of opportunities: a table opportunity_history with their stages.")
  }

  private func unique(_ accounts: [Int]) -> [Int] { Array(Set(accounts)).sorted() }

  private var lead: [String] {
    guard let first = losses.reasons.first(where: { !$0.name.isEmpty }) else { return [] }
    let all = losses.reasons.reduce(0) { $0 + $1.deals.count }
    return [
      "Most money was lost to “\(first.name)”: \(request.numbers.money.short(first.amount)), \(first.deals.count) of "
        + "\(Format.count(all, "lost deal"))."
    ]
  }

  private var notes: [String] {
    var notes: [String] = []
    let nameless = losses.reasons.filter { $0.name.isEmpty }.reduce(0) { $0 + $1.deals.count }
    if nameless > 0 { notes.append("\(Format.count(nameless, "lost deal")) without a reason.") }
    if !request.snapshot.hasDealHistory {
      notes.append(
        "There is no opportunity_history: nobody knows how long deals were in a stage, or which stage they were lost from; ages are since creation."
      )
    }
    return notes
  }
}
