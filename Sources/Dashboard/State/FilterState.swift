internal import Cells
internal import Filter
internal import Metrics

/// The filter: what is in force, what is being typed, and what was typed before.
struct FilterState: Sendable {
  /// The text in force; empty: no filter. While it is edited, the last text without an error.
  private(set) var text = ""
  private(set) var parsed = Filter.everything
  /// The accounts' other columns, which are fields too.
  private var columns: [String] = []
  /// A text that was not understood before the columns were known.
  private var postponed: String?
  /// The line while it is edited.
  var editor: LineEditor?
  /// What is wrong with the line as typed.
  private(set) var problem: FilterError?
  /// The text to go back to on Esc.
  private var before = ""
  /// Filters kept before, the newest first.
  var history: [String] = []
  /// The position in `history` while it is recalled; -1: not.
  private var recalled = -1
  /// The line as it was before history was recalled.
  private var draft = ""
  /// Completions of the word under the cursor, while they are shown.
  var completions: [FilterCompletion] = []
  var chosenCompletion: Int?

  /// What is typed, where it finds no account while its last word is not finished: what is in force is still the text
  /// before, so that half a word empties no screen.
  private var held: (text: String, parsed: Filter)?
  /// The last line that stood in force and did not end in half a word of text: what is gone back to where such a word
  /// turns out to be a mistake, or finds nothing.
  private var firm: (text: String, parsed: Filter) = ("", .everything)

  /// What the filter in force asks for and nobody has, in a sentence; nil: nothing.
  private(set) var note: String?

  /// Whether what is wrong with the line may only be that it is not typed to its end.
  var isUnfinished: Bool { problem.map { $0.isUnfinished(in: editor?.text ?? "") } ?? false }

  /// Looks up what the filter in force asks for and no account has.
  mutating func lookUp(in index: FilterIndex, me: String?) {
    note = isEmpty ? nil : parsed.unmatchedValues(in: index, me: me).first.map(FilterState.words)
  }

  /// `no account has topic “pricng”; nearest: pricing`.
  private static func words(_ unmatched: UnmatchedValue) -> String {
    guard let value = unmatched.value else {
      return "\(unmatched.field):me is nobody yet: set `me` in abmtop.yaml"
    }
    let nearest = unmatched.nearest.map { "; nearest: \($0)" } ?? ""
    return "no account has \(unmatched.field) “\(value)”\(nearest)"
  }

  /// Whether what is typed waits for the end of its word.
  var isHeld: Bool { held != nil }
  var isEditing: Bool { editor != nil }
  var isEmpty: Bool { text.isEmpty }

  /// Puts a text in force. On an error nothing changes but `problem`; true where the filter is another now.
  mutating func apply(_ new: String) -> Bool {
    guard let filter = parse(new) else { return false }
    return put(new, filter)
  }

  /// Applies the line as it is typed: puts it in force unless it has an error, or finds nothing while its last word is
  /// being typed. True where the filter is another now.
  mutating func type(_ new: String, findsNothing: (Filter) -> Bool) -> Bool {
    guard let filter = parse(new) else { return put(firm.text, firm.parsed) }
    if let last = new.last, last != " ", filter != parsed, findsNothing(filter) {
      let changed = put(firm.text, firm.parsed)
      held = (new, filter)
      return changed
    }
    return put(new, filter)
  }

  private mutating func parse(_ new: String) -> Filter? {
    do throws(FilterError) {
      let filter = try Filter.parse(new, columns: columns)
      problem = nil
      return filter
    } catch {
      problem = error
      return nil
    }
  }

  private mutating func put(_ new: String, _ filter: Filter) -> Bool {
    let before = parsed
    held = nil
    text = new.trimmed
    parsed = filter
    if !FilterState.endsInBareWord(new) { firm = (text, filter) }
    return filter != before
  }

  /// Puts a text in force before there is data: what names a column of the files is understood once they are read.
  mutating func applyLater(_ text: String) {
    if !apply(text), problem != nil { postponed = text }
  }

  /// Applies the accounts' other columns, and with them what was not understood without.
  mutating func apply(columns: [String]) {
    self.columns = columns
    guard let postponed else { return }
    self.postponed = nil
    _ = apply(postponed)
  }

  /// Whether a line ends in a word that may yet become the name of a field.
  private static func endsInBareWord(_ line: String) -> Bool {
    guard let last = line.last, last != " ", last != "\"", last != ")" else { return false }
    return !line.split(separator: " ").suffix(1).contains { word in word.contains { ":<>=".contains($0) } }
  }

  mutating func beginEditing() {
    before = text
    firm = (text, parsed)
    editor = LineEditor(text.isEmpty ? "" : text + " ")
    recalled = -1
    problem = nil
  }

  /// Keeps the line as it is; an error is kept out and shown. True where the filter is another now.
  mutating func keep() -> Bool {
    // Where the line has an error by now, what was held before that is not what was meant either.
    let changed = problem == nil ? held.map { put($0.text, $0.parsed) } ?? false : false
    endEditing()
    remember(text)
    return changed
  }

  /// Goes back to what was in force before. True where the filter is another now.
  mutating func cancel() -> Bool {
    let changed = apply(before)
    endEditing()
    return changed
  }

  mutating func clear() -> Bool { apply("") }

  /// Steps through what was typed before: +1 older, -1 newer. True where the filter is another now.
  mutating func recall(_ step: Int) -> Bool {
    guard let editor, !history.isEmpty else { return false }
    if recalled < 0 { draft = editor.text }
    recalled = max(-1, min(history.count - 1, recalled + step))
    let line = recalled < 0 ? draft : history[recalled]
    self.editor = LineEditor(line)
    return apply(line)
  }

  mutating func remember(_ text: String) {
    if text.isEmpty { return }
    history.removeAll { $0 == text }
    history.insert(text, at: 0)
    if history.count > 100 { history.removeLast() }
  }

  private mutating func endEditing() {
    editor = nil
    problem = nil
    completions = []
    chosenCompletion = nil
    held = nil
  }
}

extension String {
  /// Without spaces at its ends.
  var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension FilterState {
  /// Applies the next completion (1) or the one before (-1). True where the filter is another now.
  mutating func complete(_ step: Int, findsNothing: (Filter) -> Bool) -> Bool {
    let count = completions.count
    guard count > 0 else { return false }
    let index = chosenCompletion.map { (($0 + step) % count + count) % count } ?? (step > 0 ? 0 : count - 1)
    return complete(with: index, findsNothing: findsNothing)
  }

  /// Applies a completion by its place in the list. True where the filter is another now.
  mutating func complete(with index: Int, findsNothing: (Filter) -> Bool) -> Bool {
    guard var line = editor, completions.indices.contains(index) else { return false }
    // What the completion before put there is replaced.
    var range = completions[index].replacing
    if let chosen = chosenCompletion {
      let start = completions[chosen].replacing.lowerBound
      range = start..<min(line.text.count, start + completions[chosen].with.count)
    }
    line.replace(range, with: completions[index].with)
    editor = line
    chosenCompletion = index
    return type(line.text, findsNothing: findsNothing)
  }
}

/// What the screens need of the filter language beside its parser.
enum FilterLanguage {
  private static let tiers = ["", "tier:1", "tier:2", "tier:3", "tier:none"]

  /// The filter with the next tier: none, 1, 2, 3, accounts without a tier, and none again.
  static func nextTier(after text: String) -> String {
    let current = Filter.term(on: "tier", in: text) ?? ""
    let index = tiers.firstIndex(of: current).map { ($0 + 1) % tiers.count } ?? 0
    if tiers[index].isEmpty { return Filter.text(removing: "tier", from: text) }
    return Filter.text(adding: tiers[index], to: text)
  }

  /// The tiers that a filter as a whole is narrowed to, of 1–3 and 0 for none; nil where it is not.
  static func tiers(in text: String) -> Set<Int>? {
    guard let term = Filter.term(on: "tier", in: text) else { return nil }
    return Set(term.dropFirst(5).split(separator: ",").compactMap { $0 == "none" || $0 == "-" ? 0 : Int($0) })
  }
}

/// A line of text that is being typed, with a cursor between characters.
struct LineEditor: Sendable, Equatable {
  private(set) var text: String
  /// In characters from the start.
  private(set) var cursor: Int

  init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// Handles a key that edits. False where it is none.
  mutating func handle(_ key: Key) -> Bool {
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
