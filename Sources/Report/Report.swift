public import Metrics
internal import Values

/// The reports of the command line: pure functions from values to text, each ended by a newline.
///
/// `render` is `abmtop report`, `accounts` and `account` the table and the page of accounts, `check` the health of the data.
public enum Report {
  /// The version of the JSON's shape.
  public static let schema = 1

  /// Funnel and KPIs of a snapshot over the accounts of `figures`.
  ///
  /// - Throws: `unknownKPI` and `unknownColumn`, where the options name what does not exist.
  public static func render(
    _ snapshot: Snapshot, _ figures: Figures, _ options: ReportOptions = ReportOptions()
  ) throws(ReportError) -> String {
    let kpis = try selection(options)
    var breakdown: Breakdown?
    if let column = options.by {
      breakdown = try Breakdown(snapshot, by: column, within: figures.set, trends: options.needsTrends)
    }
    switch options.format {
    case .json: return json(snapshot, figures, breakdown, kpis, options).written + "\n"
    case .csv: return csv(snapshot, figures, breakdown, kpis, options)
    case .text, .markdown:
      let isRoomy = options.format == .markdown
      let sections = FigureSections(
        snapshot: snapshot, figures: figures, breakdown: breakdown, kpis: kpis, options: options, isRoomy: isRoomy)
      let head = ReportHead(snapshot, accounts: figures.accounts, kpis: kpis, options)
      return isRoomy ? head.markdown + markdown(sections.all) : head.text + text(sections.all)
    }
  }

  /// The KPIs that the options pick, as positions in the catalog, in the order of showing.
  static func selection(_ options: ReportOptions) throws(ReportError) -> [Int] {
    if !options.kpis.isEmpty {
      var positions: [Int] = []
      for id in options.kpis {
        guard let position = KPICatalog.position(of: id) else {
          throw .unknownKPI(id, nearest: NearestName.of(id, among: KPICatalog.all.map(\.id)))
        }
        if !positions.contains(position) { positions.append(position) }
      }
      return positions
    }
    return KPICatalog.all.indices.filter { position in
      let home = KPICatalog.all[position].home
      if let stage = options.stage { return home == .stage(stage) }
      switch options.lens {
      case .lifecycle: return home == .lifecycle
      case .topo: return home == .topo
      case .funnel: return home.isStage
      // Machines get the whole catalog, people what fits the view.
      case nil: return options.format == .json || options.format == .csv || home.isStage
      }
    }
  }
}

extension KPI.Home {
  /// Whether it is one of the six stages.
  var isStage: Bool {
    if case .stage = self { return true }
    return false
  }

  /// The heading of its KPIs: `2 Engaged`, `Lifecycle`, `TOPO`.
  public var title: String {
    switch self {
    case .stage(let stage): "\(stage) \(FunnelStage.names[stage - 1])"
    case .lifecycle: "Lifecycle"
    case .topo: "TOPO"
    }
  }
}
