internal import Cells
internal import Formatting

/// A text that is looked for in the list that has the keys: `f` begins it, `n` and `N` go to its hits, Esc ends it.
struct Find: Sendable, Equatable {
  /// The line while it is typed; nil: it is kept, and `n` and `N` go by it.
  var editor: LineEditor?
  /// The text; empty: nothing yet.
  var text = ""
  /// Where the cursor stood when it was begun.
  var origin: Int
  /// Which hit the cursor is on, from 1, and how many there are; nil where that is not known.
  var hits: Hits?

  /// The place of a hit among all.
  struct Hits: Sendable, Equatable {
    /// From 1; 0: the cursor is on none.
    var place: Int
    var count: Int
  }

  /// The most rows whose hits are counted: of more only the next one is looked for.
  static let mostCounted = 5_000

  /// `find “acme”: 2 of 14`.
  var words: String {
    let text = editor?.text ?? self.text
    guard !text.isEmpty else { return "find: type what to look for" }
    guard let hits else { return "find “\(text)”" }
    return hits.count == 0 ? "find “\(text)”: nothing" : "find “\(text)”: \(hits.place) of \(hits.count)"
  }
}

extension State {
  /// The pane whose list is looked through.
  private var findPane: Pane { page.screen.cursorPane(of: page.pane) }

  /// Begins to look for a text in the list that has the keys.
  mutating func beginFind() -> [Effect] {
    guard let list = list(in: findPane), !list.isText, !list.columnIDs.isEmpty else {
      notify("There is no list to find in here.")
      return []
    }
    page.find = Find(editor: LineEditor(), origin: page[findPane].cursor)
    return []
  }

  /// Handles a key while the text is typed: the cursor goes to the first hit at once.
  mutating func editFind(_ key: Key) -> [Effect] {
    guard var find = page.find, var editor = find.editor else { return [] }
    switch key {
    case .escape:
      page.find = nil
      return move(to: find.origin)
    case .enter:
      find.editor = nil
      page.find = find.text.isEmpty ? nil : find
      return []
    case .down, .control("n"): return next(1)
    case .up, .control("p"): return next(-1)
    default:
      guard editor.handle(key) else { return [] }
      find.editor = editor
      find.text = editor.text.lowercased()
      page.find = find
      return go(toHit: find.origin, step: 1)
    }
  }

  /// Looks for a whole line, where lines are typed.
  mutating func find(_ line: String) -> [Effect] {
    guard var find = page.find else { return [] }
    find.editor = nil
    find.text = line.lowercased()
    page.find = line.isEmpty ? nil : find
    return line.isEmpty ? [] : go(toHit: find.origin, step: 1)
  }

  /// Goes to the next hit (1) or the one before (-1); where nothing is looked for to the next row of the list below, and
  /// opens it as this one was.
  mutating func next(_ step: Int) -> [Effect] {
    guard page.find != nil else { return openNext(step) }
    return go(toHit: page[findPane].cursor + step, step: step)
  }

  /// Puts the cursor on the first hit from a row on; behind the last comes the first.
  ///
  /// - Complexity: O(rows up to the hit), of lists of up to `Find.mostCounted` rows O(rows).
  private mutating func go(toHit start: Int, step: Int) -> [Effect] {
    guard let context, let find = page.find, let list = list(in: findPane), list.count > 0 else { return [] }
    guard !find.text.isEmpty else {
      page.find?.hits = nil
      return move(to: find.origin)
    }
    let count = list.count
    func holds(_ row: Int) -> Bool { list.contains(find.text, inRow: row, context) }
    let rows = (0..<count).lazy.map { ((start + $0 * step) % count + count) % count }
    let hits = count <= Find.mostCounted ? (0..<count).filter(holds) : nil
    let known = hits.map { Set($0) }
    guard let row = rows.first(where: { known?.contains($0) ?? holds($0) }) else {
      page.find?.hits = Find.Hits(place: 0, count: 0)
      return move(to: find.origin)
    }
    let effects = move(to: row)
    page.find?.hits = hits.map { Find.Hits(place: ($0.firstIndex(of: row) ?? -1) + 1, count: $0.count) }
    return effects
  }

  /// Opens the next row of the list below (1), or the one before (-1), in place of the screen on top.
  private mutating func openNext(_ step: Int) -> [Effect] {
    guard page.has(.steps), pages.count > 1 else { return [] }
    let before = pages
    let (kind, scroll, pane) = (type(of: page.screen).id, page[page.pane].first, page.pane)
    pages.removeLast()
    reloadRows()
    let row = page[page.pane].cursor + step
    if (0..<count(of: page.pane)).contains(row) {
      _ = move(to: row)
      settle()
      let effects = open()
      if type(of: page.screen).id == kind {
        if page.screen.panes.contains(pane) { page.pane = pane }
        page[page.pane].first = scroll
        return effects
      }
    }
    pages = before
    notify(step > 0 ? "This is the last one of the list." : "This is the first one of the list.")
    return []
  }

  /// Scrolls the columns of the list that has the keys; the first stays.
  mutating func scrollColumns(by step: Int) -> [Effect] {
    let viewport = layout(self).viewports[page.pane]
    guard let viewport, viewport.hidden > 0 else {
      notify("All columns are seen.")
      return []
    }
    let offset = page[page.pane].offset
    if step > 0, offset > 0, viewport.hiddenRight == 0 {
      notify("This is the last column.")
      return []
    }
    page[page.pane].offset = max(0, offset + step)
    return []
  }
}

extension ScreenLayout {
  /// Adds the line in which a text to find is typed, in place of the last row.
  mutating func add(_ find: Find, in rect: Rect) {
    guard let editor = find.editor, rect.height > 0 else { return }
    let row = rect.row(rect.height - 1)
    let prompt = " find: "
    let hits = find.text.isEmpty ? "" : find.hits.map { $0.count == 0 ? "nothing" : "\($0.place) of \($0.count)" } ?? ""
    paint { $0.fill(row, style: .plain) }
    let right = Rect(x: row.maxX - 1 - min(row.width - 1, 14), y: row.y, width: min(row.width - 1, 14), height: 1)
    let glyphs = self.glyphs
    paint { $0.put(hits, in: right, align: .right, style: Style(.dim), ellipsis: glyphs.ellipsis) }
    let line = Rect(x: row.x, y: row.y, width: max(0, row.width - right.width - 2), height: 1)
    add(
      TextInput(prompt: prompt, text: editor.text, cursor: editor.cursor, placeholder: "a text of the list"), in: line)
    let before = DisplayText.width(String(editor.text.prefix(editor.cursor)))
    cursor = Point(max(0, min(line.maxX - 1, line.x + DisplayText.width(prompt) + before)), row.y)
  }
}
