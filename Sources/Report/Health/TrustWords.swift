public import Metrics
internal import Accounts
public import Formatting
public import Values

extension TrustSummary {
  /// What was left out, in one line: `49 of 50 rows of opportunities left out, 1 orphan; abmtop check demo lists them`.
  /// nil where nothing was.
  ///
  /// - Parameter directory: the data directory as the user typed it; it is quoted where a shell needs it.
  public func line(directory: String) -> String? {
    if isComplete { return nil }
    var parts: [String] = []
    let reduced = tables.filter { $0.bad > 0 }.map { $0.leftOut(MoneyFormat(currency: currency)) }
    if !reduced.isEmpty { parts.append(reduced.joined(separator: ", ") + " left out") }
    if orphans > 0 { parts.append(Format.count(orphans, "orphan")) }
    if failed > 0 { parts.append("\(Format.count(failed, "file")) cannot be read") }
    if ignored > 0 { parts.append("\(Format.count(ignored, "file")) ignored") }
    return parts.joined(separator: ", ") + "; abmtop check \(ShellWord.quoted(directory)) lists them"
  }

  /// The trust strip of a screen, longest first: `! 49 of 50 opportunities left out · 1 orphan · activities 3 d old`.
  /// Empty where all is well.
  ///
  /// - Parameter separator: stands between the parts, with a blank on each side.
  public func strips(separator: String) -> [String] {
    var (long, short): ([String], [String]) = ([], [])
    let reduced = tables.filter { $0.bad > 0 }
    if !reduced.isEmpty {
      let counts = reduced.map { "\(Format.thousands($0.bad)) of \(Format.thousands($0.rows)) \($0.noun)" }
      long.append(counts.joined(separator: ", ") + " left out")
      short.append("\(Format.thousands(bad)) left out")
    }
    func add(_ text: String, short other: String? = nil) {
      long.append(text)
      short.append(other ?? text)
    }
    if orphans > 0 { add(Format.count(orphans, "orphan")) }
    if failed > 0 {
      add("\(Format.count(failed, "file")) cannot be read", short: "\(Format.thousands(failed)) failed")
    }
    if ignored > 0 {
      add("\(Format.count(ignored, "file")) ignored", short: "\(Format.thousands(ignored)) ignored")
    }
    for table in stale { add("\(table.table.rawValue) \(table.age ?? 0) d old") }
    if long.isEmpty { return [] }
    let forms = [long, short] + (1..<short.count).reversed().map { Array(short.prefix($0)) }
    return forms.map { "! " + $0.joined(separator: " \(separator) ") } + ["!"]
  }

  /// The trust strip as a sentence: `49 of 50 opportunities left out, 1 orphan`; nil where all is well.
  public var sentence: String? {
    strips(separator: "·").first.map { String($0.dropFirst(2)).replacing(" · ", with: ", ") }
  }
}

extension TrustSummary.TableSummary {
  /// `49 of 50 rows of opportunities (worth €2,450,000.00)`.
  fileprivate func leftOut(_ money: MoneyFormat) -> String {
    "\(Format.thousands(bad)) of \(Format.count(rows, "row")) of \(table.rawValue)"
      + (worth.words(of: bad, in: table, money).map { " (\($0))" } ?? "")
  }

  /// What its rows are called: `opportunities`, `rows of spend`.
  fileprivate var noun: String {
    switch table {
    case .accounts, .contacts, .activities, .opportunities, .contracts, .relationships, .goals:
      table.rawValue
    case .spend, .intent, .nps, .opportunityHistory, .rates, .signalAcks, .history: "rows of \(table.rawValue)"
    }
  }
}

extension WorthLeftOut {
  /// `worth $120,000.00, €500.00`, `12 of them worth $120,000.00 a year`; nil where no amount can be read.
  ///
  /// - Parameters:
  ///   - rows: how many rows were left out.
  ///   - table: which rows they are: contracts are told by a year's value.
  ///   - money: writes amounts of the reporting currency.
  public func words(of rows: Int, in table: Table?, _ money: MoneyFormat) -> String? {
    if isEmpty { return nil }
    var amounts = self.rows == 0 ? [] : [money.exact(amount)]
    amounts += unconverted.sorted { $0.key < $1.key }.map { MoneyFormat(currency: $0.key).exact($0.value) }
    let some = self.rows < rows && unconverted.isEmpty ? "\(Format.thousands(self.rows)) of them " : ""
    return some + "worth " + amounts.joined(separator: ", ") + (table == .contracts ? " a year" : "")
  }

  /// `rows` and `money` of those in the reporting currency, and by currency the others.
  var json: JSON {
    .object([
      ("rows", .integer(rows)), ("money", .text(amount.decimal)),
      ("unconverted", .object(unconverted.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value.decimal)) })),
    ])
  }
}

extension FigureCoverage {
  /// Why a figure is partial: `49 of 50 rows of opportunities were left out`; nil where it is not.
  public var reason: String? {
    guard isPartial else { return nil }
    let bad = partialTables.reduce(0) { $0 + $1.bad }
    let money = MoneyFormat(currency: currency)
    return partialTables.map { $0.leftOut(money) }.joined(separator: ", ")
      + (bad == 1 ? " was left out" : " were left out")
  }

  /// The signs before a figure: `!` where it is partial, `~` where it rests on few cases; none where there is no value.
  public func marks(of figure: Figure) -> String {
    figure.value == nil ? "" : (isPartial ? FigureMark.partial.sign : "") + (figure.isSmall ? FigureMark.few.sign : "")
  }

  /// `!` before a count that is partial, else nothing.
  public var mark: String { isPartial ? FigureMark.partial.sign : "" }

  /// `coverage` and `partial` of a figure.
  var json: [(String, JSON)] { [("coverage", .optional(share)), ("partial", .bool(isPartial))] }
}

/// A word of a command line.
enum ShellWord {
  /// A text as a shell reads it: between single quotes where it is more than letters, digits and the signs of paths. What
  /// cannot be shown is replaced.
  static func quoted(_ text: String) -> String {
    let shown = SafeText.line(text)
    let isPlain = shown.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "/._-+,:=@%".unicodeScalars.contains(scalar)
    }
    if isPlain, !shown.isEmpty { return shown }
    return "'" + shown.replacing("'", with: "'\\''") + "'"
  }
}

/// What a sign before a figure says.
public enum FigureMark: CaseIterable, Sendable {
  /// Many of the rows that it rests on were left out.
  case partial
  /// It rests on few cases.
  case few

  /// The sign.
  public var sign: String {
    switch self {
    case .partial: "!"
    case .few: "~"
    }
  }

  /// What it means.
  public var words: String {
    switch self {
    case .partial: "over 2 % of a table's rows were left out"
    case .few: "it rests on fewer than \(Figure.fewCases) cases"
    }
  }

  /// A line below or above figures that says what the sign means.
  public var legend: String { "\(sign) before a figure: \(words)" }
}

extension TrustSummary {
  /// `trust` of a report: by table `rows`, `bad`, `orphans`, `age_days` and `stale`; sums and counts of files.
  var json: JSON {
    let members = tables.map { table in
      (
        table.table.rawValue,
        JSON.object([
          ("rows", .integer(table.rows)), ("bad", .integer(table.bad)), ("orphans", .integer(table.orphans)),
          (
            "unconverted",
            .object(table.worth.unconverted.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value.decimal)) })
          ), ("worth", table.worth.json),
          ("age_days", .optional(table.age.map(Double.init))), ("stale", .bool(table.isStale)),
        ])
      )
    }
    return .object([
      ("complete", .bool(isComplete)), ("bad", .integer(bad)), ("orphans", .integer(orphans)),
      ("ignored", .integer(ignored)), ("failed", .integer(failed)), ("tables", .object(members)),
    ])
  }
}
