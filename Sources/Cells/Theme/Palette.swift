/// A theme on one kind of terminal: which colours and attributes each style becomes.
///
/// Text is always legible: where a role's colour is too close to what it stands on, the nearest colour of the terminal
/// that is not is taken. So any published scheme works, and any role may stand on any background.
public struct Palette: Sendable {
  /// The theme.
  public let theme: Theme
  /// What the terminal has.
  public let mode: ColourMode
  /// Looks of all roles on each background role, without the style's own attributes.
  private var looks: [Look] = []
  /// Of 256, the colour of each background role.
  private var grounds: [Int] = []

  private static let backgrounds = Role.allCases.filter { $0.kind == .background }

  /// The looks of a theme on a terminal.
  public init(_ theme: Theme, mode: ColourMode) {
    self.theme = theme
    self.mode = mode
    if mode == .indexed256 {
      grounds = Palette.backgrounds.map { ground256(theme.colour(of: $0), $0) }
    }
    for background in Palette.backgrounds {
      for role in Role.allCases { looks.append(made(role, on: background)) }
    }
  }

  /// What the terminal is told for a style.
  ///
  /// A role of text may be a background too: it is then an area in the colour that the text has on the screen.
  public func look(_ style: Style) -> Look {
    guard style.attributes.contains(.area), style.background.kind == .background else { return textLook(style) }
    // Without colours a pattern is the same in every row, also where the row's text is reversed.
    if mode == .mono { return textLook(Style(style.foreground, on: .background, style.attributes)) }
    // The colour that the role has on the screen, in front of what it stands on.
    var look = textLook(Style(style.foreground))
    let text = textLook(Style(style.foreground, on: style.background))
    look.background = text.background
    // Where it would vanish, as blue does on a blue selection, it is drawn as text would be.
    guard let own = textColour(of: look), let ground = colour(look.background), own.contrast(with: ground) < 1.5
    else { return look }
    return text
  }

  private func textLook(_ style: Style) -> Look {
    let row = Int(style.background.rawValue)
    // Backgrounds are the first roles, so that their raw values are rows of the table.
    let base =
      row < Palette.backgrounds.count
      ? looks[row * Role.allCases.count + Int(style.foreground.rawValue)] : area(style.foreground, in: style.background)
    var look = base
    if mode == .ansi8, style.attributes.contains(.bold), !staysLegible(look, style) {
      look.attributes.formUnion(style.attributes.subtracting(.bold))
    } else {
      look.attributes.formUnion(style.attributes)
    }
    look.attributes.remove(.area)
    // A cursor in a reversed row is what is not reversed.
    if base.attributes.contains(.reverse), style.attributes.contains(.reverse) { look.attributes.remove(.reverse) }
    return look
  }

  /// False where bold, which brightens each of eight colours, would make a legible one illegible.
  private func staysLegible(_ look: Look, _ style: Style) -> Bool {
    guard !look.attributes.contains(.bold), case .indexed(let index) = look.foreground else { return true }
    let ground = colour(look.background) ?? theme.colour(of: .background)
    return XtermPalette.colours[Int(index % 8 + 8)].contrast(with: ground) >= theme.leastContrast(of: style.foreground)
  }

  /// Text or part of a bar in an area that has the colour of a text role.
  private func area(_ role: Role, in area: Role) -> Look {
    let filled = look(Style(area))
    guard mode != .mono else {
      return Look(foreground: .terminal, background: .terminal, attributes: .reverse)
    }
    // Of two parts of a bar in one cell each keeps its colour; text in an area is the screen's background colour.
    let isText = role.kind == .background
    let foreground = isText ? look(Style(.text, on: role)).background : look(Style(role)).foreground
    let ground = filled.foreground
    guard isText, let screen = colour(foreground) ?? colour(look(Style(.text, on: .panel)).background),
      let behind = colour(ground)
    else { return Look(foreground: foreground, background: ground) }
    return Look(foreground: legible(screen, on: behind), background: ground)
  }

  private func legible(_ colour: RGB, on ground: RGB) -> Colour {
    switch mode {
    case .trueColour: return .rgb(colour.lifted(to: theme.contrast, on: ground))
    case .indexed256:
      let index = XtermPalette.nearest(to: colour, among: 16..<256, contrast: theme.contrast, with: ground)
      return .indexed(UInt8(index))
    case .ansi16, .ansi8, .mono:
      let index = XtermPalette.nearest(to: colour, among: 0..<8, contrast: theme.contrast, with: ground)
      return .indexed(UInt8(index))
    }
  }

  /// The colour of the text as it is seen: of eight colours bold makes the bright ones.
  private func textColour(of look: Look) -> RGB? {
    guard mode == .ansi8, look.attributes.contains(.bold), case .indexed(let index) = look.foreground else {
      return colour(look.foreground)
    }
    return XtermPalette.colours[Int(index % 8 + 8)]
  }

  /// The colour as it is seen, nil for the terminal's own.
  private func colour(_ colour: Colour) -> RGB? {
    switch colour {
    case .terminal: nil
    case .indexed(let index): XtermPalette.colours[Int(index)]
    case .rgb(let rgb): rgb
    }
  }

  private func made(_ role: Role, on background: Role) -> Look {
    guard let text = theme.roles[role], let ground = theme.roles[background] else {
      return Look(foreground: .terminal, background: .terminal)
    }
    let contrast = theme.leastContrast(of: role)
    let style = role.kind == .background ? ground.style : text.style.union(ground.style)
    switch mode {
    case .mono:
      // What a role does as a background is not what it does as text: only reverse would be seen on both.
      let own = role.kind == .background ? [] : text.mono
      return Look(foreground: .terminal, background: .terminal, attributes: own.union(ground.mono))
    case .trueColour:
      let colour = text.colour.lifted(to: contrast, on: ground.colour)
      return Look(foreground: .rgb(colour), background: back(.rgb(ground.colour), background), attributes: style)
    case .indexed256:
      let behind = grounds[Int(background.rawValue)]
      let seen = XtermPalette.colours[behind]
      let index = XtermPalette.nearest(
        to: text.colour.lifted(to: contrast, on: seen), among: 16..<256, contrast: contrast, with: seen)
      return Look(
        foreground: .indexed(UInt8(index)), background: back(.indexed(UInt8(behind)), background), attributes: style)
    case .ansi16, .ansi8:
      var look = basic(text, on: ground, background, contrast)
      if mode == .ansi8, style.contains(.bold), !staysLegible(look, Style(role)) {
        look.attributes.formUnion(style.subtracting(.bold))
      } else {
        look.attributes.formUnion(style)
      }
      return look
    }
  }

  private func back(_ colour: Colour, _ role: Role) -> Colour {
    role == .background && theme.keepsTerminalBackground ? .terminal : colour
  }

  /// The nearest of 256 to a background on which text can have the contrast that it needs.
  ///
  /// Selection and change stay visible where the nearest to them is the screen's own background.
  private func ground256(_ colour: RGB, _ role: Role) -> Int {
    let usable = (16..<256).filter { index in
      let candidate = XtermPalette.colours[index]
      return max(candidate.contrast(with: .white), candidate.contrast(with: .black)) >= theme.contrast
    }
    let index = XtermPalette.nearest(to: colour, among: usable)
    guard role == .selection || role == .changed || role == .match else { return index }
    let screen = XtermPalette.nearest(to: theme.colour(of: .background), among: usable)
    guard index == screen else { return index }
    return XtermPalette.nearest(to: colour, among: usable, contrast: 1.2, with: XtermPalette.colours[screen])
  }

  private func basic(_ text: RoleColours, on ground: RoleColours, _ background: Role, _ contrast: Double) -> Look {
    // Eight colours have no bright backgrounds, and bold black is invisible where bold does not brighten.
    let behind = ground.ansi16 ?? XtermPalette.nearest(to: ground.colour, among: mode == .ansi8 ? 0..<8 : 0..<16)
    let groundIndex = mode == .ansi8 ? (behind == 8 ? 7 : behind % 8) : behind
    let candidates = mode == .ansi8 ? [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15] : Array(0..<16)
    let groundColour = XtermPalette.colours[groundIndex]
    let wanted = text.ansi16 ?? XtermPalette.nearest(to: text.colour, among: candidates)
    let isLegible =
      candidates.contains(wanted) && XtermPalette.colours[wanted].contrast(with: groundColour) >= contrast
    // A grey stays a grey where one can be read: blue is nearer to white than black is, but it is not what was meant.
    let greys = candidates.filter { [0, 7, 8, 15].contains($0) }
    let hasGrey =
      [0, 7, 8, 15].contains(wanted)
      && greys.contains { XtermPalette.colours[$0].contrast(with: groundColour) >= contrast }
    let index =
      isLegible
      ? wanted
      : XtermPalette.nearest(
        to: XtermPalette.colours[wanted], among: hasGrey ? greys : candidates, contrast: contrast, with: groundColour)
    let brightens = mode == .ansi8 && index >= 8
    return Look(
      foreground: .indexed(UInt8(brightens ? index - 8 : index)),
      background: back(.indexed(UInt8(groundIndex)), background),
      attributes: brightens ? .bold : [])
  }
}
