/// A colour scheme: sixteen or twenty-four base colours of the base16 and base24 format, and what each role makes of
/// them. `Palette` says what becomes of it on one terminal.
public struct Theme: Hashable, Sendable {
  /// The scheme's name.
  public let name: String
  /// Who made the colours; empty where the file does not say.
  public let author: String
  /// True where text is lighter than the background.
  public let isDark: Bool
  /// True where the terminal's own background stays.
  public let keepsTerminalBackground: Bool
  /// The contrast that text has at least, between 3 and 14; 4.5 unless the scheme says otherwise.
  public let contrast: Double
  /// base00 to base0F, and base10 to base17 where the scheme has them.
  public let base: [RGB]
  /// What the scheme says of each role, all roles present.
  let roles: [Role: RoleColours]

  init(
    name: String, author: String, isDark: Bool, keepsTerminalBackground: Bool, contrast: Double, base: [RGB],
    roles: [Role: RoleColours]
  ) {
    self.name = name
    self.author = author
    self.isDark = isDark
    self.keepsTerminalBackground = keepsTerminalBackground
    self.contrast = contrast
    self.base = base
    self.roles = roles
  }

  /// The colour that the scheme gives a role, before any terminal or contrast changes it.
  public func colour(of role: Role) -> RGB { roles[role]?.colour ?? base[role.kind == .background ? 0 : 5] }

  /// The contrast that a role's text has at least with its background.
  public func leastContrast(of role: Role) -> Double {
    switch role.kind {
    case .text, .background: contrast
    case .figure: contrast > 4.5 ? 4.5 : 3
    case .decoration: contrast > 4.5 ? 3 : 1.3
    }
  }
}

/// What a scheme says of one role.
struct RoleColours: Hashable, Sendable {
  /// Where there are 256 colours or more.
  var colour: RGB
  /// Where there are sixteen or eight: 0–15; else the nearest is taken.
  var ansi16: Int?
  /// Where there are none.
  var mono: Attributes
  /// Where there are colours.
  var style: Attributes
}
