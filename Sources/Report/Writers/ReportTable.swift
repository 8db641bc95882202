public import Formatting
public import Metrics
internal import Values

/// A table of a report, written as text, CSV, Markdown or JSON.
public struct ReportTable: Sendable {
  /// One column.
  public struct Column: Sendable {
    /// The name in CSV and JSON.
    public var id: String
    /// The heading in text and Markdown.
    public var title: String
    /// Whether cells stand at the right: numbers do.
    public var isRight: Bool
    /// The width that cells may be cut to where a line is too long; nil: never. Texts may be cut, figures never.
    public var least: Int?

    /// A column.
    public init(_ id: String, _ title: String, isRight: Bool = false, least: Int? = nil) {
      self.id = id
      self.title = title
      self.isRight = isRight
      self.least = least
    }
  }

  /// One cell: what it says exactly, and as people read it.
  public struct Cell: Sendable {
    /// For CSV and JSON.
    public var value: FieldValue
    /// For text and Markdown; from data as it is, made harmless when it is written.
    public var text: String

    /// A cell.
    public init(_ value: FieldValue, _ text: String) {
      self.value = value
      self.text = text
    }

    /// A text, `–` where it is empty.
    public static func text(_ text: String) -> Cell { Cell(.text(text), text.isEmpty ? Format.missing : text) }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, each with one cell a column.
  public var rows: [[Cell]]
  /// The id of a column of sentences: text, which has 80 columns, writes it below each row, so that nothing of it is cut.
  public var below: String?

  /// A table.
  public init(_ columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Comma-separated, with the columns' ids as headings.
  var csv: [UInt8] { CSVWriter().bytes(columns.map(\.id), rows.map { $0.map(\.value) }) }

  /// An array of objects with the columns' ids as names.
  public var json: JSON { .array(rows.map { row in .object(zip(columns, row).map { ($0.id, $1.value.json) }) }) }

  /// A sparkline of a trend, oldest first; `·` where there is no value.
  ///
  /// - Parameters:
  ///   - trend: newest first, as `KPIFigures.trend`.
  ///   - noise: what the height stands for at least, so that a change within the noise is no cliff.
  public static func sparkline(_ trend: [Double?], noise: Double = 0) -> String {
    let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let known = trend.compactMap { $0 }.filter(\.isFinite)
    guard var least = known.min(), var most = known.max() else { return String(repeating: "·", count: trend.count) }
    if most > least, most - least < noise {
      // The middle lies in the middle of a step, so that no step is made of a trifle.
      least += (most - least) / 2 - noise * 7 / 16
      most = least + noise
    }
    return String(
      trend.reversed().map { value -> Character in
        guard let value, value.isFinite else { return "·" }
        // A line without movement stands in the middle: it is neither high nor low.
        guard most > least else { return bars[3] }
        return bars[min(7, Int((value - least) / (most - least) * 8))]
      })
  }
}

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

  /// The groups that a value belongs to when figures are broken down: each of several texts is one, and none is the empty one.
  public var groupKeys: [String] {
    if case .list(let texts) = self { return texts.isEmpty ? [""] : texts }
    return [exact]
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
