internal import Cells
internal import Report
internal import Values

/// What is on screen, with its exact values, to be written to a file.
struct ExportTable: Sendable {
  /// Names for programs, and for people.
  var columns: [(id: String, title: String)]
  var rows: [[FactValue]]

  /// - Parameter window: the positions of the rows that are wanted as they are seen; nil: all, with their exact values.
  init<Row>(_ rows: [Row], _ columns: [ScreenColumn<Row>], _ context: Context, window: Range<Int>? = nil) {
    self.columns = columns.map { ($0.id, $0.title.isEmpty ? $0.id : $0.title) }
    self.rows = rows[(window ?? rows.indices).clamped(to: rows.indices)].map { row in
      columns.map { column in
        let exact = window == nil ? column.exported?(row, context) : nil
        return exact ?? .text(column.cell(row, context).spans.map(\.text).joined())
      }
    }
  }

  var headings: [String] { columns.map(\.title) }

  /// The rows as texts.
  var texts: [[String]] { rows.map { $0.map(\.exact) } }

  /// As CSV, harmless in spreadsheets.
  var csv: String { CSV.text([headings] + texts) }

  /// As a Markdown table, numbers at the right.
  var markdown: String {
    let isRight = columns.indices.map { column in rows.contains { $0[column].isNumber } }
    return MarkdownTable.text(zip(headings, isRight).map { ($0, isRight: $1) }, rows: texts)
  }

  /// The rows as a JSON array of objects: numbers are numbers, and what is missing is `null`.
  var json: JSON {
    .array(
      rows.map { row in .object(zip(columns, row).map { ($0.id, $1.isMissing ? .null : $1.json) }) })
  }
}

extension FactValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .money: true
    default: false
    }
  }
}
