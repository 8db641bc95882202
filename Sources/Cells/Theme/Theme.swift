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

extension Theme {
  /// A theme from the flattened pairs of a base16 or base24 file.
  ///
  /// `base00`–`base0F` (and `base10`–`base17`) stand at the top or under `palette.`; `scheme` or `name`, `author`,
  /// `variant: dark|light`, `background: terminal|theme` and `contrast` are optional, and so is each of
  /// `roles.ROLE` or `roles.ROLE.colour` (a colour or a base colour's name), `roles.ROLE.ansi16` (0–15),
  /// `roles.ROLE.mono` and `roles.ROLE.style` (attributes without and with colours). Other keys at the top are left
  /// alone, since published schemes carry some.
  public init(values: [String: String]) throws(ThemeError) {
    let reader = ThemeReader(values: values)
    let base = try reader.baseColours()
    let isDark = try reader.isDark(background: base[0], text: base[5])
    let defaults = RoleDefaults(base: base, isDark: isDark)
    var roles: [Role: RoleColours] = [:]
    for role in Role.allCases { roles[role] = defaults.colours(of: role) }
    for (key, value) in values.sorted(by: { $0.key < $1.key }) where key.hasPrefix("roles.") {
      let (role, property) = try reader.role(in: key)
      guard var colours = roles[role] else { continue }
      switch property {
      case "", "colour", "color":
        colours.colour = try reader.colour(key, value, base: base)
        // What was right for the default colour need not be right for this one.
        let indexIsGiven = values["roles.\(role.name).ansi16"] != nil
        if role.kind != .background, !indexIsGiven { colours.ansi16 = nil }
      case "ansi16": colours.ansi16 = try reader.index(key, value)
      case "mono": colours.mono = try reader.attributes(key, value)
      case "style": colours.style = try reader.attributes(key, value)
      default: throw ThemeError(key: key, value: value, problem: .unknownProperty)
      }
      roles[role] = colours
    }
    self.init(
      name: values["name"] ?? values["scheme"] ?? "", author: values["author"] ?? "", isDark: isDark,
      keepsTerminalBackground: try reader.word("background", of: ["terminal", "theme"]) == "terminal",
      contrast: try reader.contrast(), base: base, roles: roles)
  }
}

/// Reads single values of a theme file.
private struct ThemeReader {
  let values: [String: String]

  func baseColours() throws(ThemeError) -> [RGB] {
    var colours: [RGB] = []
    for index in 0..<0x18 {
      let name = ThemeReader.baseName(index)
      let key = values["palette.\(name)"] != nil ? "palette.\(name)" : name
      guard let value = values[key] else {
        if index < 0x10 { throw ThemeError(key: name, value: "", problem: .missing) }
        break
      }
      guard let colour = RGB(hex: value) else { throw ThemeError(key: key, value: value, problem: .notAColour) }
      colours.append(colour)
    }
    return colours
  }

  /// `base0A`: the digits in capitals, as the format writes them.
  static func baseName(_ index: Int) -> String {
    "base" + String(index / 16, radix: 16, uppercase: true) + String(index % 16, radix: 16, uppercase: true)
  }

  func isDark(background: RGB, text: RGB) throws(ThemeError) -> Bool {
    if let word = try word("variant", of: ["dark", "light"]) { return word == "dark" }
    return text.luminance > background.luminance
  }

  func word(_ key: String, of words: [String]) throws(ThemeError) -> String? {
    guard let value = values[key] else { return nil }
    let lowered = value.lowercased()
    guard words.contains(lowered) else { throw ThemeError(key: key, value: value, problem: .notOneOf(words)) }
    return lowered
  }

  func contrast() throws(ThemeError) -> Double {
    guard let value = values["contrast"] else { return 4.5 }
    // Beyond 14 no pair of colours but nearly black and white is left.
    guard let number = Double(value), 3...14 ~= number else {
      throw ThemeError(key: "contrast", value: value, problem: .notBetween(3, 14))
    }
    return number
  }

  func role(in key: String) throws(ThemeError) -> (Role, property: String) {
    let parts = key.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count > 1, let role = Role(name: String(parts[1])) else {
      throw ThemeError(key: key, value: values[key] ?? "", problem: .unknownRole)
    }
    return (role, parts.count > 2 ? String(parts[2]) : "")
  }

  func colour(_ key: String, _ value: String, base: [RGB]) throws(ThemeError) -> RGB {
    if let colour = RGB(hex: value) { return colour }
    if value.hasPrefix("base"), value.utf8.count == 6, let index = Int(value.dropFirst(4), radix: 16),
      base.indices.contains(index)
    {
      return base[index]
    }
    throw ThemeError(key: key, value: value, problem: .notAColour)
  }

  func index(_ key: String, _ value: String) throws(ThemeError) -> Int {
    guard let number = Int(value), 0...15 ~= number else {
      throw ThemeError(key: key, value: value, problem: .notAnIndex)
    }
    return number
  }

  func attributes(_ key: String, _ value: String) throws(ThemeError) -> Attributes {
    var attributes: Attributes = []
    for word in value.split(whereSeparator: { " ,+".contains($0) }) where word != "none" {
      guard let entry = Attributes.names.first(where: { $0.name == word }) else {
        throw ThemeError(key: key, value: value, problem: .notAttributes)
      }
      attributes.insert(entry.attribute)
    }
    return attributes
  }
}

/// The theme files that are built into the program: those of `themes/` at the root of the source.
public enum ShippedThemes {
  /// Names without `.yaml` and the files' bytes: the default first, then ours, then well-known schemes of others.
  public static let all: [(name: String, bytes: [UInt8])] = [
    ("dark", PackageResources.dark_yaml),
    ("light", PackageResources.light_yaml),
    ("high-contrast", PackageResources.high_contrast_yaml),
    ("deuteranopia", PackageResources.deuteranopia_yaml),
    ("tritanopia", PackageResources.tritanopia_yaml),
    ("mono", PackageResources.mono_yaml),
    ("gruvbox-dark", PackageResources.gruvbox_dark_yaml),
    ("nord", PackageResources.nord_yaml),
    ("solarized-light", PackageResources.solarized_light_yaml),
  ]
}
