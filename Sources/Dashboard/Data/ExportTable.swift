internal import Cells
internal import KPIs

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

  var csv: String {
    ([headings] + rows).map { $0.map(ExportTable.field).joined(separator: ",") + "\r\n" }.joined()
  }

  var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.map(ExportTable.cell).joined(separator: " | ") + " |\n" }
    return line(headings) + "|" + String(repeating: " --- |", count: headings.count) + "\n" + rows.map(line).joined()
  }

  var json: String {
    let objects = rows.map { row in
      "  {" + zip(headings, row).map { "\(ExportTable.string($0)): \(ExportTable.string($1))" }.joined(separator: ", ")
        + "}"
    }
    return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  /// A field that no spreadsheet takes for a formula.
  private static func field(_ text: String) -> String {
    var text = DisplayText.sanitised(text)
    let isNumber = Double(text) != nil
    if !isNumber, let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static func cell(_ text: String) -> String {
    DisplayText.sanitised(text).split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func string(_ text: String) -> String {
    var result = "\""
    for scalar in DisplayText.sanitised(text).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
