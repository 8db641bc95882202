internal import Accounts
internal import Formatting
internal import Metrics
internal import Signals
internal import Values

extension Analysis {
  /// What changed of pipeline, sales stages and funnel in the period.
  static let changes = Analysis(
    "changes", "Changes", "x", "how the pipeline moved in the period: a waterfall, sales stages and the funnel",
    tables: 3
  ) { request in
    ChangeTables(request).result
  }
}

/// The tables and sentences of changes.
private struct ChangeTables {
  private let request: AnalysisRequest
  private let changes: PeriodChanges
  private let words: ChangeWords

  init(_ request: AnalysisRequest) {
    self.request = request
    changes = PeriodChanges(request.snapshot, over: request.set)
    words = ChangeWords(money: request.numbers.money)
  }

  private typealias Cell = AnalysisTable.Cell

  var result: AnalysisResult {
    let pipeline = changes.pipeline
    return AnalysisResult(
      title: "Changes", lead: lead, tables: [waterfall, stages, funnel],
      notes: words.notes(pipeline) + words.notes(changes.stages))
  }

  private var lead: [String] {
    let pipeline = changes.pipeline
    let money = request.numbers.money
    return [
      "Expected by \(pipeline.unit.to.iso): \(money.short(pipeline.opening.money)) at the start, "
        + "\(money.short(pipeline.closing.money)) now; \(money.short(pipeline[.won].money)) won, "
        + "\(money.short(pipeline[.lost].money)) lost."
    ]
  }

  private func money(_ amount: Money, sign: String = "", _ tone: AnalysisTable.Tone = .strong) -> Cell {
    Cell(.money(amount), sign + request.numbers.money.short(amount), amount.units == 0 ? .dim : tone)
  }

  private func accounts(_ sum: DealSum, _ title: String) -> AnalysisTable.Opens {
    var seen: Set<Int> = []
    let accounts = sum.deals.map { changes.pipeline.deals[$0].account }.filter { seen.insert($0).inserted }
    return accounts.isEmpty ? .nothing : .accounts(accounts, title)
  }

  private var waterfall: AnalysisTable {
    let most = ChangeWords.lines(changes.pipeline).map(\.sum.money.units.magnitude).max() ?? 0
    return AnalysisTable(
      "waterfall", "Pipeline changes",
      [
        .text("step", "Step", 12, most: 16, priority: 100), .figure("count", "Deals", 6, priority: 98),
        .figure("money", "Money", 9, priority: 99), .text("bar", "", 10, most: 30, priority: 9),
      ],
      ChangeWords.lines(changes.pipeline).map { line in
        let tone: AnalysisTable.Tone =
          switch line.step {
          case .won: .good
          case .lost, .pushedOut, .cut: .bad
          case nil: .strong
          default: .plain
          }
        let cells = most == 0 ? 0 : Int(Double(line.sum.money.units.magnitude) / Double(most) * 30)
        return AnalysisTable.Row(
          [
            .text(line.name), .count(line.sum.count), money(line.sum.money, sign: line.sign, tone),
            Cell(.none, String(repeating: "#", count: cells), tone),
          ], opens: accounts(line.sum, line.name))
      }, emptyText: "")
  }

  private var stages: AnalysisTable {
    AnalysisTable(
      "stages", "Sales stages",
      [
        .text("from", "From", 10, priority: 100), .text("to", "To", 10, priority: 99),
        .figure("count", "Deals", 6, priority: 98), .figure("money", "Money", 9, priority: 97),
      ],
      changes.stages.cells.map { cell in
        AnalysisTable.Row(
          [
            .text(SafeText.line(cell.from.name)), .text(SafeText.line(cell.to.name)), .count(cell.sum.count),
            money(cell.sum.money),
          ], opens: accounts(cell.sum, "\(cell.from.name) to \(cell.to.name)"))
      }, emptyText: "No opportunity was there.")
  }

  private var funnel: AnalysisTable {
    func name(_ stage: Int) -> String { stage == 0 ? "off the list" : FunnelStage.names[stage - 1] }
    return AnalysisTable(
      "funnel", "Funnel",
      [
        .text("from", "From", 12, priority: 100), .text("to", "To", 12, priority: 99),
        .figure("count", "Accounts", 8, priority: 98), .figure("money", "Open pipeline", 13, priority: 97),
      ],
      changes.funnel.cells.filter { $0.from != $0.to }.map { cell in
        AnalysisTable.Row(
          [.text(name(cell.from)), .text(name(cell.to)), .count(cell.accounts.count), money(cell.pipeline)],
          opens: .accounts(cell.accounts, "\(name(cell.from)) to \(name(cell.to))"))
      }, emptyText: "No account changed its stage.")
  }
}
