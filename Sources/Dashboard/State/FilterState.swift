internal import Filter
internal import KPIs

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

  /// What is typed leaves no account while its last word is not finished: the accounts before are still shown.
  var isHeld = false

  var isEditing: Bool { editor != nil }
  var isEmpty: Bool { text.isEmpty }

  /// Puts a text in force. On an error nothing changes but `problem`; true where the filter is another now.
  mutating func apply(_ new: String) -> Bool {
    do throws(FilterError) {
      let filter = try Filter.parse(new, columns: columns)
      problem = nil
      let before = parsed
      text = new.trimmed
      parsed = filter
      return filter != before
    } catch {
      problem = error
      return false
    }
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

  mutating func beginEditing() {
    before = text
    editor = LineEditor(text.isEmpty ? "" : text + " ")
    recalled = -1
    problem = nil
  }

  /// Takes the line as it is; an error is kept out and told. True where the filter is another now.
  mutating func keep() -> Bool {
    endEditing()
    remember(text)
    return false
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
    isHeld = false
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
  mutating func complete(_ step: Int) -> Bool {
    guard var line = editor, !completions.isEmpty else { return false }
    let count = completions.count
    let index = chosenCompletion.map { (($0 + step) % count + count) % count } ?? (step > 0 ? 0 : count - 1)
    // What the completion before put there is replaced.
    var range = completions[index].replacing
    if let chosen = chosenCompletion {
      let start = completions[chosen].replacing.lowerBound
      range = start..<min(line.text.count, start + completions[chosen].with.count)
    }
    line.replace(range, with: completions[index].with)
    editor = line
    chosenCompletion = index
    return apply(line.text)
  }
}
