internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// Why deals were lost, and where the open ones wait.
  static let losses = Analysis(
    "losses", "Lost deals", "l",
    "why deals of the period were lost, and how long open ones wait in which stage",
    tables: 3
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
        lost("stages", "Lost in the period, by the stage lost from", "Stage", losses.stages), open,
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
