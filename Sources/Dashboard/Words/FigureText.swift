internal import Cells
internal import Values
internal import Metrics

/// Figures as the screens write them: short in panels, exact where they are explained.
struct FigureText {
  /// The sign of the reporting currency, such as `$` or `CHF`.
  let symbol: String
  let glyphs: Glyphs

  /// A value where there is space: `52.3%`, `12,408`, `$1.2M`.
  func value(_ value: Double?, _ unit: KPI.Unit) -> String {
    guard let value, value.isFinite else { return glyphs.missing }
    switch unit {
    case .accounts, .count: return count(value)
    case .money: return Format.shortMoney(value, symbol: symbol, missing: glyphs.missing)
    case .moneyADay: return Format.shortMoney(value, symbol: symbol, missing: glyphs.missing) + "/d"
    case .ratio: return Format.percent(value)
    case .days: return Format.days(value)
    case .score, .touches, .contactsAnAccount: return Format.decimal(value, places: 1)
    case .points: return (value > 0 ? "+" : "") + Format.decimal(value, places: 0)
    }
  }

  /// A value where there is little space, in at most six cells: `52%`, `12.4K`.
  func tiny(_ value: Double?, _ unit: KPI.Unit) -> String {
    guard let value, value.isFinite else { return glyphs.missing }
    switch unit {
    case .ratio: return Format.percent(value, places: 0)
    case .accounts, .count: return Format.shortCount(Int64(clamping: value))
    case .moneyADay: return Format.shortMoney(value, symbol: symbol, missing: glyphs.missing)
    case .days: return Format.decimal(value, places: 0)
    default: return self.value(value, unit)
    }
  }

  /// A value with all its places, for explaining and for the clipboard.
  func exact(_ figure: Figure, _ unit: KPI.Unit) -> String {
    if let money = figure.money { return Format.money(units: money.units, symbol: symbol) }
    guard let value = figure.value else { return glyphs.missing }
    switch unit {
    case .money, .moneyADay:
      let amount =
        value.magnitude < 9e14 ? Format.money(units: Int64((value * 100).rounded()) * 100, symbol: symbol) : "\(value)"
      return unit == .moneyADay ? amount + " a day" : amount
    case .ratio: return Format.percent(value, places: 4)
    case .accounts, .count: return count(value)
    default: return Format.decimal(value, places: 4)
    }
  }

  /// What an account puts into a sum of a figure: money to the cent, whole numbers without a fraction.
  func part(_ value: Double, isMoney: Bool) -> String {
    if isMoney, value.magnitude < 9e14 { return Format.money(units: Int64((value * 10_000).rounded()), symbol: symbol) }
    return value == value.rounded() ? count(value) : Format.decimal(value, places: 2)
  }

  /// Exact money, short: `$1.2M`.
  func money(_ money: Money) -> String { Format.shortMoney(units: money.units, symbol: symbol) }

  /// How a figure differs from that of the previous period; nil where one of them is missing.
  func change(_ figures: KPIFigures, of kpi: KPI) -> Change? {
    guard let now = figures.all.value, let before = figures.previous else { return nil }
    let upIsGood: Bool? =
      switch kpi.direction {
      case .higher: true
      case .lower: false
      case .neither: nil
      }
    switch kpi.unit {
    case .ratio: return .points(from: before, to: now, upIsGood: upIsGood)
    case .accounts, .points:
      return .count(from: Int(clamping: before.rounded()), to: Int(clamping: now.rounded()), upIsGood: upIsGood)
    default: return .relative(from: before, to: now, upIsGood: upIsGood)
    }
  }

  /// The change as it is drawn: an arrow, how much, and a word where the arrow alone would mislead.
  func spans(_ change: Change?) -> [Span] {
    guard let change else { return [] }
    var text = change.signed(glyphs)
    if change.direction < 0 && change.verdict == .better { text += " good" }
    if change.direction > 0 && change.verdict == .worse { text += " bad" }
    return [Span(text, Style(change.role))]
  }

  private func count(_ value: Double) -> String { Format.thousands(Int64(clamping: value)) }
}

extension Int64 {
  /// The nearest integer, at most the ends of the range.
  init(clamping value: Double) {
    self = value.isNaN ? 0 : (value >= 9.2e18 ? .max : (value <= -9.2e18 ? .min : Int64(value.rounded())))
  }
}

extension Int {
  /// The nearest integer, at most the ends of the range.
  init(clamping value: Double) { self = Int(Int64(clamping: value)) }
}
