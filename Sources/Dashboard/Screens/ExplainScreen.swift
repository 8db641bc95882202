internal import Accounts
internal import Cells
internal import Metrics
internal import Values
internal import Report
internal import Formatting

/// A figure: its formula, what it is made of, and each account's part.
struct ExplainScreen: Screen {
  /// The id of the KPI, or of the count or conversion of a funnel.
  var figure: String

  static let id = "explain"
  static let traits: ScreenTraits = [.accountList, .figures]
  static let commands = [
    Command(
      .explain, "Explain", [.character("e")], in: .having(.figures), .look, order: .after(.breakdown),
      hint: Command.Hint("explain", 57),
      "shows the formula of the figure, its numerator and denominator, and each account's part"
    ) { state, _ in
      guard let context = state.context, let figure = state.page.screen.explained(state, context) else { return [] }
      return state.push(ExplainScreen(figure: figure.id))
    }
  ]

  static func restored(_ parameters: String) -> ExplainScreen? {
    ExplainedFigure.all.first { $0.id == parameters }.map { ExplainScreen(figure: $0.id) }
  }

  var parameters: String? { figure }

  private var explained: ExplainedFigure? { ExplainedFigure.named(figure) }

  func title(_ state: State) -> String { "Explain \(explained?.name ?? figure)" }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] {
    [.rows: ListState(sort: ListState.Sort(column: "term0", descending: true))]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    guard let explained else { return ScreenContent() }
    let explanation = context.snapshot.explain(explained, of: context.figures.set)
    return ScreenContent(
      [
        .rows: RowList(
          explanation.parts, PartColumns.all(explanation.terms), context, sort: state.page[.rows].sort,
          emptyText: "No account adds to it.", account: { $0.account })
      ], model: explanation.terms)
  }

  func subject(_ state: State, _ context: Context) -> KPI? { explained?.kpi }

  /// From the count of a stage to its conversion, and back.
  func explained(_ state: State, _ context: Context) -> ExplainedFigure? {
    guard case .funnel(let counted) = explained else { return explained }
    let other: FunnelFigure? =
      switch counted.count {
      case .reached(let stage): FunnelFigure.of(.conversion(stage))
      case .conversion(let stage): FunnelFigure.of(.reached(stage))
      case .at, .lifecycle, .topo, .topoLTV: nil
      }
    return .funnel(other ?? counted)
  }

  func brokenDown(_ state: State, _ context: Context) -> ExplainedFigure? { explained }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    guard let account = state.account(of: pane, row) else { return [] }
    return state.push(EvidenceScreen(of: .figure(figure), accountID: context.account(account).id))
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    guard let explained else { return [] }
    let lines = lines(of: explained, state, context).map { line in
      let text = line.text.replacing(" ~ few cases", with: ", few cases")
      return spoken(text.hasPrefix("! ") ? String(text.dropFirst(2)) : text)
    }
    return lines + plainTable(state, context)
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    guard let explained else { return }
    let head = Paragraph(lines(of: explained, state, context))
    let inner = rect.inset(dx: 2)
    let wanted = min(head.wrapped(to: inner.width).count + 2, max(3, rect.height / 2))
    let bands = rect.rows([.fixed(wanted), .rest])
    layout.add(Panel(explained.name, note: explained.kpi.map(teamNote) ?? ""), in: bands[0])
    layout.add(head, in: Panel.inner(bands[0]))
    layout.addListPanel("Accounts behind it", in: bands[1], state, context)
  }

  private func lines(of explained: ExplainedFigure, _ state: State, _ context: Context) -> [Span] {
    FigureExplanation(
      explained: explained, terms: state.page.content.model as? [Explanation.Term] ?? [], context: context
    ).lines
  }
}

extension CommandID {
  static let explain = CommandID("explain")
}

private func teamNote(_ kpi: KPI) -> String { "TEAM: \(kpi.team.rawValue)" }

/// A figure in words and numbers.
private struct FigureExplanation {
  let explained: ExplainedFigure
  let terms: [Explanation.Term]
  let context: Context

  private var words: FigureText { context.words }
  private var unit: KPI.Unit { explained.unit }

  var lines: [Span] {
    guard let figures = context.figures.figures(of: explained) else { return [] }
    let figure = figures.all
    let period = context.snapshot.period
    var lines = [
      Span("\(words.exact(figure, unit))  \(unitNote)", Style(.text).bold),
      Span(context.glyphs.worded("= \(explained.formula)")),
      Span(
        "P is \(DayText.range(period.now.from, period.now.asOf, dash: context.glyphs.dash)), T its last day.",
        Style(.dim)),
    ]
    if let reason = figure.reason { lines.append(Span(reasonText(reason), Style(.warn))) }
    if let partial = context.snapshot.trust.coverage(of: explained).reason {
      lines.append(Span("! partial: \(partial)", Style(.warn)))
    }
    lines += sums(figure)
    if let conversion { lines.append(Span(conversion)) }
    if let remark = explained.remark { lines.append(Span(remark, Style(.dim))) }
    if let comparison = comparison(figures) { lines.append(Span(comparison, Style(.dim))) }
    let coverage = context.snapshot.trust.coverage(of: explained)
    let tiers = zip(["T1", "T2", "T3", "no tier"], figures.tiers).map { name, tier in
      "\(name) \(coverage.marks(of: tier))\(words.value(tier.value, unit))"
    }
    lines.append(Span(tiers.joined(separator: "   "), Style(.dim)))
    return lines
  }

  /// What it is made of, with how sure it is.
  private func sums(_ figure: Figure) -> [Span] {
    var lines: [Span] = []
    if figure.numerator != nil, terms.count == 2 {
      let sums = terms.map { "\($0.name) \(words.part($0.total, isMoney: $0.isMoney))" }.joined(separator: ", ")
      lines.append(Span("\(sums.prefix(1).uppercased() + sums.dropFirst())."))
    }
    if let cases = figure.cases {
      let few = figure.isSmall ? " ~ few cases" : ""
      let interval = figure.interval.map { interval in
        ", 95 % interval \(words.value(interval.low, unit)) to \(words.value(interval.high, unit))"
      }
      lines.append(Span("n = \(Format.thousands(cases))\(few)\(interval ?? "").", Style(.dim)))
    }
    if let count = figure.count {
      lines.append(Span("Over \(Format.count(count, "value")); mean \(words.value(figure.mean, unit))."))
    }
    for named in figure.factors + figure.also {
      let value = named.value.map { Format.upTo(places: 4, $0) } ?? context.glyphs.missing
      lines.append(Span("\(named.name): \(value)"))
    }
    return lines
  }

  /// Of a stage, which share of the stage before came so far.
  private var conversion: String? {
    guard case .funnel(let counted) = explained else { return nil }
    switch counted.count {
    case .reached(let stage) where stage > 1:
      let share = context.figures.funnel.conversion(stage: stage).map { Format.conversion($0) }
      return "Conversion from \(FunnelStage.names[stage - 2]) \(share ?? context.glyphs.missing); e explains it."
    case .conversion(let stage):
      return "e explains how many reached \(FunnelStage.names[stage - 1])."
    case .reached, .at, .lifecycle, .topo, .topoLTV: return nil
    }
  }

  private func comparison(_ figures: KPIFigures) -> String? {
    guard let previous = figures.previous, let now = figures.all.value else { return nil }
    let period = context.snapshot.period
    switch explained {
    case .kpi(let kpi):
      guard let since = context.comparedWith(kpi) else { return nil }
      let change = words.change(figures, of: kpi).map { ", " + $0.words } ?? ""
      let what = kpi.isLevel ? "On \(since), the day before P" : "In \(since), the period before"
      return "\(what): \(context.figure(figures.before, of: kpi))\(change)."
    case .funnel(let counted):
      guard let opening = period.opening else { return nil }
      var change = Change.of(unit, from: previous, to: now, upIsGood: true)
      if case .conversion(let stage) = counted.count, let before = context.figures.previousFunnel {
        change = change?.judged(context.figures.funnel.conversionChange(stage: stage, from: before))
      }
      return
        "On \(DayText.full(opening)), before P: \(words.value(previous, unit))\(change.map { ", " + $0.words } ?? "")."
    }
  }

  private var unitNote: String {
    switch unit {
    case .money, .ratio, .moneyADay: ""
    default: unit.rawValue
    }
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
      exported: { part, _ in .number(part.values[index]) },
      sum: { TableCell($1.words.part($0, isMoney: term.isMoney), Style(.text).bold) })
  }
}
