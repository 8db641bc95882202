/// Where a table's parts are, for drawing and for the mouse.
public struct TableLayout: Hashable, Sendable {
  /// A column that is seen.
  public struct Place: Hashable, Sendable {
    /// Index of the column.
    public let column: Int
    /// Its columns of the grid.
    public let cells: Range<Int>
  }

  /// The columns that are seen, from left to right.
  public let places: [Place]
  /// The columns that there is no room for.
  public let hidden: [Int]
  /// The row of the headings; empty where there is none.
  public let header: Rect
  /// The rows of data.
  public let body: Rect
  /// The rows of data that are seen, as indices of the table's rows.
  public let rows: Range<Int>

  /// The table's row at a point.
  public func row(at point: Point) -> Int? {
    guard body.contains(point) else { return nil }
    let row = rows.lowerBound + point.y - body.y
    return rows.contains(row) ? row : nil
  }

  /// The column whose heading is at a point; the gap behind a column counts to it.
  public func heading(at point: Point) -> Int? {
    guard header.contains(point) else { return nil }
    return places.last { $0.cells.lowerBound <= point.x }?.column
  }
}
