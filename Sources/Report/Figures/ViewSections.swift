internal import Values
internal import Metrics
internal import Formatting

extension FigureSections {
  /// The list through the chosen lens.
  var view: ReportSection {
    switch options.lens {
    case .lifecycle: lifecycle
    case .topo: topo
    case .funnel, nil: funnel
    }
  }

  /// The six-stage funnel: accounts at each stage, that reached it, and the conversion from the one before.
  private var funnel: ReportSection {
    let before = options.previous ? figures.previousFunnel : nil
    var columns = [
      ReportTable.Column("stage", "", least: 8), ReportTable.Column("at", "At", isRight: true),
      ReportTable.Column("reached", "Reached", isRight: true),
      ReportTable.Column("conversion", "Conversion", isRight: true),
    ]
    if before != nil { columns.append(ReportTable.Column("change", "Change", isRight: true)) }
    columns += FigureSections.tierColumns()
    let rows = figures.funnel.stages.enumerated().map { position, counts -> [ReportTable.Cell] in
      let conversion = figures.funnel.conversion(stage: position + 1)
      var row = [
        ReportTable.Cell.text("\(position + 1) \(FunnelStage.names[position])"), FigureSections.count(counts.at.all),
        FigureSections.count(counts.reached.all),
        ReportTable.Cell(.optional(conversion), conversion.map { Format.conversion($0) } ?? Format.missing),
      ]
      if let before {
        let difference = counts.reached.all - before.stages[position].reached.all
        let sign = difference > 0 ? "+" : ""
        row.append(.text(difference == 0 ? "=" : sign + Format.thousands(difference)))
      }
      return row + TierNames.positions.map { FigureSections.count(counts.reached.byTier[$0]) }
    }
    return ReportSection(
      title: "Funnel", table: ReportTable(columns, rows: rows),
      notes: ["Reached counts the stages above too; tiers are of accounts that reached the stage."])
  }

  /// The seven stages of the lifecycle, with their phases.
  private var lifecycle: ReportSection {
    let columns =
      [
        ReportTable.Column("stage", "", least: 8), ReportTable.Column("phase", "Phase"),
        ReportTable.Column("accounts", "Accounts", isRight: true),
      ] + FigureSections.tierColumns()
    let rows = figures.funnel.lifecycle.enumerated().map { position, counts in
      let phase = LifecycleStage.phases.first { $0.stages.contains(position + 1) }
      return [
        ReportTable.Cell.text("\(position + 1) \(LifecycleStage.names[position])"), .text(phase?.name ?? ""),
        FigureSections.count(counts.all),
      ] + TierNames.positions.map { FigureSections.count(counts.byTier[$0]) }
    }
    return ReportSection(title: "Lifecycle", table: ReportTable(columns, rows: rows))
  }

  /// The TOPO funnel from the profile to lifetime value.
  private var topo: ReportSection {
    let topo = figures.funnel.topo
    let columns =
      [
        ReportTable.Column("step", "", least: 8), ReportTable.Column("accounts", "Accounts", isRight: true),
      ] + FigureSections.tierColumns()
    let steps: [(String, TierCounts?)] = [
      ("ICP fit, all criteria", topo.profileFit), ("Target list", topo.targetList), ("Engaged now", topo.engagedNow),
      ("Target account pipeline", topo.pipeline), ("Customer", topo.customer), ("Expansion", topo.expansion),
    ]
    let rows = steps.map { name, counts in
      [ReportTable.Cell.text(name), counts.map { FigureSections.count($0.all) } ?? .text("")]
        + TierNames.positions.map { tier in counts.map { FigureSections.count($0.byTier[tier]) } ?? .text("") }
    }
    return ReportSection(
      title: "TOPO funnel", table: ReportTable(columns, rows: rows),
      notes: ["Lifetime value of customers: \(numbers.money.exact(topo.ltv))"])
  }
}
