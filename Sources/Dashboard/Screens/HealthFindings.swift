internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

extension Pane {
  /// What Data health says beyond single files.
  static let findings = Pane("findings")
}

/// A line of Data health beyond single files: a warning, what became of a table's rows, an orphan, how a word was read, …
struct HealthFinding: Sendable {
  /// What it is about: `warning`, `won`, `list`, `rows`, `waiting`, `quality`, `orphans`, `odd`, `changes`, `words`.
  let subject: String
  /// What there is to say.
  let text: String
  /// Whether it wants a look.
  let isDoubtful: Bool
  /// What Enter opens.
  let target: HealthTarget
  /// Where the first of the rows that it is about stands; nil where it is about none, or about too many.
  var place: Place?

  init(_ subject: String, _ text: String, isDoubtful: Bool = false, opens target: HealthTarget = .nothing) {
    self.subject = subject
    self.text = text
    self.isDoubtful = isDoubtful
    self.target = target
  }

  /// So many words of a column, and orphans, are listed; the last line says how many more there are.
  private static let shown = 1_000

  /// All of them at T and P, what touches figures most first.
  ///
  /// - Parameter details: nil before anything is read.
  static func all(_ details: TrustDetails?, _ state: State, _ context: Context) -> [HealthFinding] {
    var all = warnings(state, context)
    guard let details else { return all }
    if let won = details.won.words(isOfPeriod: details.isOfPeriod, state.words.format.money) {
      all.append(HealthFinding("won", won, opens: .dealsOfPeriod))
    }
    if details.list.all > 0 { all.append(HealthFinding("list", details.list.words, opens: .accounts)) }
    if let off = details.list.offListWords(state.words.exact) {
      all.append(HealthFinding("list", "off the list: " + off))
    }
    all += rows(details)
    all += details.waiting.map { HealthFinding("waiting", $0.words) }
    all += QualitySummary(context).findings
    all += cut(details.orphans, "name", "orphans") { orphan in
      var finding = HealthFinding(
        "orphans", orphan.words(state.words.exact), isDoubtful: true,
        opens: .file(orphan.path, row: LeftOutRow.key(of: orphan)))
      finding.place = Place(path: orphan.path, line: orphan.line)
      return finding
    }
    all += cut(details.contradictions, "row", "odd") { row in
      var finding = HealthFinding(
        "odd", row.words(state.words.exact), isDoubtful: true, opens: .file(row.place.path, row: nil))
      finding.place = row.place
      return finding
    }
    let moreReplaced = details.moreReplaced
    all += details.replaced.map { row in
      let words = context.glyphs.worded(row.words(state.words.exact))
      var finding = HealthFinding(
        "changes", "\(row.place.text): \(row.named): \(words)", opens: .replaced(row.place))
      finding.place = row.place
      return finding
    }
    if moreReplaced > 0 {
      all.append(
        HealthFinding("changes", "and \(Format.count(moreReplaced, "row")) more, each on the page of its file"))
    }
    for column in WordReading.Column.allCases {
      // The unknown ones come first.
      all += cut(details.words.filter { $0.column == column }, "word", "words") { word in
        HealthFinding(
          "words", "\(word.isUnknown ? "! " : "")\(column.name): \(word.words(state.words.exact))",
          isDoubtful: word.isUnknown, opens: .word(column, word.text))
      }
    }
    return all
  }

  /// What banners say, all of it: above other screens there is room for the first ones only.
  private static func warnings(_ state: State, _ context: Context) -> [HealthFinding] {
    let health = context.snapshot.health
    let paths = Set(health.files.map(\.path))
    return (state.faults + health.banners.map { $0.words(state.words.exact) }).map { text in
      let path = pathBefore(text, among: paths)
      return HealthFinding("warning", text, isDoubtful: true, opens: path.map { .file($0, row: nil) } ?? .nothing)
    }
  }

  /// The path that a text begins with, before a colon.
  private static func pathBefore(_ text: String, among paths: Set<String>) -> String? {
    var from = text.startIndex
    while let colon = text[from...].firstIndex(of: ":") {
      if paths.contains(String(text[..<colon])) { return String(text[..<colon]) }
      from = text.index(after: colon)
    }
    return nil
  }

  /// What became of the rows of each table; Enter opens the file of which most were left out.
  private static func rows(_ details: TrustDetails) -> [HealthFinding] {
    var worst: [Table: TrustDetails.FileBalance] = [:]
    for balance in details.balances where balance.rows.bad + balance.rows.orphans > worst[balance.table]?.lost ?? -1 {
      worst[balance.table] = balance
    }
    return details.tableBalances.map { table, rows in
      HealthFinding(
        "rows", "\(table.rawValue): \(rows.words)", isDoubtful: rows.bad + rows.orphans > 0,
        opens: worst[table].map { .file($0.path, row: nil) } ?? .nothing)
    }
  }

  private static func cut<Item>(
    _ items: [Item], _ noun: String, _ subject: String, _ finding: (Item) -> HealthFinding
  ) -> [HealthFinding] {
    let rest = items.count - min(items.count, shown)
    let last = HealthFinding(subject, "and \(Format.count(rest, noun)) more: abmtop check --all lists them")
    return items.prefix(shown).map(finding) + (rest > 0 ? [last] : [])
  }

  /// The one under the cursor, or nil.
  static func underCursor(_ state: State) -> HealthFinding? {
    let rows = state.rows(in: .findings, as: HealthFinding.self)
    return rows.isEmpty ? nil : rows[min(state.page[.findings].cursor, rows.count - 1)]
  }
}

extension TrustDetails.FileBalance {
  /// Rows that are not used although nobody marked or replaced them.
  fileprivate var lost: Int { rows.bad + rows.orphans }
}

/// What Enter opens on a line of Data health.
enum HealthTarget: Sendable {
  case nothing
  /// A file, with the cursor on a row of it where one is given.
  case file(String, row: String?)
  /// The rows that have a word in a column.
  case word(WordReading.Column, String)
  /// A row that another one replaces, and that one.
  case replaced(Place)
  /// The accounts on the list.
  case accounts
  /// The opportunities of the period.
  case dealsOfPeriod
  /// What owners have to complete.
  case quality

  /// What is said of it beside the key; nil where there is nothing.
  var hint: String? {
    switch self {
    case .nothing: nil
    case .file(_, row: nil): "its file"
    case .replaced: "both rows"
    case .file, .word: "its rows"
    case .accounts: "the accounts"
    case .dealsOfPeriod: "the deals"
    case .quality: "by owner"
    }
  }

  /// Opens it.
  func open(_ state: inout State) -> [Effect] {
    switch self {
    case .nothing: []
    case .file(let path, let row): state.push(FileScreen(path: path, row: row))
    case .word(let column, let text): state.push(WordRowsScreen(column: column, text: text))
    case .replaced(let place): state.push(ReplacedScreen(place: place))
    case .accounts: state.push(AccountsScreen(source: .all))
    case .dealsOfPeriod: state.push(DealsScreen(isOfPeriod: true))
    case .quality: state.push(QualityScreen())
    }
  }
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
