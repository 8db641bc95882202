internal import Values
public import Metrics
public import Formatting

extension FieldValue {
  /// For machines: exact money with four places, ISO days, `true` and `false`, texts of a list joined by `; `.
  public var exact: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.isFinite ? JSON.number(number) : ""
    case .money(let money): money.decimal
    case .day(let day): day.iso
    case .flag(let holds): holds ? "true" : "false"
    case .list(let texts): texts.joined(separator: "; ")
    case .none: ""
    }
  }

  /// The same as JSON; exact money is a text with four places, as a number would lose digits.
  public var json: JSON {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .money(let money): .text(money.decimal)
    case .day(let day): .text(day.iso)
    case .flag(let holds): .bool(holds)
    case .list(let texts): .array(texts.map { .text($0) })
    case .none: .null
    }
  }
}

extension Field {
  /// A value as people read it; `–` for none. Texts from data are made harmless.
  public func text(_ value: FieldValue, numbers: FigureFormat) -> String {
    if value.isMissing { return Format.missing }
    switch value {
    case .text(let text): return SafeText.line(text)
    case .day(let day): return day.iso
    case .flag(let holds): return holds ? "yes" : "no"
    case .list(let texts): return SafeText.line(texts.joined(separator: ", "))
    case .money(let money): return numbers.money.short(money)
    case .number(let number): return text(number, numbers)
    case .none: return Format.missing
    }
  }

  private func text(_ number: Double, _ numbers: FigureFormat) -> String {
    switch unit {
    case .money: numbers.money.short(number)
    case .share: Format.percent(number, places: 0)
    case .score: Format.decimal(number, places: 1)
    case .days, .daysAhead: Format.days(number)
    case .stage: numbered(number, FunnelStage.names)
    case .lifecycle: numbered(number, LifecycleStage.names)
    case .points: Format.signed(number, places: 0)
    case .count, .heat, .tier, .text, .identifier, .list, .day, .dayAhead, .flag:
      Format.upTo(places: 1, number)
    }
  }

  /// `2 Engaged`.
  private func numbered(_ number: Double, _ names: [String]) -> String {
    guard let stage = Int(exactly: number), names.indices.contains(stage - 1) else { return Format.missing }
    return "\(stage) \(names[stage - 1])"
  }

  /// What reports write for machines: the value, but a tier is a name there as in the figures: `1`, `2`, `3`, `none`.
  func exported(_ value: FieldValue) -> FieldValue {
    unit == .tier ? .text(value.isMissing ? "none" : value.exact) : value
  }

  /// The cell of a report's table.
  func cell(of row: Row, in snapshot: Snapshot, numbers: FigureFormat) -> ReportTable.Cell {
    let value = value(of: row, in: snapshot)
    return ReportTable.Cell(exported(value), text(value, numbers: numbers))
  }

  /// The column of a report's table. Texts may be cut, ids never, names least.
  var column: ReportTable.Column {
    let least: Int? =
      switch unit {
      case .list, .lifecycle: 8
      case .text: id == "name" ? 18 : 8
      default: nil
      }
    return ReportTable.Column(exportName, shortHeading, isRight: unit.isRight, least: least)
  }
}
