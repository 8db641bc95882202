/// A canvas of dots, two by four a cell.
struct DotCanvas {
  private let width: Int
  private let height: Int
  private var dots: [UInt32]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    dots = Array(repeating: 0, count: width * height)
  }

  mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, y >= 0, x < width * 2, y < height * 4 else { return }
    dots[y / 4 * width + x / 2] |= Braille.bit(column: x % 2, row: y % 4)
  }

  /// A straight line, both ends included.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let (dx, dy) = ((end.x - start.x).magnitude, (end.y - start.y).magnitude)
    let steps = Int(max(dx, dy))
    guard steps > 0 else { return set(start.x, start.y) }
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      set(
        start.x + Int((share * Double(end.x - start.x)).rounded()),
        start.y + Int((share * Double(end.y - start.y)).rounded()))
    }
  }

  /// Draws the cells that have dots and leaves the others.
  func draw(into grid: inout Grid, at origin: Point, style: Style) {
    for y in 0..<height {
      for x in 0..<width where dots[y * width + x] != 0 {
        let place = Rect(x: origin.x + x, y: origin.y + y, width: 1, height: 1)
        grid.fill(place, Braille.glyph(dots[y * width + x]), style: style)
      }
    }
  }
}
