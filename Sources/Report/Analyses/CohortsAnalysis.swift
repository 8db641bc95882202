internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// Accounts by the quarter of an entry, and how far they were months later.
  static let cohorts = Analysis(
    "cohorts", "Cohorts", "h", "accounts by the quarter in which they began, and how far they were in the months since",
    variants: CohortVariant.all.map { Variant(id: $0.id, title: $0.title) }
  ) { request in
    let variant = CohortVariant.all.first { $0.id == request.variant } ?? CohortVariant.all[0]
    let cohorts = request.snapshot.cohorts(by: variant.entry, variant.measure, every: variant.period, of: request.set)
    return CohortTable(request, variant, cohorts).result
  }
}

/// One of the questions that cohorts answer.
private struct CohortVariant: Sendable {
  var entry: CohortEntry
  var measure: CohortMeasure
  var period = CohortPeriod.quarter

  var id: String {
    let what =
      switch measure {
      case .reached(let stage): FunnelStage.ids[stage - 1]
      case .moneyWon: "money"
      }
    return "\(entry)-\(what)" + (period == .quarter ? "" : "-\(period.rawValue)")
  }

  var title: String {
    let what =
      switch measure {
      case .reached(let stage): "share that reached \(FunnelStage.names[stage - 1])"
      case .moneyWon: "money won an account"
      }
    return "\(entry.title.capitalizedFirst), by \(period.rawValue): \(what)"
  }

  static let all: [CohortVariant] = [
    CohortVariant(entry: .joined, measure: .reached(3)), CohortVariant(entry: .joined, measure: .reached(2)),
    CohortVariant(entry: .joined, measure: .reached(4)), CohortVariant(entry: .joined, measure: .moneyWon),
    CohortVariant(entry: .engaged, measure: .reached(3)), CohortVariant(entry: .engaged, measure: .reached(4)),
    CohortVariant(entry: .engaged, measure: .moneyWon), CohortVariant(entry: .opportunity, measure: .reached(4)),
    CohortVariant(entry: .opportunity, measure: .moneyWon), CohortVariant(entry: .won, measure: .reached(5)),
    CohortVariant(entry: .won, measure: .reached(6)), CohortVariant(entry: .won, measure: .moneyWon),
    CohortVariant(entry: .joined, measure: .reached(3), period: .month),
    CohortVariant(entry: .joined, measure: .reached(3), period: .year),
  ]
}

/// The table and sentences of cohorts.
private struct CohortTable {
  private let request: AnalysisRequest
  private let variant: CohortVariant
  private let cohorts: Cohorts
  /// The greatest value of a cell: the end of the heat map.
  private let greatest: Double

  init(_ request: AnalysisRequest, _ variant: CohortVariant, _ cohorts: Cohorts) {
    self.request = request
    self.variant = variant
    self.cohorts = cohorts
    greatest = cohorts.cohorts.lazy.flatMap(\.cells).compactMap { $0.value(cohorts.measure) }.max() ?? 0
  }

  private typealias Cell = AnalysisTable.Cell
  private static let months = Array(0...Cohorts.lastMonth)
  /// Those that a text of 80 columns has.
  private static let briefMonths: Set<Int> = [0, 3, 6, 9, 12, 18, 24]

  var result: AnalysisResult {
    let columns: [AnalysisTable.Column] =
      [.text("cohort", "Cohort", 8, most: 16, priority: 100), .figure("accounts", "Accounts", 8, priority: 99)]
      + CohortTable.months.map { month in
        .figure("m\(month)", "\(month) m", 7, priority: CohortTable.priority(of: month))
      }
    var rows = cohorts.cohorts.map { row($0, name(of: $0)) }
    if cohorts.cohorts.count > 1 { rows.append(row(cohorts.all, "All")) }
    if !cohorts.unknown.isEmpty {
      rows.append(
        AnalysisTable.Row(
          [Cell.text("day unknown", .warn), .count(cohorts.unknown.count)]
            + CohortTable.months.map { _ in .missing("") },
          opens: .accounts(cohorts.unknown, "Entry day unknown")))
    }
    let table = AnalysisTable(
      "cohorts", variant.title, columns, rows,
      emptyText: "No account on the list has a day on which it \(variant.entry.title).", exact: exact)
    return AnalysisResult(title: variant.title, lead: lead, tables: [table], notes: notes)
  }

  /// Thirds of years are seen first where there is little space, then the first months.
  private static func priority(of month: Int) -> Int {
    if briefMonths.contains(month) { return 90 - month }
    return month % 3 == 0 ? 9 : month < 3 ? 8 : 5
  }

  /// `2026 Q3`, `2026-03`, `2026`; of fiscal years that begin within a calendar year, `FY26 Q1`.
  private func name(of cohort: Cohort) -> String {
    let (year, month, _) = cohort.start.civil
    let first = request.snapshot.fiscalYearStart
    switch cohorts.period {
    case .month: return String(cohort.start.iso.prefix(7))
    case .quarter:
      let quarter = ((month - first + 12) % 12) / 3 + 1
      return first == 1 ? "\(year) Q\(quarter)" : "\(fiscalYear(year, month)) Q\(quarter)"
    case .year: return first == 1 ? "\(year)" : fiscalYear(year, month)
    }
  }

  /// A fiscal year has the name of the calendar year in which it ends.
  private func fiscalYear(_ year: Int, _ month: Int) -> String {
    let ends = month >= request.snapshot.fiscalYearStart ? year + 1 : year
    let digits = String(ends % 100)
    return "FY" + (digits.count < 2 ? "0" : "") + digits
  }

  private func row(_ cohort: Cohort, _ name: String) -> AnalysisTable.Row {
    return AnalysisTable.Row(
      [Cell.text(name, name == "All" ? .strong : .plain), .count(cohort.accounts.count)]
        + cohort.cells.map(cell),
      opens: .accounts(cohort.accounts, "\(variant.entry.title.capitalizedFirst) \(name)"))
  }

  private func cell(_ cell: CohortCell) -> Cell {
    guard let value = cell.value(cohorts.measure) else { return .missing("") }
    let text =
      switch cohorts.measure {
      case .reached: Format.percent(value, places: 0)
      case .moneyWon: request.numbers.money.short(value)
      }
    if cell.isPartial { return Cell(.number(value), "\(text)/\(cell.cases)", .dim) }
    let few = cell.cases < Figure.fewCases ? FigureMark.few.sign : ""
    let step = greatest > 0 ? max(1, min(5, Int((value / greatest * 5).rounded(.up)))) : 1
    return Cell(.number(value), few + text, value == 0 ? .dim : .heat(step))
  }

  /// A row a cell.
  private var exact: ReportTable {
    let columns = [
      ReportTable.Column("cohort", "Cohort"), ReportTable.Column("start", "Start"),
      ReportTable.Column("accounts", "Accounts", isRight: true), ReportTable.Column("month", "Month", isRight: true),
      ReportTable.Column("n", "n", isRight: true), ReportTable.Column("reached", "Reached", isRight: true),
      ReportTable.Column("money", "Money", isRight: true), ReportTable.Column("value", "Value", isRight: true),
      ReportTable.Column("partial", "Partial"),
    ]
    var rows: [[ReportTable.Cell]] = []
    for cohort in cohorts.cohorts {
      for (month, cell) in cohort.cells.enumerated() where cell.cases > 0 {
        let values: [FieldValue] = [
          .text(name(of: cohort)), .day(cohort.start), .count(cohort.accounts.count), .count(month),
          .count(cell.cases), cohorts.measure == .moneyWon ? .none : .count(cell.reached),
          cohorts.measure == .moneyWon ? .money(cell.money) : .none, .optional(cell.value(cohorts.measure)),
          .flag(cell.isPartial),
        ]
        rows.append(values.map { ReportTable.Cell($0, $0.exact) })
      }
    }
    return ReportTable(columns, rows: rows)
  }

  /// The cohort that progresses worst, at the latest month that at least two whole cohorts of enough accounts have seen.
  private var lead: [String] {
    for month in [12, 9, 6, 3, 2, 1] {
      let whole = cohorts.cohorts.filter { !$0.cells[month].isPartial && $0.cells[month].cases >= Figure.fewCases }
      let known = whole.compactMap { cohort in cohort.cells[month].value(cohorts.measure).map { (cohort, $0) } }
      guard known.count >= 2, let worst = known.min(by: { $0.1 < $1.1 }), let best = known.max(by: { $0.1 < $1.1 }),
        worst.1 < best.1
      else { continue }
      let others = cohorts.all.cells[month]
      return [sentence(month, worst, best) + luck(worst.0, month, others)]
    }
    return cohorts.cohorts.isEmpty
      ? [] : ["No two cohorts of \(Figure.fewCases) accounts or more are old enough to be compared."]
  }

  private func sentence(_ month: Int, _ worst: (Cohort, Double), _ best: (Cohort, Double)) -> String {
    func value(_ value: Double) -> String {
      cohorts.measure == .moneyWon ? request.numbers.money.short(value) : Format.percent(value, places: 0)
    }
    return "Worst after \(Format.count(month, "month")): \(name(of: worst.0)) with \(value(worst.1)) "
      + "(n \(worst.0.cells[month].cases)); best \(name(of: best.0)) with \(value(best.1)) (n \(best.0.cells[month].cases))"
  }

  /// Whether the worst differs from all others together by more than luck.
  private func luck(_ worst: Cohort, _ month: Int, _ all: CohortCell) -> String {
    guard case .reached = cohorts.measure else { return "." }
    let its = worst.cells[month]
    let (reached, cases) = (all.reached - its.reached, all.cases - its.cases)
    guard
      let interval = Shares.newcombe(
        Double(its.reached), of: Double(its.cases), minus: Double(reached), of: Double(cases), z: Shares.z95)
    else { return "." }
    return interval.contains(0) ? "; that may be luck." : "; against all others that is more than luck."
  }

  private var notes: [String] {
    var notes = [
      "A cell is over the accounts for which so many months have passed since their own entry day. 31%/12: partial, over the 12 whose "
        + "time is over; ~: fewer than \(Figure.fewCases) accounts."
    ]
    if cohorts.measure == .moneyWon {
      notes.append("Money won: opportunities of every type that were won from the entry on, by their close.")
    }
    if !cohorts.unknown.isEmpty {
      notes.append("\(Format.count(cohorts.unknown.count, "account")) without an entry day: in no cohort.")
    }
    if cohorts.reachedUnknown > 0 {
      notes.append(
        "\(Format.count(cohorts.reachedUnknown, "account")) reached the stage on a day that nobody knows, and count as if they had not."
      )
    }
    return notes
  }
}

extension String {
  /// With its first letter as a capital.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
