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
