import Cells
import Testing

@Suite struct ThemeTests {
  @Test func aSchemeWithoutRolesWorks() throws {
    let theme = try Theme(values: plainScheme)
    #expect(theme.name == "Default")
    #expect(theme.author == "Chris Kempson")
    #expect(theme.isDark)
    #expect(theme.base.count == 16)
    #expect(theme.contrast == 4.5)
    #expect(theme.colour(of: .background) == RGB(0x18, 0x18, 0x18))
    #expect(theme.colour(of: .bad) == RGB(0xAB, 0x46, 0x42))
  }

  @Test func theColoursMayStandUnderPalette() throws {
    var values: [String: String] = ["name": "Nested", "variant": "Light"]
    for (key, value) in plainScheme where key.hasPrefix("base") { values["palette.\(key)"] = "#\(value)" }
    values["palette.base10"] = "010203"
    let theme = try Theme(values: values)
    #expect(theme.name == "Nested")
    #expect(!theme.isDark)
    #expect(theme.base.count == 17)
  }

  @Test func rolesAreColoursOrHaveProperties() throws {
    var values = plainScheme
    values["roles.good"] = "base0D"
    values["roles.bad.colour"] = "#ffcc00"
    values["roles.bad.ansi16"] = "9"
    values["roles.bad.mono"] = "bold, underline"
    values["roles.bad.style"] = "italic"
    values["background"] = "terminal"
    let theme = try Theme(values: values)
    #expect(theme.colour(of: .good) == RGB(0x7C, 0xAF, 0xC2))
    #expect(Palette(theme, mode: .mono).look(Style(.bad)).attributes == [.bold, .underline])
    #expect(Palette(theme, mode: .ansi16).look(Style(.bad)).foreground == .indexed(9))
    let look = Palette(theme, mode: .trueColour).look(Style(.bad))
    #expect(look == Look(foreground: .rgb(RGB(0xFF, 0xCC, 0)), background: .terminal, attributes: .italic))
  }

  @Test(arguments: [
    ("base03", nil, ThemeError.Problem.missing), ("base03", "#58585", .notAColour),
    ("roles.goood", "base0B", .unknownRole), ("roles.good", "green", .notAColour),
    ("roles.good", "base99", .notAColour),
    ("roles.good.colour", "base16", .notAColour), ("roles.good.shade", "1", .unknownProperty),
    ("roles.good.ansi16", "16", .notAnIndex), ("roles.good.mono", "blink", .notAttributes),
    ("variant", "dim", .notOneOf(["dark", "light"])), ("background", "none", .notOneOf(["terminal", "theme"])),
    ("contrast", "21", .notBetween(3, 14)), ("contrast", "high", .notBetween(3, 14)),
  ])
  func mistakesNameKeyAndValue(key: String, value: String?, problem: ThemeError.Problem) {
    var values = plainScheme
    values[key] = value
    let error = ThemeError(key: key, value: value ?? "", problem: problem)
    #expect(throws: error) { try Theme(values: values) }
    #expect(error.message.contains(key))
    #expect(error.message.hasSuffix("."))
  }

  @Test func everyRoleHasAName() {
    for role in Role.allCases { #expect(Role(name: role.name) == role) }
    #expect(Role(name: "Good") == nil)
    #expect(Role.tier(1) == .tier1)
    #expect(Role.tier(nil) == .tierNone)
    #expect(Role.stage(6) == .stage6)
    #expect(Role.stage(7) == .text)
    #expect([-1, 0, 0.2, 0.5, 1, 2].map { Role.ramp($0) } == [.ramp1, .ramp1, .ramp2, .ramp3, .ramp5, .ramp5])
  }

  @Test func brightColoursOfEightAreBold() throws {
    let palette = Palette(try shippedTheme("dark"), mode: .ansi8)
    #expect(
      palette.look(Style(.bad)) == Look(foreground: .indexed(1), background: .indexed(0), attributes: .bold))
  }

  @Test func withoutColoursOnlyAttributesAreLeft() throws {
    let palette = Palette(try shippedTheme("dark"), mode: .mono)
    for role in Role.allCases {
      for ground in Role.allCases {
        let look = palette.look(Style(role, on: ground))
        #expect(look.foreground == .terminal && look.background == .terminal)
      }
    }
  }

  @Test func aBarKeepsItsColourOnTheSelection() throws {
    let palette = Palette(try shippedTheme("light"), mode: .trueColour)
    let onScreen = palette.look(Style(.tierNone))
    let selected = palette.look(Style(.tierNone, on: .selection, .area))
    #expect(selected.foreground == onScreen.foreground)
    #expect(selected.background == palette.look(Style(.text, on: .selection)).background)
    #expect(selected.attributes == [])
    let mono = Palette(try shippedTheme("light"), mode: .mono)
    #expect(mono.look(Style(.tier2, on: .selection, .area)) == mono.look(Style(.tier2)))
  }

  @Test func aCursorIsSeenInAReversedRow() throws {
    let palette = Palette(try shippedTheme("dark"), mode: .mono)
    #expect(palette.look(Style(.text, on: .selection)).attributes == .reverse)
    #expect(palette.look(Style(.text, on: .selection, .reverse)).attributes == [])
  }

  @Test func partsOfABarKeepTheirColoursInOneCell() throws {
    for mode in [ColourMode.trueColour, .indexed256, .ansi16] {
      let palette = Palette(try shippedTheme("dark"), mode: mode)
      let both = palette.look(Style(.tier1, on: .tier2))
      #expect(both.foreground == palette.look(Style(.tier1)).foreground)
      #expect(both.background == palette.look(Style(.tier2)).foreground)
    }
  }
}
