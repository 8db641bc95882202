internal import Accounts
internal import Values
internal import Metrics

extension Report {
  /// One row a KPI and scope: all accounts, each tier and, where figures are broken down, each value.
  static func csv(
    _ snapshot: Snapshot, _ figures: Figures, _ breakdown: Breakdown?, _ kpis: [Int], _ options: ReportOptions
  ) -> String {
    let extras = KPI.velocityFactors + extraNames
    var header = [
      "kpi", "name", "stage", "unit", "kind", "scope", "value", "numerator", "denominator", "mean", "count", "previous",
      "reason",
    ]
    header += extras
    if options.trend { header += snapshot.period.trend.map(\.asOf.iso) }
    var rows = [header]
    for position in kpis {
      let kpi = KPICatalog.all[position]
      let values = figures.kpis[position]
      func add(_ scope: String, _ figure: Figure, previous: Double? = nil, trend: [Double?] = []) {
        var row = kpi.identification + [scope] + kpi.cells(figure, previous: previous)
        for name in extras {
          row.append(number((figure.factors + figure.also).first { $0.name == name }?.value))
        }
        if options.trend { row += (0..<13).map { number($0 < trend.count ? trend[$0] : nil) } }
        rows.append(row)
      }
      add("all", values.all, previous: values.previous, trend: values.trend)
      for (tier, figure) in zip(TierNames.all, values.tiers) { add("tier:" + tier, figure) }
      guard let breakdown else { continue }
      for group in breakdown.groups {
        let values = group.figures.kpis[position]
        // `-` is how the filter language writes an empty value.
        add(
          breakdown.column + ":" + (group.value.isEmpty ? "-" : group.value), values.all, previous: values.previous,
          trend: values.trend)
      }
    }
    return CSV.text(rows)
  }

  /// Everything that some KPI tells along with its value, in the order of the catalog.
  private static var extraNames: [String] {
    var names: [String] = []
    for name in KPICatalog.all.flatMap(\.also).map(\.name) where !names.contains(name) { names.append(name) }
    return names
  }

  fileprivate static func number(_ value: Double?) -> String { value.map { FieldValue.number($0).exact } ?? "" }
}

extension KPI {
  fileprivate var identification: [String] {
    let stage =
      switch home {
      case .stage(let stage): String(stage)
      case .lifecycle: "lifecycle"
      case .topo: "TOPO"
      }
    return [id, name, stage, unit.rawValue, kind]
  }

  /// Value to reason. An exact sum of money is written with its four places.
  fileprivate func cells(_ figure: Figure, previous: Double?) -> [String] {
    [
      figure.money?.decimal ?? Report.number(figure.value), Report.number(figure.numerator),
      Report.number(figure.denominator), Report.number(figure.mean), figure.count.map(String.init) ?? "",
      Report.number(previous), figure.value == nil ? figure.reason?.words ?? "" : "",
    ]
  }
}
