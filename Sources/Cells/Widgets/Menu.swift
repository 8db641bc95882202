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

/// Names side by side, one of them chosen.
public struct Tabs: Widget, Hashable, Sendable {
  /// The names.
  public var names: [String]
  /// Index of the chosen one.
  public var chosen: Int

  /// Names, one of them chosen.
  public init(_ names: [String], chosen: Int) {
    self.names = names
    self.chosen = chosen
  }

  /// Draws the first row of the rectangle. The chosen one is in brackets, so that colour is not needed to find it.
  /// Where not all fit, those from the first that still lets the chosen one be seen are shown, and `…` says so.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    guard !rect.isEmpty, !names.isEmpty else { return }
    let widths = names.map { DisplayText.width($0) + 2 }
    let current = min(max(0, chosen), names.count - 1)
    var first = 0
    let markWidth = DisplayText.width(glyphs.ellipsis)
    while first < current, widths[first...current].reduce(first > 0 ? markWidth : 0, +) > rect.width { first += 1 }
    var x = rect.x
    if first > 0 { x = grid.put(glyphs.ellipsis, at: rect.origin, style: Style(.dim), maxWidth: rect.width) }
    for index in first..<names.count {
      let isChosen = index == current
      let isLast = index == names.count - 1
      guard isChosen || x + widths[index] + (isLast ? 0 : markWidth) <= rect.maxX else {
        grid.put(glyphs.ellipsis, at: Point(x, rect.y), style: Style(.dim), maxWidth: rect.maxX - x)
        return
      }
      let text = isChosen ? "[\(names[index])]" : " \(names[index]) "
      let style = isChosen ? Style(.accent).bold : Style(.dim)
      x = grid.put(text, at: Point(x, rect.y), style: style, maxWidth: rect.maxX - x, ellipsis: glyphs.ellipsis)
    }
  }
}

/// A line of keys and what they do. What does not fit is left out whole, the least important first.
public struct Hints: Widget, Hashable, Sendable {
  /// A key and what it does.
  public struct Hint: Hashable, Sendable {
    /// The key, as `Key.sign` names it.
    public var key: String
    /// What it does.
    public var label: String
    /// Higher stays longer; of equals the first stays.
    public var priority: Int

    /// A key and what it does.
    public init(_ key: String, _ label: String, priority: Int = 0) {
      self.key = key
      self.label = label
      self.priority = priority
    }

    var width: Int { DisplayText.width(key) + (label.isEmpty ? 0 : 1 + DisplayText.width(label)) }
  }

  /// The hints from left to right.
  public var hints: [Hint]

  /// A line of hints.
  public init(_ hints: [Hint]) { self.hints = hints }

  /// Draws the first row of the rectangle.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    for (index, place) in places(in: rect) {
      let hint = hints[index]
      var spans = [Span(hint.key, Style(.accent))]
      if !hint.label.isEmpty { spans.append(Span(" " + hint.label, Style(.dim))) }
      grid.put(spans, at: place.origin)
    }
  }

  /// Where the hints that fit stand, by their index: what a click on one means is the caller's to say.
  public func places(in rect: Rect) -> [(index: Int, rect: Rect)] {
    guard !rect.isEmpty else { return [] }
    var x = rect.x + 1
    return shown(in: rect.width).map { index in
      defer { x += hints[index].width + 2 }
      return (index, Rect(x: x, y: rect.y, width: hints[index].width, height: 1))
    }
  }

  /// Indices of the hints that fit into a width with a blank before and two between, in their order.
  func shown(in width: Int) -> [Int] {
    var left = width - 1
    var kept: Set<Int> = []
    let byRank = hints.indices.sorted { (hints[$1].priority, $0) < (hints[$0].priority, $1) }
    for index in byRank {
      let needed = hints[index].width + (kept.isEmpty ? 0 : 2)
      guard needed <= left else { continue }
      kept.insert(index)
      left -= needed
    }
    return hints.indices.filter { kept.contains($0) }
  }
}
