internal import Accounts
internal import Formatting
public import Metrics
internal import Values

extension Report {
  /// How a KPI's figure came about: formula, period, sums, every account's part; of one account the rows that counted.
  ///
  /// - Parameters:
  ///   - account: the position of the account whose rows are told; nil: every account's part is.
  ///   - limit: how many parts or rows the text tells at most; what is left out is said. nil: all.
  public static func explain(
    _ snapshot: Snapshot, _ explanation: Explanation, account: Int? = nil, _ options: ReportOptions, limit: Int? = nil
  ) -> [UInt8] {
    let evidence = account.map { snapshot.evidence(for: explanation.kpi, account: $0) }
    if options.format == .json {
      return ExplainJSON(snapshot, explanation, account: account, evidence: evidence).json.bytes
    }
    if options.format == .csv {
      return evidence.map { ExplainTables.rows($0).csv } ?? ExplainTables.parts(snapshot, explanation, options).csv
    }
    let sections = sections(snapshot, explanation, account, evidence, options, limit)
    let accounts = snapshot.facts.count(where: \.isOnList)
    return options.format.people(Document(snapshot, accounts: accounts, options, sections))
  }

  private static func sections(
    _ snapshot: Snapshot, _ explanation: Explanation, _ account: Int?, _ evidence: [Evidence]?,
    _ options: ReportOptions,
    _ limit: Int?
  ) -> [ReportSection] {
    var figure = ReportSection(
      title: explanation.kpi.name, table: ExplainTables.figure(explanation, options),
      notes: ["\(explanation.kpi.name) (\(explanation.kpi.id)): \(explanation.kpi.formula)."])
    if let reason = explanation.figure.reason { figure.notes.append("n/a: \(reason.words).") }
    var sections = [figure]
    if let account, let evidence {
      let part = explanation.parts.first { $0.account == account }
      let name = SafeText.line(snapshot.dataset.accounts[account].name)
      let table = ExplainTables.part(part?.values, explanation, options)
      sections.append(
        ReportSection(
          title: name, table: table,
          notes: part == nil ? ["\(name) adds nothing to this figure."] : []))
      sections.append(cut(ReportSection(title: "Rows that counted", table: ExplainTables.rows(evidence)), limit, "row"))
    } else {
      let table = ExplainTables.parts(snapshot, explanation, options)
      sections.append(cut(ReportSection(title: "Accounts", table: table), limit, "account"))
    }
    return sections
  }

  /// Leaves out what is beyond a limit, and says so.
  private static func cut(_ section: ReportSection, _ limit: Int?, _ noun: String) -> ReportSection {
    guard let limit, section.table.rows.count > limit else { return section }
    var section = section
    let left = section.table.rows.count - limit
    section.table.rows.removeLast(left)
    section.notes.append("… and \(Format.count(left, "more " + noun)); --limit 0 shows all.")
    return section
  }
}

/// The tables of an explanation.
enum ExplainTables {
  /// Value and sums.
  static func figure(_ explanation: Explanation, _ options: ReportOptions) -> ReportTable {
    let unit = explanation.kpi.unit
    var rows: [[ReportTable.Cell]] = [
      [.text("value"), cell(explanation.figure.value) { options.numbers.full($0, of: unit) }]
    ]
    for term in explanation.terms { rows.append([.text(term.name), amount(term.total, term.isMoney, options)]) }
    for named in explanation.figure.also {
      rows.append([.text(named.name), cell(named.value) { Format.upTo(places: 1, $0) }])
    }
    return ReportTable([.init("what", ""), .init("value", "", isRight: true)], rows: rows)
  }

  /// What one account put in.
  static func part(_ values: [Double]?, _ explanation: Explanation, _ options: ReportOptions) -> ReportTable {
    let rows = zip(explanation.terms, values ?? []).map { term, value in
      [ReportTable.Cell.text(term.name), amount(value, term.isMoney, options)]
    }
    return ReportTable([.init("what", ""), .init("value", "", isRight: true)], rows: rows)
  }

  /// What every account put in.
  static func parts(_ snapshot: Snapshot, _ explanation: Explanation, _ options: ReportOptions) -> ReportTable {
    let columns =
      [ReportTable.Column("id", "Id"), .init("name", "Account")]
      + explanation.terms.map { .init($0.name, $0.name.capitalisedFirst, isRight: true) }
    let rows = explanation.parts.map { part in
      let account = snapshot.dataset.accounts[part.account]
      return [.text(account.id), .text(account.name)]
        + zip(explanation.terms, part.values).map { amount($1, $0.isMoney, options) }
    }
    return ReportTable(columns, rows: rows)
  }

  /// Rows that counted.
  static func rows(_ evidence: [Evidence]) -> ReportTable {
    ReportTable(
      [
        .init("place", "Row"), .init("day", "Day"), .init("what", "What it says"),
      ],
      rows: evidence.map { row in
        [
          .text(row.place.text), row.day.map { ReportTable.Cell(.day($0), $0.iso) } ?? .text(""), .text(row.what),
        ]
      })
  }

  private static func amount(_ value: Double, _ isMoney: Bool, _ options: ReportOptions) -> ReportTable.Cell {
    cell(value) { isMoney ? options.numbers.money.exact($0) : Format.upTo(places: 3, $0) }
  }

  private static func cell(_ value: Double?, _ text: (Double) -> String) -> ReportTable.Cell {
    guard let value else { return .text("") }
    return ReportTable.Cell(.number(value), text(value))
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
