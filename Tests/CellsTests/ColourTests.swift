import Cells
import Testing

@Suite struct ColourTests {
  /// Contrasts as WCAG's own examples and common checkers give them.
  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54),
    ("#ff0000", "#ffffff", 4.0), ("#0000ff", "#ffffff", 8.59), ("#abcdef", "#abcdef", 1),
  ])
  func contrast(one: String, other: String, expected: Double) throws {
    let (first, second) = (try #require(RGB(hex: one)), try #require(RGB(hex: other)))
    #expect(abs(first.contrast(with: second) - expected) < 0.005)
    #expect(first.contrast(with: second) == second.contrast(with: first))
  }

  @Test func hexadecimalDigits() {
    #expect(RGB(hex: "1A2b3c") == RGB(0x1A, 0x2B, 0x3C))
    #expect(RGB(hex: "#00ff07")?.hex == "#00ff07")
    for wrong in ["", "#", "#fff", "#12345g", "+12345", "#1234567", "red"] { #expect(RGB(hex: wrong) == nil) }
  }

  @Test func mixturesLieBetween() {
    #expect(RGB(10, 20, 30).mixed(with: RGB(200, 100, 0), 0) == RGB(10, 20, 30))
    #expect(RGB(10, 20, 30).mixed(with: RGB(200, 100, 0), 1) == RGB(200, 100, 0))
    // Half of the lightness that people see, which is 99 of 255 and not 128.
    #expect(RGB(0, 0, 0).mixed(with: RGB(255, 255, 255), 0.5) == RGB(99, 99, 99))
  }

  @Test func theCubeIsThatOfXterm() {
    #expect(XtermPalette.colours.count == 256)
    #expect(XtermPalette.colours[16] == RGB(0, 0, 0))
    #expect(XtermPalette.colours[208] == RGB(255, 135, 0))
    #expect(XtermPalette.colours[231] == RGB(255, 255, 255))
    #expect(XtermPalette.colours[232] == RGB(8, 8, 8))
    #expect(XtermPalette.colours[255] == RGB(238, 238, 238))
  }

  @Test func theNearestOfTwoHundredFiftySix() {
    for index in 16..<256 {
      let colour = XtermPalette.colours[index]
      #expect(XtermPalette.colours[XtermPalette.nearest(to: colour, among: 16..<256)] == colour)
    }
    #expect(XtermPalette.nearest(to: RGB(254, 134, 2), among: 16..<256) == 208)
    #expect(XtermPalette.nearest(to: RGB(250, 10, 5), among: 0..<8) == 1)
  }

  @Test func theNearestThatCanBeRead() {
    // Blue on black cannot be read; the nearest of eight that can is not blue.
    let black = RGB(0, 0, 0)
    let index = XtermPalette.nearest(to: RGB(0, 0, 238), among: 0..<8, contrast: 4.5, with: black)
    #expect(XtermPalette.colours[index].contrast(with: black) >= 4.5)
    // Where nothing can be read, the best is taken.
    #expect(XtermPalette.nearest(to: black, among: [0, 4, 1], contrast: 21, with: black) == 1)
  }
}
