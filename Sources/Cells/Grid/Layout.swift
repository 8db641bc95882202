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
