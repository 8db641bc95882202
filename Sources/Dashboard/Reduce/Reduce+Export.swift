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
    var options = ReportOptions()
    options.format = format
    if let document = page.screen.document(options, self, context) { return document }
    let list = page.screen.exported(self, context) ?? kpiList(KPIBook.all, context)
    let table = list.table(context, window: nil)
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
}
