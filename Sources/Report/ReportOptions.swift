internal import Formatting

/// The format of a report.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, csv, markdown
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
  /// Only this view and its KPIs; nil: the funnel in text and Markdown, every KPI in JSON and CSV.
  public var lens: Lens?
  /// Whether trends are shown. JSON always has them where the figures do.
  public var trend = false
  /// Whether values of the previous period are shown. JSON and CSV always have them.
  public var previous = false
  /// The column to break figures down by; nil: none.
  public var by: String?
  /// Whether JSON has the facts of each account too.
  public var accounts = false
  /// Whether `check` lists each bad row; else the first of each column and reason.
  public var listsEachBadRow = false
  /// What the report is about, in its head: the name of the data directory.
  public var title = "abmtop"
  /// The filter in force, in the head; nil: none.
  public var filter: String?
  /// The code of the reporting currency.
  public var currency = "USD"

  /// A text report of the funnel.
  public init() {}

  /// Whether the figures should be computed with their trends.
  public var needsTrends: Bool { trend || format == .json }

  var numbers: FigureFormat { FigureFormat(currency: currency) }
}
