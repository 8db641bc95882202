internal import Cells
internal import Filter

/// Draws what the line may go on with below it.
func drawCompletions(_ state: State, into frame: inout Frame, below line: Rect) {
  let completions = state.filter.completions
  guard !completions.isEmpty else { return }
  let items = completions.map { Menu.Item($0.with, note: $0.note) }
  let width = min(
    line.width - 2, 4 + (items.map { DisplayText.width($0.label) + DisplayText.width($0.note) + 4 }.max() ?? 0))
  let height = min(items.count, 8, max(0, frame.grid.height - line.maxY - 1))
  let x = max(1, min((frame.cursor?.x ?? 1) - 3, line.width - width - 1))
  let rect = Rect(x: x, y: line.maxY, width: width, height: height)
  frame.grid.draw(Menu(items, selected: state.filter.chosenCompletion), in: rect, glyphs: state.glyphs)
}
