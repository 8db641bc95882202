internal import Accounts
internal import Cells
internal import Metrics
internal import Values
internal import Report
internal import Formatting

/// A figure: its formula, what it is made of, and each account's part.
struct ExplainScreen: Screen {
  /// The id of the KPI.
  var kpi: String

  static let id = "explain"
  static let traits: ScreenTraits = [.accountList, .figures]
  static let commands = [
    Command(
      .explain, "Explain", [.character("e")], in: .having(.figures), .look, order: .after(.breakdown),
      hint: Command.Hint("explain", 57),
      "shows the formula of the figure, its numerator and denominator, and each account's part"
    ) { state, _ in state.subject.map { state.push(ExplainScreen(kpi: $0.id)) } ?? [] }
  ]

  static func restored(_ parameters: String) -> ExplainScreen? {
    KPICatalog.kpi(parameters).map { ExplainScreen(kpi: $0.id) }
  }

  var parameters: String? { kpi }

  func title(_ state: State) -> String { "Explain \(KPICatalog.kpi(kpi)?.name ?? kpi)" }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] {
    [.rows: ListState(sort: ListState.Sort(column: "term0", descending: true))]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    guard let kpi = KPICatalog.kpi(kpi) else { return ScreenContent() }
    let explanation = context.snapshot.explain(kpi, of: context.figures.set)
    return ScreenContent(
      rows: RowList(
        explanation.parts, PartColumns.all(explanation.terms), context, sort: state.page[.rows].sort,
        emptyText: "No account adds to it.", account: { $0.account }))
  }

  func subject(_ state: State, _ context: Context) -> KPI? { KPICatalog.kpi(kpi) }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    guard let account = state.account(of: pane, row) else { return [] }
    return state.push(EvidenceScreen(kpi: kpi, accountID: context.account(account).id))
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    guard let kpi = KPICatalog.kpi(kpi) else { return [] }
    return explanation(of: kpi, context).map(\.text) + plainTable(state, context)
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    guard let kpi = KPICatalog.kpi(kpi) else { return }
    let head = Paragraph(explanation(of: kpi, context))
    let inner = rect.inset(dx: 2)
    let wanted = min(head.wrapped(to: inner.width).count + 2, max(3, rect.height / 2))
    let bands = rect.rows([.fixed(wanted), .rest])
    layout.add(Panel(kpi.name, note: teamNote(kpi)), in: bands[0])
    layout.add(head, in: Panel.inner(bands[0]))
    layout.addListPanel("Accounts behind it", in: bands[1], state, context)
  }
}

extension CommandID {
  static let explain = CommandID("explain")
}

private func teamNote(_ kpi: KPI) -> String { "TEAM: \(kpi.team.rawValue)" }

/// The figure in words and numbers.
private func explanation(of kpi: KPI, _ context: Context) -> [Span] {
  guard let figures = context.figures[kpi.id] else { return [] }
  let words = context.words
  let figure = figures.all
  let period = context.snapshot.period
  var lines = [
    Span("\(words.exact(figure, kpi.unit))  \(unitNote(kpi))", Style(.text).bold),
    Span(context.glyphs.worded("= \(kpi.formula)")),
    Span(
      "P is \(DayText.range(period.now.from, period.now.asOf, dash: context.glyphs.dash)), T its last day.", Style(.dim)
    ),
  ]
  if let reason = figure.reason { lines.append(Span(reasonText(reason), Style(.warn))) }
  if let partial = context.snapshot.trust.coverage(of: kpi).reason {
    lines.append(Span("! partial: \(partial)", Style(.warn)))
  }
  if let numerator = figure.numerator, let denominator = figure.denominator {
    let up = Format.decimal(numerator, places: numerator == numerator.rounded() ? 0 : 4)
    let down = Format.decimal(denominator, places: denominator == denominator.rounded() ? 0 : 4)
    let interval = figure.interval.map { "; 95 % interval \(Format.percent($0.low)) to \(Format.percent($0.high))" }
    lines.append(Span("Numerator \(up), denominator \(down)\(interval ?? "")."))
  }
  if figure.isSmall, let cases = figure.cases {
    lines.append(Span("~ few cases: n = \(Format.thousands(cases))", Style(.warn)))
  }
  if let count = figure.count {
    lines.append(Span("Over \(Format.count(count, "value")); mean \(words.value(figure.mean, kpi.unit))."))
  }
  for named in figure.factors + figure.also {
    let value = named.value.map { Format.decimal($0, places: $0 == $0.rounded() ? 0 : 4) } ?? context.glyphs.missing
    lines.append(Span("\(named.name): \(value)"))
  }
  if let previous = figures.before, previous.value != nil, let since = context.comparedWith(kpi) {
    let change = words.change(figures, of: kpi).map { ", " + $0.words } ?? ""
    let what = kpi.isLevel ? "On \(since), the day before the period" : "In \(since), the period before"
    lines.append(Span("\(what): \(context.figure(previous, of: kpi))\(change).", Style(.dim)))
  }
  let tiers = zip(["T1", "T2", "T3", "no tier"], figures.tiers).map { "\($0) \(context.figure($1, of: kpi))" }
  lines.append(Span(tiers.joined(separator: "   "), Style(.dim)))
  return lines
}

private func unitNote(_ kpi: KPI) -> String {
  switch kpi.unit {
  case .money, .ratio: ""
  case .moneyADay: ""
  default: kpi.unit.rawValue
  }
}

/// The columns of the Explain screen: each sum that the figure is made of, and what the account puts into it.
enum PartColumns {
  static func all(_ terms: [Explanation.Term]) -> [ScreenColumn<Explanation.Part>] {
    var columns: [ScreenColumn<Explanation.Part>] = [
      ScreenColumn(
        id: "name", title: "Account", least: 14, ideal: 28, most: 40, priority: 100, ascends: true,
        value: { .text($1.account($0.account).name.lowercased()) }, cell: { TableCell($1.account($0.account).name) }),
      ScreenColumn(
        id: "tier", title: "Tier", least: 4, priority: 70,
        value: { part, context in .number(Double(context.account(part.account).tier)) },
        cell: { part, context in AccountColumns.tier(Int(context.account(part.account).tier), context.glyphs) },
        exported: { part, context in AccountColumns.exportedTier(context.account(part.account).tier) }),
    ]
    columns += terms.enumerated().map { term($1, $0) }
    columns.append(
      ScreenColumn(
        id: "stage", title: "Stage", least: 11, priority: 50, value: { .number(Double($1.facts($0.account).stage)) },
        cell: { part, context in
          let stage = Int(context.facts(part.account).stage)
          return TableCell(FunnelStage.names[stage - 1], Style(.stage(stage)))
        }))
    return columns
  }

  private static func term(_ term: Explanation.Term, _ index: Int) -> ScreenColumn<Explanation.Part> {
    let title = term.name.prefix(1).uppercased() + term.name.dropFirst()
    return ScreenColumn(
      id: "term\(index)", title: title, align: .right, least: max(12, DisplayText.width(title) + 2),
      priority: 90 - index,
      value: { part, _ in .number(part.values[index]) },
      cell: { part, context in
        let value = part.values[index]
        return TableCell(context.words.part(value, isMoney: term.isMoney), value == 0 ? Style(.dim) : .plain)
      },
      exported: { part, _ in .number(part.values[index]) })
  }
}
