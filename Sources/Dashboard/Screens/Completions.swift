internal import Cells
internal import Filter
internal import Formatting

/// Draws what the line may go on with in a box below it, at the word that it would complete.
func drawCompletions(_ state: State, into frame: inout Frame, below line: Rect) {
  let completions = state.filter.completions
  let room = frame.grid.height - line.maxY - 1
  guard !completions.isEmpty, room >= 3 else { return }
  let items = completions.map { Menu.Item($0.with, note: $0.note) }
  let height = min(items.count, 8, room - 2)
  let widest = items.map { DisplayText.width($0.label) + DisplayText.width($0.note) + 4 }.max() ?? 0
  let width = max(0, min(line.width - 2, max(24, widest + 5)))
  let x = max(1, min((frame.cursor?.x ?? 1) - 4, line.width - width - 1))
  let box = Rect(x: x, y: line.maxY, width: width, height: height + 2)
  let menu = Menu(items, selected: state.filter.chosenCompletion)
  let note = items.count > height ? "\(height) of \(Format.thousands(items.count))" : ""
  frame.grid.draw(Panel("Tab completes", note: note, isActive: true, background: .panel), in: box, glyphs: state.glyphs)
  let list = box.inset(dx: 1, dy: 1)
  frame.grid.draw(menu, in: list, glyphs: state.glyphs)
  let first = menu.first(height: list.height)
  for row in 0..<list.height where first + row < items.count { frame.mark(list.row(row), .completion(first + row)) }
}
