internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

/// A report for people before it is written: a head, then blocks. Writers turn it into bytes.
public struct Document: Sendable {
  /// A part of a document.
  public enum Block: Sendable {
    /// The heading of what follows.
    case heading(String)
    /// A table; where it has no rows, that is said.
    case table(ReportTable)
    /// Courses of figures, one a row.
    case chart(Chart)
    /// A whole sentence about the table before it.
    case note(String)
  }

  /// Courses of figures over the same days.
  public struct Chart: Sendable {
    /// One figure.
    public struct Series: Sendable {
      /// What it is.
      public var name: String
      /// Points from new to old, as `KPIFigures.trend`; nil where there is no value.
      public var trend: [Double?]
      /// The oldest, lowest, highest and newest value.
      public var ends: [ReportTable.Cell]
      /// How wide an axis has to be at least.
      public var noise = 0.0
    }

    /// What the days are: `13 weeks`.
    public var span: String
    /// The oldest day.
    public var firstDay: String
    /// The newest day.
    public var lastDay: String
    /// The figures.
    public var series: [Series]

    /// The chart for writers that have only letters: a sparkline in each row.
    var table: ReportTable {
      ReportTable(
        [
          ReportTable.Column("kpi", "", least: 8), ReportTable.Column("trend", span),
          ReportTable.Column("first", firstDay, isRight: true),
          ReportTable.Column("least", "Lowest", isRight: true), ReportTable.Column("most", "Highest", isRight: true),
          ReportTable.Column("last", lastDay, isRight: true),
        ], rows: series.map { [.text($0.name), .text(ReportTable.sparkline($0.trend, noise: $0.noise))] + $0.ends })
    }
  }

  /// What it is about.
  public var title: String
  /// T in words, beside the title.
  public var day: String
  /// Whole lines below the title: the period, the filter, how many accounts, what is wrong with the data.
  public var lines: [String]
  /// The body.
  public var blocks: [Block] = []
}

/// A part of a document: a heading, what stands below it, and what has to be said about that.
struct ReportSection {
  var title: String
  var table = ReportTable([])
  /// Drawn instead of a table.
  var chart: Document.Chart?
  /// Whole sentences or lines below the table.
  var notes: [String] = []

  var blocks: [Document.Block] {
    let figures: [Document.Block] =
      if let chart { [.chart(chart)] } else if table.columns.isEmpty { [] } else { [.table(table)] }
    return [.heading(title)] + figures + notes.map { .note($0) }
  }
}

extension Document {
  /// The head that every report for people begins with: what it is about, T, P, and how many accounts.
  ///
  /// - Parameters:
  ///   - accounts: how many accounts on the list the report is about; nil: the report says so itself.
  ///   - marks: those of the figures that are shown: the head says what they mean.
  init(
    _ snapshot: Snapshot, accounts: Int?, marks: [FigureMark] = [], _ options: ReportOptions,
    _ sections: [ReportSection]
  ) {
    blocks = sections.flatMap(\.blocks)
    title = options.title
    day = "as of " + DayText.full(snapshot.asOf)
    lines = ["\(snapshot.period.period.name): \(Document.days(snapshot.period.now))"]
    if let previous = snapshot.period.previous {
      lines[0] += " · before: \(Document.days(previous))"
      if let opening = snapshot.period.opening { lines.append("levels, such as the funnel: against \(opening.iso)") }
    }
    let onList = snapshot.facts.count(where: \.isOnList)
    if let words = snapshot.historyWords { lines.append(words) }
    if let filter = options.filter { lines.append("filter: \(filter)") }
    if let accounts {
      let list = snapshot.dataset.listSummary(at: snapshot.period.now)
      if accounts != onList {
        lines.append("\(Format.thousands(accounts)) of \(Format.count(onList, "account")) on the list")
      }
      // Where every account is on the list for the usual reason, there is nothing to explain.
      if onList < list.all || list.accounts[.fitsProfile] != nil {
        lines.append(list.words)
      } else if accounts == onList {
        lines.append("\(Format.count(onList, "account")) on the list")
      }
      if let words = list.offListWords({ options.numbers.money.exact($0) }) {
        lines.append("off the list, in no figure: " + words)
      }
    }
    let directory = options.directory.isEmpty ? options.title : options.directory
    if let line = snapshot.trust.line(directory: directory) { lines.append("! " + line) }
    lines += marks.map(\.legend)
    lines += snapshot.health.banners.map { "! " + $0.words(options.numbers.money.exact) }
  }

  /// `2026-10-01 to 2026-11-21`.
  private static func days(_ point: FactPoint) -> String { "\(point.from.iso) to \(point.asOf.iso)" }
}

/// Turns a document into bytes of one format.
protocol DocumentWriter {
  /// The document, ended by a newline.
  func bytes(_ document: Document) -> [UInt8]
}
