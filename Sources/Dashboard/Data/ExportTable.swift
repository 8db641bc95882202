internal import Cells
internal import KPIs
internal import Report

/// What is on screen, as plain texts to be written to a file.
struct ExportTable: Sendable {
  var headings: [String]
  var rows: [[String]]

  init<Row>(_ rows: [Row], _ columns: [ScreenColumn<Row>], _ context: Context) {
    headings = columns.map { $0.title.isEmpty ? $0.id : $0.title }
    self.rows = rows.map { row in
      columns.map { $0.exported?(row, context) ?? $0.cell(row, context).spans.map(\.text).joined() }
    }
  }

  /// All KPIs: what screens of figures are written as.
  init(figures context: Context) {
    headings = ["kpi", "name", "unit", "value", "previous", "t1", "t2", "t3", "none"]
    func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    rows = zip(KPIBook.all, context.figures.kpis).map { kpi, figures in
      [kpi.id, kpi.name, kpi.unit.rawValue, text(figures.all.value), text(figures.previous)]
        + figures.tiers.map { text($0.value) }
    }
  }

  /// As CSV, harmless in spreadsheets.
  var csv: String { CSV.text([headings] + rows) }

  /// As a Markdown table.
  var markdown: String { MarkdownTable.text(headings.map { ($0, isRight: false) }, rows: rows) }

  /// As a JSON array of objects.
  var json: String {
    JSON.array(rows.map { row in .object(zip(headings, row).map { ($0, .text($1)) }) }).written + "\n"
  }
}
