internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// The columns of tables of accounts: the fields of the catalog, as the screens draw them. Rows are positions of accounts.
enum AccountColumns {
  /// Every field that all accounts have, in the order of the chooser.
  static let all: [ScreenColumn<Int>] = AccountCatalog.all.map(column)

  /// Every column, those of the files' own included.
  static func all(in snapshot: Snapshot?) -> [ScreenColumn<Int>] {
    guard let snapshot, !snapshot.dataset.extraColumns.isEmpty else { return all }
    return AccountCatalog.fields(in: snapshot).map(column)
  }

  private static func column(_ field: AccountField) -> ScreenColumn<Int> {
    let shape = Shape(field)
    return ScreenColumn(
      field, align: shape.align, least: shape.least, ideal: shape.ideal, most: shape.most, priority: shape.priority
    ) { cell(field, $0, $1) }
  }

  /// The whole name of a column, for the chooser.
  static func name(of column: ScreenColumn<Int>) -> String {
    AccountCatalog.field(id: column.id)?.title ?? column.title
  }

  /// What is seen of a value.
  private static func cell(_ field: AccountField, _ account: Int, _ context: Context) -> TableCell {
    let glyphs = context.glyphs
    switch field.id {
    case "tier": return tier(Int(context.account(account).tier), glyphs)
    case "relationship": return relationship(context.facts(account), glyphs)
    case "heat": return TableCell(heat(Int(context.facts(account).peppers), glyphs), Style(.warn))
    default: break
    }
    let missing = TableCell(glyphs.missing, Style(.dim))
    switch field.value(of: account, in: context.snapshot) {
    case .none: return missing
    case .text(let text): return text.isEmpty ? missing : TableCell(text)
    case .list(let texts): return texts.isEmpty ? missing : TableCell(texts.joined(separator: ", "))
    case .day(let day): return TableCell(DayText.full(day))
    case .flag(let holds): return holds ? TableCell("yes", Style(.good)) : TableCell("no", Style(.dim))
    case .money(let money): return money == .zero ? missing : TableCell(context.words.money(money))
    case .number(let number): return numberCell(number, field, context)
    }
  }

  private static func numberCell(_ number: Double, _ field: AccountField, _ context: Context) -> TableCell {
    let place = Int(clamping: number) - 1
    switch field.unit {
    case .stage where FunnelStage.names.indices.contains(place):
      return TableCell(FunnelStage.names[place], Style(.stage(place + 1)))
    case .lifecycle where LifecycleStage.names.indices.contains(place): return TableCell(LifecycleStage.names[place])
    default:
      let text = field.text(.number(number), numbers: context.words.format)
      return TableCell(text, number == 0 ? Style(.dim) : .plain)
    }
  }

  /// `T1` in its colour.
  static func tier(_ tier: Int, _ glyphs: Glyphs) -> TableCell {
    TableCell(tier == 0 ? glyphs.missing : "T\(tier)", Style(.tier(tier)).with(tier == 1 ? .bold : []))
  }

  /// The tier as a number, nothing where there is none.
  static func exportedTier(_ tier: UInt8) -> FieldValue { tier == 0 ? .none : .number(Double(tier)) }

  /// Peppers as signs, which terminals without emoji show as well.
  static func heat(_ peppers: Int, _ glyphs: Glyphs) -> String {
    String(repeating: glyphs.isASCII ? "+" : "♦", count: peppers)
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
      "name": 100, "tier": 90, "stage": 85, "aes": 80, "pipeline": 70, "acv": 65, "heat": 60, "relationship": 55,
      "owner": 82, "days_in_stage": 40,
    ]

    init(_ field: AccountField) {
      let heading = DisplayText.width(field.heading)
      priority = Shape.priorities[field.id] ?? 20
      least = heading
      switch field.unit {
      case .text, .identifier, .list:
        least = max(8, min(heading, 10))
        ideal = 16
        most = 26
      case .day, .dayAhead: least = 11
      case .stage: least = 11
      case .lifecycle:
        least = 14
        ideal = 24
      case .tier: least = 4
      case .flag: least = max(3, heading)
      case .heat: least = max(4, heading)
      case .money: least = max(8, heading)
      case .count, .score, .share, .points, .days, .daysAhead: least = max(7, heading)
      }
      if field.id == "name" {
        least = 18
        ideal = 28
        most = 44
      }
      align = field.unit.isRight && field.unit != .heat ? .right : .left
      // A little space for the sign of the sorted column.
      if align == .right { least = max(least, heading + 2) }
    }
  }
}

extension SortValue {
  init(_ value: FieldValue) {
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

extension ScreenColumn {
  /// The column of a field: name, sorting and export are the catalog's, looks the screen's.
  init(
    _ field: Field<Row>, align: Align? = nil, least: Int, ideal: Int? = nil, most: Int? = nil, priority: Int = 0,
    cell: @escaping @Sendable (Row, Context) -> TableCell
  ) {
    let sum: (@Sendable (Double, Context) -> TableCell)? =
      switch field.unit {
      case .money: { TableCell($1.words.value($0, .money), Style(.text).bold) }
      case .count: { sum, _ in TableCell(Format.upTo(places: 0, sum), Style(.text).bold) }
      default: nil
      }
    self.init(
      id: field.id, title: field.heading, align: align ?? (field.unit.isRight ? .right : .left), least: least,
      ideal: ideal, most: most, priority: priority, ascends: field.unit.ascends,
      value: { SortValue(field.value(of: $0, in: $1.snapshot)) },
      cell: cell, exported: { field.value(of: $0, in: $1.snapshot) }, sum: sum, name: field.title)
  }
}
