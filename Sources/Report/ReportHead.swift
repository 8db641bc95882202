internal import Accounts
internal import Values
internal import Metrics
internal import Formatting

/// What every report for people begins with: what it is about, T, P, and how many accounts.
struct ReportHead {
  private let title: String
  private let day: String
  private let lines: [String]

  /// - Parameters:
  ///   - accounts: how many accounts on the list are told of; nil: the report says so itself.
  ///   - kpis: the KPIs that are shown, as positions in the catalog: whether some are partial.
  init(_ snapshot: Snapshot, accounts: Int?, kpis: [Int] = [], _ options: ReportOptions) {
    title = SafeText.line(options.title)
    day = "as of " + DayText.full(snapshot.asOf)
    var lines = ["\(snapshot.period.period.name): \(ReportHead.days(snapshot.period.now))"]
    if let previous = snapshot.period.previous { lines[0] += " · before: \(ReportHead.days(previous))" }
    let onList = snapshot.facts.count(where: \.isOnList)
    if let filter = options.filter { lines.append("filter: \(SafeText.line(filter))") }
    if let accounts {
      let share = accounts == onList ? "" : "\(Format.thousands(accounts)) of "
      lines.append("\(share)\(Format.count(onList, "account")) on the list")
    }
    if let line = snapshot.trust.line(directory: options.title) { lines.append("! " + line) }
    if kpis.contains(where: { snapshot.trust.coverage(of: KPICatalog.all[$0]).isPartial }) {
      lines.append(FigureCoverage.legend)
    }
    self.lines = lines + snapshot.health.banners.map { "! " + SafeText.line($0) }
  }

  /// `2026-10-01 to 2026-11-21`.
  private static func days(_ point: Point) -> String { "\(point.from.iso) to \(point.asOf.iso)" }

  var text: String {
    let blanks = max(2, 80 - DisplayText.width(title) - DisplayText.width(day))
    let first = title + String(repeating: " ", count: blanks) + day
    return ([first] + lines.flatMap { DisplayText.wrapped($0, to: 80, breaksWords: false) }).map { $0 + "\n" }.joined()
  }

  var markdown: String {
    "# " + MarkdownTable.escaped(title) + ", " + day + "\n\n"
      + lines.map { "- " + MarkdownTable.escaped($0) + "\n" }.joined()
  }
}
