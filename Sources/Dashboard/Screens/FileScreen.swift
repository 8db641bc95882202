internal import Accounts
internal import Cells
internal import Metrics
internal import Report
internal import Values
internal import Formatting

/// One file: all that is known of it, and each row that no figure counts, with where it stands and why.
struct FileScreen: Screen {
  /// The file.
  var path: String
  /// What the cursor is on at first: the key of a row; nil: the first row.
  var row: String?

  static let id = "file"
  static let traits: ScreenTraits = [.opens, .panes]

  func title(_ state: State) -> String { path }
  var panes: [Pane] { [.rows, .details] }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] {
    var list = ListState()
    list.key = row
    return [.rows: list]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let snapshot = context.snapshot
    guard let file = snapshot.health.files.first(where: { $0.path == path }) else {
      return ScreenContent(rows: RowList([LeftOutRow](), LeftOutRow.columns, context, emptyText: goneText))
    }
    let balance = snapshot.dataset.rowBalances.filter { $0.path == path }.reduce(into: RowBalance()) {
      $0 += $1.balance
    }
    let (rows, more) = LeftOutRow.all(of: file, snapshot.dataset, context)
    var details = HealthFile(file, balance).details(state.words, context)
    if more > 0 {
      details.append(Span("\(Format.count(more, "more replaced row")) not listed, as there are so many", Style(.warn)))
    }
    return ScreenContent(
      [
        .rows: RowList(
          rows, LeftOutRow.columns, context, isSortable: false, emptyText: emptyText(file), key: { $0.key },
          place: { row, _ in Place(path: path, line: row.line) }),
        .details: PaneText(),
      ], model: details)
  }

  /// Both rows, where another one counts in its place.
  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let rows = state.rows(as: LeftOutRow.self)
    guard pane == .rows, rows.indices.contains(row), rows[row].kind == .replaced else { return [] }
    return state.push(ReplacedScreen(place: Place(path: path, line: rows[row].line)))
  }

  private var goneText: String { "The file is not in the directory any more." }

  private func emptyText(_ file: FileHealth) -> String {
    file.outcome == .read
      ? "Each row of it is used, set aside by a rule, or marked deleted." : "Nothing of it is read: see above why."
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    let details = state.page.content.model as? [Span] ?? [Span(goneText)]
    return details.map(\.text) + plainTable(state, context)
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let text = Paragraph(state.page.content.model as? [Span] ?? [Span(goneText)])
    let isReading = state.page.pane == .details
    let hasBorder = state.size.width >= 100
    let wanted = text.wrapped(to: rect.width - (hasBorder ? 4 : 2)).count + (hasBorder ? 2 : 1)
    // The rows need a heading and a few lines; with the keys, either part gets most of the screen.
    let rows = state.count(of: .rows)
    let most = rows == 0 ? rect.height - 3 : (isReading ? rect.height * 3 / 4 : rect.height / 2)
    let bands = rect.rows([.fixed(max(2, min(wanted, most))), .rest])
    addDetails(text, hasBorder: hasBorder, in: bands[0], &layout, state)
    layout.addListPanel("Rows that no figure counts", in: bands[1], state, context)
  }

  private func addDetails(
    _ text: Paragraph, hasBorder: Bool, in rect: Rect, _ layout: inout ScreenLayout, _ state: State
  ) {
    let inner =
      hasBorder ? Panel.inner(rect) : Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1)
    let isActive = state.page.pane == .details
    var shown = text
    shown.offset = min(state.page[.details].first, text.lastOffset(in: inner.size))
    let seen = shown.position(in: inner.size, glyphs: layout.glyphs)
    let note = seen.isEmpty ? "" : "lines " + seen
    let title = DisplayText.clippedAtStart(
      path, to: max(8, rect.width - DisplayText.width(note) - 8), ellipsis: layout.glyphs.ellipsis)
    if hasBorder {
      layout.add(Panel(title, note: note, isActive: isActive), in: rect)
    } else {
      layout.add(Rule(title, note: note, isActive: isActive), in: rect)
    }
    let drawn = shown
    layout.add(drawn, in: inner)
    layout.mark(rect, .pane(.details))
    if isActive { layout.see(.details, height: inner.height, first: shown.offset) }
  }
}

extension Pane {
  /// All that is known of a file, as text.
  static let details = Pane("details")
}

/// A row of a file that no figure counts: a bad one, one that another replaces, or rows of one account that nothing in the
/// directory is.
struct LeftOutRow: Sendable {
  /// What is wrong with a row.
  enum Kind: String, Sendable {
    case bad, orphan, replaced

    var role: Role {
      switch self {
      case .bad: .bad
      case .orphan: .warn
      case .replaced: .dim
      }
    }
  }

  let kind: Kind
  let line: Int
  /// The column at fault, or what orphans name.
  let what: String
  /// What is wrong.
  let reason: String

  /// What stands for it in its list.
  var key: String { "\(kind.rawValue) \(line) \(what)" }

  /// What stands for orphans in the list of their file.
  static func key(of orphan: OrphanGroup) -> String { "\(Kind.orphan.rawValue) \(orphan.line) \(orphan.named)" }

  /// The rows of a file, in the order of lines.
  ///
  /// - Returns: also how many replaced ones there are beyond those.
  /// - Complexity: O(rows left out + orphans of all files), and O(rows) where some are replaced.
  static func all(of file: FileHealth, _ dataset: Dataset, _ context: Context) -> (rows: [LeftOutRow], more: Int) {
    let words = context.words
    let (pairs, more) = dataset.replacedRows(of: file.path, limit: TrustDetails.listedReplaced)
    let replaced = pairs.map { row in
      LeftOutRow(
        kind: .replaced, line: row.place.line, what: row.named,
        reason: context.glyphs.worded(row.words(words.exact)))
    }
    let bad = file.problems.map {
      LeftOutRow(kind: .bad, line: Int($0.line), what: $0.column, reason: $0.reason.words)
    }
    let groups = file.orphans == 0 ? [] : dataset.orphanGroups
    let orphans = groups.filter { $0.path == file.path }.map { group in
      LeftOutRow(kind: .orphan, line: group.line, what: group.named, reason: reason(group, words))
    }
    let rows = (bad + orphans + replaced).enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }.map(\.element)
    return (rows, more)
  }

  /// `no such account; 2 rows, $30,000.00; nearest: A8, Acme`.
  private static func reason(_ group: OrphanGroup, _ words: FigureText) -> String {
    var text =
      switch group.naming {
      case .nothing: "it belongs to no account, contact or opportunity"
      case .opportunity: "no such opportunity"
      case .contact: "no such contact, or none whose account is known"
      case .id, .name, .domain, .email: "no such account"
      }
    text += "; \(Format.count(group.rows, "row"))"
    if let amount = group.amount { text += ", \(words.exact(amount))" }
    return group.nearest == nil ? text : text + "; nearest: \(group.nearestWords)"
  }

  static let columns: [ScreenColumn<LeftOutRow>] = [
    ScreenColumn(
      id: "line", title: "Line", align: .right, least: 7, priority: 99,
      value: { row, _ in .number(Double(row.line)) }, cell: { row, _ in TableCell("\(row.line)") },
      exported: { row, _ in .number(Double(row.line)) }),
    ScreenColumn(
      id: "kind", title: "Row", least: 8, priority: 80, value: { row, _ in .text(row.kind.rawValue) },
      cell: { row, _ in TableCell(row.kind.rawValue, Style(row.kind.role)) }),
    ScreenColumn(
      id: "column", title: "Column, or what it names", least: 14, ideal: 26, most: 44, priority: 90,
      value: { row, _ in .text(row.what) }, cell: { row, _ in TableCell(row.what) }),
    ScreenColumn(
      id: "reason", title: "What is wrong", least: 20, ideal: 60, most: 160, priority: 100,
      value: { _, _ in .missing }, cell: { row, _ in TableCell(row.reason) }),
  ]
}
