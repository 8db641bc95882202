internal import Accounts
internal import Formatting
public import Metrics
internal import Values

extension Report {
  /// How an explanation is written.
  public struct ExplainRequest: Sendable {
    /// Which accounts are counted.
    public var set = AccountSet.all
    /// The position of the account whose part and rows alone are told; nil: all are.
    public var account: Int?
    /// How many parts, and how many rows, text and Markdown show at most; what is left out is said, with what it adds.
    /// nil: all.
    public var limit: Int?
    /// Whether every row is written, in any format: CSV then has rows in place of parts.
    public var listsRows = false

    /// All of a figure.
    public init(
      of set: AccountSet = .all, account: Int? = nil, limit: Int? = nil, listsRows: Bool = false
    ) {
      self.set = set
      self.account = account
      self.limit = limit
      self.listsRows = listsRows
    }
  }

  /// So many rows JSON lists where not every row is asked for: those left out are counted.
  static let rowsInJSON = 100_000

  /// How a figure came about: formula, period, sums, every account's part, and the rows that counted, with what each adds.
  public static func explain(
    _ snapshot: Snapshot, _ explanation: Explanation, _ request: ExplainRequest = ExplainRequest(),
    _ options: ReportOptions
  ) -> [UInt8] {
    func rows(limit: Int?) -> ExplainedRows {
      ExplainedRows(snapshot, explanation, of: request.set, account: request.account, limit: limit)
    }
    let every = request.listsRows ? nil : request.limit
    switch options.format {
    case .json:
      return ExplainJSON(
        snapshot: snapshot, explanation: explanation, account: request.account,
        rows: rows(limit: request.listsRows ? nil : rowsInJSON), money: options.numbers.money
      ).json.bytes
    case .csv:
      let tables = ExplainTables(snapshot: snapshot, explanation: explanation, numbers: options.numbers)
      let isOfRows = request.listsRows || request.account != nil
      return isOfRows ? tables.rows(rows(limit: nil)).csv : tables.parts(explanation.parts).csv
    case .text, .markdown, .html, .xlsx:
      let sections = sections(snapshot, explanation, request, rows(limit: every), options)
      let accounts = snapshot.facts.count(where: \.isOnList)
      return options.format.people(Document(snapshot, accounts: accounts, options, sections))
    }
  }

  private static func sections(
    _ snapshot: Snapshot, _ explanation: Explanation, _ request: ExplainRequest, _ rows: ExplainedRows,
    _ options: ReportOptions
  ) -> [ReportSection] {
    let subject = explanation.subject
    let tables = ExplainTables(snapshot: snapshot, explanation: explanation, numbers: options.numbers)
    var figure = ReportSection(
      title: subject.name, table: tables.figure, notes: ["\(subject.name) (\(subject.id)): \(subject.formula)."])
    if let reason = explanation.figure.reason { figure.notes.append("n/a: \(reason.words).") }
    let coverage = snapshot.trust.coverage(of: subject)
    if let partial = coverage.reason { figure.notes.append("! partial: \(partial).") }
    if let remark = subject.remark { figure.notes.append(remark) }
    var sections = [figure]
    if let account = request.account {
      let part = explanation.parts.first { $0.account == account }
      let name = SafeText.line(snapshot.dataset.accounts[account].name)
      sections.append(
        ReportSection(
          title: name, table: tables.part(part?.values),
          notes: part == nil ? ["\(name) adds nothing to this figure."] : []))
    } else {
      let shown = request.limit.map { Array(explanation.parts.prefix($0)) } ?? explanation.parts
      var section = ReportSection(title: "Accounts", table: tables.parts(shown))
      let left = explanation.parts.dropFirst(shown.count)
      if !left.isEmpty {
        let sums = explanation.terms.indices.map { term in left.reduce(0) { $0 + $1.values[term] } }
        section.notes.append(
          "… and \(Format.count(left.count, "more account")), which add \(tables.sums(sums)); --limit 0 shows all.")
      }
      sections.append(section)
    }
    var section = ReportSection(title: "Rows that counted", table: tables.rows(rows))
    if !rows.isComplete {
      section.notes.append("… and \(tables.left(rows)), which add \(tables.sums(rows.addsLeft)); --rows lists all.")
    } else if !rows.rows.isEmpty {
      let sums = explanation.terms.indices.map { term in rows.rows.reduce(0) { $0 + $1.adds[term] } }
      section.notes.append("The rows add up to \(tables.sums(sums)).")
    }
    sections.append(section)
    return sections
  }

  /// The ids of all figures that can be explained, with their names and units: what `explain` without an id lists.
  public static func explainable(_ options: ReportOptions = ReportOptions()) -> [UInt8] {
    let table = ReportTable(
      [.init("id", "Id"), .init("name", "Name", least: 12), .init("unit", "Unit")],
      rows: ExplainedFigure.all.map { [.text($0.id), .text($0.name), .text($0.unit.rawValue)] })
    switch options.format {
    case .json: return table.json.bytes
    case .csv: return table.csv
    case .markdown: return SafeText(lines: table.markdown).bytes
    case .html:
      return HTMLWriter().bytes(
        Document(title: "Figures", day: "", lines: [], blocks: [.heading("What can be explained"), .table(table)]))
    case .xlsx: return XLSXWriter().bytes(table, named: "Figures")
    case .text: return SafeText(lines: table.text()).bytes
    }
  }
}

/// The tables of an explanation.
struct ExplainTables {
  let snapshot: Snapshot
  let explanation: Explanation
  let numbers: FigureFormat

  /// Value, n and interval, sums, and what is told along.
  var figure: ReportTable {
    let figure = explanation.figure
    let unit = explanation.subject.unit
    var rows: [[ReportTable.Cell]] = [[.text("value"), cell(figure.value) { numbers.full($0, of: unit) }]]
    if let cases = figure.cases {
      let mark = figure.isSmall ? " ~ few cases" : ""
      rows.append([.text("n"), ReportTable.Cell(.number(Double(cases)), Format.thousands(cases) + mark)])
    }
    if let interval = figure.interval {
      let text = "\(numbers.full(interval.low, of: unit)) – \(numbers.full(interval.high, of: unit))"
      rows.append([.text("95 % interval"), ReportTable.Cell(.text(text), text)])
    }
    for term in explanation.terms { rows.append([.text(term.name), amount(term.total, term)]) }
    for named in figure.also { rows.append([.text(named.name), cell(named.value) { Format.upTo(places: 1, $0) }]) }
    return ReportTable([.init("what", ""), .init("value", "", isRight: true)], rows: rows)
  }

  /// What one account put in.
  func part(_ values: [Double]?) -> ReportTable {
    let rows = zip(explanation.terms, values ?? []).map { [ReportTable.Cell.text($0.name), amount($1, $0)] }
    return ReportTable([.init("what", ""), .init("value", "", isRight: true)], rows: rows)
  }

  /// What accounts put in.
  func parts(_ parts: [Explanation.Part]) -> ReportTable {
    ReportTable(
      [ReportTable.Column("id", "Id"), .init("name", "Account", least: 8)] + termColumns,
      rows: parts.map { part in
        let account = snapshot.dataset.accounts[part.account]
        return [.text(account.id), .text(account.name)] + zip(explanation.terms, part.values).map { amount($1, $0) }
      })
  }

  /// Rows that counted, and what each adds; nothing where it only says why.
  func rows(_ listed: ExplainedRows) -> ReportTable {
    var table = ReportTable(
      [
        ReportTable.Column("account", "Account", least: 6), .init("row", "Row"), .init("day", "Day"),
        .init("what", "What it says"),
      ] + termColumns,
      rows: listed.rows.map { row in
        let account = row.account.map { ReportTable.Cell.text(snapshot.dataset.accounts[$0].id) }
        return [
          account ?? ReportTable.Cell(.none, "shared"), .text(row.place.text),
          row.day.map { ReportTable.Cell(.day($0), $0.iso) } ?? ReportTable.Cell(.none, ""),
          .text(row.words(numbers.money)),
        ]
          + zip(explanation.terms, row.adds).map { term, adds in
            adds == 0 ? ReportTable.Cell(.number(0), "") : amount(adds, term)
          }
      })
    table.below = "what"
    return table
  }

  /// `34 to numerator, 60 to denominator`.
  func sums(_ sums: [Double]) -> String {
    zip(explanation.terms, sums).map { "\(amount($1, $0).text) to \($0.name)" }.joined(separator: ", ")
  }

  /// `12 more rows and those of 3 more accounts`.
  func left(_ rows: ExplainedRows) -> String {
    let parts = [
      rows.rowsLeft > 0 ? Format.count(rows.rowsLeft, "more row") : nil,
      rows.accountsLeft > 0
        ? "\(rows.rowsLeft > 0 ? "those" : "the rows") of \(Format.count(rows.accountsLeft, "more account"))" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: " and ")
  }

  private var termColumns: [ReportTable.Column] {
    explanation.terms.map { .init($0.name, $0.name.capitalisedFirst, isRight: true) }
  }

  private func amount(_ value: Double, _ term: Explanation.Term) -> ReportTable.Cell {
    cell(value) { term.isMoney ? numbers.money.exact($0) : Format.upTo(places: 3, $0) }
  }

  private func cell(_ value: Double?, _ text: (Double) -> String) -> ReportTable.Cell {
    guard let value else { return .text("") }
    return ReportTable.Cell(.number(value), text(value))
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
