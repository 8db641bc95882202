public import Forecast
internal import Formatting
public import Metrics
internal import Values

/// The reports of the command line: pure functions from values to bytes, each ended by a newline.
///
/// `render` is `abmtop report`, `accounts` and `account` the table and the page of accounts, `check` the health of the data.
public enum Report {
  /// The version of the JSON's shape.
  public static let schema = 1

  /// Funnel and KPIs of a snapshot over the accounts of `figures`.
  ///
  /// - Parameter landing: where the quarter will land for them; nil: that is not shown. CSV is figures only.
  /// - Throws: `unknownKPI` and `unknownColumn`, where the options name what does not exist.
  public static func render(
    _ snapshot: Snapshot, _ figures: Figures, _ options: ReportOptions = ReportOptions(), landing: Landing? = nil
  ) throws(ReportError) -> [UInt8] {
    let kpis = try selection(options)
    var breakdown: Breakdown?
    if let column = options.by {
      breakdown = try Breakdown(snapshot, by: column, within: figures.set, trends: options.needsTrends)
    }
    switch options.format {
    case .json: return json(snapshot, figures, breakdown, kpis, options, landing).bytes
    case .csv: return csv(snapshot, figures, breakdown, kpis, options)
    case .text, .markdown, .html, .xlsx:
      let isRoomy = options.format.isRoomy
      let sections = FigureSections(
        snapshot: snapshot, figures: figures, breakdown: breakdown, kpis: kpis, options: options, isRoomy: isRoomy)
      let outlook = landing.map {
        ReportSection(title: $0.title, notes: [$0.sentence(options.numbers)] + $0.reservations)
      }
      let data = snapshot.health.fingerprint.map { ReportSection(title: "Data", notes: $0.lines) }
      let document = Document(
        snapshot, accounts: figures.accounts, marks: sections.marks, options,
        sections.all + [outlook, data].compactMap(\.self))
      return options.format.people(document)
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

/// The format of a report.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, csv, markdown, html, xlsx

  /// Whether its bytes are text: a workbook's are not.
  public var isText: Bool { self != .xlsx }

  /// Whether lines are as long as they have to be: exact values and all columns are written.
  var isRoomy: Bool { self == .markdown || self == .html }

  /// A document for people, as text, Markdown, a page or a workbook; machines get values instead of documents.
  func people(_ document: Document) -> [UInt8] {
    let writer: any DocumentWriter =
      switch self {
      case .markdown: MarkdownWriter()
      case .html: HTMLWriter()
      case .xlsx: XLSXWriter()
      case .text, .json, .csv: TextWriter()
      }
    return writer.bytes(document)
  }
}

/// What a report shows, as asked for on the command line.
public struct ReportOptions: Sendable, Hashable {
  /// One of the three views of the same list.
  public enum Lens: String, Sendable, CaseIterable {
    case funnel, lifecycle, topo
  }

  /// How it is written.
  public var format = ReportFormat.text
  /// Only these KPIs, in this order; empty: those of the stage or lens.
  public var kpis: [String] = []
  /// Only the KPIs of this stage of the six-stage funnel, 1–6.
  public var stage: Int?
  /// Only this view and its KPIs; nil: the funnel for people, every KPI in JSON and CSV.
  public var lens: Lens?
  /// Whether trends are shown. JSON always has them where the figures do.
  public var trend = false
  /// Whether text and Markdown say how many cases each figure rests on, and the 95 % interval of shares.
  public var certainty = false
  /// Whether values of the previous period are shown. JSON and CSV always have them.
  public var previous = false
  /// The column to break figures down by; nil: none.
  public var by: String?
  /// Whether JSON has the facts of each account too.
  public var accounts = false
  /// Whether `check` lists each bad row, orphan and word; else the first ones.
  public var listsEachBadRow = false
  /// What the report is about, in its head: the name of the data directory.
  public var title = "abmtop"
  /// The data directory as the user typed it; empty: the title stands for it.
  public var directory = ""
  /// The filter in force, in the head; nil: none.
  public var filter: String?
  /// The code of the reporting currency.
  public var currency = "USD"

  /// A text report of the funnel.
  public init() {}

  /// Whether the figures should be computed with their trends.
  public var needsTrends: Bool { trend || format == .json || format == .html }

  var numbers: FigureFormat { FigureFormat(currency: currency) }
}
