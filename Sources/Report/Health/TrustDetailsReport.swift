internal import Accounts
public import Formatting
public import Metrics
internal import Values

/// The details of Data health as lines of text, under headings.
public struct TrustDetailsText {
  private let details: TrustDetails
  private let numbers: FigureFormat
  /// So many orphans, and words of one column, are listed; nil: all, and what became of the rows of each file.
  private let limit: Int?

  /// How many `check` lists where not all are asked for.
  public static let shown = 20

  /// A heading with its lines.
  public typealias Section = (title: String, lines: [String])

  /// The text of some details.
  ///
  /// - Parameter limit: so many orphans, and words of one column, are listed; nil: all, and what became of the rows of
  ///   each file, not only of each table.
  public init(_ details: TrustDetails, numbers: FigureFormat, limit: Int? = nil) {
    self.details = details
    self.numbers = numbers
    self.limit = limit
  }

  /// The sections that have anything to say: `words`, `orphans`, `replaced`, `contradictions`, `rows`, `won`, `list`,
  /// `waiting`.
  public var sections: [Section] {
    [words, orphans, replaced, contradictions, rows, won, list, waiting].filter { !$0.lines.isEmpty }
  }

  private var money: (Money) -> String { { numbers.money.exact($0) } }

  private func cut<Item>(_ items: [Item], _ noun: String, _ line: (Item) -> String) -> [String] {
    let count = min(items.count, limit ?? items.count)
    let rest = items.count - count
    return items.prefix(count).map(line)
      + (rest > 0 ? ["and \(Format.count(rest, noun)) more: abmtop check --all lists them"] : [])
  }

  private var words: Section {
    var lines: [String] = []
    for column in WordReading.Column.allCases {
      let words = details.words.filter { $0.column == column }
      let unknown = words.filter(\.isUnknown)
      lines += cut(unknown, "word") { "! \(column.name): \($0.words(money))" }
      lines += cut(Array(words.dropFirst(unknown.count)), "word") { "\(column.name): \($0.words(money))" }
    }
    return ("words", lines)
  }

  private var orphans: Section {
    ("orphans", cut(details.orphans, "name") { $0.words(money) })
  }

  private var replaced: Section {
    let shown = min(details.replaced.count, limit ?? details.replaced.count)
    let more = details.replaced.count - shown + details.moreReplaced
    let lines = details.replaced.prefix(shown).map { row in
      "\(SafeText.line(row.place.text)): \(row.named): \(row.words(money))"
    }
    let hint =
      limit == nil ? "" : ": abmtop check --all lists the first \(Format.thousands(TrustDetails.listedReplaced))"
    return ("replaced", lines + (more > 0 ? ["and \(Format.count(more, "row")) more\(hint)"] : []))
  }

  private var contradictions: Section {
    ("contradictions", cut(details.contradictions, "row") { $0.words(money) })
  }

  private var rows: Section {
    if limit == nil {
      return ("rows", details.balances.map { "\(SafeText.line($0.path)), \($0.table.rawValue): \($0.rows.words)" })
    }
    return ("rows", details.tableBalances.map { "\($0.table.rawValue): \($0.rows.words)" })
  }

  private var won: Section {
    ("won", details.won.words(isOfPeriod: details.isOfPeriod, numbers.money).map { [$0] } ?? [])
  }

  private var list: Section {
    if details.list.all == 0 { return ("list", []) }
    return ("list", [details.list.words] + (details.list.offListWords(money).map { ["off the list: " + $0] } ?? []))
  }

  private var waiting: Section { ("waiting", details.waiting.map(\.words)) }
}

extension TrustDetails {
  /// `words`, `orphans`, `replaced`, `rows`, `won`, `list`, `waiting` as JSON.
  var json: [(String, JSON)] {
    [
      ("words", .array(words.map(\.json))), ("orphan_names", .array(orphans.map(\.json))),
      ("replaced", .array(replaced.map(\.json))), ("replaced_not_listed", .integer(moreReplaced)),
      ("contradictions", .array(contradictions.map(\.json))),
      ("rows", .array(balances.map(\.json))), ("won", won.json), ("list", list.json),
      ("waiting", .array(waiting.map(\.json))),
    ]
  }
}

extension WordReading {
  fileprivate var json: JSON {
    .object([
      ("column", .text(column.name.replacing(" ", with: "_"))), ("text", .text(text)), ("reading", .text(readingWords)),
      ("unknown", .bool(isUnknown)), ("rows", .integer(rows)), ("money", .text(amount.decimal)),
    ])
  }
}

extension OrphanGroup {
  fileprivate var json: JSON {
    .object([
      ("path", .text(path)), ("line", .integer(line)), ("table", .text(table.rawValue)), ("by", .text(namingName)),
      ("name", .text(text)), ("rows", .integer(rows)), ("money", .optional(amount?.decimal)),
      ("nearest", .optional(nearest?.id)), ("nearest_name", .optional(nearest?.name)),
    ])
  }
}

extension TrustDetails.FileBalance {
  fileprivate var json: JSON {
    .object([
      ("path", .text(path)), ("table", .text(table.rawValue)), ("read", .integer(rows.read)),
      ("used", .integer(rows.used)), ("replaced", .integer(rows.replaced)), ("doubled", .integer(rows.doubled)),
      ("orphans", .integer(rows.orphans)), ("deleted", .integer(rows.deleted)), ("set_aside", .integer(rows.setAside)),
      (
        "set_aside_by_rule",
        .object(rows.rules.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key.name, .integer($0.value)) })
      ),
      ("bad", .integer(rows.bad)), ("bad_worth", rows.worth.json), ("adds_up", .bool(rows.isWhole)),
    ])
  }
}

extension ListSummary.Amounts {
  fileprivate var json: JSON { .object([("count", .integer(count)), ("money", .text(amount.decimal))]) }
}

extension WonBalance {
  var json: JSON {
    .object([
      ("as_read", asRead.json), ("orphans", orphans.json), ("off_list", offList.json), ("shown", shown.json),
      ("bad_rows", .integer(badRows)), ("bad_worth", worthOfBadRows.json), ("closed_without_outcome", closed.json),
      ("adds_up", .bool(isWhole)),
    ])
  }
}

extension ListSummary {
  var json: JSON {
    let reasons = ListReason.allCases.compactMap { reason in
      accounts[reason].map { (reason.name, JSON.integer($0)) }
    }
    return .object([
      ("accounts", .integer(all)), ("on_list", .integer(onList)), ("reasons", .object(reasons)),
      (
        "off_list",
        .object([
          ("won", offList.won.json), ("open", offList.open.json), ("spend", offList.spend.json),
          ("touches", .integer(offList.touches)),
        ])
      ),
    ])
  }
}

extension WaitingKPIs {
  var json: JSON {
    .object([
      ("kpis", .array(kpis.map { .text(KPICatalog.all[$0].id) })), ("remedy", .text(remedy)),
    ])
  }
}
