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

/// How many cells a part of a split rectangle asks for.
public enum Share: Hashable, Sendable {
  /// So many cells, as far as there is room.
  case fixed(Int)
  /// A share of what the fixed ones leave, by weight, but at least so many cells while there is room.
  case flexible(_ weight: Int, min: Int)

  /// An equal share of what is left.
  public static let rest = Share.flexible(1, min: 0)
}

extension Rect {
  /// The rectangle cut into bands from top to bottom, which fill it exactly where one share is flexible.
  ///
  /// Where there is too little room, earlier parts are served first and later ones are empty.
  public func rows(_ shares: [Share], gap: Int = 0) -> [Rect] {
    var top = y
    return Rect.lengths(shares, total: height, gap: gap).map { length in
      let band = Rect(x: x, y: top, width: width, height: length)
      top += length + (length > 0 ? gap : 0)
      return band
    }
  }

  /// The rectangle cut into columns from left to right; as `rows`.
  public func columns(_ shares: [Share], gap: Int = 0) -> [Rect] {
    var left = x
    return Rect.lengths(shares, total: width, gap: gap).map { length in
      let band = Rect(x: left, y: y, width: length, height: height)
      left += length + (length > 0 ? gap : 0)
      return band
    }
  }

  /// The rectangle of this size in the middle of it, cut to fit.
  public func centred(_ size: Size) -> Rect {
    let width = min(size.width, self.width)
    let height = min(size.height, self.height)
    return Rect(
      x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
  }

  private static func lengths(_ shares: [Share], total: Int, gap: Int) -> [Int] {
    var left = max(0, total - gap * max(0, shares.count - 1))
    var lengths = shares.map { share in
      let wanted: Int
      switch share {
      case .fixed(let cells): wanted = cells
      case .flexible(_, let least): wanted = least
      }
      let given = min(max(0, wanted), left)
      left -= given
      return given
    }
    grow(&lengths, shares, by: left)
    return lengths
  }

  /// Deals out what is left so that the flexible lengths come as near to their weights as their minima allow.
  private static func grow(_ lengths: inout [Int], _ shares: [Share], by spare: Int) {
    var open: [(index: Int, weight: Int)] = shares.enumerated().compactMap { index, share in
      if case .flexible(let weight, _) = share, weight > 0 { return (index, weight) }
      return nil
    }
    var pool = spare + open.reduce(0) { $0 + lengths[$1.index] }
    // A part whose minimum is above its share keeps the minimum, and the others share what is then left.
    while let greedy = open.firstIndex(where: { part in
      lengths[part.index] * open.reduce(0) { $0 + $1.weight } > pool * part.weight
    }) {
      pool -= lengths[open[greedy].index]
      open.remove(at: greedy)
    }
    var weights = open.reduce(0) { $0 + $1.weight }
    for part in open {
      let length = pool * part.weight / max(1, weights)
      lengths[part.index] = length
      pool -= length
      weights -= part.weight
    }
  }
}
