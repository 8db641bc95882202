internal import Formatting

extension Key {
  /// The key that a name of the configuration stands for: `q`, `Space`, `Enter`, `Esc`, `F5`, `C-d`, `M-x`, `S-Tab`.
  ///
  /// Names of keys do not distinguish case, characters do. Nil for what names no key; mouse, paste and resize have
  /// no names.
  public init?(name: String) {
    if name.count == 1, let character = name.first {
      guard DisplayText.width(name) > 0, character != "\n" else { return nil }
      self = .character(character)
      return
    }
    let lowered = name.lowercased()
    if let named = Key.aliases[lowered] {
      self = named
    } else if let named = Name.allCases.first(where: { $0.rawValue.lowercased() == lowered }) {
      self = .named(named)
    } else if lowered.first == "f", lowered.dropFirst().first?.isNumber == true,
      let number = Int(lowered.dropFirst()), 1...12 ~= number
    {
      self = .function(number)
    } else if let key = Key.modified(lowered: lowered, name: name) {
      self = key
    } else {
      return nil
    }
  }

  /// The name for help, footer and configuration, which `init(name:)` reads back. Nil for mouse, paste and resize.
  public var name: String? {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "C-\(character)"
    case .alt(let character): "M-\(character == " " ? "Space" : String(character))"
    case .function(let number): "F\(number)"
    case .named(let name): name.rawValue
    case .mouse, .paste, .resize: nil
    }
  }

  /// The name as a footer shows it: arrows and Enter as signs where the screen has them.
  public func sign(ascii: Bool) -> String? {
    guard !ascii, case .named(let name) = self else { return self.name }
    switch name {
    case .enter: return "↵"
    case .up: return "↑"
    case .down: return "↓"
    case .left: return "←"
    case .right: return "→"
    default: return self.name
    }
  }

  private static let aliases: [String: Key] = [
    "space": .space, "return": .enter, "escape": .escape, "backtab": .backtab, "pageup": .pageUp,
    "pagedown": .pageDown, "delete": .delete, "insert": .insert, "c-i": .tab, "c-m": .enter, "c-[": .escape,
  ]

  private static func modified(lowered: String, name: String) -> Key? {
    let rest = name.dropFirst(2)
    if lowered.hasPrefix("c-") || lowered.hasPrefix("^") && name.count == 2 {
      let letter = lowered.hasPrefix("^") ? lowered.dropFirst() : lowered.dropFirst(2)
      guard letter.count == 1, let character = letter.first else { return nil }
      let isLetter = ("a"..."z").contains(character)
      return isLetter || "\\]^_@".contains(character) ? .control(character) : nil
    }
    guard lowered.hasPrefix("m-") || lowered.hasPrefix("a-") else { return nil }
    if rest.lowercased() == "space" { return .alt(" ") }
    guard rest.count == 1, let character = rest.first, DisplayText.width(String(rest)) > 0 else { return nil }
    return .alt(character)
  }
}
