internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

extension Pane {
  /// Accounts that changed stage.
  static let movers = Pane("movers")
}

/// The accounts that changed stage in the period, latest first.
private func moversTable(in rect: Rect, _ state: State, _ context: Context, isActive: Bool) -> TableView {
  let movers = context.figures.movers
  let list = state.page[.movers]
  let glyphs = context.glyphs
  let columns = [
    TableColumn("", least: 1, priority: 99), TableColumn("", least: 10, ideal: 20, most: 40, priority: 100),
    TableColumn("", least: 7, priority: 90), TableColumn("", align: .right, least: 6, ideal: 6, priority: 80),
  ]
  var table = TableView(
    columns, count: movers.count, first: list.first, selected: isActive ? min(list.cursor, movers.count - 1) : nil,
    isMarked: nil, emptyText: "No account changed stage in this period."
  ) { row in
    let mover = movers[row]
    let account = context.account(mover.account)
    let (sign, role, what) = describe(mover, glyphs)
    return [
      TableCell(sign, Style(role)), TableCell(account.name), TableCell(what, Style(role)),
      TableCell(mover.day.map { DayText.short($0) } ?? "", Style(.dim)),
    ]
  }
  table.hasHeader = false
  table.gap = 1
  table.first = TableView.scrolled(
    first: table.first, selected: table.selected, count: table.count, height: rect.height)
  return table
}

/// Which of the movers are seen, for the note of their panel.
func moversNote(in rect: Rect, _ state: State, _ context: Context) -> String {
  let table = moversTable(in: rect, state, context, isActive: state.page.pane == .movers)
  return table.position(in: rect, glyphs: context.glyphs) { Format.thousands($0) }
}

/// What a mover did: sign, colour, words.
func describe(_ mover: Mover, _ glyphs: Glyphs) -> (sign: String, role: Role, what: String) {
  let from = mover.from.map(String.init) ?? ""
  let to = mover.to.map(String.init) ?? ""
  switch mover.kind {
  case .progressed: return (glyphs.up, .good, "\(from) \(glyphs.arrow) \(to)")
  case .regressed: return (glyphs.down, .bad, "\(from) \(glyphs.arrow) \(to)")
  case .churned: return (glyphs.down, .bad, "churned")
  case .joined: return ("+", .info, "joined")
  case .left: return ("-", .dim, "left")
  }
}

extension ScreenLayout {
  /// Adds the movers, with a cursor where they have the keys.
  mutating func addMovers(in rect: Rect, isActive: Bool, _ state: State, _ context: Context) {
    add(moversTable(in: rect, state, context, isActive: isActive), of: .movers, in: rect, isActive: isActive)
  }
}

/// The columns of the movers in an export.
enum MoverColumns {
  static let all: [ScreenColumn<Mover>] = [
    column("account_id") { .text($1.account($0.account).id) }, column("name") { .text($1.account($0.account).name) },
    column("kind") { mover, _ in .text("\(mover.kind)") },
    column("from") { mover, _ in FieldValue.optional(mover.from.map { Double($0) }) },
    column("to") { mover, _ in FieldValue.optional(mover.to.map { Double($0) }) },
    column("day") { mover, _ in mover.day.map { .day($0) } ?? .none },
  ]

  private static func column(
    _ id: String, _ value: @escaping @Sendable (Mover, Context) -> FieldValue
  ) -> ScreenColumn<Mover> {
    ScreenColumn(
      id: id, title: id, least: 1, value: { SortValue(value($0, $1)) }, cell: { TableCell(value($0, $1).exact) },
      exported: value)
  }
}
