/// A cell's place: columns from the left and rows from the top, both from 0.
public struct Point: Hashable, Sendable {
  /// Columns from the left.
  public var x: Int
  /// Rows from the top.
  public var y: Int

  /// The cell in column `x` of row `y`.
  public init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }
}

/// Columns and rows of a screen or a part of it; never negative.
public struct Size: Hashable, Sendable {
  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int

  /// A size; what is negative counts as 0.
  public init(_ width: Int, _ height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

/// A rectangle of cells; its sides are never negative.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public let x: Int
  /// The topmost row.
  public let y: Int
  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int

  /// A rectangle; sides that are negative count as 0.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The whole of a screen of this size.
  public init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  /// The column after the last one.
  public var maxX: Int { x + width }
  /// The row after the last one.
  public var maxY: Int { y + height }
  /// Its upper left cell.
  public var origin: Point { Point(x, y) }
  /// Its columns and rows.
  public var size: Size { Size(width, height) }
  /// True where it holds no cell.
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// True for the cells inside.
  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// The cells that both hold.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle without so many columns and rows at each side.
  public func inset(dx: Int = 0, dy: Int = 0) -> Rect {
    Rect(x: x + min(dx, width), y: y + min(dy, height), width: width - 2 * dx, height: height - 2 * dy)
  }

  /// The rectangle without so many of its last columns.
  public func trimmed(right columns: Int) -> Rect {
    Rect(x: x, y: y, width: width - max(0, columns), height: height)
  }

  /// One of its rows, counted from its top; empty where it has no such row.
  public func row(_ index: Int) -> Rect {
    Rect(x: x, y: y + index, width: index >= 0 && index < height ? width : 0, height: 1)
  }
}
