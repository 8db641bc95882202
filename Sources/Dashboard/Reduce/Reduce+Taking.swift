internal import Accounts
internal import Cells
internal import Values
internal import KPIs

extension State {
  /// Copies the figure or the row under the cursor with all that makes it understood elsewhere.
  mutating func copy() -> [Effect] {
    guard let text = copyText else { return [] }
    tell("Copied: \(text.split(separator: "\n").first.map(String.init) ?? "")")
    return [.copy(DisplayText.sanitised(text, keepingLines: true))]
  }

  private var copyText: String? {
    guard let context else { return nil }
    let period = context.snapshot.period
    var lines: [String] = []
    if page.screen == .overview, pane == .funnel {
      let row = lensRow(context)
      lines.append("\(row.name): \(Format.thousands(row.counts.all))")
      if let share = row.share { lines.append("Share: \(Format.conversion(share))") }
    } else if let account = accountUnderCursor {
      let its = context.account(account)
      lines.append("\(its.name) (\(its.id))")
      lines.append("Stage: \(FunnelStage.names[Int(context.facts(account).stage) - 1])")
    } else if let kpi = subject, let figure = context.figures[kpi.id]?.all {
      lines.append("\(kpi.name): \(words.exact(figure, kpi.unit))")
      if let numerator = figure.numerator, let denominator = figure.denominator {
        lines.append("Numerator: \(numerator)\nDenominator: \(denominator)")
      }
    } else {
      return nil
    }
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

  /// Writes what is on screen.
  mutating func export(to path: String) -> [Effect] {
    guard !path.isEmpty, let context else { return [] }
    let table = exportTable(context)
    let contents: String
    switch path.split(separator: ".").last?.lowercased() {
    case "json": contents = table.json
    case "md", "markdown": contents = table.markdown
    default: contents = table.csv
    }
    return [.write(path: path, contents: contents)]
  }

  /// What is on screen as texts.
  func exportTable(_ context: Context) -> ExportTable {
    switch page.rows {
    case .accounts(let rows): return ExportTable(rows, accountColumns, context)
    case .deals(let rows): return ExportTable(rows, DealColumns.all, context)
    case .renewals(let rows): return ExportTable(rows, RenewalColumns.all, context)
    case .groups(let rows):
      guard case .breakdown(_, let kpi, let column) = page.screen else { break }
      return ExportTable(rows, GroupColumns.all(kpi: kpi, column: column), context)
    case .parts(let rows):
      guard case .explain(let id) = page.screen, let kpi = KPIBook.kpi(id) else { break }
      return ExportTable(rows, PartColumns.all(of: kpi), context)
    case .evidence(let rows): return ExportTable(rows, EvidenceColumns.all, context)
    case .none, .details: break
    }
    if case .health = page.screen { return ExportTable(context.snapshot.health.files, HealthColumns.all, context) }
    if case .badRows(let path) = page.screen { return ExportTable(badRows(of: path), BadRowColumns.all, context) }
    return ExportTable(figures: context)
  }
}
