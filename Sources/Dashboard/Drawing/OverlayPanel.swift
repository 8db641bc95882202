internal import Cells
internal import Filter
internal import Formatting

extension ScreenLayout {
  /// Adds what floats above the screens.
  mutating func add(_ overlay: Overlay, in rect: Rect) {
    let items = overlay.items
    let hasField = overlay.takesText
    let width = min(rect.width - 2, overlay.kind.width)
    let address = overlay.kind.address.map { Paragraph($0, style: Style(.accent, on: .panel)) }
    let wanted = (address?.wrapped(to: width - 4).count ?? items.count) + (hasField ? 2 : 0) + 2
    let height = min(rect.height - 2, max(overlay.kind.leastHeight, wanted))
    // A little above the middle, where the eye is.
    let box = Rect(x: (rect.width - width) / 2, y: max(1, (rect.height - height) / 3), width: width, height: height)
    let note = items.count > max(1, height - (hasField ? 4 : 2)) ? "\(items.count)" : ""
    add(Panel(overlay.kind.title, note: note, isActive: true, background: .panel), in: box)
    mark(box, .overlay)
    cursor = nil
    let inner = box.inset(dx: 2, dy: 1)
    if let address { return add(address, in: inner) }
    let parts = inner.rows([.fixed(hasField ? 2 : 0), .rest])
    if hasField {
      add(
        TextInput(
          prompt: overlay.kind.prompt, text: overlay.editor.text, cursor: overlay.editor.cursor,
          placeholder: overlay.kind.placeholder), in: parts[0])
      paint { $0.restyle(parts[0]) { if $0.background == .background { $0.background = .panel } } }
      let before = String(overlay.editor.text.prefix(overlay.editor.cursor))
      cursor = Point(
        min(inner.maxX - 1, inner.x + DisplayText.width(overlay.kind.prompt) + DisplayText.width(before)), inner.y)
    }
    let menu = Menu(
      items.map { item in
        let label = item.letter.map { "\($0)  \(item.label)" } ?? item.label
        return Menu.Item(label, note: item.note, isTicked: item.isTicked, matches: item.matches)
      },
      selected: items.isEmpty ? nil : min(overlay.cursor, items.count - 1))
    let list = parts[1]
    add(menu, in: list)
    if items.isEmpty, overlay.kind == .palette {
      paint { $0.put("nothing found", in: list.row(0), style: Style(.dim, on: .panel)) }
    }
    let first = menu.first(height: list.height)
    for row in 0..<list.height where first + row < items.count { mark(list.row(row), .overlayLine(first + row)) }
  }

  /// Adds what the line may go on with in a box below it, at the word that it would complete.
  mutating func addCompletions(_ state: State, below line: Rect) {
    let completions = state.filter.completions
    let space = size.height - line.maxY - 1
    guard !completions.isEmpty, space >= 3 else { return }
    let items = completions.map { Menu.Item($0.with, note: $0.note) }
    let height = min(items.count, 8, space - 2)
    let widest = items.map { DisplayText.width($0.label) + DisplayText.width($0.note) + 4 }.max() ?? 0
    let width = max(0, min(line.width - 2, max(24, widest + 5)))
    let x = max(1, min((cursor?.x ?? 1) - 4, line.width - width - 1))
    let box = Rect(x: x, y: line.maxY, width: width, height: height + 2)
    let menu = Menu(items, selected: state.filter.chosenCompletion)
    let note = items.count > height ? "\(height) of \(Format.thousands(items.count))" : ""
    add(Panel("Tab completes", note: note, isActive: true, background: .panel), in: box)
    let list = box.inset(dx: 1, dy: 1)
    add(menu, in: list)
    let first = menu.first(height: list.height)
    for row in 0..<list.height where first + row < items.count { mark(list.row(row), .completion(first + row)) }
  }
}
