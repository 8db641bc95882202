public import Formatting
public import Metrics
internal import Values

/// A question beyond a figure: its name, what can be chosen of it, and how it is answered.
///
/// The numbers are those of Metrics; here they become tables and sentences, which screens and reports show alike. A new
/// analysis is a file here, and a line in `all`.
public struct Analysis: Sendable, Identifiable {
  /// One of several ways to ask.
  public struct Variant: Sendable, Identifiable {
    /// The name in `--variant`.
    public let id: String
    /// What it asks.
    public let title: String
  }

  /// The name in `report --analysis`, and of its screen.
  public let id: String
  /// The name on screen.
  public let title: String
  /// The letter in the list of other screens.
  public let letter: Character
  /// What it answers, in a phrase.
  public let help: String
  /// The ways to ask, the first where none is chosen; empty: there is one.
  public let variants: [Variant]
  /// The id of the column that it groups accounts by where none is chosen; nil: it does not group.
  public let column: String?
  /// How many tables it has.
  public let tables: Int
  private let make: @Sendable (AnalysisRequest) -> AnalysisResult

  init(
    _ id: String, _ title: String, _ letter: Character, _ help: String, variants: [Variant] = [],
    column: String? = nil, tables: Int = 1, _ make: @escaping @Sendable (AnalysisRequest) -> AnalysisResult
  ) {
    self.id = id
    self.title = title
    self.letter = letter
    self.help = help
    self.variants = variants
    self.column = column
    self.tables = tables
    self.make = make
  }

  /// Every analysis, in the order of the documentation.
  public static let all: [Analysis] = [
    team, compare, cohorts, velocity, losses, committee, effort, concentration, families, lookAlikes,
  ]

  /// The analysis with an id, or nil.
  public static func named(_ id: String) -> Analysis? { all.first { $0.id == id } }

  /// The answer.
  public func result(_ request: AnalysisRequest) -> AnalysisResult { make(request) }
}

/// What an analysis is asked.
public struct AnalysisRequest: Sendable {
  /// The state of the directory.
  public let snapshot: Snapshot
  /// The accounts that a filter keeps.
  public let set: AccountSet
  /// The variant; the analysis' first where it has none of this name.
  public let variant: String
  /// The field that accounts are grouped by; nil: none.
  public let column: AccountField?
  /// How figures are written.
  public let numbers: FigureFormat

  /// A request.
  public init(
    _ snapshot: Snapshot, of set: AccountSet = .all, variant: String = "", by column: AccountField? = nil,
    numbers: FigureFormat
  ) {
    self.snapshot = snapshot
    self.set = set
    self.variant = variant
    self.column = column
    self.numbers = numbers
  }
}

/// The answer of an analysis.
public struct AnalysisResult: Sendable {
  /// What it is about, the variant included.
  public var title: String
  /// Whole sentences, the answer first.
  public var lead: [String]
  /// As many tables as its analysis says.
  public var tables: [AnalysisTable]
  /// Whole sentences on what was left out, guessed, or rests on few cases.
  public var notes: [String]
}

/// A table of an analysis.
public struct AnalysisTable: Sendable {
  /// One column.
  public struct Column: Sendable {
    /// The name in CSV and JSON.
    public var id: String
    /// The heading.
    public var title: String
    /// Whether cells stand at the right.
    public var isRight: Bool
    /// The fewest cells that it needs.
    public var least: Int
    /// The most cells that it is given.
    public var most: Int
    /// Columns of lower priority are left out first; those below 10 are not in texts of 80 columns.
    public var priority: Int

    /// A column of texts.
    public static func text(_ id: String, _ title: String, _ least: Int, most: Int = 40, priority: Int = 90) -> Column {
      Column(id: id, title: title, isRight: false, least: least, most: most, priority: priority)
    }
    /// A column of figures.
    public static func figure(_ id: String, _ title: String, _ least: Int, priority: Int = 50) -> Column {
      Column(id: id, title: title, isRight: true, least: least, most: max(least, 18), priority: priority)
    }
  }

  /// How a cell looks.
  public enum Tone: Sendable, Hashable {
    case plain, strong, dim, good, bad, warn
    /// One of five steps of a heat map, 1–5.
    case heat(Int)
  }

  /// One cell.
  public struct Cell: Sendable {
    /// For CSV and JSON.
    public var value: FieldValue
    /// For people.
    public var text: String
    /// How it looks.
    public var tone: Tone

    /// A cell.
    public init(_ value: FieldValue, _ text: String, _ tone: Tone = .plain) {
      self.value = value
      self.text = text
      self.tone = tone
    }

    /// A text; `–` where it is empty.
    public static func text(_ text: String, _ tone: Tone = .plain) -> Cell {
      Cell(.text(text), text.isEmpty ? Format.missing : text, text.isEmpty ? .dim : tone)
    }
    /// A whole number.
    public static func count(_ number: Int, _ tone: Tone = .plain) -> Cell {
      Cell(.count(number), Format.thousands(number), number == 0 ? .dim : tone)
    }
    /// Nothing is known.
    public static func missing(_ text: String? = nil) -> Cell { Cell(.none, text ?? Format.missing, .dim) }
  }

  /// What a row leads to.
  public enum Opens: Sendable {
    case nothing
    /// A list of accounts, by their positions, under a title.
    case accounts([Int], String)
    /// One account.
    case account(Int)
    /// An opportunity of an account.
    case deal(Deal)
  }

  /// One row.
  public struct Row: Sendable {
    /// A cell a column.
    public var cells: [Cell]
    /// What it leads to.
    public var opens: Opens

    /// A row.
    public init(_ cells: [Cell], opens: Opens = .nothing) {
      self.cells = cells
      self.opens = opens
    }
  }

  /// The name in JSON.
  public var id: String
  /// The heading.
  public var title: String
  /// The columns.
  public var columns: [Column]
  /// The rows.
  public var rows: [Row]
  /// What is said where there are none.
  public var emptyText: String
  /// What CSV and JSON have instead, where people see it in another form.
  public var exact: ReportTable?

  /// A table.
  public init(
    _ id: String, _ title: String, _ columns: [Column], _ rows: [Row], emptyText: String, exact: ReportTable? = nil
  ) {
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
    self.emptyText = emptyText
    self.exact = exact
  }

  /// Every column.
  var whole: ReportTable { table(columns) }

  /// The table for machines.
  var machine: ReportTable { exact ?? whole }

  /// The table for texts, which have 80 columns: those of the highest priority that fit, and the headings of the others.
  var brief: (table: ReportTable, hidden: [String]) {
    func width(_ position: Int) -> Int {
      let cells = rows.reduce(0) { max($0, DisplayText.width($1.cells[position].text)) }
      let whole = max(DisplayText.width(columns[position].title), cells)
      return columns[position].isRight ? whole : min(whole, max(columns[position].least, 10))
    }
    let widths = columns.indices.map(width)
    var shown = columns.indices.filter { columns[$0].priority >= 10 }
    while shown.count > 2, shown.reduce(2, { $0 + widths[$1] + 2 }) > 80 {
      guard let least = shown.min(by: { columns[$0].priority < columns[$1].priority }) else { break }
      shown.removeAll { $0 == least }
    }
    let kept = Set(shown)
    return (
      table(shown.map { columns[$0] }), columns.indices.filter { !kept.contains($0) }.map { columns[$0].title }
    )
  }

  private func table(_ wanted: [Column]) -> ReportTable {
    let ids = Set(wanted.map(\.id))
    let positions = columns.indices.filter { ids.contains(columns[$0].id) }
    return ReportTable(
      positions.map { position in
        let column = columns[position]
        return ReportTable.Column(
          column.id, column.title, isRight: column.isRight, least: column.isRight ? nil : max(8, min(column.least, 20)))
      },
      rows: rows.map { row in positions.map { ReportTable.Cell(row.cells[$0].value, SafeText.line(row.cells[$0].text)) }
      })
  }
}
