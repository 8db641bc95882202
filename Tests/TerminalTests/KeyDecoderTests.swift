import Cells
import CNcurses
import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  private func keys(_ text: String, alt: Bool = false) -> [Key] {
    var decoder = KeyDecoder()
    decoder.decodesAlt = alt
    return decoder.decode(text.utf8.map { .byte($0) }, at: 0)
  }

  @Test(arguments: [
    ("a", [Key.character("a")]), ("Z9 ", [.character("Z"), .character("9"), .space]),
    ("é日👍", [.character("é"), .character("日"), .character("👍")]),
    ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]),
    ("\u{3}\u{4}", [.control("c"), .control("d")]), ("\0", [.control("@")]), ("\u{1C}", [.control("\\")]),
    ("\u{1F}", [.control("_")]),
  ])
  func singleKeys(_ text: String, _ expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test(arguments: [
    ("\u{1B}", [Key.escape]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}q", [.escape, .character("q")]),
    ("\u{1B}[", [.escape, .character("[")]), ("\u{1B}O", [.escape, .character("O")]),
    ("\u{1B}\r", [.escape, .enter]),
  ])
  func escapeAloneIsAKey(_ text: String, _ expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}OB", .down), ("\u{1B}[C", .right),
    ("\u{1B}OC", .right), ("\u{1B}[D", .left), ("\u{1B}OD", .left), ("\u{1B}[H", .home), ("\u{1B}OF", .end),
    ("\u{1B}[1~", .home), ("\u{1B}[4~", .end), ("\u{1B}[7~", .home), ("\u{1B}[8~", .end), ("\u{1B}[2~", .insert),
    ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[Z", .backtab),
    ("\u{1B}OP", .function(1)), ("\u{1B}OS", .function(4)), ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)),
    ("\u{1B}[21~", .function(10)), ("\u{1B}[23~", .function(11)), ("\u{1B}[24~", .function(12)),
    ("\u{1B}[1;5C", .right), ("\u{1B}[3;2~", .delete), ("\u{1B}OM", .enter),
  ])
  func sequencesOfBothCursorModes(_ text: String, _ expected: Key) {
    #expect(keys(text) == [expected])
  }

  @Test(arguments: ["\u{1B}[I", "\u{1B}[99~", "\u{1B}[?1;2c", "\u{1B}[27;5;106u", "\u{1B}Ox", "\u{1B}[200"])
  func unknownSequencesAreDroppedWhole(_ text: String) {
    #expect(keys(text) == [])
  }

  @Test func aSequenceMayComeInTwoReads() {
    var decoder = KeyDecoder()
    #expect(decoder.decode("\u{1B}[1;".utf8.map { .byte($0) }, at: 0) == [])
    #expect(decoder.decode("5Ax".utf8.map { .byte($0) }, at: 1) == [.up, .character("x")])
  }

  @Test func aCharacterMayComeInTwoReads() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([.byte(0xE6), .byte(0x97)], at: 0) == [])
    #expect(decoder.decode([.byte(0xA5)], at: 1) == [.character("日")])
  }

  @Test func bytesThatAreNoTextAreReplaced() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([.byte(0xA5), .byte(0x61)], at: 0) == [.character("\u{FFFD}"), .character("a")])
    #expect(decoder.decode([.byte(0xC0), .byte(0x80)], at: 0) == [.character("\u{FFFD}")])
    #expect(decoder.decode([.byte(0xC2), .byte(0x9B)], at: 0) == [])
  }

  @Test func altOnlyWhereItIsUsed() {
    #expect(keys("\u{1B}x", alt: true) == [.alt("x")])
    #expect(keys("\u{1B}x") == [.escape, .character("x")])
    #expect(keys("\u{1B}", alt: true) == [.escape])
    #expect(keys("\u{1B}[A", alt: true) == [.up])
  }

  @Test func codesOfNcurses() {
    var decoder = KeyDecoder()
    let codes: [KeyDecoder.Input] = [
      .code(KEY_UP), .code(KEY_NPAGE), .code(cn_key_f(1)), .code(cn_key_f(12)), .code(cn_key_f(13)), .code(KEY_RESIZE),
      .code(KEY_BACKSPACE), .code(KEY_BTAB),
    ]
    #expect(
      decoder.decode(codes, at: 0) == [.up, .pageDown, .function(1), .function(12), .backspace, .backtab])
  }

  @Test func namesOfKeysWithModifiers() {
    #expect(KeyCodes.extended("kUP5") == .up)
    #expect(KeyCodes.extended("kDC") == .delete)
    #expect(KeyCodes.extended("kxIN") == nil)
  }

  @Test func aCodeEndsAnEscape() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([.byte(0x1B), .code(KEY_UP)], at: 0) == [.escape, .up])
  }
}
