internal import Accounts
internal import Cells
internal import Metrics
internal import Report
internal import Values
internal import Formatting

extension State {
  /// Writes what is on screen, or of it the marked rows, in the format that the path's ending says; another ending is
  /// refused before anything is written.
  mutating func export(to path: String) -> [Effect] {
    guard !path.isEmpty, let context else { return [] }
    let ending = path.split(separator: ".").last?.lowercased() ?? ""
    guard path.contains("."), let format = Self.exportFormats[ending] else {
      notify("“\(path)” is not written: a path ends with .csv, .json, .md, .html or .xlsx.")
      return []
    }
    overlay = nil
    if !format.isText { return [.writeBytes(path: path, bytes: exportedWorkbook(context))] }
    return [.write(path: path, contents: exported(as: format, context))]
  }

  /// What is written, by the ending of the path.
  private static let exportFormats: [String: ReportFormat] = [
    "csv": .csv, "json": .json, "md": .markdown, "markdown": .markdown, "html": .html,
    "xlsx": .xlsx,
  ]

  private func exported(as format: ReportFormat, _ context: Context) -> String {
    let options = exportOptions(format)
    let marked = markedRows(in: page.pane)
    if marked.isEmpty, let document = page.screen.document(options, self, context) { return document }
    let table = exportedTable(context)
    switch format {
    case .markdown: return table.markdown
    case .html:
      let bytes = Report.page(
        context.snapshot, named: pathNames.last ?? "abmtop", table.columns, table.rows,
        exportedTable(context, isAsSeen: true).texts, options)
      return String(decoding: bytes, as: UTF8.self)
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

  /// The rows of the screen with their exact values, the marked ones where there are any.
  ///
  /// - Parameter isAsSeen: the texts that are seen, instead of the exact values.
  private func exportedTable(_ context: Context, isAsSeen: Bool = false) -> ExportTable {
    let marked = markedRows(in: page.pane)
    let own = page.screen.exported(self, context) ?? kpiList(KPICatalog.all, context)
    let list = marked.isEmpty ? own : self.list(in: page.pane) ?? own
    return list.table(context, rows: marked.isEmpty ? nil : marked, isAsSeen: isAsSeen)
  }

  /// What a file says of itself: the directory, the filter.
  private func exportOptions(_ format: ReportFormat) -> ReportOptions {
    var options = ReportOptions()
    options.format = format
    options.title = directoryName
    if let code = context?.snapshot.trust.currency { options.currency = code }
    if !filter.isEmpty { options.filter = filter.text }
    return options
  }

  private func exportedWorkbook(_ context: Context) -> [UInt8] {
    let options = exportOptions(.xlsx)
    let table = exportedTable(context)
    return Report.workbook(
      context.snapshot, named: pathNames.last ?? "abmtop", table.columns, table.rows, options)
  }
}

extension State {
  /// Copies the marked rows or the one under the cursor as they are seen, or the figure under it with all that makes it
  /// understood elsewhere.
  mutating func copy(withHeadings: Bool = false) -> [Effect] {
    if let effects = copyRows(withHeadings: withHeadings) { return effects }
    guard let text = copyText else {
      notify("There is nothing to copy here.")
      return []
    }
    notify("Copied: \(text.split(separator: "\n").first.map(String.init) ?? "")")
    return [.copy(SafeText(lines: text).string)]
  }

  /// Shows where the account under the cursor is in the CRM, or why that is not known.
  mutating func showAddress() -> [Effect] {
    guard let context else { return [] }
    guard let position = accountUnderCursor else {
      notify("There is no account under the cursor.")
      return []
    }
    let account = context.account(position)
    do throws(AddressTemplate.Problem) {
      let address = try addresses.address(of: account, extraColumns: context.snapshot.dataset.extraColumns)
      overlay = Overlay(.address(address, account: account.name))
    } catch {
      notify(error.words)
    }
    return []
  }

  private var copyText: String? {
    guard let context, var lines = page.screen.copied(self, context) else { return nil }
    let period = context.snapshot.period
    lines.append("Period: \(period.now.from.iso)..\(period.now.asOf.iso) (\(period.period.name))")
    lines.append("As of: \(context.asOf.iso)")
    lines.append("Filter: \(filter.isEmpty ? "none" : filter.text)")
    return lines.joined(separator: "\n")
  }

  /// The name that is proposed for an export.
  var exportName: String {
    let name = (pathNames.last ?? "abmtop").lowercased()
    let plain = name.unicodeScalars.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) ? Character($0) : "-" }
    let parts = String(plain).split(separator: "-")
    return parts.joined(separator: "-") + ".csv"
  }
}

/// An account as it is copied.
func copiedLines(ofAccount account: Int, _ context: Context) -> [String] {
  let its = context.account(account)
  return ["\(its.name) (\(its.id))", "Stage: \(FunnelStage.names[Int(context.facts(account).stage) - 1])"]
}

/// A figure as it is copied, with what it is made of; nil where there is none.
func copiedLines(of kpi: KPI, _ context: Context) -> [String]? {
  guard let figure = context.figures[kpi.id]?.all else { return nil }
  let marks = context.snapshot.trust.coverage(of: kpi).marks(of: figure)
  var lines = ["\(kpi.name): \(marks)\(context.words.exact(figure, kpi.unit))"]
  if let numerator = figure.numerator, let denominator = figure.denominator {
    lines.append("Numerator: \(numerator)\nDenominator: \(denominator)")
  }
  lines += FigureMark.allCases.filter { marks.contains($0.sign) }.map(\.legend)
  return lines
}

/// What is on screen, with its exact values, to be written to a file.
struct ExportTable: Sendable {
  /// Names for programs, and for people.
  var columns: [(id: String, title: String)]
  var rows: [[FieldValue]]

  /// - Parameter isAsSeen: the texts that are seen, instead of the exact values.
  init<Row>(_ rows: [Row], _ columns: [ScreenColumn<Row>], _ context: Context, isAsSeen: Bool = false) {
    let columns = columns.filter { !$0.isDrawn }
    self.columns = columns.map { ($0.id, $0.title.isEmpty ? $0.id : $0.title) }
    self.rows = rows.map { row in
      columns.map { column in
        let exact = isAsSeen ? nil : column.exported?(row, context)
        return exact ?? .text(column.cell(row, context).spans.map(\.text).joined())
      }
    }
  }

  var headings: [String] { columns.map(\.title) }

  /// The rows as texts.
  var texts: [[String]] { rows.map { $0.map(\.exact) } }

  /// As CSV, harmless in spreadsheets.
  var csv: String { String(decoding: CSVWriter().bytes(headings, rows), as: UTF8.self) }

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

extension FieldValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .money: true
    default: false
    }
  }
}
