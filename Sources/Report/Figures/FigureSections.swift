internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

/// The sections of a report for people: the chosen view of the list, the KPIs, their trends, the breakdown.
struct FigureSections {
  let snapshot: Snapshot
  let figures: Figures
  let breakdown: Breakdown?
  /// Positions in the catalog.
  let kpis: [Int]
  let options: ReportOptions
  /// Whether there is room for exact values.
  let isRoomy: Bool

  var numbers: FigureFormat { options.numbers }

  /// Everything, in order.
  var all: [ReportSection] {
    var sections: [ReportSection] = []
    let showsView = options.kpis.isEmpty
    if let breakdown {
      if showsView { sections.append(funnel(of: breakdown)) }
      return sections + homes.flatMap { self.breakdown(breakdown, of: $0.home, $0.kpis) } + waiting
    }
    if showsView { sections.append(view) }
    for (home, kpis) in homes {
      sections.append(values(of: home, kpis))
      if options.trend { sections.append(trends(of: home, kpis)) }
    }
    return sections + waiting
  }

  /// What KPIs without a value wait for, said once.
  private var waiting: [ReportSection] {
    let waiting = WaitingKPIs.of(snapshot.dataset, among: kpis)
    return waiting.isEmpty ? [] : [ReportSection(title: "Waiting", notes: waiting.map(\.words))]
  }

  /// The KPIs by home, in the order in which each home first appears.
  var homes: [(home: KPI.Home, kpis: [Int])] {
    var homes: [(home: KPI.Home, kpis: [Int])] = []
    for position in kpis {
      let home = KPICatalog.all[position].home
      if let index = homes.firstIndex(where: { $0.home == home }) {
        homes[index].kpis.append(position)
      } else {
        homes.append((home, [position]))
      }
    }
    return homes
  }

  /// The headings of the four tiers.
  static let tierTitles = ["T1", "T2", "T3", Format.missing]

  static func tierColumns() -> [ReportTable.Column] {
    zip(TierNames.all, tierTitles).map { ReportTable.Column($0, $1, isRight: true) }
  }

  static func count(_ number: Int) -> ReportTable.Cell {
    ReportTable.Cell(.number(Double(number)), Format.thousands(number))
  }

  /// The values of a home's KPIs: all, against the previous period, by tier.
  private func values(of home: KPI.Home, _ kpis: [Int]) -> ReportSection {
    var columns = [
      ReportTable.Column("kpi", "", least: 8), ReportTable.Column("value", "All", isRight: true),
    ]
    if options.certainty {
      columns += [
        ReportTable.Column("n", "n", isRight: true), ReportTable.Column("interval", "95 %", isRight: true),
      ]
    }
    if showsPrevious {
      columns += [
        ReportTable.Column("previous", "Before", isRight: true), ReportTable.Column("change", "Change", isRight: true),
      ]
    }
    columns += FigureSections.tierColumns()
    let rows = kpis.map { position -> [ReportTable.Cell] in
      let kpi = KPICatalog.all[position]
      let values = figures.kpis[position]
      var row = [ReportTable.Cell.text(kpi.name), cell(values.all, of: kpi)]
      if options.certainty { row += certainty(of: values.all) }
      if showsPrevious {
        row.append(cell(values.before ?? Figure(), of: kpi))
        row.append(.text(change(values, of: kpi)))
      }
      return row + values.tiers.map { cell($0, of: kpi, isNarrow: !isRoomy) }
    }
    return ReportSection(title: home.title, table: ReportTable(columns, rows: rows), notes: notes(kpis))
  }

  /// Whether values are compared with others.
  var showsPrevious: Bool { options.previous && snapshot.period.previous != nil }

  /// How many cases a figure rests on, and the interval of a share.
  private func certainty(of figure: Figure) -> [ReportTable.Cell] {
    let ends = figure.interval.map { [$0.low, $0.high].map { Format.percent($0) }.joined(separator: " to ") }
    return [
      figure.cases.map(FigureSections.count) ?? ReportTable.Cell(.none, Format.missing), .text(ends ?? ""),
    ]
  }

  /// A value in the room that there is.
  func cell(_ value: Double?, of unit: KPI.Unit, isNarrow: Bool = false) -> ReportTable.Cell {
    let text =
      isRoomy
      ? numbers.full(value, of: unit) : isNarrow ? numbers.narrow(value, of: unit) : numbers.short(value, of: unit)
    return ReportTable.Cell(value.map { .number($0) } ?? .none, text)
  }

  /// A figure of a KPI in the room that there is, behind its marks.
  func cell(_ figure: Figure, of kpi: KPI, isNarrow: Bool = false) -> ReportTable.Cell {
    var cell = cell(figure.value, of: kpi.unit, isNarrow: isNarrow)
    cell.text = snapshot.trust.coverage(of: kpi).marks(of: figure) + cell.text
    return cell
  }

  /// The marks of what is shown, for the legend of the report.
  var marks: [FigureMark] {
    var signs = Set<Character>()
    for position in kpis {
      let kpi = KPICatalog.all[position]
      let coverage = snapshot.trust.coverage(of: kpi)
      for values in [figures] + (breakdown?.groups.map(\.figures) ?? []) {
        let its = values.kpis[position]
        let shown =
          [its.all] + (breakdown == nil ? its.tiers : []) + [showsPrevious ? its.before : nil].compactMap(\.self)
        for figure in shown { signs.formUnion(coverage.marks(of: figure)) }
      }
    }
    let hasConversions = options.kpis.isEmpty && breakdown == nil && options.lens ?? .funnel == .funnel
    if hasConversions, (2...6).contains(where: { figures.funnel.isConversionSmall(stage: $0) }) {
      signs.formUnion(FigureMark.few.sign)
    }
    return FigureMark.allCases.filter { !signs.isDisjoint(with: $0.sign) }
  }

  /// `+0.8 pt`, `-13%`, `+3`, `=`: how the value differs from the one before; from 0 by how much, `–` where one is missing.
  func change(_ values: KPIFigures, of kpi: KPI) -> String {
    guard let before = values.previous, let now = values.all.value else { return Format.missing }
    if let change = Change.of(kpi.unit, from: before, to: now, upIsGood: nil) { return change.plain }
    if before == now { return "=" }
    return (now > before ? "+" : "") + numbers.narrow(now - before, of: kpi.unit)
  }

  /// What is told along with values, and why some are n/a.
  private func notes(_ kpis: [Int]) -> [String] {
    var notes: [String] = []
    var missing: [(words: String, names: [String])] = []
    for position in kpis {
      let kpi = KPICatalog.all[position]
      let figure = figures.kpis[position].all
      if let reason = figure.reason {
        // What the directory lacks is said at the end, once for all.
        if case .missing = reason { continue }
        if let index = missing.firstIndex(where: { $0.words == reason.words }) {
          missing[index].names.append(kpi.name)
        } else {
          missing.append((reason.words, [kpi.name]))
        }
        continue
      }
      var parts: [String] = []
      if let mean = figure.mean, let count = figure.count {
        parts.append("mean \(Format.days(mean)) of \(Format.count(count, "value"))")
      }
      parts += figure.also.map { "\(numbers.full($0.value, of: .count)) \($0.name)" }
      if !parts.isEmpty { notes.append("\(kpi.name): \(parts.joined(separator: ", "))") }
    }
    if showsPrevious, let comparison = comparison(of: kpis) { notes.append(comparison) }
    return notes + missing.map { "\(Format.missing) \($0.names.joined(separator: ", ")): \($0.words)" }
  }

  /// Which of some KPIs are compared with the period's opening, where some are: `Before 2026-09-30: Target accounts, …`.
  private func comparison(of kpis: [Int]) -> String? {
    guard let opening = snapshot.period.opening else { return nil }
    let levels = kpis.map { KPICatalog.all[$0] }.filter(\.isLevel)
    if levels.isEmpty { return nil }
    let names = levels.count == kpis.count ? "all of them" : levels.map(\.name).joined(separator: ", ")
    return "Levels, before as of \(opening.iso): \(names)"
  }

  /// The trends of a home's KPIs, one point a week.
  private func trends(of home: KPI.Home, _ kpis: [Int]) -> ReportSection {
    let days = snapshot.period.trend
    let series = kpis.map { position in
      let kpi = KPICatalog.all[position]
      let trend = figures.kpis[position].trend
      let known = trend.compactMap(\.self)
      return Document.Chart.Series(
        name: kpi.name, trend: trend,
        ends: [
          cell(trend.last.flatMap(\.self), of: kpi.unit), cell(known.min(), of: kpi.unit),
          cell(known.max(), of: kpi.unit), cell(figures.kpis[position].all, of: kpi),
        ], noise: figures.kpis[position].all.noise(in: trend))
    }
    return ReportSection(
      title: home.title + ", trend",
      chart: Document.Chart(
        span: "13 weeks", firstDay: days.last.map { DayText.short($0.asOf) } ?? "",
        lastDay: days.first.map { DayText.short($0.asOf) } ?? "", series: series))
  }
}

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
      func count(_ count: Int) -> ReportTable.Cell {
        figures.funnel.isKnown(stage: position + 1)
          ? FigureSections.count(count) : ReportTable.Cell(.optional(Double?.none), Format.missing)
      }
      let conversion = figures.funnel.conversion(stage: position + 1)
      var row = [
        ReportTable.Cell.text("\(position + 1) \(FunnelStage.names[position])"), count(counts.at.all),
        count(counts.reached.all),
        ReportTable.Cell(
          .optional(conversion),
          conversion.map {
            (figures.funnel.isConversionSmall(stage: position + 1) ? FigureMark.few.sign : "") + Format.conversion($0)
          } ?? Format.missing),
      ]
      if let before {
        let difference = counts.reached.all - before.stages[position].reached.all
        let sign = difference > 0 ? "+" : ""
        row.append(
          figures.funnel.isKnown(stage: position + 1)
            ? .text(difference == 0 ? "=" : sign + Format.thousands(difference)) : .text(Format.missing))
      }
      return row + TierNames.positions.map { count(counts.reached.byTier[$0]) }
    }
    let comparison = before == nil ? nil : snapshot.period.opening.map { "Change: since \($0.iso)." }
    let waiting = FunnelStage.names.indices.filter { !figures.funnel.isKnown(stage: $0 + 1) }.map {
      "\(FunnelStage.names[$0]) waits for \(figures.funnel.waits[$0].map(\.rawValue).joined(separator: " or "))."
    }
    return ReportSection(
      title: "Funnel", table: ReportTable(columns, rows: rows),
      notes: ["Reached counts the stages above too; tiers are of accounts that reached the stage."]
        + waiting + [comparison].compactMap(\.self))
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
      title: "Funnel by \(SafeText.line(breakdown.column)), accounts that reached each stage"
        + (breakdown.hasOverlaps ? "; an account counts in each of its values" : ""),
      table: ReportTable(columns, rows: rows))
  }

  /// The KPIs of a home by value: several side by side or, with their past, each in a table of its own.
  func breakdown(_ breakdown: Breakdown, of home: KPI.Home, _ kpis: [Int]) -> [ReportSection] {
    let title =
      "\(home.title) by \(SafeText.line(breakdown.column))"
      + (breakdown.hasOverlaps ? "; an account counts in each of its values" : "")
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
            kpi.id, DisplayText.wrapped(kpi.name, to: 12, breaksWords: false).joined(separator: "\n"), isRight: true)
        }
      let rows = scopes(breakdown).map { name, figures in
        [.text(name)]
          + chosen.map { position in
            cell(figures.kpis[position].all, of: KPICatalog.all[position], isNarrow: !isRoomy)
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
    if showsPrevious {
      columns += [
        ReportTable.Column("previous", "Before", isRight: true), ReportTable.Column("change", "Change", isRight: true),
      ]
    }
    if options.trend { columns.append(ReportTable.Column("trend", "13 weeks")) }
    let rows = scopes(breakdown).map { name, figures -> [ReportTable.Cell] in
      let values = figures.kpis[position]
      var row = [
        .text(name), FigureSections.count(figures.accounts), cell(values.all, of: kpi),
      ]
      if showsPrevious {
        row.append(cell(values.before ?? Figure(), of: kpi))
        row.append(.text(change(values, of: kpi)))
      }
      if options.trend {
        row.append(.text(ReportTable.sparkline(values.trend, noise: values.all.noise(in: values.trend))))
      }
      return row
    }
    return ReportSection(
      title: "\(kpi.name) by \(SafeText.line(breakdown.column))", table: ReportTable(columns, rows: rows),
      notes: showsPrevious ? [comparison(of: [position])].compactMap(\.self) : [])
  }

  /// Each value with its figures, and all of them last.
  private func scopes(_ breakdown: Breakdown) -> [(name: String, figures: Figures)] {
    breakdown.groups.map { ($0.label, $0.figures) } + [("All", figures)]
  }
}
