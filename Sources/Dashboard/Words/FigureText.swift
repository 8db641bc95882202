internal import Cells
internal import Values
internal import Metrics
internal import Formatting

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

  /// How a figure differs from that of the previous period; nil where one of them is missing.
  func change(_ figures: KPIFigures, of kpi: KPI) -> Change? {
    guard let now = figures.all.value, let before = figures.previous else { return nil }
    let upIsGood: Bool? =
      switch kpi.direction {
      case .higher: true
      case .lower: false
      case .neither: nil
      }
    return .of(kpi.unit, from: before, to: now, upIsGood: upIsGood)
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
