internal import Cells

/// A line of text that is being typed, with a cursor between characters.
struct LineEditor: Sendable, Equatable {
  private(set) var text: String
  /// In characters from the start.
  private(set) var cursor: Int

  init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// Takes a key that edits. False where it is none.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let pasted): insert(LineEditor.line(pasted))
    case .backspace, .control("h"): delete(from: cursor - 1, to: cursor)
    case .delete, .control("d"): delete(from: cursor, to: cursor + 1)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("u"): delete(from: 0, to: cursor)
    case .control("k"): delete(from: cursor, to: text.count)
    case .control("w"), .alt("\u{7F}"): delete(from: startOfWord, to: cursor)
    default: return false
    }
    return true
  }

  /// Replaces characters and puts the cursor behind what is new.
  mutating func replace(_ range: Range<Int>, with new: String) {
    delete(from: range.lowerBound, to: range.upperBound)
    insert(new)
  }

  /// The most characters that a line has; what is pasted beyond them is cut off.
  static let longest = 4_096

  /// Whether a pasted text has more than a line can hold.
  static func isTooLong(_ pasted: String) -> Bool { pasted.count > longest }

  /// A pasted text as a part of a line: its first characters, without what is no text.
  private static func line(_ pasted: String) -> String {
    let words = pasted.prefix(longest).split(whereSeparator: \.isNewline).joined(separator: " ")
    return String(
      words.filter { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } || $0 == "\t" })
  }

  private mutating func insert(_ any: String) {
    let new = any.prefix(max(0, LineEditor.longest - text.count))
    let place = text.index(text.startIndex, offsetBy: cursor)
    let before = text.count
    text.insert(contentsOf: new, at: place)
    // A mark joins the character before it, so that the text may not have grown by what was inserted.
    cursor = max(0, min(text.count, cursor + text.count - before))
  }

  private mutating func delete(from start: Int, to end: Int) {
    let start = max(0, min(start, text.count))
    let end = max(start, min(end, text.count))
    text.removeSubrange(text.index(text.startIndex, offsetBy: start)..<text.index(text.startIndex, offsetBy: end))
    cursor = min(start, text.count)
  }

  private var startOfWord: Int {
    let characters = Array(text)
    var place = cursor
    while place > 0, characters[place - 1] == " " { place -= 1 }
    while place > 0, characters[place - 1] != " " { place -= 1 }
    return place
  }
}
