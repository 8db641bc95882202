public import Accounts
internal import Formatting
public import Metrics
internal import Values

extension Report {
  /// `abmtop check`: what became of every file. Text, or JSON; the two other formats give text.
  ///
  /// - Parameters:
  ///   - dataset: gives the rows by table, as read.
  ///   - health: gives the files.
  ///   - point: T and P of the list and of what was won; nil: all days up to the newest row's.
  public static func check(
    _ dataset: Dataset, _ health: Health, _ options: ReportOptions = ReportOptions(), at point: FactPoint? = nil
  ) -> [UInt8] {
    let point = point ?? FactPoint(asOf: dataset.newestDay ?? Day(0), from: .distantPast)
    let check = CheckReport(
      health: health, details: TrustDetails(dataset, at: point), present: dataset.tables,
      tallies: TableTallies(dataset), numbers: options.numbers, listsEach: options.listsEachBadRow)
    return options.format == .json ? check.json.bytes : SafeText(lines: check.text).bytes
  }
}

/// The health of the data directory, file by file.
struct CheckReport {
  let health: Health
  /// What there is to say beyond single files.
  let details: TrustDetails
  /// The tables that have a readable file.
  let present: Set<Table>
  let tallies: TableTallies
  let numbers: FigureFormat
  /// Whether text lists each bad row, not only the first of each reason.
  let listsEach: Bool

  var text: String {
    var text = health.banners.map { "! " + SafeText.line($0.words(numbers.money.exact)) + "\n" }.joined()
    if !text.isEmpty { text += "\n" }
    var balances: [String: RowBalance] = [:]
    for balance in details.balances { balances[balance.path, default: RowBalance()] += balance.rows }
    text += health.files.map { self.text(of: $0, balances[$0.path] ?? RowBalance()) + "\n" }.joined()
    if !health.deals.isEmpty { text += "opportunities: \(health.deals.words { numbers.money.exact($0) })\n" }
    let sections = TrustDetailsText(details, numbers: numbers, limit: listsEach ? nil : TrustDetailsText.shown).sections
    for section in sections {
      text += section.title + "\n" + section.lines.map(CheckReport.line).joined()
    }
    if !sections.isEmpty { text += "\n" }
    text += summary(balances.values.reduce(into: RowBalance()) { $0 += $1 }) + "\n"
    if let fingerprint = health.fingerprint { text += "data: " + fingerprint.lines.joined(separator: "\n") + "\n" }
    if !listsEach, health.files.contains(where: { ProblemGroup.isCut($0.problems) }) {
      text += "--all lists each bad row\n"
    }
    return text
  }

  /// `24 files, 18 read: 85,521 rows = 85,518 used + 1 orphan + 2 bad; 5 files ignored, 1 file cannot be read`.
  private func summary(_ rows: RowBalance) -> String {
    func count(_ holds: (FileOutcome) -> Bool) -> Int { health.files.count { holds($0.outcome) } }
    let read = count { $0 == .read }
    let ignored = count { if case .ignored = $0 { true } else { false } }
    let failed = health.files.count - read - ignored
    let others = [
      ignored > 0 ? "\(Format.count(ignored, "file")) ignored" : nil,
      failed > 0 ? "\(Format.count(failed, "file")) cannot be read" : nil,
    ].compactMap(\.self)
    return "\(Format.count(health.files.count, "file")), \(read) read: \(rows.words)"
      + (others.isEmpty ? "" : "; " + others.joined(separator: ", "))
  }

  private func text(of file: FileHealth, _ rows: RowBalance) -> String {
    var text = SafeText.line(file.path) + "\n"
    if let reason = file.outcome.reason {
      let columns = file.isUnread ? file.columns.map { SafeText.line($0.name) } : []
      return text + CheckReport.labelled(file.outcome.name, [SafeText.line(reason) + "; " + file.recordsWords])
        + CheckReport.labelled("columns", columns, separator: ", ")
    }
    let tables = file.tables.map(\.rawValue).joined(separator: ", ")
    let mapping = file.mapping.isEmpty ? "" : ", mapping \(SafeText.line(file.mapping))"
    text += CheckReport.labelled("table", [tables + mapping])
    let worth = file.worthLeftOut.words(of: file.badRows, in: file.tables.first, numbers.money).map { "; bad: \($0)" }
    text += CheckReport.labelled("rows", [rows.words + ", " + Format.bytes(file.bytes) + (worth ?? "")])
    let matched = file.columns.filter { $0.column != nil && !$0.isGuess }
    text += CheckReport.labelled("matched", matched.map(CheckReport.words), separator: ", ")
    let guessed = file.columns.filter { $0.column != nil && $0.isGuess }
    text += CheckReport.labelled("guessed", guessed.map(CheckReport.words), separator: ", ")
    // Other columns of accounts are kept for filters, break-downs and the account's page (data.md, Files).
    let unread = file.tables == [.accounts] ? "filterable" : "not used"
    let others = file.columns.filter { $0.column == nil }.map { SafeText.line($0.name) }
    text += CheckReport.labelled(unread, others, separator: ", ")
    for note in file.notes {
      text += CheckReport.labelled("note", [FileHealth.words(ofNote: note.text) + " (\(note.count))"])
    }
    for remark in file.remarks { text += CheckReport.labelled("note", [SafeText.line(remark)]) }
    return text + badRows(of: file)
  }

  /// The bad rows of a file: each, or by column and reason the first ones of each. Places are looked for and copied whole:
  /// they are not broken into lines.
  private func badRows(of file: FileHealth) -> String {
    func line(_ problem: RowProblem) -> String {
      var table = file.tables.count > 1 ? problem.table.map { " (\($0.rawValue))" } ?? "" : ""
      if let worth = WorthLeftOut([problem]).words(of: 1, in: problem.table, numbers.money) { table += " (\(worth))" }
      return "  bad row    \(problem.words(in: file.path))\(table)\n"
    }
    var text = ""
    if listsEach {
      for problem in file.problems { text += line(problem) }
    } else {
      for group in ProblemGroup.all(of: file.problems) {
        if group.count > group.first.count {
          let worth = group.worthWords(numbers.money).map { ", " + $0 } ?? ""
          text +=
            "  bad rows   \(Format.thousands(group.count)): \(group.words)\(worth); the first \(group.first.count):\n"
        }
        for problem in group.first { text += line(problem) }
      }
    }
    if file.unlistedProblems > 0 {
      text +=
        "  bad rows   and \(Format.thousands(file.unlistedProblems)) more: only the first million are listed\n"
    }
    return text
  }

  /// `Name → column`, or the name alone where it says the same.
  private static func words(_ match: ColumnMatch) -> String {
    let name = SafeText.line(match.name)
    guard let column = match.column, Text.plain(column) != Text.plain(match.name) else { return name }
    return "\(name) → \(column)"
  }

  /// A line below a heading, in as many lines of 80 columns as it needs.
  private static func line(_ text: String) -> String {
    DisplayText.wrapped(text, to: 76, breaksWords: false).enumerated().map { position, line in
      (position == 0 ? "  " : "    ") + line + "\n"
    }.joined()
  }

  /// Items after a label, in lines of 80 columns; nothing where there are none.
  private static func labelled(_ label: String, _ items: [String], separator: String = "") -> String {
    if items.isEmpty { return "" }
    let margin = 13
    let lines = DisplayText.wrapped(items.joined(separator: separator), to: 80 - margin, breaksWords: false)
    return lines.enumerated().map { position, line in
      DisplayText.padded(position == 0 ? "  " + label : "", to: margin) + line + "\n"
    }.joined()
  }

  var json: JSON {
    .object(
      [
        ("schema", .integer(Report.schema)), ("files", .array(health.files.map(CheckReport.json))),
        ("tables", tablesJSON), ("bad", .integer(health.badRows)), ("orphans", .integer(health.orphans)),
        ("banners", .array(health.banners.map { .text($0.words(numbers.money.exact)) })),
        ("fingerprint", health.fingerprint?.json ?? .null),
      ] + details.json)
  }

  private static func json(_ file: FileHealth) -> JSON {
    func column(_ match: ColumnMatch) -> JSON {
      .object([("name", .text(match.name)), ("column", .optional(match.column)), ("guess", .bool(match.isGuess))])
    }
    let problems = file.problems.map { problem in
      JSON.object([
        ("line", .integer(problem.line)), ("table", .optional(problem.table?.rawValue)),
        ("column", .text(problem.column)), ("reason", .text(problem.reason.words)),
        ("worth", .optional(problem.worth?.decimal)), ("worth_currency", .optional(problem.worthCurrency)),
      ])
    }
    return .object([
      ("path", .text(file.path)), ("outcome", .text(file.outcome.name)), ("reason", .optional(file.outcome.reason)),
      ("tables", .array(file.tables.map { .text($0.rawValue) })),
      ("mapping", file.mapping.isEmpty ? .null : .text(file.mapping)), ("rows", .integer(file.rows)),
      ("records_not_read", .optional(file.records.map(Double.init))),
      ("bad", .integer(file.badRows)), ("orphans", .integer(file.orphans)), ("deleted", .integer(file.deleted)),
      ("bytes", .integer(file.bytes)), ("columns", .array(file.columns.map(column))),
      ("problems", .array(problems)), ("problems_not_listed", .integer(file.unlistedProblems)),
      ("notes", .object(file.notes.map { ($0.text, .integer($0.count)) })),
      ("remarks", .array(file.remarks.map { .text($0) })),
    ])
  }

  /// By table rows, bad rows and orphans; of opportunities also counts and amounts by status.
  private var tablesJSON: JSON {
    let names = present.union(tallies.tables.keys).sorted { $0.rawValue < $1.rawValue }
    return .object(
      names.map { table in
        let tally = tallies.tables[table] ?? TableTallies.Tally()
        var members: [(String, JSON)] = [
          ("rows", .integer(tally.rows)), ("bad", .integer(tally.bad)), ("orphans", .integer(tally.orphans)),
        ]
        if !tally.worth.isEmpty { members.append(("bad_worth", tally.worth.json)) }
        if table == .opportunities {
          members += [OpportunityStatus.won, .lost, .open].map { status in
            let deals = health.deals[status]
            return (
              status.name,
              .object([
                ("count", .integer(deals.count)), ("amount", .number(deals.amount.double)),
                ("money", .text(deals.amount.decimal)),
              ])
            )
          }
        }
        return (table.rawValue, .object(members))
      })
  }
}
