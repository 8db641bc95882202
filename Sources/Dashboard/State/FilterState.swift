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

  /// Whether what is typed waits for the end of its word.
  var isHeld: Bool { held != nil }
  var isEditing: Bool { editor != nil }
  var isEmpty: Bool { text.isEmpty }

  /// Puts a text in force. On an error nothing changes but `problem`; true where the filter is another now.
  mutating func apply(_ new: String) -> Bool {
    guard let filter = parse(new) else { return false }
    return put(new, filter)
  }

  /// Takes the line as it is typed: puts it in force unless it has an error, or finds nothing while its last word is
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

  /// Takes the accounts' other columns, and with them what was not understood without.
  mutating func take(columns: [String]) {
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

  /// Takes the line as it is; an error is kept out and told. True where the filter is another now.
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
  /// Takes the next completion (1) or the one before (-1). True where the filter is another now.
  mutating func complete(_ step: Int, findsNothing: (Filter) -> Bool) -> Bool {
    let count = completions.count
    guard count > 0 else { return false }
    let index = chosenCompletion.map { (($0 + step) % count + count) % count } ?? (step > 0 ? 0 : count - 1)
    return complete(with: index, findsNothing: findsNothing)
  }

  /// Takes a completion by its place in the list. True where the filter is another now.
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
