internal import Formatting
internal import Metrics
internal import Signals
internal import Values

extension Analysis {
  /// How the goals stand against their usual pace.
  static let goals = Analysis(
    "goals", "Goals", "g", "how the goals stand against their usual pace, and what is missing"
  ) { request in
    GoalTables(request).result
  }
}

/// The tables and sentences of goals.
private struct GoalTables {
  private let request: AnalysisRequest
  private let goals: GoalReport
  private let words: GoalWords

  init(_ request: AnalysisRequest) {
    self.request = request
    goals = GoalReport(request.snapshot)
    words = GoalWords(numbers: request.numbers)
  }

  private typealias Cell = AnalysisTable.Cell

  var result: AnalysisResult {
    let table = AnalysisTable(
      "goals", "Goals",
      [
        .text("goal", "Goal", 18, most: 34, priority: 100), .text("until", "Until", 10, most: 10, priority: 60),
        .figure("value", "So far", 7, priority: 98), .figure("of", "Of", 7, priority: 97),
        .figure("attainment", "Done", 6, priority: 96), .figure("usual", "Usual", 6, priority: 95),
        .text("word", "Pace", 9, most: 11, priority: 99), .figure("days_ahead", "Days", 5, priority: 80),
        .text("landing", "Landing", 12, most: 26, priority: 50),
        .text("needed", "Needed", 14, most: 34, priority: 40),
        .text("coverage", "Coverage", 10, most: 44, priority: 45),
        .text("by", "Usual by", 10, most: 16, priority: 9),
      ], order.map(row),
      emptyText: "No goals: a file goals.csv (kpi, period, value), or goals: in abmtop.yaml gives them.")
    return AnalysisResult(title: "Goals", lead: lead, tables: [table], notes: notes)
  }

  /// Those that run first, then those to come, then past ones.
  private var order: [GoalFigure] {
    [GoalFigure.Status.current, .future, .past].flatMap { status in goals.figures.filter { $0.status == status } }
  }

  private func row(_ figure: GoalFigure) -> AnalysisTable.Row {
    let unit = figure.goal.kpi.unit
    func number(_ value: Double?, _ text: String, _ tone: AnalysisTable.Tone = .plain) -> Cell {
      value.map { Cell(.number($0), text, tone) } ?? .missing()
    }
    return AnalysisTable.Row([
      .text(words.name(figure.goal), .strong), Cell(.day(figure.goal.period.to), figure.goal.period.to.iso, .dim),
      number(figure.value, request.numbers.short(figure.value, of: unit), .strong),
      number(figure.goal.value, request.numbers.short(figure.goal.value, of: unit)),
      number(figure.attainment, words.percent(figure.attainment)),
      number(figure.usual, words.percent(figure.usual), .dim), .text(words.pace(figure), GoalTables.tone(figure)),
      number(figure.status == .current ? figure.daysAhead.map(Double.init) : nil, words.ahead(figure)),
      .text(words.landing(figure)), .text(words.needed(figure)), .text(words.coverage(figure)),
      .text(words.method(figure), .dim),
    ])
  }

  private static func tone(_ figure: GoalFigure) -> AnalysisTable.Tone {
    guard figure.status == .current else { return .dim }
    switch figure.word {
    case .ahead: return .good
    case .onPace: return .plain
    case .behind: return .warn
    case .farBehind: return .bad
    case nil: return .dim
    }
  }

  private var lead: [String] {
    let running = goals.figures.filter { $0.status == .current }
    if running.isEmpty { return [] }
    let behind = running.filter { $0.word == .behind || $0.word == .farBehind }
    let ahead = running.count { $0.word == .ahead }
    var words = "\(Format.count(running.count, "goal")) of periods that run: \(Format.thousands(ahead)) ahead, "
    words += "\(Format.thousands(behind.count)) behind"
    return [words + "."]
  }

  private var notes: [String] {
    var notes = goals.problems.map { $0.words } + goals.mismatches.map(\.words)
    if request.set.members != nil {
      notes.insert("No goal for this filter: goals are of the whole list, or of the accounts that they name.", at: 0)
    }
    if !goals.figures.isEmpty {
      notes.append("Usual is the part done by now in own past periods, else the working days that are gone.")
    }
    return notes
  }
}
