internal import Formatting

extension Grid {
  /// Each row as text, spaces at the end included: as wide as the grid.
  public var lines: [String] {
    (0..<height).map { y in
      var line = String.UnicodeScalarView()
      for cell in row(y) { cell.glyph.forEachScalar { line.append($0) } }
      return String(line)
    }
  }

  /// All rows as text, without the spaces at their ends, for snapshots and plain output.
  public var text: String {
    lines.map { line in
      var end = line.endIndex
      while end > line.startIndex, line[line.index(before: end)] == " " { end = line.index(before: end) }
      return String(line[..<end])
    }.joined(separator: "\n")
  }

  /// The styles of all cells for snapshots: a letter a cell, `.` for the plain style, then what the letters mean.
  ///
  /// Letters are given in the order of first appearance; after `a`–`z`, `A`–`Z` and `0`–`9` all further are `?`.
  public var styles: String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    var known: [Style] = []
    var rows: [String] = []
    for y in 0..<height {
      var line = ""
      for cell in row(y) {
        if cell.style == .plain {
          line.append(".")
          continue
        }
        let index = known.firstIndex(of: cell.style) ?? known.count
        if index == known.count { known.append(cell.style) }
        line.append(index < letters.count ? letters[index] : "?")
      }
      while line.last == "." { line.removeLast() }
      rows.append(line)
    }
    let legend = known.prefix(letters.count).enumerated().map { "\(letters[$0.offset]) = \($0.element)" }
    return (rows + legend).joined(separator: "\n")
  }
}

extension Style: CustomStringConvertible {
  /// `tier1 on selection, bold`: the role, the background where it is not the screen's, the attributes.
  public var description: String {
    let place = background == .background ? "" : " on \(background)"
    let names = Attributes.names.filter { attributes.contains($0.attribute) }.map { ", \($0.name)" }
    return "\(foreground)\(place)\(names.joined())"
  }
}
