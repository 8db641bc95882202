internal import Accounts
public import Forecast
internal import Formatting
public import Metrics
internal import Values

/// What `abmtop forecast` prints.
public struct ForecastReport: Sendable {
  /// Where the period will land.
  public var landing: Landing
  /// Its parts by a column of accounts; nil: that was not asked for.
  public var groups: (column: String, parts: [LandingGroup])?
  /// The record over past periods; nil: that was not worked out.
  public var record: ForecastRecord?
  /// Whether the record is the report.
  public var isBacktest = false
  /// The goals of the target and the period.
  public var goals: [ForecastGoal] = []

  /// A report of a landing.
  public init(_ landing: Landing) { self.landing = landing }
}

extension Report {
  /// A forecast: where the period will land, what that rests on, and how good such forecasts were.
  public static func forecast(_ snapshot: Snapshot, _ report: ForecastReport, _ options: ReportOptions) -> [UInt8] {
    let tables = ForecastTables(report: report, numbers: options.numbers)
    switch options.format {
    case .json: return ForecastJSON(snapshot: snapshot, report: report).json.bytes
    case .csv: return (report.isBacktest ? tables.entries : tables.figures).csv
    case .text, .markdown, .html, .xlsx:
      let document = Document(snapshot, accounts: nil, options, tables.sections)
      return options.format.people(document)
    }
  }

  /// The parts of a landing by a column of accounts.
  ///
  /// - Throws: `unknownColumn`.
  public static func groups(
    of landing: Landing, _ forecaster: Forecaster, by column: String, in snapshot: Snapshot
  ) throws(ReportError) -> [LandingGroup] {
    let fields = AccountCatalog.fields(in: snapshot).filter { $0.uses.contains(.groups) }
    guard let field = AccountCatalog.field(named: column, in: snapshot), field.uses.contains(.groups) else {
      throw .unknownColumn(column, nearest: NearestName.of(column, among: fields.map(\.id)))
    }
    return forecaster.groups(of: landing) { field.value(of: $0, in: snapshot).exact }
  }
}

/// The tables and sentences of a forecast.
struct ForecastTables {
  let report: ForecastReport
  let numbers: FigureFormat

  private var landing: Landing { report.landing }
  private var unit: Unit { landing.target.isCount ? .count : .money }

  var sections: [ReportSection] {
    var sections = [ReportSection(title: landing.title, notes: headline)]
    if report.isBacktest {
      sections.append(errors)
      sections.append(ReportSection(title: "Each forecast", table: entries))
      return sections
    }
    sections.append(ReportSection(title: "Landing", table: figures, notes: landing.notes))
    if !report.goals.isEmpty { sections.append(goals) }
    if let groups = report.groups {
      sections.append(
        ReportSection(
          title: "By \(groups.column)", table: table(of: groups.parts),
          notes: [
            "From the top down: the P50s add up to the whole's. Of what open deals add each part has what its own are expected to bring, of what is not yet created what it won of the last 365 days."
          ]))
    }
    if !landing.deals.isEmpty, landing.shortage == nil { sections.append(deals) }
    if report.record.map({ !$0.entries.isEmpty }) ?? false { sections.append(errors) }
    return sections
  }

  /// What is read first: the landing, and where a simpler method was better that.
  private var headline: [String] {
    var lines: [String] = []
    if let better = report.record?.betterBaseline {
      lines.append(
        "! On your own past \(better.baseline.words) was better: \(Format.percent(better.error, places: 0)) error, the forecast's \(Format.percent(better.own, places: 0)), of \(Format.count(report.record?.entries.count ?? 0, "forecast"))."
      )
    }
    lines.append(landing.sentence(numbers))
    return lines
  }

  /// The landing and all that it is compared with, a figure a row.
  var figures: ReportTable {
    func row(_ id: String, _ words: String, _ value: Double?, note: String = "") -> [ReportTable.Cell] {
      [
        ReportTable.Cell(.text(id), words),
        ReportTable.Cell(value.map { .number($0) } ?? .none, numbers.short(value, of: unit)),
        ReportTable.Cell(.text(note), note),
      ]
    }
    var rows = [
      row("won", "Won so far", landing.won), row("open", "+ open opportunities", landing.open),
      row("not_created", "+ not yet created", landing.notCreated), row("p50", "Landing (P50)", landing.p50),
    ]
    if landing.shortage == nil {
      rows += [row("p10", "P10", landing.p10), row("p90", "P90", landing.p90)]
      rows += zip(ForecastMember.allCases, zip(landing.members, landing.weights)).map { member, said in
        row(
          "member." + member.rawValue, member.words, said.0, note: "weight " + Format.percent(said.1, places: 0))
      }
    }
    rows += zip(ForecastBaseline.allCases, landing.baselines).map {
      row($0.rawValue, $0.words, $1, note: "simple method")
    }
    return ReportTable(
      [.init("figure", "", least: 14), .init("value", "Value", isRight: true), .init("note", "")], rows: rows)
  }

  private var goals: ReportSection {
    let rows = report.goals.map { goal -> [ReportTable.Cell] in
      let chance = landing.chance(of: goal.value)
      return [
        .text(goal.kpi), ReportTable.Cell(.number(goal.value), numbers.short(goal.value, of: unit)),
        ReportTable.Cell(
          chance.map { .number($0) } ?? .none, chance.map { Format.percent($0, places: 0) } ?? Format.missing),
      ]
    }
    return ReportSection(
      title: "Goals",
      table: ReportTable(
        [
          .init("kpi", "Goal", least: 10), .init("value", "Value", isRight: true),
          .init("chance", "Chance", isRight: true),
        ],
        rows: rows))
  }

  private func table(of groups: [LandingGroup]) -> ReportTable {
    func cell(_ value: Double) -> ReportTable.Cell { ReportTable.Cell(.number(value), numbers.short(value, of: unit)) }
    return ReportTable(
      [
        .init("value", "", least: 12), .init("won", "Won", isRight: true), .init("open", "Open", isRight: true),
        .init("not_created", "Not created", isRight: true), .init("p50", "P50", isRight: true),
      ], rows: groups.map { [.text($0.value), cell($0.won), cell($0.open), cell($0.notCreated), cell($0.p50)] })
  }

  private var deals: ReportSection {
    let rows = landing.deals.map { deal -> [ReportTable.Cell] in
      [
        .text(deal.id), .text(deal.name),
        ReportTable.Cell(.number(deal.amount), numbers.short(deal.amount, of: unit)),
        ReportTable.Cell(.number(deal.chance), Format.percent(deal.chance, places: 0)),
        ReportTable.Cell(.number(deal.share), Format.percent(deal.share, places: 0)),
      ]
    }
    func share(_ count: Int) -> String {
      Format.percent(landing.deals.prefix(count).reduce(0) { $0 + $1.share }, places: 0)
    }
    return ReportSection(
      title: "The deals it hangs on",
      table: ReportTable(
        [
          .init("opportunity", "Opportunity"), .init("name", "Name", least: 10),
          .init("amount", "Amount", isRight: true), .init("chance", "Chance by the end", isRight: true),
          .init("share", "Share", isRight: true),
        ], rows: rows),
      notes: ["Of what the days to the end bring the first has \(share(1)), the first three have \(share(3))."])
  }

  /// Errors by day of the period, of the forecast, its members and the baselines.
  private var errors: ReportSection {
    guard let record = report.record, !record.entries.isEmpty else {
      return ReportSection(
        title: "On your own past", notes: ["No past period has enough before it to learn from: there is no record."])
    }
    let columns = record.days.map { record.errors(day: $0) } + [record.errors()]
    func row(_ id: String, _ name: String, _ value: (ForecastRecord.Errors) -> Double?) -> [ReportTable.Cell] {
      [ReportTable.Cell(.text(id), name)]
        + columns.map { column in
          let number = value(column)
          return ReportTable.Cell(
            number.map { .number($0) } ?? .none, number.map { Format.percent($0, places: 0) } ?? Format.missing)
        }
    }
    var rows = [row("forecast", "The forecast", \.forecast)]
    rows += ForecastMember.allCases.enumerated().map { position, member in
      row("member." + member.rawValue, "  " + member.words, { $0.members[position] })
    }
    rows += ForecastBaseline.allCases.enumerated().map { position, baseline in
      row(baseline.rawValue, baseline.words, { $0.baselines[position] })
    }
    rows += [row("held", "Came from P10 to P90", \.held), row("pinball", "Pinball loss", \.pinball)]
    let all = record.errors()
    var notes = [
      "Error: what was missed by, over what came, of \(Format.count(all.entries, "forecast")) of \(Format.count(Set(record.entries.map(\.period)).count, "period")), each by what was known on its day."
    ]
    if all.intervals < all.entries {
      notes.append(
        "\(Format.count(all.entries - all.intervals, "forecast")) had too little to learn from, and were the pace of the last 91 days."
      )
    }
    if all.entries < 18 { notes.append("Few cases: differences of some points are luck.") }
    return ReportSection(
      title: "On your own past: errors",
      table: ReportTable(
        [.init("method", "", least: 20)] + record.days.map { .init("day_\($0)", "Day \($0)", isRight: true) }
          + [.init("all", "All", isRight: true)], rows: rows), notes: notes)
  }

  /// Every forecast of the record, with what came.
  var entries: ReportTable {
    let rows = (report.record?.entries ?? []).map { entry -> [ReportTable.Cell] in
      func cell(_ value: Double?) -> ReportTable.Cell {
        ReportTable.Cell(value.map { .number($0) } ?? .none, numbers.short(value, of: unit))
      }
      let isHeld = entry.landing.p10.flatMap { low in
        entry.landing.p90.map { low <= entry.actual && entry.actual <= $0 }
      }
      return [
        ReportTable.Cell(.day(entry.period.from), entry.period.from.iso),
        ReportTable.Cell(.number(Double(entry.day)), String(entry.day)), cell(entry.landing.p10),
        cell(entry.landing.p50),
        cell(entry.landing.p90), cell(entry.actual),
        ReportTable.Cell(isHeld.map { .flag($0) } ?? .none, isHeld.map { $0 ? "held" : "missed" } ?? Format.missing),
      ]
    }
    return ReportTable(
      [
        .init("from", "Period from"), .init("day", "Day", isRight: true), .init("p10", "P10", isRight: true),
        .init("p50", "P50", isRight: true), .init("p90", "P90", isRight: true), .init("actual", "Came", isRight: true),
        .init("held", "80 %"),
      ], rows: rows)
  }
}
