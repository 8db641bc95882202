public import Formatting

/// A column of a table: its heading, and how many cells it wants.
public struct TableColumn: Hashable, Sendable {
  /// Its heading.
  public var title: String
  /// Where headings and cells stand; numbers at the right.
  public var align: Align
  /// Cells without which it is left out.
  public var least: Int
  /// Cells that it takes where there is room.
  public var ideal: Int
  /// Cells that it takes at most where there is more room than all want; equal to `ideal` for a fixed column.
  public var most: Int
  /// Columns of lower priority are left out first; of equals the last.
  public var priority: Int

  /// A column; `ideal` and `most` are raised to the numbers before them.
  public init(
    _ title: String, align: Align = .left, least: Int, ideal: Int? = nil, most: Int? = nil, priority: Int = 0
  ) {
    self.title = title
    self.align = align
    self.least = max(1, least)
    self.ideal = max(self.least, ideal ?? least)
    self.most = max(self.ideal, most ?? 0)
    self.priority = priority
  }

  /// Widths of the columns in a line of cells with `gap` cells between; nil for those that are left out.
  ///
  /// Columns that fit with their least width are shown. They grow to their ideal widths in turn, then to their most.
  public static func widths(_ columns: [TableColumn], in width: Int, gap: Int) -> [Int?] {
    var shown = Set(columns.indices)
    func needed() -> Int { shown.reduce(0) { $0 + columns[$1].least } + gap * max(0, shown.count - 1) }
    while needed() > width, shown.count > 1,
      let weakest = shown.min(by: { (columns[$0].priority, -$0) < (columns[$1].priority, -$1) })
    {
      shown.remove(weakest)
    }
    var widths: [Int?] = columns.indices.map { shown.contains($0) ? columns[$0].least : nil }
    // A single column that is too wide is cut, so that something is seen.
    if needed() > width, let only = shown.first { widths[only] = width > 0 ? width : nil }
    var spare = max(0, width - needed())
    for limit in [\TableColumn.ideal, \TableColumn.most] {
      var open = columns.indices.filter { shown.contains($0) }
      while spare > 0, !open.isEmpty {
        open = open.filter { (widths[$0] ?? 0) < columns[$0][keyPath: limit] }
        for index in open where spare > 0 {
          widths[index] = (widths[index] ?? 0) + 1
          spare -= 1
        }
      }
    }
    return widths
  }
}

/// What one place of a table shows.
public struct TableCell: Hashable, Sendable {
  /// Pieces from left to right.
  public var spans: [Span]

  /// Pieces from left to right.
  public init(_ spans: [Span]) { self.spans = spans }
  /// Text in one style.
  public init(_ text: String, _ style: Style = .plain) { spans = [Span(text, style)] }

  /// Cells that it fills.
  public var width: Int { spans.reduce(0) { $0 + $1.width } }
}
