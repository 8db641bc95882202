internal import Cells
internal import Formatting

/// Draws what floats above the screens.
func drawOverlay(_ overlay: Overlay, _ state: State, into frame: inout Frame, in rect: Rect) {
  let glyphs = state.glyphs
  let items = overlay.items
  let hasField = overlay.takesText
  let width = min(rect.width - 2, overlay.kind.width)
  let address = overlay.kind.address.map { Paragraph($0, style: Style(.accent, on: .panel)) }
  let wanted = (address?.wrapped(to: width - 4).count ?? items.count) + (hasField ? 2 : 0) + 2
  let height = min(rect.height - 2, max(overlay.kind.leastHeight, wanted))
  // A little above the middle, where the eye is.
  let box = Rect(x: (rect.width - width) / 2, y: max(1, (rect.height - height) / 3), width: width, height: height)
  let note = items.count > max(1, height - (hasField ? 4 : 2)) ? "\(items.count)" : ""
  frame.grid.draw(Panel(overlay.kind.title, note: note, isActive: true, background: .panel), in: box, glyphs: glyphs)
  frame.mark(box, .overlay)
  frame.cursor = nil
  let inner = box.inset(dx: 2, dy: 1)
  if let address { return frame.grid.draw(address, in: inner, glyphs: glyphs) }
  let parts = inner.rows([.fixed(hasField ? 2 : 0), .rest])
  if hasField {
    frame.grid.draw(
      TextInput(
        prompt: overlay.kind.prompt, text: overlay.editor.text, cursor: overlay.editor.cursor,
        placeholder: overlay.kind.placeholder), in: parts[0], glyphs: glyphs)
    frame.grid.restyle(parts[0]) { if $0.background == .background { $0.background = .panel } }
    let before = String(overlay.editor.text.prefix(overlay.editor.cursor))
    frame.cursor = Point(
      min(inner.maxX - 1, inner.x + DisplayText.width(overlay.kind.prompt) + DisplayText.width(before)), inner.y)
  }
  let menu = Menu(
    items.map { Menu.Item($0.label, note: $0.note, isTicked: $0.isTicked, matches: $0.matches) },
    selected: items.isEmpty ? nil : min(overlay.cursor, items.count - 1))
  let list = parts[1]
  frame.grid.draw(menu, in: list, glyphs: glyphs)
  if items.isEmpty, overlay.kind == .palette {
    frame.grid.put("nothing found", in: list.row(0), style: Style(.dim, on: .panel))
  }
  let first = menu.first(height: list.height)
  for row in 0..<list.height where first + row < items.count { frame.mark(list.row(row), .overlayLine(first + row)) }
}
