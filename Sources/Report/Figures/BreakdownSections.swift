internal import Metrics
internal import Formatting

extension FigureSections {
  /// How many KPIs stand side by side in 80 columns.
  private static let perTable = 5

  /// Accounts that reached each stage, by value.
  func funnel(of breakdown: Breakdown) -> ReportSection {
    let columns =
      [ReportTable.Column("value", SafeText.line(breakdown.column), least: 8)]
      + FunnelStage.names.enumerated().map { position, name in
        ReportTable.Column(FunnelStage.ids[position], "\(position + 1)\n\(name)", isRight: true)
      }
    let rows = scopes(breakdown).map { name, figures in
      [.text(name)] + figures.funnel.stages.map { FigureSections.count($0.reached.all) }
    }
    return ReportSection(
      title: "Funnel by \(SafeText.line(breakdown.column)), accounts that reached each stage",
      table: ReportTable(columns, rows: rows))
  }

  /// The KPIs of a home by value: several side by side or, with their past, each in a table of its own.
  func breakdown(_ breakdown: Breakdown, of home: KPI.Home, _ kpis: [Int]) -> [ReportSection] {
    let title = "\(home.title) by \(SafeText.line(breakdown.column))"
    if options.previous || options.trend {
      return kpis.map { past(of: $0, breakdown) }
    }
    let size = isRoomy ? max(1, kpis.count) : FigureSections.perTable
    return stride(from: 0, to: kpis.count, by: size).map { start in
      let chosen = kpis[start..<min(kpis.count, start + size)]
      let columns =
        [ReportTable.Column("value", SafeText.line(breakdown.column), least: 8)]
        + chosen.map { position in
          let kpi = KPICatalog.all[position]
          return ReportTable.Column(
            kpi.id, DisplayText.wrapped(mark(of: kpi) + kpi.name, to: 12, breaksWords: false).joined(separator: "\n"),
            isRight: true)
        }
      let rows = scopes(breakdown).map { name, figures in
        [.text(name)]
          + chosen.map { position in
            cell(figures.kpis[position].all.value, of: KPICatalog.all[position].unit, isNarrow: !isRoomy)
          }
      }
      return ReportSection(title: title, table: ReportTable(columns, rows: rows))
    }
  }

  /// One KPI by value, against the previous period and over time.
  private func past(of position: Int, _ breakdown: Breakdown) -> ReportSection {
    let kpi = KPICatalog.all[position]
    var columns = [
      ReportTable.Column("value", SafeText.line(breakdown.column), least: 8),
      ReportTable.Column("accounts", "Accounts", isRight: true), ReportTable.Column("now", "Now", isRight: true),
    ]
    let showsPrevious = options.previous && snapshot.period.previous != nil
    if showsPrevious {
      columns += [
        ReportTable.Column("previous", "Before", isRight: true), ReportTable.Column("change", "Change", isRight: true),
      ]
    }
    if options.trend { columns.append(ReportTable.Column("trend", "13 weeks")) }
    let rows = scopes(breakdown).map { name, figures -> [ReportTable.Cell] in
      let values = figures.kpis[position]
      var row = [
        .text(name), FigureSections.count(figures.accounts), cell(values.all.value, of: kpi.unit, mark: mark(of: kpi)),
      ]
      if showsPrevious {
        row.append(cell(values.previous, of: kpi.unit))
        row.append(.text(change(values, of: kpi)))
      }
      if options.trend { row.append(.text(ReportTable.sparkline(values.trend))) }
      return row
    }
    return ReportSection(
      title: "\(kpi.name) by \(SafeText.line(breakdown.column))", table: ReportTable(columns, rows: rows))
  }

  /// Each value with its figures, and all of them last.
  private func scopes(_ breakdown: Breakdown) -> [(name: String, figures: Figures)] {
    breakdown.groups.map { ($0.label, $0.figures) } + [("All", figures)]
  }
}
