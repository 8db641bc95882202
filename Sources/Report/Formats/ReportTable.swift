public import Metrics
internal import Formatting

/// A table of a report, written as text, CSV, Markdown or JSON.
public struct ReportTable: Sendable {
  /// One column.
  public struct Column: Sendable {
    /// The name in CSV and JSON.
    public var id: String
    /// The heading in text and Markdown.
    public var title: String
    /// Whether cells stand at the right: numbers do.
    public var isRight: Bool
    /// The width that cells may be cut to where a line is too long; nil: never. Texts may be cut, figures never.
    public var least: Int?

    /// A column.
    public init(_ id: String, _ title: String, isRight: Bool = false, least: Int? = nil) {
      self.id = id
      self.title = title
      self.isRight = isRight
      self.least = least
    }
  }

  /// One cell: what it says exactly, and as people read it.
  public struct Cell: Sendable {
    /// For CSV and JSON.
    public var value: FieldValue
    /// For text and Markdown; from data as it is, made harmless when it is written.
    public var text: String

    /// A cell.
    public init(_ value: FieldValue, _ text: String) {
      self.value = value
      self.text = text
    }

    /// A text, `–` where it is empty.
    public static func text(_ text: String) -> Cell { Cell(.text(text), text.isEmpty ? Format.missing : text) }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, each with one cell a column.
  public var rows: [[Cell]]

  /// A table.
  public init(_ columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Comma-separated, with the columns' ids as header.
  public var csv: String { CSV.text([columns.map(\.id)] + rows.map { $0.map(\.value.exact) }) }

  /// An array of objects with the columns' ids as names.
  public var json: JSON { .array(rows.map { row in .object(zip(columns, row).map { ($0.id, $1.value.json) }) }) }

  /// A Markdown table.
  public var markdown: String {
    // Headings are broken for narrow text tables only.
    MarkdownTable.text(
      columns.map { ($0.title.split(separator: "\n").joined(separator: " "), $0.isRight) },
      rows: rows.map { $0.map(\.text) })
  }

  /// A text table of at most so many columns, as far as its texts can be cut.
  public func text(width: Int = 80, gap: Int = 2, indent: Int = 0) -> String {
    TextTable.text(self, width: width, gap: gap, indent: indent)
  }

  /// A sparkline of a trend, oldest first; `·` where there is no value.
  ///
  /// - Parameter trend: newest first, as `KPIFigures.trend`.
  public static func sparkline(_ trend: [Double?]) -> String {
    let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let known = trend.compactMap { $0 }.filter(\.isFinite)
    guard let least = known.min(), let most = known.max() else { return String(repeating: "·", count: trend.count) }
    return String(
      trend.reversed().map { value -> Character in
        guard let value, value.isFinite else { return "·" }
        // A line without movement stands in the middle: it is neither high nor low.
        guard most > least else { return bars[3] }
        return bars[min(7, Int((value - least) / (most - least) * 8))]
      })
  }
}
