public import Formatting
public import Metrics
internal import Values

extension Assertion.Mistake {
  /// What is wrong, in one sentence.
  public var words: String {
    switch self {
    case .noComparison(let text):
      "“\(SafeText.line(text))” compares nothing; say KPI, one of >= <= > < = !=, and a value, as in 'win_rate >= 25%'"
    case .unknownName(let name, let nearest):
      "there is nothing called “\(SafeText.line(name))”"
        + (nearest.map { "; did you mean “\($0)”?" } ?? "; `abmtop explain` lists what there is, and stale, bad_rows")
    case .unreadableValue(let text, let id, let unit):
      "“\(SafeText.line(text))” is no value of \(id): \(Assertion.Mistake.example(unit))"
    }
  }

  private static func example(_ unit: KPI.Unit) -> String {
    switch unit {
    case .ratio: "a share, as 50% or 0.5"
    case .days: "days, as 14d or 14"
    case .money, .moneyADay: "an amount in the reporting currency, as 1.5M or 250000"
    default: "a number, as 120 or 1.5K"
    }
  }
}

extension Assertion {
  /// `engaged_rate >= 50.0%`: as it was understood.
  public func words(_ numbers: FigureFormat) -> String {
    "\(subject.id) \(comparison.rawValue) \(numbers.short(bound, of: subject.unit))"
  }
}

extension AssertionOutcome {
  /// `61.6% of 285`, `12 d (intent)`, `0.8% (12 of 1,503 rows)`, `n/a: the denominator is 0`: the figure.
  public func words(_ numbers: FigureFormat) -> String {
    guard let value else { return "n/a: " + why }
    let text = numbers.short(value, of: assertion.subject.unit)
    if let rows { return text + " (\(Format.thousands(rows.bad)) of \(Format.count(rows.all, "row")))" }
    if let table { return text + " (\(table.rawValue))" }
    return text + (cases.map { " of \(Format.thousands($0))" } ?? "") + (isSmall ? ", few cases" : "")
  }

  /// Why there is no value.
  private var why: String {
    switch assertion.subject {
    case .figure: reason?.words ?? "nobody knows it"
    case .age(let table): "no row of \(table?.rawValue ?? "any table") has a day"
    case .badRows: "there are no rows"
    }
  }
}

extension Report {
  /// `abmtop assert`: those that do not hold first, each with its figure.
  ///
  /// Text and Markdown list those that fail; JSON and CSV, which programs read, all of them.
  public static func assertions(
    _ snapshot: Snapshot, _ outcomes: [AssertionOutcome], _ options: ReportOptions
  ) -> [UInt8] {
    let failing = outcomes.filter { !$0.holds }
    switch options.format {
    case .json:
      return JSON.object(
        head(snapshot) + [
          ("filter", .optional(options.filter)), ("holds", .bool(failing.isEmpty)),
          ("assertions", .array(outcomes.map(\.json))),
        ]
      ).bytes
    case .csv: return table(outcomes, options.numbers).csv
    default:
      var document = Document(snapshot, accounts: nil, options, [])
      let count = Format.count(outcomes.count, "assertion")
      document.lines.append(
        failing.isEmpty
          ? (outcomes.count == 1 ? "the assertion holds" : "all \(count) hold")
          : "\(Format.thousands(failing.count)) of \(count) \(failing.count == 1 ? "does" : "do") not hold")
      if !failing.isEmpty {
        document.blocks = [.heading("Does not hold"), .table(table(failing, options.numbers))]
      }
      return options.format.people(document)
    }
  }

  private static func table(_ outcomes: [AssertionOutcome], _ numbers: FigureFormat) -> ReportTable {
    ReportTable(
      [
        ReportTable.Column("id", "Figure"), ReportTable.Column("comparison", ""),
        ReportTable.Column("bound", "Bound", isRight: true), ReportTable.Column("holds", "Holds"),
        ReportTable.Column("value", "Is", least: 20), ReportTable.Column("n", "n", isRight: true),
      ],
      rows: outcomes.map { outcome in
        let assertion = outcome.assertion
        return [
          .text(assertion.subject.id), .text(assertion.comparison.rawValue),
          ReportTable.Cell(.number(assertion.bound), numbers.short(assertion.bound, of: assertion.subject.unit)),
          ReportTable.Cell(.flag(outcome.holds), outcome.holds ? "yes" : "no"),
          ReportTable.Cell(outcome.value.map { .number($0) } ?? .none, outcome.words(numbers)),
          ReportTable.Cell(
            outcome.cases.map { .number(Double($0)) } ?? .none,
            outcome.cases.map(Format.thousands) ?? Format.missing),
        ]
      })
  }
}

extension AssertionOutcome {
  fileprivate var json: JSON {
    .object([
      ("id", .text(assertion.subject.id)), ("comparison", .text(assertion.comparison.rawValue)),
      ("bound", .number(assertion.bound)), ("unit", .text(assertion.subject.unit.rawValue)),
      ("holds", .bool(holds)), ("value", .optional(value)), ("money", .optional(money?.decimal)),
      ("n", .optional(cases.map(Double.init))), ("small", .bool(isSmall)),
      ("table", .optional(table?.rawValue)), ("reason", .optional(value == nil ? why : nil)),
    ])
  }
}
