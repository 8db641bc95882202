internal import Accounts
internal import Cells
internal import Exports
internal import KPIs

/// The columns of tables of accounts: rows are positions of accounts.
enum AccountColumns {
  /// The columns shown at first.
  static let standard = ["name", "tier", "owner", "stage", "days", "aes", "heat", "relationship", "pipeline", "acv"]

  /// The column with an id, or nil.
  static func column(_ id: String) -> ScreenColumn<Int>? { all.first { $0.id == id } }

  /// Every column, in the order of the chooser.
  static let all: [ScreenColumn<Int>] = [
    ScreenColumn(
      id: "name", title: "Account", least: 14, ideal: 26, most: 44, priority: 100,
      value: { .text($1.account($0).name.lowercased()) }, cell: { TableCell($1.account($0).name) }),
    text("id", "Id", least: 8, ideal: 14) { $0.id },
    ScreenColumn(
      id: "tier", title: "Tier", align: .left, least: 4, priority: 90,
      value: { row, context in
        let tier = context.account(row).tier
        return tier == 0 ? .missing : .number(Double(tier))
      },
      cell: { tier(Int($1.account($0).tier), $1.glyphs) }),
    ScreenColumn(
      id: "stage", title: "Stage", least: 11, priority: 85, value: { .number(Double($1.facts($0).stage)) },
      cell: { row, context in
        let stage = Int(context.facts(row).stage)
        return TableCell(FunnelStage.names[stage - 1], Style(.stage(stage)))
      }),
    number("days", "In stage", least: 8, priority: 40) { row, context in
      context.facts(row).daysInStage(at: context.asOf).map(Double.init)
    } text: { value, _ in
      "\(Int(clamping: value)) d"
    },
    ScreenColumn(
      id: "lifecycle", title: "Lifecycle", least: 12, ideal: 24, priority: 20,
      value: { .number(Double($1.facts($0).lifecycle)) },
      cell: { row, context in
        let stage = Int(context.facts(row).lifecycle)
        return TableCell(LifecycleStage.names.indices.contains(stage - 1) ? LifecycleStage.names[stage - 1] : "")
      }),
    number("aes", "AES", least: 7, priority: 80) {
      $1.facts($0).aes
    } text: { value, _ in
      Format.decimal(value, places: 1)
    },
    ScreenColumn(
      id: "heat", title: "Heat", least: 4, priority: 60, value: { .number(Double($1.facts($0).peppers)) },
      cell: { row, context in TableCell(heat(Int(context.facts(row).peppers), context.glyphs), Style(.warn)) },
      exported: { "\($1.facts($0).peppers)" }),
    ScreenColumn(
      id: "relationship", title: "Relation", align: .right, least: 8, priority: 55,
      value: { SortValue($1.facts($0).relationship) },
      cell: { row, context in relationship(context.facts(row), context.glyphs) },
      exported: { row, context in context.facts(row).relationship.map { Format.decimal($0, places: 1) } ?? "" }),
    money("pipeline", "Pipeline", priority: 70) { $0.pipeline },
    money("acv", "ACV", priority: 65) { $0.acv },
    money("revenue", "Revenue", priority: 10) { $0.revenue },
    number("ltv", "LTV", least: 8, priority: 9) {
      $1.facts($0).ltv
    } text: {
      $1.value($0, .money)
    },
    number("potential", "Potential", least: 9, priority: 8) {
      $1.facts($0).potentialLTV
    } text: {
      $1.value($0, .money)
    },
    number("spend", "Spend", least: 8, priority: 7) {
      $1.facts($0).spend
    } text: {
      $1.value($0, .money)
    },
    number("touches", "Touches", least: 7, priority: 15) {
      Double($1.facts($0).touches)
    } text: {
      $1.value($0, .count)
    },
    number("visits", "Visits", least: 7, priority: 14) {
      Double($1.facts($0).visits)
    } text: {
      $1.value($0, .count)
    },
    number("stakeholders", "Engaged of", least: 10, priority: 30) { row, context in
      Double(context.facts(row).engagedStakeholders)
    } text: { value, _ in
      "\(Int(clamping: value))"
    },
    number("last_touch", "Last touch", least: 10, priority: 35) { row, context in
      context.facts(row).lastTouch.map { Double(context.asOf - $0) }
    } text: { value, _ in
      "\(Int(clamping: value)) d ago"
    },
    number("renewal", "Renewal", least: 9, priority: 25) { row, context in
      context.facts(row).nextEnd.map { Double($0 - context.asOf) }
    } text: { value, _ in
      value < 0 ? "\(-Int(clamping: value)) d over" : "in \(Int(clamping: value)) d"
    },
    text("owner", "Owner", least: 8, ideal: 16, priority: 50) { $0.owner },
    text("industry", "Industry", least: 8, ideal: 18) { $0.industry },
    text("region", "Region", least: 6, ideal: 10) { $0.region },
    text("country", "Country", least: 7, ideal: 14) { $0.country },
    text("segment", "Segment", least: 7, ideal: 12) { $0.segment },
    text("domain", "Domain", least: 10, ideal: 20) { $0.domain },
  ]

  /// `T1` in its colour.
  static func tier(_ tier: Int, _ glyphs: Glyphs) -> TableCell {
    TableCell(tier == 0 ? glyphs.missing : "T\(tier)", Style(.tier(tier)).with(tier == 1 ? .bold : []))
  }

  /// Peppers as signs, which terminals without emoji show as well.
  static func heat(_ peppers: Int, _ glyphs: Glyphs) -> String {
    String(repeating: glyphs.isASCII ? "*" : "♦", count: peppers)
  }

  /// `62 ▼`: the score and where it goes.
  static func relationship(_ facts: AccountFacts, _ glyphs: Glyphs) -> TableCell {
    guard let score = facts.relationship else { return TableCell(glyphs.missing, Style(.dim)) }
    let text = Span(Format.decimal(score, places: 0))
    if facts.isDegrading { return TableCell([text, Span(" " + glyphs.down, Style(.bad))]) }
    if facts.isImproving { return TableCell([text, Span(" " + glyphs.up, Style(.good))]) }
    return TableCell([text, Span("  ")])
  }

  private static func text(
    _ id: String, _ title: String, least: Int, ideal: Int, priority: Int = 5,
    _ read: @escaping @Sendable (Account) -> String
  ) -> ScreenColumn<Int> {
    ScreenColumn(
      id: id, title: title, least: least, ideal: ideal, priority: priority,
      value: { row, context in
        let text = read(context.account(row))
        return text.isEmpty ? .missing : .text(text.lowercased())
      },
      cell: { row, context in
        let text = read(context.account(row))
        return text.isEmpty ? TableCell(context.glyphs.missing, Style(.dim)) : TableCell(text)
      },
      exported: { read($1.account($0)) })
  }

  private static func number(
    _ id: String, _ title: String, least: Int, priority: Int,
    _ read: @escaping @Sendable (Int, Context) -> Double?, text: @escaping @Sendable (Double, FigureText) -> String
  ) -> ScreenColumn<Int> {
    ScreenColumn(
      id: id, title: title, align: .right, least: least, priority: priority, value: { SortValue(read($0, $1)) },
      cell: { row, context in
        guard let value = read(row, context) else { return TableCell(context.glyphs.missing, Style(.dim)) }
        return TableCell(text(value, context.words), value == 0 ? Style(.dim) : .plain)
      },
      exported: { row, context in read(row, context).map { "\($0)" } ?? "" })
  }

  private static func money(
    _ id: String, _ title: String, priority: Int, _ read: @escaping @Sendable (AccountFacts) -> Money
  ) -> ScreenColumn<Int> {
    ScreenColumn(
      id: id, title: title, align: .right, least: 8, priority: priority,
      value: { .number(read($1.facts($0)).double) },
      cell: { row, context in
        let money = read(context.facts(row))
        return money == .zero ? TableCell(context.glyphs.missing, Style(.dim)) : TableCell(context.words.money(money))
      },
      exported: { read($1.facts($0)).decimal })
  }
}
