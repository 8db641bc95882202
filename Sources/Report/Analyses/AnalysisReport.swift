internal import Accounts
internal import Formatting
public import Metrics
internal import Values

extension Report {
  /// `abmtop report --analysis`: the answer of an analysis.
  ///
  /// JSON has every table, CSV the first.
  ///
  /// - Parameters:
  ///   - id: of the analysis.
  ///   - variant: of its variants; empty: the first.
  ///   - set: the accounts that a filter keeps.
  /// - Throws: `unknownAnalysis`, `unknownVariant` and `unknownColumn`, where no such thing exists.
  public static func analysis(
    _ id: String, variant: String = "", _ snapshot: Snapshot, of set: AccountSet = .all,
    _ options: ReportOptions = ReportOptions()
  ) throws(ReportError) -> [UInt8] {
    guard let analysis = Analysis.named(id) else {
      throw .unknownAnalysis(id, nearest: NearestName.of(id, among: Analysis.all.map(\.id)))
    }
    if !variant.isEmpty, !analysis.variants.contains(where: { $0.id == variant }) {
      throw .unknownVariant(variant, of: analysis.variants.map(\.id))
    }
    var column = analysis.column.flatMap { AccountCatalog.field(id: $0) }
    if let by = options.by {
      guard let field = AccountCatalog.field(named: by, in: snapshot), field.uses.contains(.groups) else {
        let names = AccountCatalog.fields(in: snapshot).filter { $0.uses.contains(.groups) }.map(\.id)
        throw .unknownColumn(by, nearest: NearestName.of(by, among: names))
      }
      column = field
    }
    let result = analysis.result(
      AnalysisRequest(snapshot, of: set, variant: variant, by: column, numbers: options.numbers))
    return bytes(result, analysis, snapshot, of: set, options)
  }

  private static func bytes(
    _ result: AnalysisResult, _ analysis: Analysis, _ snapshot: Snapshot, of set: AccountSet, _ options: ReportOptions
  ) -> [UInt8] {
    switch options.format {
    case .csv: return result.tables.first?.machine.csv ?? []
    case .json:
      let tables = result.tables.map { ($0.id, $0.machine.json) }
      return JSON.object(
        head(snapshot) + [
          ("analysis", .text(analysis.id)), ("title", .text(result.title)),
          ("lead", .array(result.lead.map { .text($0) })), ("tables", .object(tables)),
          ("notes", .array(result.notes.map { .text($0) })),
        ]
      ).bytes
    case .text, .markdown, .html, .xlsx:
      var sections = result.tables.map { section($0, isRoomy: options.format.isRoomy) }
      if !result.lead.isEmpty { sections.insert(ReportSection(title: result.title, notes: result.lead), at: 0) }
      if !result.notes.isEmpty { sections.append(ReportSection(title: "Notes", notes: result.notes)) }
      let onList = snapshot.facts.indices.count { snapshot.facts[$0].isOnList && set.contains($0) }
      return options.format.people(Document(snapshot, accounts: onList, options, sections))
    }
  }

  /// A table under its title; text has the columns that fit.
  private static func section(_ table: AnalysisTable, isRoomy: Bool) -> ReportSection {
    if table.rows.isEmpty { return ReportSection(title: table.title, notes: [table.emptyText].filter { !$0.isEmpty }) }
    if isRoomy { return ReportSection(title: table.title, table: table.whole) }
    let (shown, hidden) = table.brief
    let note = hidden.isEmpty ? [] : ["Not here, but in markdown, CSV and JSON: \(hidden.joined(separator: ", "))."]
    return ReportSection(title: table.title, table: shown, notes: note)
  }
}
