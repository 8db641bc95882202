internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// The columns of tables of accounts: those of the reports, as the screens draw them. Rows are positions of accounts.
enum AccountColumns {
  /// The columns shown at first.
  static let standard = AccountColumn.standard

  /// Every built-in column, in the order of the chooser.
  static let all: [ScreenColumn<Int>] = AccountColumn.all.map(column)

  /// Every column, those of the files' own included.
  static func all(in snapshot: Snapshot?) -> [ScreenColumn<Int>] {
    guard let snapshot, !snapshot.dataset.extraColumns.isEmpty else { return all }
    return AccountColumn.all(in: snapshot).map(column)
  }

  /// Headings that are shorter here than in the chooser, so that names have the room.
  private static let titles = ["relationship": "Relation"]

  /// Columns of texts, which are read from A on.
  private static let ascending: Set<String> = [
    "name", "id", "owner", "industry", "region", "country", "segment", "domain",
  ]

  private static func column(_ column: AccountColumn) -> ScreenColumn<Int> {
    let shape = Shape(column)
    return ScreenColumn(
      id: column.id, title: titles[column.id] ?? column.title, align: shape.align, least: shape.least,
      ideal: shape.ideal, most: shape.most,
      priority: shape.priority, ascends: ascending.contains(column.id),
      value: { SortValue(column.value(of: $0, in: $1.snapshot)) },
      cell: { cell(column, $0, $1) }, exported: { column.value(of: $0, in: $1.snapshot) })
  }

  /// The whole name of a column, for the chooser.
  static func name(of column: ScreenColumn<Int>) -> String {
    AccountColumn.all.first { $0.id == column.id }?.title ?? column.title
  }

  /// What is seen of a value.
  private static func cell(_ column: AccountColumn, _ account: Int, _ context: Context) -> TableCell {
    let glyphs = context.glyphs
    switch column.id {
    case "tier": return tier(Int(context.account(account).tier), glyphs)
    case "relationship": return relationship(context.facts(account), glyphs)
    case "peppers": return TableCell(heat(Int(context.facts(account).peppers), glyphs), Style(.warn))
    default: break
    }
    let missing = TableCell(glyphs.missing, Style(.dim))
    switch column.value(of: account, in: context.snapshot) {
    case .none: return missing
    case .text(let text): return text.isEmpty ? missing : TableCell(text)
    case .list(let texts): return texts.isEmpty ? missing : TableCell(texts.joined(separator: ", "))
    case .day(let day): return TableCell(DayText.full(day))
    case .flag(let holds): return holds ? TableCell("yes", Style(.good)) : TableCell("no", Style(.dim))
    case .money(let money): return money == .zero ? missing : TableCell(context.words.money(money))
    case .number(let number): return numberCell(number, column.unit, context)
    }
  }

  private static func numberCell(_ number: Double, _ unit: AccountColumn.Unit, _ context: Context) -> TableCell {
    let place = Int(clamping: number) - 1
    let style = number == 0 ? Style(.dim) : .plain
    switch unit {
    case .stage where FunnelStage.names.indices.contains(place):
      return TableCell(FunnelStage.names[place], Style(.stage(place + 1)))
    case .lifecycle where LifecycleStage.names.indices.contains(place): return TableCell(LifecycleStage.names[place])
    case .money: return TableCell(context.words.value(number, .money), style)
    case .share: return TableCell(Format.percent(number, places: 0), style)
    case .score: return TableCell(Format.decimal(number, places: 1), style)
    case .days: return TableCell("\(Int(clamping: number)) d", style)
    default: return TableCell(Format.thousands(Int64(clamping: number)), style)
    }
  }

  /// `T1` in its colour.
  static func tier(_ tier: Int, _ glyphs: Glyphs) -> TableCell {
    TableCell(tier == 0 ? glyphs.missing : "T\(tier)", Style(.tier(tier)).with(tier == 1 ? .bold : []))
  }

  /// The tier as a number, nothing where there is none.
  static func exportedTier(_ tier: UInt8) -> FactValue { tier == 0 ? .none : .number(Double(tier)) }

  /// Peppers as signs, which terminals without emoji show as well.
  static func heat(_ peppers: Int, _ glyphs: Glyphs) -> String {
    String(repeating: glyphs.isASCII ? "*" : "♦", count: peppers)
  }

  /// `62 ▼`: the score and where it goes.
  static func relationship(_ facts: AccountFacts, _ glyphs: Glyphs) -> TableCell {
    guard let score = facts.relationship else { return TableCell(glyphs.missing + "  ", Style(.dim)) }
    let text = Span(Format.decimal(score, places: 0))
    if facts.isDegrading { return TableCell([text, Span(" " + glyphs.down, Style(.bad))]) }
    if facts.isImproving { return TableCell([text, Span(" " + glyphs.up, Style(.good))]) }
    return TableCell([text, Span("  ")])
  }

  /// How wide a column is, and how long it stays as the screen gets narrow.
  private struct Shape {
    var align = Align.left
    var least: Int
    var ideal: Int?
    var most: Int?
    var priority: Int

    /// Columns that say most stay longest; the others go from the right.
    private static let priorities = [
      "name": 100, "tier": 90, "stage": 85, "aes": 80, "pipeline": 70, "acv": 65, "peppers": 60, "relationship": 55,
      "owner": 50, "days_in_stage": 40,
    ]

    init(_ column: AccountColumn) {
      let heading = DisplayText.width(AccountColumns.titles[column.id] ?? column.title)
      priority = Shape.priorities[column.id] ?? 20
      least = heading
      switch column.unit {
      case .text, .list:
        least = max(8, min(heading, 10))
        ideal = 16
        most = 26
      case .day: least = 11
      case .stage: least = 11
      case .lifecycle:
        least = 14
        ideal = 24
      case .tier: least = 4
      case .flag: least = max(3, heading)
      case .heat: least = max(4, heading)
      case .money: least = max(8, heading)
      case .count, .score, .share, .days: least = max(7, heading)
      }
      if column.id == "name" {
        least = 18
        ideal = 28
        most = 44
      }
      align = column.isRight && column.unit != .heat ? .right : .left
      // A little room for the sign of the sorted column.
      if align == .right { least = max(least, heading + 2) }
    }
  }
}

extension FactValue {
  /// A number, or none.
  init(_ number: Double?) { self = number.map { .number($0) } ?? .none }
}

extension SortValue {
  init(_ value: FactValue) {
    switch value {
    case .none: self = .missing
    case .text(let text): self = text.isEmpty ? .missing : .text(text.lowercased())
    case .list(let texts): self = texts.isEmpty ? .missing : .text(texts.joined(separator: ", ").lowercased())
    case .day(let day): self = .number(Double(day.number))
    case .flag(let holds): self = .number(holds ? 1 : 0)
    case .money(let money): self = .number(money.double)
    case .number(let number): self = number.isFinite ? .number(number) : .missing
    }
  }
}
