/// What the environment says about colours and about the kind of terminal. Pure, so that each rule has a test.
struct ColourSupport {
  /// An environment's variable; nil if it is not set.
  let environment: (String) -> String?

  /// The user wants no colour at all (no-color.org): the variable is set and not empty.
  var isRefused: Bool { environment("NO_COLOR").map { !$0.isEmpty } ?? false }

  /// The terminal says that it shows 24-bit colours, and nothing between it and us is known to spoil them.
  ///
  /// GNU screen hands `COLORTERM` on but does not understand what it promises; tmux does, and calls itself `screen`
  /// too where it is told to.
  var promisesTrueColour: Bool {
    guard let promise = environment("COLORTERM")?.lowercased(), ["truecolor", "24bit"].contains(promise) else {
      return false
    }
    let type = environment("TERM") ?? ""
    if type.hasPrefix("screen") { return environment("TMUX").map { !$0.isEmpty } ?? false }
    return !["linux", "vt100", "vt102", "vt220", "vt320", "dumb"].contains(type)
  }

  /// Whether a terminal of a type that terminfo does not know can be treated as an xterm.
  ///
  /// Debian 12 knows neither foot nor kitty nor ghostty, yet all of them speak xterm's language. A name that belongs
  /// to no such family may be anything.
  static func resemblesXterm(_ type: String) -> Bool {
    let family = type.prefix { $0 != "-" && $0 != "." && $0 != "+" }
    return families.contains(family.lowercased())
  }

  private static let families: Set<String> = [
    "xterm", "foot", "footclient", "kitty", "ghostty", "alacritty", "wezterm", "contour", "rio", "tmux", "screen",
    "konsole", "vte",
    "gnome", "st", "stterm", "rxvt", "iterm", "iterm2", "nsterm", "mintty", "ms", "vscode", "mlterm", "zellij",
  ]
}
