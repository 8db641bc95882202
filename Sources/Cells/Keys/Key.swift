internal import Formatting

/// What comes from the keyboard and the mouse, as the program sees it.
public enum Key: Hashable, Sendable {
  /// A character that was typed; the space bar is `.character(" ")`.
  case character(Character)
  /// Ctrl with a letter `a`–`z`, or with one of `\`, `]`, `^`, `_`, `@`. Tab, Enter and Esc have cases of their own.
  case control(Character)
  /// Alt with a character.
  case alt(Character)
  /// F1 to F12.
  case function(Int)
  /// A key with a name.
  case named(Name)
  /// The mouse did something.
  case mouse(Mouse)
  /// Text that was pasted: text, never keys. It may hold line feeds.
  case paste(String)
  /// The terminal's size changed.
  case resize(Size)

  /// Keys with a name; the raw value is the name as the help prints it.
  public enum Name: String, CaseIterable, Hashable, Sendable {
    /// Enter or Return.
    case enter = "Enter"
    /// Escape.
    case escape = "Esc"
    /// The tabulator.
    case tab = "Tab"
    /// Shift with the tabulator.
    case backtab = "S-Tab"
    /// Arrow up.
    case up = "Up"
    /// Arrow down.
    case down = "Down"
    /// Arrow left.
    case left = "Left"
    /// Arrow right.
    case right = "Right"
    /// A page up.
    case pageUp = "PgUp"
    /// A page down.
    case pageDown = "PgDn"
    /// To the start.
    case home = "Home"
    /// To the end.
    case end = "End"
    /// Deletes to the left.
    case backspace = "Backspace"
    /// Deletes to the right.
    case delete = "Del"
    /// Insert.
    case insert = "Ins"
  }

  /// Enter or Return.
  public static let enter = Key.named(.enter)
  /// Escape.
  public static let escape = Key.named(.escape)
  /// The tabulator.
  public static let tab = Key.named(.tab)
  /// Shift with the tabulator.
  public static let backtab = Key.named(.backtab)
  /// Arrow up.
  public static let up = Key.named(.up)
  /// Arrow down.
  public static let down = Key.named(.down)
  /// Arrow left.
  public static let left = Key.named(.left)
  /// Arrow right.
  public static let right = Key.named(.right)
  /// A page up.
  public static let pageUp = Key.named(.pageUp)
  /// A page down.
  public static let pageDown = Key.named(.pageDown)
  /// To the start.
  public static let home = Key.named(.home)
  /// To the end.
  public static let end = Key.named(.end)
  /// Deletes to the left.
  public static let backspace = Key.named(.backspace)
  /// Deletes to the right.
  public static let delete = Key.named(.delete)
  /// Insert.
  public static let insert = Key.named(.insert)
  /// The space bar.
  public static let space = Key.character(" ")
}

/// What the mouse did, and where.
public struct Mouse: Hashable, Sendable {
  /// Buttons and wheel.
  public enum Kind: Hashable, Sendable {
    /// The left button was clicked.
    case click
    /// The left button was clicked twice: the second of two clicks on one cell.
    case doubleClick
    /// The right button was clicked.
    case rightClick
    /// The wheel went up a notch.
    case wheelUp
    /// The wheel went down a notch.
    case wheelDown
  }

  /// What happened.
  public let kind: Kind
  /// The cell under the pointer.
  public let point: Point

  /// Something that the mouse did at a cell.
  public init(_ kind: Kind, at point: Point) {
    self.kind = kind
    self.point = point
  }
}

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
