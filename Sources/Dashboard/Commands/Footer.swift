internal import Cells

/// A key of the footer, what it does, and which key a click on it presses.
struct FooterHint {
  var hint: Hints.Hint
  /// nil where the hint stands for several keys.
  var key: Key?
  /// Whether it stands in the second row, where there is one: what leads elsewhere rather than works here.
  var isSecond: Bool

  init(_ sign: String, _ label: String, priority: Int, key: Key?, isSecond: Bool = false) {
    hint = Hints.Hint(sign, label, priority: priority)
    self.key = key
    self.isSecond = isSecond
  }
}

extension State {
  /// The footer: what works on the screen on top.
  var footer: [FooterHint] {
    if let overlay { return overlayHints(overlay) }
    if filter.isEditing {
      var hints = [hint(.enter, "keep", 9), hint(.escape, "restore", 9)]
      if !filter.completions.isEmpty { hints.append(hint(.tab, "complete", 5)) }
      if !filter.history.isEmpty { hints.append(hint(.up, "earlier", 3)) }
      return hints
    }
    var hints: [FooterHint] = []
    if pages.count > 1 { hints.append(hint(.escape, "back", 93)) }
    for command in Command.all {
      guard let its = command.hint, isAvailable(command) else { continue }
      let first = keymap.keys(of: command.id).first
      guard let sign = its.keys ?? first.map(sign) else { continue }
      hints.append(
        FooterHint(
          sign, its.label, priority: its.priority, key: its.keys == nil ? first : nil,
          isSecond: [.screens, .tables, .output, .live].contains(command.group) || command.id == .theme))
    }
    return hints
  }

  private func overlayHints(_ overlay: Overlay) -> [FooterHint] {
    switch overlay.kind {
    case .columns:
      [
        hint(.space, "show or hide", 9), FooterHint("J/K", "move", priority: 6, key: nil), hint(.escape, "done", 8),
      ]
    case .export, .saveView: [hint(.enter, "save", 9), hint(.escape, "leave", 8)]
    case .address: [hint(.character("y"), "copy", 9), hint(.escape, "leave", 8)]
    default: [hint(.enter, "choose", 9), hint(.escape, "leave", 8)]
    }
  }

  private func hint(_ key: Key, _ label: String, _ priority: Int) -> FooterHint {
    FooterHint(sign(key), label, priority: priority, key: key)
  }

  private func sign(_ key: Key) -> String { key.sign(ascii: glyphs.isASCII) ?? "" }
}
