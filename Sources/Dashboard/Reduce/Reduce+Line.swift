internal import Cells
internal import Filter
internal import Metrics

// Where lines are typed instead of keys: plain text needs no cursor that is placed, and no key that acts by itself.

extension State {
  /// Does what a typed line says: a command's name or its key, a row's number, `/` and a filter, or the text that is asked
  /// for. An empty line shows the screen again.
  mutating func handle(line: String) -> [Effect] {
    let text = line.trimmed
    if isLoading {
      if isQuit(text) { return leave() }
      notify("The directory is being read.")
      return []
    }
    if overlay != nil { return answer(text) }
    if page.find?.editor != nil { return find(text) }
    if text.isEmpty { return [] }
    if isQuit(text) { return leave() }
    if text.hasPrefix("/") { return handle(filter: String(text.dropFirst()).trimmed) }
    if let number = Int(text) { return openRow(number) }
    let name = text.lowercased()
    let commands = Command.all.filter(isAvailable)
    let command =
      commands.first { $0.id.rawValue == name || $0.name.lowercased() == name }
      ?? commands.first { keymap.keys(of: $0.id).contains { $0.name == text } }
    guard let command else {
      let near = commands.filter { $0.name.lowercased().contains(name) || name.contains($0.name.lowercased()) }
      let hint = near.isEmpty ? "" : " Near it: \(near.map(\.name).joined(separator: ", "))."
      notify("There is no command “\(text)” here.\(hint) “help” lists them; a number opens a row, /text filters.")
      return []
    }
    // Clicks and arrows move in panes; a line says it in words.
    return command.perform(&self, command.id == .back ? .escape : nil)
  }

  private func isQuit(_ text: String) -> Bool {
    ["q", "quit", "exit"].contains(text.lowercased()) || keymap.keys(of: .quit).contains { $0.name == text }
  }

  private mutating func handle(filter text: String) -> [Effect] {
    let effects = setFilter(text)
    if filter.problem == nil { filter.remember(filter.text) }
    return effects
  }

  /// Puts the cursor on a row, from 1, and opens it.
  private mutating func openRow(_ number: Int) -> [Effect] {
    let pane = page.screen.cursorPane(of: page.pane)
    let count = self.count(of: pane)
    guard (1...max(1, count)).contains(number), count > 0 else {
      notify(count == 0 ? "There is no row to open here." : "There is no row \(number): there are \(count).")
      return []
    }
    moveCursor(to: number - 1, in: pane)
    settle()
    return page.has(.opens) ? open() : []
  }

  /// An answer to what floats above the screens: a line's number or its text; nothing leaves it.
  private mutating func answer(_ text: String) -> [Effect] {
    guard let current = overlay else { return [] }
    if text.isEmpty { return handle(.escape) }
    if let number = Int(text), current.items.indices.contains(number - 1), current.editor.text.isEmpty {
      overlay?.cursor = number - 1
      return overlayMoved() + handle(.enter)
    }
    if current.takesText {
      overlay?.editor = LineEditor(text)
      overlay?.cursor = 0
      refreshOverlay()
      return handle(.enter)
    }
    guard let index = current.items.firstIndex(where: { $0.label.lowercased() == text.lowercased() }) else {
      notify("“\(text)” is none of these: type a number, or an empty line to leave.")
      return []
    }
    overlay?.cursor = index
    return overlayMoved() + handle(.enter)
  }
}

/// What is typed before the directory is read.
enum TypedAhead {
  /// The most keys that are kept; more are dropped.
  static let most = 256
}

extension State {
  /// What the screen calls the data directory.
  public var directoryName: String { directory.isEmpty ? "the directory" : directory }

  /// Whether the directory has been read.
  public var isReady: Bool { snapshot != nil }

  /// Whether the directory cannot be read.
  public var hasFailed: Bool {
    if case .failed = phase { return true }
    return false
  }
}

extension State {
  /// Whether nothing is known yet of the directory.
  var isLoading: Bool {
    if case .loading = phase { return snapshot == nil }
    return false
  }

  /// Keeps a key for later, as long as the directory is read: half of what was typed must not act. Nil where it acts now.
  mutating func keepForLater(_ key: Key) -> [Effect]? {
    guard isLoading, overlay == nil else { return nil }
    if keysAhead.isEmpty {
      if let command = keymap.command(for: key, on: type(of: page.screen)), isAvailable(command) { return nil }
    }
    if key == .escape {
      keysAhead = []
      notice = nil
    } else if keysAhead.count < TypedAhead.most {
      keysAhead.append(key)
      notify("What is typed now acts once the directory is read; Esc drops it.")
    }
    return []
  }

  /// Does what was typed while the directory was read.
  mutating func handleTypedAhead() -> [Effect] {
    let keys = keysAhead
    keysAhead = []
    var effects: [Effect] = []
    for key in keys {
      effects += handle(key)
      settle()
    }
    return effects
  }

  /// Drops what was typed while the directory was read: there is nothing that it could act on.
  mutating func dropTypedAhead() { keysAhead = [] }
}
