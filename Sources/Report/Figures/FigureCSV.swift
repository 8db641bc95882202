internal import Accounts
internal import Values
internal import Metrics

extension Report {
  /// One row a KPI and scope: all accounts, each tier and, where figures are broken down, each value.
  static func csv(
    _ snapshot: Snapshot, _ figures: Figures, _ breakdown: Breakdown?, _ kpis: [Int], _ options: ReportOptions
  ) -> [UInt8] {
    let extras = KPI.velocityFactors + extraNames
    var header = [
      "kpi", "name", "stage", "unit", "kind", "scope", "value", "numerator", "denominator", "mean", "count", "previous",
      "reason", "n", "small", "low", "high", "partial", "change",
    ]
    header += extras
    if options.trend { header += snapshot.period.trend.map(\.asOf.iso) }
    // A file of rows has no other place to say which data it is of.
    let fingerprint = snapshot.health.fingerprint?.sha256
    if fingerprint != nil { header.append("data_sha256") }
    var rows: [[FieldValue]] = []
    for position in kpis {
      let kpi = KPICatalog.all[position]
      let values = figures.kpis[position]
      let isPartial = snapshot.trust.coverage(of: kpi).isPartial
      func add(_ scope: String, _ figure: Figure, of values: KPIFigures? = nil, trend: [Double?] = []) {
        var row = kpi.identification + [.text(scope)] + kpi.cells(figure, previous: values?.previous)
        row += [
          value(figure.cases.map { Double($0) }), figure.cases == nil ? .none : .flag(figure.isSmall),
          value(figure.interval?.low), value(figure.interval?.high), .flag(isPartial),
          .text(values?.change?.rawValue ?? ""),
        ]
        for name in extras {
          row.append(Report.value((figure.factors + figure.also).first { $0.name == name }?.value))
        }
        if options.trend { row += (0..<13).map { value($0 < trend.count ? trend[$0] : nil) } }
        if let fingerprint { row.append(.text(fingerprint)) }
        rows.append(row)
      }
      add("all", values.all, of: values, trend: values.trend)
      for (tier, figure) in zip(TierNames.all, values.tiers) { add("tier:" + tier, figure) }
      guard let breakdown else { continue }
      for group in breakdown.groups {
        let values = group.figures.kpis[position]
        // `-` is how the filter language writes an empty value.
        add(
          breakdown.column + ":" + (group.value.isEmpty ? "-" : group.value), values.all, of: values,
          trend: values.trend)
      }
    }
    return CSVWriter().bytes(header, rows)
  }

  /// Everything that some KPI tells along with its value, in the order of the catalog.
  private static var extraNames: [String] {
    var names: [String] = []
    for name in KPICatalog.all.flatMap(\.also).map(\.name) where !names.contains(name) { names.append(name) }
    return names
  }

  fileprivate static func value(_ number: Double?) -> FieldValue { number.map { .number($0) } ?? .none }
}

extension KPI {
  fileprivate var identification: [FieldValue] {
    let stage =
      switch home {
      case .stage(let stage): String(stage)
      case .lifecycle: "lifecycle"
      case .topo: "TOPO"
      }
    return [id, name, stage, unit.rawValue, kind].map { .text($0) }
  }

  /// Value to reason. An exact sum of money is written with its four places.
  fileprivate func cells(_ figure: Figure, previous: Double?) -> [FieldValue] {
    [
      figure.money.map { .money($0) } ?? Report.value(figure.value), Report.value(figure.numerator),
      Report.value(figure.denominator), Report.value(figure.mean), Report.value(figure.count.map { Double($0) }),
      Report.value(previous), .text(figure.value == nil ? figure.reason?.words ?? "" : ""),
    ]
  }
}
