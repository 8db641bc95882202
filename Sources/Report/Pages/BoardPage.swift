internal import Accounts
public import Forecast
internal import Formatting
public import Metrics
public import Signals
internal import Values

/// What stands on a board page beside the figures. Whoever knows it hands it over.
public struct BoardParts: Sendable {
  /// Where the quarter will land; nil: nothing says it.
  public var landing: Landing?
  /// What to act on; nil: nobody has looked.
  public var signals: SignalList?
  /// How the goals stand; nil: there is none for these accounts.
  public var goals: GoalReport?

  /// A page of figures alone.
  public init() {}
}

extension Report {
  /// The board page: where everything stands on two sheets of paper, one self-contained file.
  ///
  /// - Parameter figures: with their trends.
  public static func board(
    _ snapshot: Snapshot, _ figures: Figures, _ parts: BoardParts, _ options: ReportOptions
  ) -> [UInt8] {
    BoardPage(snapshot: snapshot, figures: figures, parts: parts, options: options).bytes
  }
}

/// A board page. It has two sheets: where we stand, and what that is made of.
struct BoardPage {
  /// The most rows of each list: what does not fit is counted.
  static let movers = 10
  static let signals = 10
  static let goals = 6
  /// What stands on the first sheet with its course: the first of these that have a value.
  static let headlines = [
    "engaged_rate", "target_account_pipeline", "new_revenue", "close_rate", "pipeline_created", "renewal_rate",
    "website_visits", "opportunity_rate", "acv", "nps", "relationship_score", "target_accounts",
  ]
  static let headlineCount = 6

  let snapshot: Snapshot
  let figures: Figures
  let parts: BoardParts
  let options: ReportOptions

  var numbers: FigureFormat { options.numbers }

  var bytes: [UInt8] {
    let sections = FigureSections(
      snapshot: snapshot, figures: figures, breakdown: nil, kpis: stageKPIs, options: options, isRoomy: false)
    let document = Document(snapshot, accounts: figures.accounts, marks: sections.marks, options, [])
    let isLeftOut = { (line: String) in line.hasPrefix("! ") || line.hasPrefix("off the list") }
    var lines = document.lines.filter { !isLeftOut($0) }
    if lines.count > 1, snapshot.period.opening != nil { lines[0] += " · " + lines.remove(at: 1) }
    if let trust = snapshot.trust.sentence { lines.append("! \(trust): see What was left out") }
    let leftOut = document.lines.filter(isLeftOut) + WaitingKPIs.of(snapshot.dataset, among: stageKPIs).map(\.words)
    let first = HTMLWriter.head(document.title, document.day, lines) + [funnel, cards, outlook]
    let second = [kpis, lists, footer(leftOut)]
    return HTML.page(
      title: "\(document.title), \(document.day)",
      [
        .element(
          "main", [:], HTML.element("div", ["class": "sheet"], all: first).line,
          HTML.element("div", ["class": "sheet"], all: second).line
        ).line
      ])
  }

  /// The KPIs of the six stages, as positions in the catalog.
  private var stageKPIs: [Int] { KPICatalog.all.indices.filter { KPICatalog.all[$0].home.isStage } }

  /// A figure behind its marks.
  func text(_ figure: Figure, of kpi: KPI) -> String {
    snapshot.trust.coverage(of: kpi).marks(of: figure) + numbers.short(figure.value, of: kpi.unit)
  }

  /// How a figure changed: an arrow, how much, and a word where the arrow alone would mislead.
  func change(_ values: KPIFigures, of kpi: KPI) -> HTML {
    guard let before = values.previous, let now = values.all.value,
      let change = Change.of(kpi.unit, from: before, to: now, upIsGood: nil)
    else { return .text(values.all.value == nil ? "n/a" : "") }
    return BoardPage.drawn(change, values.change)
  }

  private static func drawn(_ change: Change, _ judgement: FigureChange?) -> HTML {
    let sign = change.direction == 0 ? "= " : change.direction > 0 ? "▲ " : "▼ "
    let isOdd = (judgement == .good) == (change.direction < 0) && change.direction != 0
    switch judgement {
    case .good: return .element("span", ["class": "good"], text: sign + change.amount + (isOdd ? " good" : ""))
    case .bad: return .element("span", ["class": "bad"], text: sign + change.amount + (isOdd ? " bad" : ""))
    case .neutral, nil: return .element("span", ["class": "dim"], text: sign + change.amount)
    }
  }

  /// `13 weeks`' first and last day.
  var trendDays: (first: String, last: String) {
    let days = snapshot.period.trend
    return (days.last.map { DayText.short($0.asOf) } ?? "", days.first.map { DayText.short($0.asOf) } ?? "")
  }

  /// A course in words: `Chats, 29 Aug to 21 Nov: from 12 to 40, lowest 10, highest 44`.
  func words(_ kpi: KPI, _ trend: [Double?]) -> String {
    let known = trend.compactMap(\.self)
    func text(_ value: Double?) -> String { numbers.short(value, of: kpi.unit) }
    return "\(kpi.name), \(trendDays.first) to \(trendDays.last): from \(text(trend.last.flatMap(\.self))) to "
      + "\(text(trend.first.flatMap(\.self))), lowest \(text(known.min())), highest \(text(known.max()))"
  }

  private func footer(_ leftOut: [String]) -> HTML {
    var lines: [HTML] = [HTML.element("h2", text: "What was left out").line]
    lines += leftOut.isEmpty ? [.element("p", text: "Nothing: every row counts.")] : [HTMLWriter.notes(leftOut).line]
    lines.append(HTML.element("h2", text: "Data").line)
    let data = snapshot.health.fingerprint?.lines ?? []
    let filter = "filter: \(options.filter ?? "none")"
    let about = data.prefix(1) + [filter, "\(snapshot.period.period.name) as of \(snapshot.asOf.iso)", "abmtop"]
    lines.append(HTML.element("p", text: about.joined(separator: " · ")).line)
    lines += data.dropFirst().map { HTML.element("p", ["class": "hash"], text: $0).line }
    return HTML.element("footer", [:], all: lines).line
  }
}

extension BoardPage {
  /// The six stages: bars by tier, counts, conversions, changes, tiers.
  private var funnel: HTML {
    let before = figures.previousFunnel
    let full = figures.funnel.stages[0].reached.all
    func head(_ title: String) -> HTML { .element("th", ["scope": "col", "class": "r"], text: title) }
    func cell(_ content: HTML) -> HTML { .element("td", ["class": "r"], content) }
    let heads =
      [HTML.element("th", ["scope": "col"], text: "Stage"), HTML.element("td", ["style": "width:34%"])]
      + ["Reached", "Change", "Conversion", "Change", "At it", "T1", "T2", "T3", "No tier"].map(head)
    let rows = (1...6).map { stage -> HTML in
      let counts = figures.funnel.stages[stage - 1]
      let isKnown = figures.funnel.isKnown(stage: stage)
      func count(_ number: Int, _ kind: FunnelFigure.Count) -> HTML {
        .text(isKnown ? snapshot.trust.coverage(of: kind).mark + Format.thousands(number) : Format.missing)
      }
      let bar = isKnown ? PageChart.stacked(byTier: counts.reached.byTier, full: full) : .none
      let cells =
        [
          HTML.element("th", ["scope": "row"], text: "\(stage) \(FunnelStage.names[stage - 1])"),
          HTML.element("td", [:], bar),
          HTML.element("td", ["class": "r strong"], count(counts.reached.all, .reached(stage))),
          cell(reachedChange(stage, isKnown ? before : nil)), cell(.text(conversion(stage))),
          cell(conversionChange(stage, before)), cell(count(counts.at.all, .at(stage))),
        ] + [1, 2, 3, 0].map { cell(count(counts.reached.byTier[$0], .reached(stage))) }
      return HTML.element("tr", [:], all: cells).line
    }
    let table = HTML.element(
      "table", [:], HTML.element("thead", [:], HTML.element("tr", [:], all: heads)).line,
      HTML.element("tbody", [:], all: rows))
    let keys = [(1, "tier 1"), (2, "tier 2"), (3, "tier 3"), (0, "no tier")].flatMap { tier, name in
      [HTML.element("span", ["class": "key k\(tier)"]), HTML.text(name)]
    }
    let since = before == nil ? nil : snapshot.period.opening.map { " Change: since \($0.iso)." }
    let waits = (1...6).filter { !figures.funnel.isKnown(stage: $0) }.map { stage in
      " \(FunnelStage.names[stage - 1]) waits for "
        + "\(figures.funnel.waits[stage - 1].map(\.rawValue).joined(separator: " or "))."
    }
    let note = "Reached counts the stages above too; bars and tiers are of accounts that reached the stage."
    return HTML.element(
      "section", ["class": "panel"], HTML.element("h2", text: "Funnel").line,
      .element("div", ["class": "wide", "role": "region", "tabindex": "0", "aria-label": "Funnel"], table).line,
      HTML.element("p", ["class": "notes"], all: [.text(note + (since ?? "") + waits.joined())] + keys).line
    ).line
  }

  private func reachedChange(_ stage: Int, _ before: Funnel?) -> HTML {
    guard let before else { return .none }
    let (now, then) = (figures.funnel.stages[stage - 1].reached.all, before.stages[stage - 1].reached.all)
    return BoardPage.drawn(Change.count(from: then, to: now, upIsGood: nil), nil)
  }

  private func conversion(_ stage: Int) -> String {
    guard let share = figures.funnel.conversion(stage: stage) else { return Format.missing }
    return snapshot.trust.coverage(of: .conversion(stage)).mark
      + (figures.funnel.isConversionSmall(stage: stage) ? FigureMark.few.sign : "") + Format.conversion(share)
  }

  private func conversionChange(_ stage: Int, _ before: Funnel?) -> HTML {
    guard let before, let now = figures.funnel.conversion(stage: stage), let then = before.conversion(stage: stage),
      let change = Change.points(from: then, to: now, upIsGood: nil)
    else { return .none }
    return BoardPage.drawn(change, figures.funnel.conversionChange(stage: stage, from: before))
  }

  /// The headline figures, each with its course.
  private var cards: HTML {
    let known = BoardPage.headlines.compactMap { id in KPICatalog.position(of: id) }.filter {
      figures.kpis[$0].all.value != nil
    }
    let cards = known.prefix(BoardPage.headlineCount).map { position -> HTML in
      let kpi = KPICatalog.all[position]
      let values = figures.kpis[position]
      let compared = kpi.isLevel ? snapshot.period.opening.map { "since \(DayText.short($0))" } : beforeText
      let cases = values.all.cases.map { "n \(Format.thousands($0))" }
      let notes = [values.previous == nil ? nil : compared, cases].compactMap(\.self).joined(separator: " · ")
      let chart = PageChart.line(
        values.trend, before: values.previous, noise: values.all.noise(in: values.trend), days: trendDays,
        cap: kpi.isShare ? 1 : nil, label: words(kpi, values.trend)
      ) { numbers.narrow($0, of: kpi.unit) }
      return HTML.element(
        "section", ["class": "panel"], HTML.element("h2", text: kpi.name),
        .element(
          "p", [:], .element("span", ["class": "value"], text: text(values.all, of: kpi)), .text(" "),
          change(values, of: kpi), .element("span", ["class": "sub"], text: notes.isEmpty ? "" : " \(notes)")),
        chart
      ).line
    }
    return HTML.element("div", ["class": "cards"], all: cards).line
  }

  /// `after 1 Jul–21 Aug`.
  private var beforeText: String? {
    snapshot.period.previous.map { previous in
      "after "
        + DayText.range(
          previous.from, previous.asOf, dash: "–", withYear: previous.asOf.civil.year != snapshot.asOf.civil.year)
    }
  }

  /// Where the quarter lands, and how the goals stand.
  private var outlook: HTML {
    let pieces = [forecast, goals].filter { !$0.markup.isEmpty }
    return pieces.isEmpty ? .none : HTML.element("div", ["class": "halves"], all: pieces).line
  }

  private var forecast: HTML {
    guard let landing = parts.landing else { return .none }
    let sentence = landing.sentence(numbers)
    let bar = PageChart.landing(
      won: landing.won, low: landing.p10, middle: landing.p50, high: landing.p90, label: sentence)
    return HTML.element(
      "section", ["class": "panel"], HTML.element("h2", text: "Forecast").line,
      HTML.element("p", ["class": "sub"], text: landing.title).line, HTML.element("p", text: sentence).line, bar.line,
      HTMLWriter.notes(landing.reservations).line
    ).line
  }
}
