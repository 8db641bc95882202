internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// Each file: what it gave, and what was wrong with it.
struct HealthScreen: Screen {
  static let id = "health"
  static let traits: ScreenTraits = [.opens, .panes, .withoutData]
  static let commands = [
    Command.opening(
      HealthScreen(), .health, "Data health", "H", hint: Command.Hint("data health", 34), needsData: false,
      "each file, what it gave, and what was wrong with it")
  ]

  static func restored(_ parameters: String) -> HealthScreen? { parameters.isEmpty ? HealthScreen() : nil }
  var parameters: String? { "" }

  func title(_ state: State) -> String { "Data health" }
  var panes: [Pane] { [.rows, .findings] }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    ScreenContent([
      .rows: RowList(
        context.snapshot.health.leftOutFirst, HealthColumns.all, context, isSortable: false,
        emptyText: "The directory holds no file.", key: { $0.path }),
      .findings: RowList(
        HealthFinding.all(state, context), HealthFindingColumns.all, context, isSortable: false,
        emptyText: "There is nothing to say beyond the files.", key: { _ in nil }),
    ])
  }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    if pane == .findings { return [] }
    let files = state.rows(as: FileHealth.self)
    return files.indices.contains(row) ? state.push(BadRowsScreen(path: files[row].path)) : []
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    plainTable(state, context) + plainFindings(state, context)
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let health = context.snapshot.health
    let dot = context.glyphs.dot
    let title =
      "Data health \(dot) \(Format.count(health.badRows, "bad row")) \(dot) \(Format.count(health.orphans, "orphan"))"
    // The files have what they need, up to half; what they leave is for the details of one and for all the rest.
    let detailed = min(10, max(4, rect.height / 5))
    let listed = min(health.files.count + 3, max(4, (rect.height - detailed) / 2))
    let bands = rect.rows([.fixed(listed), .fixed(detailed), .rest])
    layout.addListPanel(title, in: bands[0], state, context)
    layout.addListPanel("Words, orphans, rows", of: .findings, in: bands[2], state, context)
    guard !health.files.isEmpty else { return }
    let files = health.leftOutFirst
    let file = files[min(state.page[.rows].cursor, files.count - 1)]
    let (glyphs, inner) = (context.glyphs, Panel.inner(bands[1]))
    // What is too long for its line is read here.
    let finding = state.page.pane == .findings ? HealthFinding.underCursor(state) : nil
    layout.paint { grid in
      let text = Paragraph(finding.map { [Span($0.text)] } ?? details(of: file, state, context))
      // What does not fit is said: `abmtop check` has all of it.
      let seen = text.position(in: inner.size, glyphs: glyphs)
      grid.draw(
        Panel(finding?.subject ?? file.path, note: seen.isEmpty ? "" : "lines " + seen), in: bands[1], glyphs: glyphs)
      grid.draw(text, in: inner, glyphs: glyphs)
    }
  }
}

extension CommandID {
  static let health = CommandID("health")
}

extension Health {
  /// The files: first those of which something was left out, the worst first, each kind in the order of paths.
  fileprivate var leftOutFirst: [FileHealth] {
    func rank(_ file: FileHealth) -> Int {
      if case .failed = file.outcome { return 0 }
      if file.failure != nil { return 0 }
      if file.badRows > 0 { return 1 }
      if file.orphans > 0 { return 2 }
      if case .ignored = file.outcome { return 3 }
      return 4
    }
    return (0...4).flatMap { wanted in files.filter { rank($0) == wanted } }
  }
}

/// `12 rows left out: closed_at: not a date, first in line 5`: by column and reason, the most rows first.
private func leftOut(of file: FileHealth) -> [Span] {
  ProblemGroup.all(of: file.problems).sorted { $0.count > $1.count }.map { group in
    let line = group.first.first.map { ", \(group.count == 1 ? "in" : "first in") line \($0.line)" } ?? ""
    return Span("\(Format.count(group.count, "row")) left out: \(group.words)\(line)", Style(.bad))
  }
}

private func details(of file: FileHealth, _ state: State, _ context: Context) -> [Span] {
  var lines: [Span] = []
  if let failure = file.failure {
    lines.append(Span("the newest state cannot be read: \(failure.words); the last good one is in force", Style(.bad)))
  }
  lines += leftOut(of: file)
  if file.orphans > 0 {
    lines.append(Span("\(Format.count(file.orphans, "orphan")): rows whose account nobody knows", Style(.warn)))
  }
  lines.append(Span(lastReading(of: file, context), Style(.dim)))
  switch file.outcome {
  case .read: break
  case .ignored(let reason): lines.append(Span("ignored: \(reason.words)", Style(.warn)))
  case .failed(let reason): lines.append(Span("failed: \(reason.words)", Style(.bad)))
  }
  if file.tables.contains(.opportunities) {
    let deals = context.snapshot.health.deals
    lines.append(Span("all opportunities: " + deals.words(state.words.exact)))
  }
  let guessed = file.columns.filter(\.isGuess).compactMap { column in column.column.map { "\(column.name) as \($0)" } }
  if !guessed.isEmpty { lines.append(Span("guessed: " + guessed.joined(separator: ", "), Style(.warn))) }
  lines += file.notes.map { Span("\(FileHealth.words(ofNote: $0.text)): \(Format.thousands($0.count))") }
  lines += file.remarks.map { Span($0, Style(.warn)) }
  if file.deleted > 0 { lines.append(Span("marked deleted: \(Format.thousands(file.deleted))")) }
  if file.unlistedProblems > 0 {
    lines.append(Span("\(Format.thousands(file.unlistedProblems)) more bad rows are not listed", Style(.warn)))
  }
  // Last, as it can be long.
  let unread = file.columns.filter { $0.column == nil }.map(\.name)
  // Other columns of accounts are kept for filters, break-downs and the account's page (data.md, Files).
  let kept = file.tables == [.accounts] ? "can be filtered by: " : "not read: "
  if !unread.isEmpty { lines.append(Span(kept + unread.joined(separator: ", "), Style(.dim))) }
  return lines
}

/// When a file was changed and read, as far as that is known: ages are those at the last refresh, so that nothing moves
/// while nothing happens.
private func lastReading(of file: FileHealth, _ context: Context) -> String {
  var parts = [Format.bytes(file.bytes)]
  let health = context.snapshot.health
  if let age = health.age(of: file) { parts.append(age < 1 ? "just changed" : "\(Format.age(seconds: age)) old") }
  if let age = health.sinceReading(of: file), let read = file.lastRead, let refresh = health.refresh {
    let when = age < 1 ? " by" : ", \(Format.age(seconds: age)) before"
    let (took, all) = (Format.duration(seconds: read.seconds), Format.duration(seconds: refresh.seconds))
    parts.append("read in \(took)\(when) the last refresh (\(all))")
  }
  return parts.joined(separator: " \(context.glyphs.dot) ")
}

/// The columns of the Data health screen.
enum HealthColumns {
  static let all: [ScreenColumn<FileHealth>] = [
    ScreenColumn(
      id: "path", title: "File", least: 16, ideal: 30, most: 60, priority: 100, value: { file, _ in .text(file.path) },
      cell: { file, _ in TableCell(file.path) }),
    ScreenColumn(
      id: "state", title: "State", least: 7, priority: 99, value: { _, _ in .missing },
      cell: { file, _ in
        switch file.outcome {
        case .read: file.badRows > 0 ? TableCell("partly", Style(.warn)) : TableCell("read", Style(.good))
        case .ignored: TableCell("ignored", Style(.dim))
        case .failed: TableCell("failed", Style(.bad))
        }
      }),
    ScreenColumn(
      id: "table", title: "Table", least: 10, ideal: 19, priority: 90,
      value: { file, _ in .text(file.tables.first?.rawValue ?? "") },
      cell: { file, context in
        let names = file.tables.map(\.rawValue).joined(separator: ", ")
        return TableCell(names.isEmpty ? context.glyphs.missing : names)
      }),
    ScreenColumn(
      id: "mapping", title: "Mapping", least: 8, ideal: 12, priority: 40, value: { file, _ in .text(file.mapping) },
      cell: { file, _ in TableCell(file.mapping, Style(.dim)) }),
    count("rows", "Rows", priority: 95) { $0.rows },
    count("bad", "Bad", priority: 94, role: .bad) { $0.badRows },
    count("orphans", "Orphans", priority: 80, role: .warn) { $0.orphans },
    ScreenColumn(
      id: "bytes", title: "Size", align: .right, least: 7, priority: 60,
      value: { file, _ in .number(Double(file.bytes)) },
      cell: { file, _ in TableCell(Format.bytes(file.bytes), Style(.dim)) },
      exported: { file, _ in .number(Double(file.bytes)) }),
    seconds("age", "Age", priority: 58, words: Format.age) { $1.age(of: $0) },
    seconds("read", "Read", priority: 52, words: Format.age) { $1.sinceReading(of: $0) },
    seconds("took", "Took", priority: 50, words: Format.duration) { file, _ in file.lastRead?.seconds },
  ]

  /// Seconds up to the last refresh, or of a reading; unknown where nobody kept the time.
  private static func seconds(
    _ id: String, _ title: String, priority: Int, words: @escaping @Sendable (Double) -> String,
    _ read: @escaping @Sendable (FileHealth, Health) -> Double?
  ) -> ScreenColumn<FileHealth> {
    ScreenColumn(
      id: id, title: title, align: .right, least: 8, priority: priority,
      value: { file, context in read(file, context.snapshot.health).map { .number($0) } ?? .missing },
      cell: { file, context in
        TableCell(read(file, context.snapshot.health).map(words) ?? context.glyphs.missing, Style(.dim))
      },
      exported: { file, context in read(file, context.snapshot.health).map { .number($0) } ?? FieldValue.none })
  }

  private static func count(
    _ id: String, _ title: String, priority: Int, role: Role = .text, _ read: @escaping @Sendable (FileHealth) -> Int
  ) -> ScreenColumn<FileHealth> {
    ScreenColumn(
      id: id, title: title, align: .right, least: 7, priority: priority,
      value: { file, _ in .number(Double(read(file))) },
      cell: { file, _ in TableCell(Format.thousands(read(file)), Style(read(file) == 0 ? .dim : role)) },
      exported: { file, _ in .number(Double(read(file))) })
  }
}
