import Formatting
import TestSupport
import Testing

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("q3/deals.csv", 12, "q3/deals.csv"), ("exports/q3/deals.csv", 12, "…3/deals.csv"), ("日本/表.csv", 7, "…表.csv"),
    ("日本/表.csv", 5, "….csv"), ("abc", 1, "…"), ("abc", 0, ""), ("", 4, ""),
  ])
  func aPathIsCutAtItsBeginning(_ path: String, _ width: Int, _ seen: String) {
    #expect(DisplayText.clippedAtStart(path, to: width) == seen)
  }

  /// What is shown for a text: each glyph in brackets with its width.
  private func shown(_ text: String) -> String {
    DisplayText.cells(of: text).map { "\($0.glyph.string)\($0.width)" }.joined(separator: " ")
  }

  @Test(arguments: [
    ("abc", "a1 b1 c1"),
    ("é", "é1"),
    ("e\u{301}", "e\u{301}1"),
    ("日本", "日2 本2"),
    ("ｱ", "ｱ1"),
    ("Ａ", "Ａ2"),
    ("👨‍👩‍👧‍👦", "👨2"),
    ("👍🏽", "👍2"),
    ("🏳️‍🌈", "🏳1"),
    ("🇩🇪", "D1 E1"),
    ("🇩", "D1"),
    ("❤️", "❤1"),
    ("1️⃣", "11"),
    ("\u{1FAE8}", "\u{FFFD}1"),  // Shaking face, Unicode 15
    ("\u{1F6DC}", "\u{FFFD}1"),  // Wireless, Unicode 15
    ("\u{1FAE0}", "\u{1FAE0}2"),  // Melting face, Unicode 14
    ("각", "각2"),
    ("\u{1100}\u{1161}\u{11A8}", "\u{1100}\u{1161}\u{11A8}2"),
    ("क्ष", "क\u{94D}1 ष1"),
    ("a\u{200B}b\u{FEFF}c", "a1 b1 c1"),
    ("a\u{202E}b\u{2066}c\u{200F}d", "a1 b1 c1 d1"),
    ("soft\u{AD}ly", "s1 o1 f1 t1 l1 y1"),
    ("a\u{A0}b", "a1  1 b1"),
    ("\u{301}a", "◌\u{301}1 a1"),
    ("a\nb", "a1 ␊1 b1"),
    ("\r\n", "␍1 ␊1"),
    ("\u{1B}[31m", "␛1 [1 31 11 m1"),
    ("\u{7F}\u{9B}\t\0", "␡1 \u{FFFD}1 ␉1 ␀1"),
    ("\u{2028}", "␤1"),
    ("\u{E000}\u{FFFF}", "\u{FFFD}1 \u{FFFD}1"),
    ("", ""),
  ])
  func glyphsOf(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  @Test func moreMarksThanACellHoldsAreDropped() {
    let zalgo = "a" + String(repeating: "\u{301}", count: 40) + "b"
    let cells = DisplayText.cells(of: zalgo)
    #expect(cells.map(\.glyph.scalars.count) == [4, 1])
    #expect(DisplayText.width(zalgo) == 2)
  }

  @Test func widthIsTheSumOfTheCells() {
    var generator = SeededNumbers(seed: 11)
    for _ in 0..<500 {
      let text = hostileText(&generator, atMost: 30)
      #expect(DisplayText.width(text) == DisplayText.cells(of: text).reduce(0) { $0 + $1.width })
    }
  }

  @Test func whatFitsIsNotAltered() {
    #expect(DisplayText.clipped("👨‍👩‍👧 \u{1FAE8} 日本", to: 9) == "👨‍👩‍👧 \u{1FAE8} 日本")
    #expect(DisplayText.clipped("a👨‍👩‍👧b日", to: 4) == "a👨‍👩‍👧…")
    #expect(DisplayText.padded("🇩🇪", to: 3) == "🇩🇪 ")
  }

  @Test(arguments: [
    ("Overview", 8, "Overview"), ("Overview", 7, "Overvi…"), ("Overview", 1, "…"), ("Overview", 0, ""),
    ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"), ("a\u{301}bc", 2, "a\u{301}…"),
    ("x", -3, ""),
  ])
  func clipping(text: String, width: Int, expected: String) {
    #expect(DisplayText.clipped(text, to: width) == expected)
  }

  @Test func anEllipsisThatDoesNotFitIsLeftOut() {
    #expect(DisplayText.clipped("Overview", to: 2, ellipsis: "...") == "Ov")
    #expect(DisplayText.clipped("Overview", to: 6, ellipsis: "...") == "Ove...")
  }

  @Test func paddingFillsExactly() {
    #expect(DisplayText.padded("ab", to: 5) == "ab   ")
    #expect(DisplayText.padded("ab", to: 5, align: .right) == "   ab")
    #expect(DisplayText.padded("ab", to: 5, align: .centre) == " ab  ")
    #expect(DisplayText.padded("日本語", to: 4) == "日… ")
    var generator = SeededNumbers(seed: 13)
    for _ in 0..<500 {
      let text = hostileText(&generator, atMost: 20)
      let width = Int.random(in: 1...15, using: &generator)
      #expect(DisplayText.width(DisplayText.clipped(text, to: width)) <= width)
      #expect(DisplayText.width(DisplayText.padded(text, to: width, align: .centre)) == width)
    }
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("one  two", 4, ["one", "two"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("a\n\nb", 5, ["a", "", "b"]),
    ("  keep", 10, ["  keep"]),
    ("日本語テキスト", 5, ["日本", "語テ", "キス", "ト"]),
    ("", 5, [""]),
  ])
  func wrapping(text: String, width: Int, expected: [String]) {
    #expect(DisplayText.wrapped(text, to: width) == expected)
  }

  @Test func longWordsCanStayWhole() {
    let lines = DisplayText.wrapped("see a/very/long/path now", to: 8, breaksWords: false)
    #expect(lines == ["see", "a/very/long/path", "now"])
  }

  @Test func wrappedLinesFit() {
    var generator = SeededNumbers(seed: 15)
    for _ in 0..<300 {
      let text = hostileText(&generator, atMost: 60)
      let width = Int.random(in: 2...20, using: &generator)
      #expect(DisplayText.wrapped(text, to: width).allSatisfy { DisplayText.width($0) <= width })
    }
  }
}
