internal import Accounts
internal import Cells
internal import Metrics
internal import Report

extension Pane {
  /// What Data health says beyond single files.
  static let findings = Pane("findings")
}

/// A line of Data health beyond single files: how a word was read, an orphan, what became of a table's rows, …
struct HealthFinding: Sendable {
  /// What it is about: `words`, `orphans`, `rows`, `won`, `list`, `waiting`.
  let subject: String
  /// What there is to say.
  let text: String

  /// So many words of a column, and orphans, are listed; the last line says how many more there are.
  private static let shown = 1_000

  /// All of them at T and P; none before anything is read.
  static func all(_ state: State, _ context: Context) -> [HealthFinding] {
    let snapshot = context.snapshot
    if snapshot.present.isEmpty { return [] }
    let details = TrustDetails(snapshot.dataset, at: snapshot.period.now)
    let text = TrustDetailsText(details, numbers: state.words.format, limit: shown)
    return text.sections.flatMap { section in
      section.lines.map { HealthFinding(subject: section.title, text: $0) }
    }
  }

  /// The one under the cursor, or nil.
  static func underCursor(_ state: State) -> HealthFinding? {
    let rows = state.rows(in: .findings, as: HealthFinding.self)
    return rows.isEmpty ? nil : rows[min(state.page[.findings].cursor, rows.count - 1)]
  }

  /// Whether it wants a look: a word that nothing is known of, an orphan.
  var isDoubtful: Bool { text.hasPrefix("! ") || subject == "orphans" }
}

/// The columns of what Data health says beyond single files.
enum HealthFindingColumns {
  static let all: [ScreenColumn<HealthFinding>] = [
    ScreenColumn(
      id: "about", title: "About", least: 7, priority: 90, value: { finding, _ in .text(finding.subject) },
      cell: { finding, _ in TableCell(finding.subject, Style(.dim)) }),
    ScreenColumn(
      id: "finding", title: "What is known", least: 40, ideal: 120, most: 400, priority: 100,
      value: { finding, _ in .text(finding.text) },
      cell: { finding, _ in TableCell(finding.text, Style(finding.isDoubtful ? .warn : .text)) }),
  ]
}

/// The findings as lines of text.
func plainFindings(_ state: State, _ context: Context) -> [String] {
  HealthFinding.all(state, context).map { "\($0.subject): \($0.text)" }
}
