import Cells
import Testing

@Suite struct ShippedThemesTests {
  private static let names = ShippedThemes.all.map(\.name)
  private static let ours = ["dark", "light", "high-contrast", "deuteranopia", "tritanopia", "mono"]
  private static let coloured = ColourMode.allCases.filter { $0 != .mono }
  private static let grounds = Role.allCases.filter { $0.kind == .background }

  @Test func allAreThere() {
    #expect(Self.names == Self.ours + ["gruvbox-dark", "nord", "solarized-light"])
  }

  @Test(arguments: names) func theyNameTheirAuthors(name: String) throws {
    let theme = try shippedTheme(name)
    #expect(!theme.name.isEmpty && !theme.author.isEmpty)
  }

  @Test(arguments: names, coloured) func textCanBeReadOnEveryBackground(name: String, mode: ColourMode) throws {
    let theme = try shippedTheme(name)
    let palette = Palette(theme, mode: mode)
    let isHigh = name == "high-contrast"
    for role in Role.allCases where role.kind == .text || role.kind == .figure {
      let least = role.kind == .text ? (isHigh ? 7 : 4.5) : (isHigh ? 4.5 : 3)
      for ground in Self.grounds {
        let look = palette.look(Style(role, on: ground))
        #expect(contrast(look, theme, mode) >= least, "\(role) on \(ground)")
        #expect(
          contrast(palette.look(Style(role, on: ground, .bold)), theme, mode) >= least, "bold \(role) on \(ground)")
      }
    }
  }

  @Test(arguments: names, coloured) func barsAreSeenOnTheSelection(name: String, mode: ColourMode) throws {
    let theme = try shippedTheme(name)
    let palette = Palette(theme, mode: mode)
    for role in [Role.tier1, .tier2, .tier3, .tierNone, .accent] {
      let look = palette.look(Style(role, on: .selection, .area))
      #expect(contrast(look, theme, mode) >= 1.5, "\(role)")
    }
  }

  /// Contrast of a look as it is seen: of eight colours bold makes the bright ones.
  private func contrast(_ look: Look, _ theme: Theme, _ mode: ColourMode) -> Double {
    var text = look.foreground
    if mode == .ansi8, look.attributes.contains(.bold), case .indexed(let index) = text { text = .indexed(index + 8) }
    return seen(text, theme).contrast(with: seen(look.background, theme))
  }

  /// What the files of our own say is legible as it stands, so that what is seen is what was chosen.
  @Test(arguments: ours) func ourColoursNeedNoHelp(name: String) throws {
    let theme = try shippedTheme(name)
    for role in Role.allCases where role.kind != .background {
      let contrast = theme.colour(of: role).contrast(with: theme.colour(of: .background))
      #expect(contrast >= theme.leastContrast(of: role), "\(role): \(contrast)")
    }
  }

  @Test(arguments: names, ColourMode.allCases)
  func selectionAndChangeAreSeen(name: String, mode: ColourMode) throws {
    let theme = try shippedTheme(name)
    let palette = Palette(theme, mode: mode)
    let plain = palette.look(.plain)
    let selected = palette.look(Style(.text, on: .selection))
    let changed = palette.look(Style(.text, on: .changed))
    for (one, other) in [(plain, selected), (plain, changed), (selected, changed)] {
      let contrast = seen(one.background, theme).contrast(with: seen(other.background, theme))
      let isSeen = contrast >= 1.2 || one.attributes != other.attributes || hueDiffers(one, other, theme)
      #expect(isSeen, "\(one), \(other)")
    }
    if mode == .mono {
      #expect(Set([plain.attributes, selected.attributes, changed.attributes]).count == 3)
    }
  }

  private func hueDiffers(_ one: Look, _ other: Look, _ theme: Theme) -> Bool {
    distance(seen(one.background, theme), seen(other.background, theme)) >= 40
  }

  private func distance(_ one: RGB, _ other: RGB) -> Double {
    let parts = [(one.red, other.red), (one.green, other.green), (one.blue, other.blue)]
    return parts.reduce(0) { $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1)) }.squareRoot()
  }

  @Test(arguments: names, [ColourMode.trueColour, .indexed256]) func tiersAreToldApart(name: String, mode: ColourMode)
    throws
  {
    let theme = try shippedTheme(name)
    let palette = Palette(theme, mode: mode)
    let tiers = [Role.tier1, .tier2, .tier3, .tierNone].map { seen(palette.look(Style($0)).foreground, theme) }
    for index in tiers.indices {
      for other in tiers.indices where other > index {
        #expect(distance(tiers[index], tiers[other]) > 30, "tiers \(index + 1) and \(other + 1)")
      }
    }
  }

  /// How a colour looks to an eye without one kind of cones: Machado, Oliveira and Fernandes, 2009, severity 1.
  private func simulated(_ colour: RGB, _ matrix: [Double]) -> [Double] {
    let parts = [colour.red, colour.green, colour.blue].map { Double($0) }
    return (0..<3).map { row in (0..<3).reduce(0) { $0 + matrix[row * 3 + $1] * parts[$1] } }
  }

  @Test(arguments: [
    ("deuteranopia", [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881]),
    ("tritanopia", [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900]),
  ])
  func goodAndBadStayApart(name: String, matrix: [Double]) throws {
    let theme = try shippedTheme(name)
    let pairs: [(Role, Role)] = [(.good, .bad), (.good, .warn), (.tier1, .tier2), (.tier2, .tier3), (.stage1, .stage6)]
    for (one, other) in pairs {
      let (first, second) = (simulated(theme.colour(of: one), matrix), simulated(theme.colour(of: other), matrix))
      let distance = zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
      #expect(distance > 45, "\(one) and \(other): \(distance)")
    }
  }
}
