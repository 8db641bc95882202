internal import Formatting
public import Metrics
public import Signals
internal import Values

extension Report {
  /// `abmtop report --goals`: how the goals stand.
  public static func goals(
    _ snapshot: Snapshot, _ goals: GoalReport, _ options: ReportOptions = ReportOptions()
  ) -> [UInt8] {
    switch options.format {
    case .json: return goals.json.bytes
    case .csv: return goalTable(goals.figures, options.numbers).csv
    case .text, .markdown, .html, .xlsx:
      return options.format.people(Document(snapshot, accounts: nil, options, goalSections(goals, options)))
    }
  }

  /// The goals by whether their period runs, with what was written and is none.
  static func goalSections(_ goals: GoalReport, _ options: ReportOptions) -> [ReportSection] {
    let groups: [(GoalFigure.Status, String)] = [
      (.current, "Goals"), (.past, "Goals of past periods"), (.future, "Goals to come"),
    ]
    var sections = groups.compactMap { status, title in
      let its = goals.figures.filter { $0.status == status }
      return its.isEmpty ? nil : ReportSection(title: title, table: goalTable(its, options.numbers))
    }
    if goals.figures.isEmpty {
      sections.append(
        ReportSection(
          title: "Goals",
          notes: ["no goals: a file goals.csv (kpi, period, value), or goals: in abmtop.yaml gives them"]))
    }
    let notes = goals.problems.map { "! " + $0.words } + goals.mismatches.map(\.words)
    if !notes.isEmpty { sections.append(ReportSection(title: "About these goals", notes: notes)) }
    return sections
  }

  static func goalTable(_ figures: [GoalFigure], _ numbers: FigureFormat) -> ReportTable {
    let words = GoalWords(numbers: numbers)
    var table = ReportTable([
      ReportTable.Column("goal", "Goal", least: 16), ReportTable.Column("from", "From"),
      ReportTable.Column("to", "To"), ReportTable.Column("value", "So far", isRight: true),
      ReportTable.Column("of", "Of", isRight: true), ReportTable.Column("attainment", "Done", isRight: true),
      ReportTable.Column("usual", "Usual", isRight: true), ReportTable.Column("pace", "Pace", isRight: true),
      ReportTable.Column("word", "Word"), ReportTable.Column("days_ahead", "Days", isRight: true),
      ReportTable.Column("landing", "Landing"), ReportTable.Column("needed", "Needed"),
      ReportTable.Column("coverage", "Coverage"), ReportTable.Column("by", "Usual by"),
    ])
    table.rows = figures.map { figure in
      let unit = figure.goal.kpi.unit
      func number(_ value: Double?, _ text: String) -> ReportTable.Cell {
        ReportTable.Cell(value.map { .number($0) } ?? .none, text)
      }
      return [
        .text(words.name(figure.goal)), ReportTable.Cell(.day(figure.goal.period.from), figure.goal.period.from.iso),
        ReportTable.Cell(.day(figure.goal.period.to), figure.goal.period.to.iso),
        number(figure.value, numbers.short(figure.value, of: unit)),
        number(figure.goal.value, numbers.short(figure.goal.value, of: unit)),
        number(figure.attainment, words.percent(figure.attainment)), number(figure.usual, words.percent(figure.usual)),
        number(figure.pace, words.percent(figure.pace)), .text(words.pace(figure)),
        number(figure.daysAhead.map(Double.init), words.ahead(figure)), .text(words.landing(figure)),
        .text(words.needed(figure)), .text(words.coverage(figure)), .text(words.method(figure)),
      ]
    }
    return table
  }
}
