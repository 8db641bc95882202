internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report

extension State {
  /// Writes what is on screen, in the format that the path's ending says: JSON, Markdown, or else CSV.
  mutating func export(to path: String) -> [Effect] {
    guard !path.isEmpty, let context else { return [] }
    let format: ReportFormat =
      switch path.split(separator: ".").last?.lowercased() {
      case "json": .json
      case "md", "markdown": .markdown
      default: .csv
      }
    return [.write(path: path, contents: exported(as: format, context))]
  }

  private func exported(as format: ReportFormat, _ context: Context) -> String {
    // A page of one account, and all figures as JSON, are what the command line prints.
    var options = ReportOptions()
    options.format = format
    if case .account(let id) = page.screen, let page = try? Report.account(id, context.snapshot, options) {
      return page
    }
    if format == .json, page.screen == .overview, pane != .movers,
      let report = try? Report.render(context.snapshot, context.figures, options)
    {
      return report
    }
    let table = exportTable(context)
    switch format {
    case .markdown: return table.markdown
    case .json:
      let filter: JSON = self.filter.isEmpty ? .null : .text(self.filter.text)
      return JSON.object(
        Report.head(context.snapshot) + [
          ("filter", filter), ("screen", .text(pathNames.last ?? "")), ("rows", table.json),
        ]
      ).written + "\n"
    default: return table.csv
    }
  }

  /// What is on screen as a table: of a stage its figures or its accounts, whichever have the keys.
  private func exportTable(_ context: Context) -> ExportTable {
    if case .stage = page.screen, pane == .kpis { return ExportTable(kpisOnScreen, context) }
    if case .overview = page.screen, pane == .movers {
      return ExportTable(context.figures.movers, MoverColumns.all, context)
    }
    return listTable(context) ?? ExportTable(KPICatalog.all, context)
  }

  /// The list of the screen on top; nil where it has none.
  ///
  /// - Parameter window: the rows that are wanted as they are seen; nil: all, with their exact values.
  func listTable(_ context: Context, window: Range<Int>? = nil) -> ExportTable? {
    func table<Row>(_ rows: [Row], _ columns: [ScreenColumn<Row>]) -> ExportTable {
      ExportTable(rows, columns, context, window: window)
    }
    switch page.rows {
    case .accounts(let rows): return table(rows, accountColumns)
    case .deals(let rows): return table(rows, DealColumns.all)
    case .renewals(let rows): return table(rows, RenewalColumns.all)
    case .groups(let rows):
      guard case .breakdown(_, let kpi, let column) = page.screen else { return nil }
      return table(rows, GroupColumns.all(kpi: kpi, column: column))
    case .parts(let rows, let terms): return table(rows, PartColumns.all(terms))
    case .evidence(let rows): return table(rows, EvidenceColumns.all)
    case .none, .details: break
    }
    switch page.screen {
    case .health: return table(context.snapshot.health.files, HealthColumns.all)
    case .badRows(let path): return table(badRows(of: path), BadRowColumns.all)
    default: return nil
    }
  }
}
