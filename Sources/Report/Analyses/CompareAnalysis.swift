internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// Two populations side by side.
  static let compare = Analysis(
    "compare", "Compare", "c",
    "two groups of accounts side by side, figure by figure, and whether it is more than luck",
    variants: ReadyComparison.allCases.map { Variant(id: $0.rawValue, title: $0.title) }, tables: 2
  ) { request in
    let ready = ReadyComparison(rawValue: request.variant) ?? .list
    let (first, second) = request.snapshot.populations(ready, of: request.set)
    return CompareTables(request, ready, request.snapshot.compare(first, second)).result
  }
}

/// The tables and sentences of a comparison.
private struct CompareTables {
  private let request: AnalysisRequest
  private let ready: ReadyComparison
  private let comparison: PopulationComparison

  init(_ request: AnalysisRequest, _ ready: ReadyComparison, _ comparison: PopulationComparison) {
    self.request = request
    self.ready = ready
    self.comparison = comparison
  }

  private typealias Cell = AnalysisTable.Cell
  private var numbers: FigureFormat { request.numbers }

  var result: AnalysisResult {
    // Every account is one account.
    let rows = comparison.rows.filter {
      $0.kpi.id != "target_accounts" && $0.first.reason.map { !isLacking($0) } ?? true
    }
    let table = AnalysisTable(
      "kpis", "A: \(comparison.first.name) · B: \(comparison.second.name)",
      [
        .text("kpi", "Figure", 18, most: 28, priority: 100), .figure("first", "A", 8, priority: 99),
        .figure("second", "B", 8, priority: 98), .figure("first_each", "A each", 8, priority: 40),
        .figure("second_each", "B each", 8, priority: 39), .figure("difference", "A is", 9, priority: 97),
        .text("verdict", "Beyond noise", 13, priority: 96), .figure("first_n", "n A", 5, priority: 30),
        .figure("second_n", "n B", 5, priority: 29), .figure("low", "From", 9, priority: 5),
        .figure("high", "To", 9, priority: 4),
      ], rows.map(row), emptyText: "No figure can be compared: the directory lacks the tables.")
    return AnalysisResult(title: ready.title, lead: lead, tables: [table, sides], notes: notes)
  }

  private func isLacking(_ reason: Figure.Reason) -> Bool {
    switch reason {
    case .missing, .undated: true
    default: false
    }
  }

  private func row(_ row: ComparedKPI) -> AnalysisTable.Row {
    let unit = row.kpi.unit
    func value(_ figure: Figure) -> Cell {
      guard let value = figure.value else { return .missing() }
      let few = figure.isSmall ? FigureMark.few.sign : ""
      return Cell(figure.money.map { .money($0) } ?? .number(value), few + numbers.short(value, of: unit), .strong)
    }
    func each(_ value: Double?) -> Cell {
      guard let value else { return .missing("") }
      return Cell(.number(value), unit == .money ? numbers.short(value, of: unit) : Format.upTo(places: 2, value))
    }
    let cases = row.firstEach == nil ? [row.first.cases, row.second.cases] : sizes
    let tone: AnalysisTable.Tone = row.isBetter.map { $0 ? .good : .bad } ?? (row.verdict == .noise ? .dim : .plain)
    return AnalysisTable.Row(
      [
        Cell.text(row.kpi.name), value(row.first), value(row.second), each(row.firstEach), each(row.secondEach),
        Cell(.optional(row.difference), difference(row), tone), Cell(.text(row.verdict.rawValue), words(row), tone),
        cases[0].map { .count($0, .dim) } ?? .missing(""), cases[1].map { .count($0, .dim) } ?? .missing(""),
        Cell(.optional(row.interval?.low), end(row.interval?.low, row), .dim),
        Cell(.optional(row.interval?.high), end(row.interval?.high, row), .dim),
      ], opens: .accounts(comparison.first.accounts, comparison.first.name))
  }

  private var sizes: [Int?] { [comparison.first.accounts.count, comparison.second.accounts.count] }

  private func end(_ value: Double?, _ row: ComparedKPI) -> String {
    guard let value else { return "" }
    if row.kpi.unit == .ratio { return Format.signed(value * 100, places: 1) + " pt" }
    if row.firstEach != nil, row.kpi.unit != .money { return Format.signed(value, places: 2) }
    return numbers.short(value, of: row.kpi.unit)
  }

  /// `+24.1 pt`, `×1.83`, `+8%`.
  private func difference(_ row: ComparedKPI) -> String {
    if let ratio = row.ratio { return "×" + Format.upTo(places: 2, ratio) }
    guard let difference = row.difference, let (_, other) = row.compared else { return Format.missing }
    if row.kpi.unit == .ratio { return Format.signed(difference * 100, places: 1) + " pt" }
    if row.kpi.unit == .points || row.kpi.unit == .score { return Format.signed(difference, places: 1) }
    if other == 0 || row.firstEach != nil { return Format.missing }
    return Format.signed(difference / other.magnitude * 100, places: 0) + "%"
  }

  private func words(_ row: ComparedKPI) -> String {
    switch row.verdict {
    case .higher: row.isBetter == nil ? "higher" : row.isBetter == true ? "higher, good" : "higher, bad"
    case .lower: row.isBetter == nil ? "lower" : row.isBetter == true ? "lower, good" : "lower, bad"
    case .noise: "noise"
    case .few: row.compared == nil ? "" : "too few"
    }
  }

  private var sides: AnalysisTable {
    AnalysisTable(
      "sides", "The two sides",
      [
        .text("side", "Side", 4, priority: 100), .text("name", "Accounts that", 16, priority: 99),
        .figure("accounts", "Accounts", 8, priority: 98), .figure("customers", "Customers", 9, priority: 60),
        .figure("open", "Open deals", 10, priority: 50),
      ],
      zip(["A", "B"], [comparison.first, comparison.second]).map { side, population in
        let facts = request.snapshot.facts
        return AnalysisTable.Row(
          [
            .text(side, .strong), .text(population.name), .count(population.accounts.count),
            .count(population.accounts.count { facts[$0].isCustomer }),
            .count(population.accounts.reduce(0) { $0 + Int(facts[$1].openOpportunities) }),
          ], opens: .accounts(population.accounts, population.name))
      }, emptyText: "")
  }

  /// The answer: whether the first side wins more of its decided deals, and whether that is more than luck.
  private var lead: [String] {
    let (first, second) = (comparison.first, comparison.second)
    if first.accounts.isEmpty || second.accounts.isEmpty {
      let empty = first.accounts.isEmpty ? first.name : second.name
      return ["One side has no account (\(empty)): there is nothing to compare with."]
    }
    return ["close_rate", "win_rate"].compactMap { id in
      comparison.rows.first { $0.kpi.id == id }.flatMap(sentence)
    }
  }

  private func sentence(_ row: ComparedKPI) -> String? {
    guard let share = row.first.value, let other = row.second.value, let difference = row.difference else { return nil }
    func side(_ population: Population, _ figure: Figure, _ share: Double) -> String {
      let of = "\(Format.upTo(places: 0, figure.numerator ?? 0)) of \(Format.upTo(places: 0, figure.denominator ?? 0))"
      return "\(population.name) \(Format.percent(share)) (\(of))"
    }
    let verdict =
      switch row.verdict {
      case .higher, .lower:
        "\(Format.upTo(places: 1, difference.magnitude * 100)) points \(difference > 0 ? "more" : "less"), and that is more than luck"
      case .noise: "the difference may be luck"
      case .few: "too few cases to tell (fewer than \(PopulationComparison.fewestCases) on a side)"
      }
    return "\(row.kpi.name): \(side(comparison.first, row.first, share)), "
      + "\(side(comparison.second, row.second, other)): \(verdict)."
  }

  private var notes: [String] {
    var notes = [
      "A each, B each: what an account has, since the sides differ in size; × is their quotient.",
      "Beyond noise: the 95 % interval of the difference leaves 0 out (Newcombe for shares, Welch for means, counts, sums and days, "
        + "the delta method for other quotients), with at least \(PopulationComparison.fewestCases) cases on both sides.",
    ]
    if comparison.common > 0 {
      notes.append(
        "\(Format.count(comparison.common, "account")) on both sides: the verdicts hold for sides that share none.")
    }
    if ready == .list {
      notes.append("Accounts off the list have no part in shared spend, and are in no other figure.")
    }
    if ready == .engaged {
      notes.append("Only accounts whose first new opportunity has a day of creation are on either side.")
    }
    let waiting = comparison.rows.count { $0.first.reason.map(isLacking) ?? false }
    if waiting > 0 {
      notes.append("\(Format.count(waiting, "figure")) left out: the directory lacks what they are made of.")
    }
    return notes
  }
}
