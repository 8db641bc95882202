internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

extension Change {
  /// The change as the figures judge it: neutral where they do not.
  func judged(_ change: FigureChange?) -> Change {
    switch change {
    case .good: judged(Verdict.better)
    case .bad: judged(Verdict.worse)
    case .neutral, nil: judged(Verdict.neutral)
    }
  }
}

extension Context {
  /// A figure of a KPI as panels and tables show it: behind `!` where it is partial, `~` where it rests on few cases.
  func figure(_ figure: Figure?, of kpi: KPI, isTiny: Bool = false) -> String {
    let text = isTiny ? words.tiny(figure?.value, kpi.unit) : words.value(figure?.value, kpi.unit)
    return (figure.map { snapshot.trust.coverage(of: kpi).marks(of: $0) } ?? "") + text
  }

  /// The same in words, for readers: `52.3%, partial, few cases (7)`.
  func figureInWords(_ figure: Figure, of kpi: KPI) -> String {
    guard figure.value != nil else { return "not available" }
    var parts = [words.value(figure.value, kpi.unit)]
    if snapshot.trust.coverage(of: kpi).isPartial { parts.append("partial") }
    if figure.isSmall, let cases = figure.cases { parts.append("few cases (\(cases))") }
    return parts.joined(separator: ", ")
  }

  /// What a KPI is compared with: `30 Sep`, of a level the day before the period, or `1 Jul–21 Aug`; nil where with nothing.
  ///
  /// - Parameter dash: between two days.
  func comparedWith(_ kpi: KPI, dash: String? = nil) -> String? { kpi.isLevel ? openingText : previousText(dash: dash) }

  /// `30 Sep`: the day before the period, which levels are compared with.
  var openingText: String? { snapshot.period.opening.map { DayText.near($0, to: asOf) } }

  /// `1 Jul–21 Aug`: the period before, which flows are compared with.
  func previousText(dash: String? = nil) -> String? {
    snapshot.period.previous.map { previous in
      DayText.range(
        previous.from, previous.asOf, dash: dash ?? glyphs.dash, withYear: previous.asOf.civil.year != asOf.civil.year)
    }
  }

  /// `levels vs 30 Sep · flows vs 1 Jul–21 Aug`, of those that some KPIs are; empty where nothing is compared.
  func comparison(of kpis: [KPI]) -> String {
    let levels = kpis.contains(where: \.isLevel) ? openingText.map { "levels vs \($0)" } : nil
    let flows = kpis.contains { !$0.isLevel } ? previousText().map { "flows vs \($0)" } : nil
    return [levels, flows].compactMap(\.self).joined(separator: " \(glyphs.dot) ")
  }
}

/// Figures as the screens write them: short in panels, exact where they are explained.
struct FigureText {
  /// The sign of the reporting currency, such as `$` or `CHF`.
  let symbol: String
  let glyphs: Glyphs

  /// The figures of a report in the same currency.
  var format: FigureFormat {
    FigureFormat(money: MoneyFormat(sign: symbol), missing: glyphs.missing)
  }

  /// A value in a panel or a table: `52.3%`, `12,408`, `$1.25M`.
  func value(_ value: Double?, _ unit: KPI.Unit) -> String { format.short(value, of: unit) }

  /// A value in at most six cells: `52%`, `12.4K`; days without their unit.
  func tiny(_ value: Double?, _ unit: KPI.Unit) -> String {
    guard unit == .days, let value else { return format.narrow(value, of: unit) }
    return Format.decimal(value, places: 0, missing: glyphs.missing)
  }

  /// A value with all its places, for explaining and for the clipboard.
  func exact(_ figure: Figure, _ unit: KPI.Unit) -> String {
    format.exact(figure.value, money: figure.money, of: unit)
  }

  /// What an account puts into a sum of a figure: money to the cent, whole numbers without a fraction.
  func part(_ value: Double, isMoney: Bool) -> String {
    if isMoney, value.magnitude < 9e14 { return exact(Money(units: Int64((value * 10_000).rounded()))) }
    return Format.upTo(places: 2, value)
  }

  /// Exact money, short: `$1.25M`.
  func money(_ money: Money) -> String { format.money.short(money) }

  /// Exact money to the cent.
  func exact(_ money: Money) -> String { format.money.exact(money) }

  /// How a figure differs from that which it is compared with, good or bad only where the figures say so; nil where one of
  /// them is missing.
  func change(_ figures: KPIFigures, of kpi: KPI) -> Change? {
    guard let now = figures.all.value, let before = figures.previous else { return nil }
    return Change.of(kpi.unit, from: before, to: now, upIsGood: nil)?.judged(figures.change)
  }

  /// The change as it is drawn: an arrow, how much, and a word where the arrow alone would mislead.
  func spans(_ change: Change?) -> [Span] {
    guard let change else { return [] }
    var text = change.signed(glyphs)
    if change.direction < 0 && change.verdict == .better { text += " good" }
    if change.direction > 0 && change.verdict == .worse { text += " bad" }
    return [Span(text, Style(change.role))]
  }
}
