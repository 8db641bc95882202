internal import CNcurses

/// The types of terminals that terminfo knows.
enum TerminalType {
  private static let substitute = "xterm-256color"

  /// The type to open: `type` itself, or that of an xterm if terminfo does not know it but its family is known to
  /// speak xterm's language.
  /// - Throws: `TerminalError.unknownTerminal`, or `.dumbTerminal` if its cursor cannot be placed.
  static func usable(_ type: String?) throws(TerminalError) -> String {
    guard let type, !type.isEmpty else { throw .unknownTerminal(type: nil) }
    if let canPlace = canPlaceCursor(type) {
      guard canPlace else { throw .dumbTerminal(type: type) }
      return type
    }
    guard ColourSupport.resemblesXterm(type), canPlaceCursor(substitute) == true else {
      throw .unknownTerminal(type: type)
    }
    return substitute
  }

  /// Whether a terminal of this type can place its cursor; nil if terminfo does not know it.
  private static func canPlaceCursor(_ type: String) -> Bool? {
    var status: Int32 = 0
    // Standard output: where a screen would be.
    let found = setupterm(type, 1, &status) == OK
    defer { if let terminal = cn_current_terminal() { del_curterm(terminal) } }
    if found { return cn_capability("cup") != nil }
    // 1 stands for a printing terminal, 0 for an unknown or a generic one.
    return status == 1 ? false : nil
  }
}
