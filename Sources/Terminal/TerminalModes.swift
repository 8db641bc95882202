/// The terminal's modes that ncurses does not set: escape sequences of xterm that terminals without them ignore.
enum TerminalModes {
  /// Buttons are reported, in the format that knows large screens.
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
  /// Pastes are marked.
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  /// What is between them appears at once.
  static let updateBegin = "\u{1B}[?2026h"
  static let updateEnd = "\u{1B}[?2026l"
  /// The title is kept on the terminal's stack, and fetched from it.
  static let titleKeep = "\u{1B}[22;2t"
  static let titleFetch = "\u{1B}[23;2t"
  /// Plain text, in case a crash came in the middle of colours.
  static let plainText = "\u{1B}[m"

  /// What switches on the modes that the program runs in.
  static func on(mouse: Bool) -> String { pasteOn + (mouse ? mouseOn : "") }
  /// What switches them off. It does no harm where they are off.
  static func off(mouse: Bool) -> String { (mouse ? mouseOff : "") + pasteOff }
}
