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
