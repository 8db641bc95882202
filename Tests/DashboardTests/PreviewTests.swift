import Formatting
import Cells
import Dashboard
import Foundation
import Testing

/// Writes screens as text with colours to a folder, to be looked at: `ABMTOP_PREVIEW=/tmp/screens swift test --filter Preview`.
@Suite struct PreviewTests {
  @Test func preview() throws {
    guard let folder = ProcessInfo.processInfo.environment["ABMTOP_PREVIEW"] else { return }
    let script = ProcessInfo.processInfo.environment["ABMTOP_KEYS"] ?? ""
    let size = (ProcessInfo.processInfo.environment["ABMTOP_SIZE"] ?? "120x36").split(separator: "x").compactMap {
      Int($0)
    }
    var player = try Player(size[0], size[1])
    player.type(script)
    let name = ProcessInfo.processInfo.environment["ABMTOP_NAME"] ?? "screen"
    try Data(ansi(draw(player.state)).utf8).write(to: URL(filePath: "\(folder)/\(name).ansi"))
    try Data((player.screen + "\n").utf8).write(to: URL(filePath: "\(folder)/\(name).txt"))
  }

  private func ansi(_ grid: Grid) -> String {
    let theme = try? Theme(values: Self.values)
    guard let theme else { return grid.text }
    let palette = Palette(theme, mode: .trueColour)
    var text = ""
    for y in 0..<grid.height {
      for (cell, line) in zip(grid.row(y), grid.row(y).indices) where !cell.glyph.isContinuation {
        _ = line
        let look = palette.look(cell.style)
        text += "\u{1B}[0m"
        if case .rgb(let colour) = look.foreground {
          text += "\u{1B}[38;2;\(colour.red);\(colour.green);\(colour.blue)m"
        }
        if case .rgb(let colour) = look.background {
          text += "\u{1B}[48;2;\(colour.red);\(colour.green);\(colour.blue)m"
        }
        if look.attributes.contains(.bold) { text += "\u{1B}[1m" }
        var one = Grid(width: 2, height: 1)
        one.fill(one.bounds, cell.glyph)
        text += String(one.lines[0].prefix(1))
      }
      text += y == grid.height - 1 ? "" : "\r\n"
    }
    return text
  }

  /// The dark theme, flattened as the settings flatten files.
  private static var values: [String: String] {
    guard let bytes = ShippedThemes.all.first?.bytes else { return [:] }
    var values: [String: String] = [:]
    var path: [String] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count / 2
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.count >= 1, !parts[0].hasPrefix("#"), parts[0] != "---" else { continue }
      path = Array(path.prefix(indent)) + [parts[0]]
      if parts.count == 2, !parts[1].isEmpty {
        values[path.joined(separator: ".")] = parts[1].trimmingCharacters(in: CharacterSet(charactersIn: " \""))
      }
    }
    return values
  }
}
