internal import Formatting
public import Metrics
internal import Tabular
internal import Values

/// Documents as workbooks: the head on a sheet of its own, then a sheet for each table, its cells by their type.
struct XLSXWriter: DocumentWriter {
  func bytes(_ document: Document) -> [UInt8] {
    var sheets: [WorkbookWriter.Sheet] = []
    var head = [document.title, document.day] + document.lines
    var heading = document.title
    // What stands below a heading without a table stands on the first sheet.
    var isOnHead = true
    for block in document.blocks {
      switch block {
      case .heading(let text):
        heading = text
        isOnHead = true
      case .table(let table):
        sheets.append(XLSXWriter.sheet(heading, table))
        isOnHead = false
      case .chart(let chart):
        sheets.append(XLSXWriter.sheet(heading, chart))
        isOnHead = false
      case .note(let note):
        if isOnHead || sheets.isEmpty {
          head.append("\(heading): \(note)")
        } else {
          sheets[sheets.count - 1].lines.append(SafeText.line(note))
        }
      }
    }
    let info = WorkbookWriter.Sheet("Info", lines: head.map { SafeText.line($0) })
    return WorkbookWriter().bytes([info] + sheets)
  }

  /// A table alone.
  func bytes(_ table: ReportTable, named name: String) -> [UInt8] {
    WorkbookWriter().bytes([XLSXWriter.sheet(name, table)])
  }

  private static func sheet(_ name: String, _ table: ReportTable) -> WorkbookWriter.Sheet {
    WorkbookWriter.Sheet(
      SafeText.line(name),
      columns: table.columns.map { column in
        let title = column.title.split(separator: "\n").joined(separator: " ")
        return WorkbookWriter.Column(SafeText.line(title.isEmpty ? column.id : title))
      },
      rows: table.rows.map { $0.map(cell) })
  }

  /// Courses of figures, a column a point, from old to new.
  private static func sheet(_ name: String, _ chart: Document.Chart) -> WorkbookWriter.Sheet {
    let points = chart.series.map(\.trend.count).max() ?? 0
    let titles = (0..<points).map { point in
      point == 0 ? chart.firstDay : point == points - 1 ? chart.lastDay : "\(point + 1)"
    }
    return WorkbookWriter.Sheet(
      SafeText.line(name), columns: ([chart.span] + titles).map { WorkbookWriter.Column(SafeText.line($0)) },
      rows: chart.series.map { series in
        let text = series.ends.last?.text ?? ""
        let missing = [WorkbookWriter.Cell](repeating: .empty, count: points - series.trend.count)
        return [.text(SafeText.line(series.name))] + missing
          + series.trend.reversed().map { $0.map { number($0, shownAs: text) } ?? .empty }
      })
  }

  private static func cell(_ cell: ReportTable.Cell) -> WorkbookWriter.Cell {
    switch cell.value {
    case .text(let text): text.isEmpty ? .empty : .text(SafeText.line(text))
    case .number(let value): number(value, shownAs: cell.text)
    case .money(let money): .number(money.decimal, .money)
    case .day(let day): .day(day)
    case .flag(let holds): .flag(holds)
    case .list(let texts): .text(SafeText.line(texts.joined(separator: "; ")))
    case .none: .empty
    }
  }

  /// A number in the form that its text for people has.
  private static func number(_ value: Double, shownAs text: String) -> WorkbookWriter.Cell {
    guard value.isFinite else { return .empty }
    let form: WorkbookWriter.Form =
      if text.contains("%") {
        .share
      } else if value.rounded() == value {
        .whole
      } else {
        abs(value) >= 1_000 ? .money : .plain
      }
    return .number(JSON.number(value), form)
  }
}

extension Report {
  /// A table of a screen as a workbook, with what it is about on a sheet before it.
  public static func workbook(
    _ snapshot: Snapshot, named name: String, _ columns: [(id: String, title: String)], _ rows: [[FieldValue]],
    _ options: ReportOptions
  ) -> [UInt8] {
    let table = ReportTable(
      columns.map { ReportTable.Column($0.id, $0.title) },
      rows: rows.map { row in row.map { ReportTable.Cell($0, $0.exact) } })
    let data = snapshot.health.fingerprint.map { ReportSection(title: "Data", notes: $0.lines) }
    return XLSXWriter().bytes(
      Document(
        snapshot, accounts: nil, options, [ReportSection(title: name, table: table)] + [data].compactMap(\.self)))
  }
}
