internal import Formatting
public import Metrics
public import Signals
internal import Values

extension Report {
  /// `abmtop report --changes`: how pipeline, sales stages and funnel changed in the period.
  public static func changes(
    _ snapshot: Snapshot, _ changes: PeriodChanges, _ options: ReportOptions = ReportOptions()
  ) -> [UInt8] {
    switch options.format {
    case .json: return changesJSON(snapshot, changes).bytes
    case .csv: return waterfall(changes.pipeline, options.numbers).csv
    case .text, .markdown, .html, .xlsx:
      return options.format.people(Document(snapshot, accounts: nil, options, changeSections(changes, options)))
    }
  }

  private static func changeSections(_ changes: PeriodChanges, _ options: ReportOptions) -> [ReportSection] {
    let words = ChangeWords(money: options.numbers.money)
    return [
      ReportSection(
        title: "Pipeline changes", table: waterfall(changes.pipeline, options.numbers),
        notes: words.notes(changes.pipeline)),
      ReportSection(
        title: "Sales stages", table: stages(changes.stages, options.numbers), notes: words.notes(changes.stages)),
      ReportSection(title: "Funnel", table: funnel(changes.funnel, options.numbers)),
    ]
  }

  static func waterfall(_ changes: PipelineChanges, _ numbers: FigureFormat) -> ReportTable {
    var table = ReportTable([
      ReportTable.Column("step", "Step", least: 12), ReportTable.Column("count", "Deals", isRight: true),
      ReportTable.Column("money", "Money", isRight: true),
    ])
    table.rows = ChangeWords.lines(changes).map { line in
      [
        .text(line.name), ReportTable.Cell(.number(Double(line.sum.count)), Format.thousands(line.sum.count)),
        ReportTable.Cell(.money(line.sum.money), line.sign + numbers.money.exact(line.sum.money)),
      ]
    }
    return table
  }

  private static func stages(_ stages: StageTransitions, _ numbers: FigureFormat) -> ReportTable {
    var table = ReportTable([
      ReportTable.Column("from", "From", least: 10), ReportTable.Column("to", "To", least: 10),
      ReportTable.Column("count", "Deals", isRight: true), ReportTable.Column("money", "Money", isRight: true),
    ])
    table.rows = stages.cells.map { cell in
      [
        .text(cell.from.name), .text(cell.to.name),
        ReportTable.Cell(.number(Double(cell.sum.count)), Format.thousands(cell.sum.count)),
        ReportTable.Cell(.money(cell.sum.money), numbers.money.exact(cell.sum.money)),
      ]
    }
    return table
  }

  private static func funnel(_ funnel: FunnelTransitions, _ numbers: FigureFormat) -> ReportTable {
    var table = ReportTable([
      ReportTable.Column("from", "From"), ReportTable.Column("to", "To"),
      ReportTable.Column("count", "Accounts", isRight: true),
      ReportTable.Column("money", "Open pipeline", isRight: true),
    ])
    func name(_ stage: Int) -> String { stage == 0 ? "off the list" : "\(stage) \(FunnelStage.names[stage - 1])" }
    table.rows = funnel.cells.filter { $0.from != $0.to }.map { cell in
      [
        .text(name(cell.from)), .text(name(cell.to)),
        ReportTable.Cell(.number(Double(cell.accounts.count)), Format.thousands(cell.accounts.count)),
        ReportTable.Cell(.money(cell.pipeline), numbers.money.exact(cell.pipeline)),
      ]
    }
    return table
  }
}
