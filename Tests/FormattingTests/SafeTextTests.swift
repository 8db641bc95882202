import Formatting
import TestSupport
import Testing

@Suite struct SafeTextTests {
  /// What must never leave: C0, DEL, C1, line and paragraph separators, bidi controls, byte order marks.
  static let hostile: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069, 0x200E...0x200F, 0x61C...0x61C,
    0xFEFF...0xFEFF,
  ]

  @Test func harmlessTextStays() {
    #expect(SafeText.line("Ünïcode 👨‍👩‍👧 日本 e\u{301} עברית") == "Ünïcode 👨‍👩‍👧 日本 e\u{301} עברית")
    #expect(SafeText.line("a\u{1B}]0;x\u{07}b\u{9D}") == "a␛]0;x␇b\u{FFFD}")
    #expect(SafeText.line("evil\u{202E}cod\u{2067}e\u{200E}\u{61C}\u{FEFF}") == "evilcode")
    #expect(SafeText.line("a\tb\nc\r\u{7F}\u{2028}") == "a␉b␊c␍␡␤")
    #expect(SafeText(lines: "a\tb\nc\r\u{85}").string == "a\tb\nc␍\u{FFFD}")
    #expect(SafeText(lines: "a,b\r\nc\r\r\n").string == "a,b\r\nc␍\r\n")
  }

  @Test(arguments: [
    ("a\u{1B}]52;c;eA==\u{7}b\n\tc", "a␛]52;c;eA==␇b\n\tc"), ("x\u{202E}y\u{9B}z\u{7F}", "xy\u{FFFD}z␡"),
    ("a,b\r\nc\rd\r\n", "a,b\r\nc␍d\r\n"), ("plain", "plain"), ("", ""),
  ])
  func linesHaveNoControls(_ text: String, _ expected: String) {
    #expect(SafeText(lines: text).string.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test func everyHostileScalarIsReplaced() throws {
    for value in Self.hostile.joined() {
      let scalar = try #require(Unicode.Scalar(value))
      #expect(SafeText.isHostile(scalar))
      let text = "a" + String(Character(scalar)) + "b"
      for clean in [SafeText(text), SafeText(lines: text)] where clean.string.unicodeScalars.contains(scalar) {
        #expect(clean == SafeText(lines: text) && (value == 0x09 || value == 0x0A))
      }
    }
  }

  @Test func nothingHostileLeavesWhateverComes() {
    var generator = SeededNumbers(seed: 14)
    for _ in 0..<Rounds.of(500) {
      let text = hostileText(&generator, atMost: 40)
      let line = SafeText(text)
      #expect(!line.string.unicodeScalars.contains(where: SafeText.isHostile))
      #expect(line.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
      #expect(SafeText(line.string) == line)
      let lines = SafeText(lines: text)
      let joined = String(
        lines.string.unicodeScalars.map { Character($0) }.filter { $0 != "\n" && $0 != "\t" && $0 != "\r" })
      #expect(!joined.unicodeScalars.contains(where: SafeText.isHostile))
      #expect(SafeText(lines: lines.string) == lines)
      #expect(SafeText(joining: [line, lines]).string == line.string + lines.string)
    }
  }

  @Test func wordsHaveAnASCIIFallback() {
    #expect(ASCIIFallback.text("a ÷ b – “c” ≥ Ünï") == "a / b - \"c\" >= Ünï")
  }
}
