/// How a cell looks, by meaning: a theme turns it into colours and attributes. Four bytes.
public struct Style: Hashable, Sendable {
  /// What the text means.
  public var foreground: Role
  /// What it stands on.
  public var background: Role
  /// What the text shows whatever the theme.
  public var attributes: Attributes

  /// Text of a role, on the screen's background unless told otherwise.
  public init(_ foreground: Role = .text, on background: Role = .background, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// Text on the screen's background.
  public static let plain = Style()

  /// The same text on another background.
  public func on(_ background: Role) -> Style { Style(foreground, on: background, attributes) }
  /// The same with more attributes.
  public func with(_ more: Attributes) -> Style { Style(foreground, on: background, attributes.union(more)) }
  /// The same in bold.
  public var bold: Style { with(.bold) }
}

/// What a terminal does to text besides colouring it.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// One bit an attribute.
  public let rawValue: UInt8
  /// Attributes from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier, on some terminals brighter.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter.
  public static let dim = Attributes(rawValue: 2)
  /// Underlined.
  public static let underline = Attributes(rawValue: 4)
  /// Text and background exchanged.
  public static let reverse = Attributes(rawValue: 8)
  /// Slanted where the terminal can.
  public static let italic = Attributes(rawValue: 16)
  /// Part of a bar or line and not text: its colour is the same on every background, where text would be made
  /// legible. Terminals never see it.
  public static let area = Attributes(rawValue: 32)

  /// Names of what terminals can do, as theme files and dumps write them, in the order of the bits.
  public static let names: [(name: String, attribute: Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse), ("italic", .italic),
  ]
}
