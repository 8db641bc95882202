internal import Formatting

/// A line of text that is being typed: prompt, text, cursor, and where it is wrong an underline.
public struct TextInput: Widget, Hashable, Sendable {
  /// What stands before the text, such as `/`.
  public var prompt: String
  /// The text.
  public var text: String
  /// The cursor, in characters from the start; nil while the line is not edited.
  public var cursor: Int?
  /// What is wrong, in characters from the start.
  public var error: Range<Int>?
  /// What is shown, dim, where there is no text.
  public var placeholder: String

  /// A line of text.
  public init(
    prompt: String = "", text: String, cursor: Int?, error: Range<Int>? = nil, placeholder: String = ""
  ) {
    self.prompt = prompt
    self.text = text
    self.cursor = cursor
    self.error = error
    self.placeholder = placeholder
  }

  /// Draws the first row of the rectangle, scrolled so that the cursor is in it.
  public func draw(into grid: inout Grid, in rect: Rect, glyphs: Glyphs) {
    guard !rect.isEmpty else { return }
    let start = grid.put(prompt, at: rect.origin, style: Style(.accent).bold, maxWidth: rect.width)
    let field = Rect(x: start, y: rect.y, width: rect.maxX - start, height: 1)
    guard !field.isEmpty else { return }
    let characters = Array(text)
    let place = cursor.map { min(max(0, $0), characters.count) }
    let first = firstShown(characters, cursor: place, width: field.width)
    var x = field.x
    for index in first..<max(first, characters.count) where x < field.maxX {
      let isWrong = error?.contains(index) ?? false
      var style = isWrong ? Style(.bad).with(.underline) : .plain
      if index == place { style.attributes.formUnion(.reverse) }
      x = grid.put(String(characters[index]), at: Point(x, rect.y), style: style, maxWidth: field.maxX - x)
    }
    if characters.isEmpty {
      grid.put(placeholder, in: field, style: Style(.dim), ellipsis: glyphs.ellipsis)
      x = field.x
    }
    if place == characters.count, x < field.maxX {
      let shown = grid[Point(x, rect.y)].glyph
      grid.fill(
        Rect(x: x, y: rect.y, width: 1, height: 1), shown.width == 1 ? shown : .space,
        style: Style(.text).with(.reverse))
    }
  }

  /// The first character that is shown: the cursor, and a cell for it behind the text, stay in the field.
  private func firstShown(_ characters: [Character], cursor: Int?, width: Int) -> Int {
    guard let cursor else { return 0 }
    var used = cursor < characters.count ? max(1, DisplayText.width(String(characters[cursor]))) : 1
    var first = cursor
    while first > 0 {
      used += DisplayText.width(String(characters[first - 1]))
      if used > width { break }
      first -= 1
    }
    return first
  }
}
