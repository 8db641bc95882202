internal import Formatting
public import Metrics

/// Documents as pages: one self-contained file, without a script and without a request.
struct HTMLWriter: DocumentWriter {
  func bytes(_ document: Document) -> [UInt8] {
    var sections: [HTML] = []
    var section: [HTML] = []
    var notes: [String] = []
    var heading = document.title
    func endNotes() {
      if !notes.isEmpty { section.append(HTMLWriter.notes(notes).line) }
      notes = []
    }
    func endSection() {
      endNotes()
      if !section.isEmpty { sections.append(HTML.element("section", [:], all: section).line) }
      section = []
    }
    for block in document.blocks {
      if case .note(let note) = block {
        notes.append(note)
        continue
      }
      endNotes()
      switch block {
      case .heading(let title):
        endSection()
        heading = title
        section.append(HTML.element("h2", text: title).line)
      case .table(let table):
        section.append((table.rows.isEmpty ? HTML.element("p", text: "none") : table.html(label: heading)).line)
      case .chart(let chart): section.append(HTMLWriter.table(chart, label: heading).line)
      case .note: break
      }
    }
    endSection()
    let head = HTMLWriter.head(document.title, document.day, document.lines)
    return HTML.page(
      title: document.day.isEmpty ? document.title : "\(document.title), \(document.day)",
      [HTML.element("main", [:], all: head + sections).line])
  }

  /// The title with its day, and the lines below it.
  static func head(_ title: String, _ day: String, _ lines: [String]) -> [HTML] {
    let header = HTML.element(
      "header", [:], HTML.element("h1", text: title), HTML.element("p", ["class": "strong"], text: day))
    let below = lines.map { HTML.element("p", ["class": "lines"], text: $0).line }
    return [header.line] + below
  }

  /// Whole sentences as a list; one alone is a paragraph.
  static func notes(_ notes: [String]) -> HTML {
    if notes.count == 1 { return .element("p", ["class": "notes"], text: notes[0]) }
    return .element("ul", ["class": "notes"], all: notes.map { .element("li", text: $0) })
  }

  /// Courses of figures: a small drawing a row, and its ends in figures.
  private static func table(_ chart: Document.Chart, label: String) -> HTML {
    let table = chart.table
    guard let course = table.columns.firstIndex(where: { $0.id == "trend" }) else { return table.html(label: label) }
    return table.html(label: label) { row, column in
      guard column == course else { return nil }
      let series = chart.series[row]
      return PageChart.spark(series.trend, noise: series.noise, label: words(series, chart))
    }
  }

  /// `Chats from 29 Aug to 21 Nov: 12, 40; lowest 10, highest 44`.
  private static func words(_ series: Document.Chart.Series, _ chart: Document.Chart) -> String {
    let ends = series.ends.map(\.text)
    guard ends.count == 4 else { return series.name }
    return "\(series.name), \(chart.firstDay) to \(chart.lastDay): from \(ends[0]) to \(ends[3]), "
      + "lowest \(ends[1]), highest \(ends[2])"
  }
}

extension ReportTable {
  /// The table; the first column names the rows. It scrolls by itself where it is wider than the page.
  ///
  /// - Parameters:
  ///   - label: what it is a table of.
  ///   - drawing: what a cell holds instead of its text; nil: the text.
  func html(label: String, drawing: (_ row: Int, _ column: Int) -> HTML? = { _, _ in nil }) -> HTML {
    let heads = columns.map { column in
      let title = column.title.split(separator: "\n").joined(separator: " ")
      // A heading without words is none.
      return title.isEmpty
        ? HTML.element("td") : HTML.element("th", ReportTable.attributes("col", column.isRight), text: title)
    }
    let lines = rows.enumerated().map { row, cells in
      let cells = cells.enumerated().map { position, cell in
        let content = drawing(row, position) ?? .text(cell.text)
        let isRight = columns[position].isRight
        return position == 0
          ? HTML.element("th", ReportTable.attributes("row", isRight), content)
          : HTML.element("td", isRight ? ["class": "r"] : [:], content)
      }
      return HTML.element("tr", [:], all: cells).line
    }
    let table = HTML.element(
      "table", [:], HTML.element("thead", [:], HTML.element("tr", [:], all: heads)).line,
      HTML.element("tbody", [:], all: lines))
    return .element("div", ["class": "wide", "role": "region", "tabindex": "0", "aria-label": label], table)
  }

  private static func attributes(_ scope: String, _ isRight: Bool) -> KeyValuePairs<StaticString, String> {
    isRight ? ["scope": scope, "class": "r"] : ["scope": scope]
  }
}

extension Report {
  /// A table of a screen as a page, with what it is about above it.
  ///
  /// - Parameters:
  ///   - rows: the exact values; numbers stand at the right.
  ///   - texts: the same as they are seen; where a cell has none, the exact value is written.
  public static func page(
    _ snapshot: Snapshot, named name: String, _ columns: [(id: String, title: String)], _ rows: [[FieldValue]],
    _ texts: [[String]], _ options: ReportOptions
  ) -> [UInt8] {
    let isRight = columns.indices.map { column in rows.contains { $0[column].isNumeric } }
    var table = ReportTable(zip(columns, isRight).map { ReportTable.Column($0.id, $0.title, isRight: $1) })
    table.rows = rows.enumerated().map { row, values in
      values.enumerated().map { column, value in
        let seen = texts.indices.contains(row) ? texts[row][column] : ""
        return ReportTable.Cell(value, seen.isEmpty ? value.exact : seen)
      }
    }
    let data = snapshot.health.fingerprint.map { ReportSection(title: "Data", notes: $0.lines) }
    return HTMLWriter().bytes(
      Document(
        snapshot, accounts: nil, options, [ReportSection(title: name, table: table)] + [data].compactMap(\.self)))
  }
}

extension FieldValue {
  /// Whether it stands at the right of a table.
  fileprivate var isNumeric: Bool {
    switch self {
    case .number, .money: true
    default: false
    }
  }
}
