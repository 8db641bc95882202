internal import Formatting

/// Lines to choose from: for pickers, the command palette, the columns of a table.
public struct Menu: Widget, Hashable, Sendable {
  /// A line.
  public struct Item: Hashable, Sendable {
    /// What it is.
    public var label: String
    /// What stands at the right, such as its key; left out where there is no room.
    public var note: String
    /// True or false for a box that can be ticked; nil for none.
    public var isTicked: Bool?
    /// Indices of the label's characters that a search matched.
    public var matches: Set<Int>

    /// A line.
    public init(_ label: String, note: String = "", isTicked: Bool? = nil, matches: Set<Int> = []) {
      self.label = label
      self.note = note
      self.isTicked = isTicked
      self.matches = matches
    }
  }

  /// All lines.
  public var items: [Item]
  /// Index of the line under the cursor.
  public var selected: Int?
  /// What it stands on.
  public var background: Role

  /// Lines to choose from.
  public init(_ items: [Item], selected: Int?, background: Role = .panel) {
    self.items = items
    self.selected = selected
    self.background = background
  }

  /// Index of the first line drawn, so that the one under the cursor is in the middle, or as near as the ends let it.
  public func first(height: Int) -> Int {
    let most = max(0, items.count - height)
    return min(most, max(0, (selected ?? 0) - height / 2))
  }

  /// Draws as many lines as fit.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    let first = first(height: rect.height)
    for row in 0..<rect.height {
      let index = first + row
      let isSelected = index == selected && index < items.count
      let ground = isSelected ? Role.selection : background
      grid.fill(rect.row(row), style: Style(.text, on: ground))
      if index < items.count { draw(items[index], isSelected, into: &grid, in: rect.row(row), ground, glyphs) }
    }
  }

  private func draw(
    _ item: Item, _ isSelected: Bool, into grid: inout Grid, in row: Rect, _ ground: Role, _ glyphs: Glyphs
  ) {
    var x = grid.put(
      isSelected ? "\(glyphs.chosen) " : "  ", at: row.origin, style: Style(.accent, on: ground), maxWidth: row.width)
    if let isTicked = item.isTicked {
      let box = "[\(isTicked ? glyphs.yes : " ")] "
      x = grid.put(box, at: Point(x, row.y), style: Style(.text, on: ground), maxWidth: row.maxX - x)
    }
    let noteWidth = DisplayText.width(item.note)
    let labelWidth = DisplayText.width(item.label)
    var end = row.maxX - 1
    if noteWidth > 0, min(labelWidth, 16) + noteWidth + 2 <= end - x {
      grid.put(item.note, at: Point(end - noteWidth, row.y), style: Style(.dim, on: ground))
      end -= noteWidth + 2
    }
    let fits = labelWidth <= end - x
    let label = DisplayText.clipped(item.label, to: end - x, ellipsis: glyphs.ellipsis)
    for (index, character) in label.enumerated() {
      let isMatch = fits && item.matches.contains(index)
      let style = isMatch ? Style(.accent, on: ground, .underline) : Style(.text, on: ground)
      x = grid.put(String(character), at: Point(x, row.y), style: style, maxWidth: max(0, end - x))
    }
  }
}
