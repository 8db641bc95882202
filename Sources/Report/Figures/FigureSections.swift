internal import Accounts
internal import Values
internal import Metrics
internal import Formatting

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
      return sections + homes.flatMap { self.breakdown(breakdown, of: $0.home, $0.kpis) }
    }
    if showsView { sections.append(view) }
    for (home, kpis) in homes {
      sections.append(values(of: home, kpis))
      if options.trend { sections.append(trends(of: home, kpis)) }
    }
    return sections
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
    let showsPrevious = options.previous && snapshot.period.previous != nil
    if showsPrevious {
      columns += [
        ReportTable.Column("previous", "Before", isRight: true), ReportTable.Column("change", "Change", isRight: true),
      ]
    }
    columns += FigureSections.tierColumns()
    let rows = kpis.map { position -> [ReportTable.Cell] in
      let kpi = KPICatalog.all[position]
      let values = figures.kpis[position]
      var row = [ReportTable.Cell.text(kpi.name), cell(values.all.value, of: kpi.unit, mark: mark(of: kpi))]
      if showsPrevious {
        row.append(cell(values.previous, of: kpi.unit))
        row.append(.text(change(values, of: kpi)))
      }
      return row + values.tiers.map { cell($0.value, of: kpi.unit, isNarrow: !isRoomy) }
    }
    return ReportSection(title: home.title, table: ReportTable(columns, rows: rows), notes: notes(kpis))
  }

  /// A value in the room that there is.
  ///
  /// - Parameter mark: what stands before it, such as `!`.
  func cell(
    _ value: Double?, of unit: KPI.Unit, isNarrow: Bool = false, mark: String = ""
  ) -> ReportTable.Cell {
    let text =
      isRoomy
      ? numbers.full(value, of: unit) : isNarrow ? numbers.narrow(value, of: unit) : numbers.short(value, of: unit)
    return ReportTable.Cell(value.map { .number($0) } ?? .none, mark + text)
  }

  /// The sign before the figures of a KPI.
  func mark(of kpi: KPI) -> String { snapshot.trust.coverage(of: kpi).mark }

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
    return notes + missing.map { "\(Format.missing) \($0.names.joined(separator: ", ")): \($0.words)" }
  }

  /// The trends of a home's KPIs, one point a week.
  private func trends(of home: KPI.Home, _ kpis: [Int]) -> ReportSection {
    let days = snapshot.period.trend
    let columns = [
      ReportTable.Column("kpi", "", least: 8), ReportTable.Column("trend", "13 weeks"),
      ReportTable.Column("first", days.last.map { DayText.short($0.asOf) } ?? "", isRight: true),
      ReportTable.Column("least", "Lowest", isRight: true), ReportTable.Column("most", "Highest", isRight: true),
      ReportTable.Column("last", days.first.map { DayText.short($0.asOf) } ?? "", isRight: true),
    ]
    let rows = kpis.map { position in
      let kpi = KPICatalog.all[position]
      let trend = figures.kpis[position].trend
      let known = trend.compactMap(\.self)
      return [
        ReportTable.Cell.text(kpi.name), .text(ReportTable.sparkline(trend)),
        cell(trend.last.flatMap(\.self), of: kpi.unit), cell(known.min(), of: kpi.unit),
        cell(known.max(), of: kpi.unit), cell(trend.first.flatMap(\.self), of: kpi.unit),
      ]
    }
    return ReportSection(title: home.title + ", trend", table: ReportTable(columns, rows: rows))
  }
}
