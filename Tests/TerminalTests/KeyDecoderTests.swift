import Cells
import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  private func keys(_ text: String, alt: Bool = false) -> [Key] {
    var decoder = KeyDecoder()
    decoder.decodesAlt = alt
    return decoder.decode(Array(text.utf8), at: 0)
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
    ("\u{1B}", [Key.escape]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}[", []), ("\u{1B}O", []),
    ("\u{1B}\r", []), ("\u{1B}q", []), ("\u{1B}é", []), ("\u{1B}\u{7F}", []), ("\u{1B}]", []), ("\u{1B}P", []),
    ("\u{1B}\u{1B}[A", [.up]), ("\u{1B}\u{1B}q", [.escape]),
  ])
  func whatNothingFollows(_ text: String, _ expected: [Key]) {
    var decoder = KeyDecoder()
    let atOnce = decoder.decode(Array(text.utf8), at: 0)
    let later = decoder.decode([], at: 20_000)
    #expect(atOnce + later == expected)
    // Nothing is left over.
    #expect(decoder.deadline == nil)
    #expect(decoder.decode(Array("q".utf8), at: 40_000) == [.character("q")])
  }

  @Test func escapeWaitsForTheRestOfASequence() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1B], at: 0) == [])
    #expect(decoder.deadline == 150)
    #expect(decoder.decode([], at: 149) == [])
    // Cut in two by a slow line.
    #expect(decoder.decode(Array("[A".utf8), at: 149) == [.up])
    // Read late: it may have come in time.
    #expect(decoder.decode([0x1B], at: 1_000) == [])
    #expect(decoder.decode(Array("[B".utf8), at: 5_000) == [.down])
    // In four pieces.
    for piece in ["\u{1B}", "[", "1;", "5"] { #expect(decoder.decode(Array(piece.utf8), at: 6_000) == []) }
    #expect(decoder.decode(Array("C".utf8), at: 6_100) == [.right])
    #expect(decoder.decode([0x1B], at: 7_000) == [])
    #expect(decoder.decode([], at: 7_150) == [.escape])
    // The rest that comes too late is no key, or else it would be two.
    #expect(decoder.decode(Array("[A".utf8), at: 7_500) == [.up])
    #expect(decoder.decode(Array("[".utf8), at: 8_000) == [.character("[")])
  }

  @Test func aKeyAfterEscapeIsItselfUnlessItComesAtOnce() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1B], at: 0) == [])
    #expect(decoder.decode(Array("q".utf8), at: 60) == [.escape, .character("q")])
    #expect(decoder.decode([0x1B], at: 100) == [])
    #expect(decoder.decode(Array("q".utf8), at: 120) == [])
    #expect(decoder.decode([0x1B], at: 200) == [])
    #expect(decoder.decode([0x1B], at: 300) == [.escape])
    #expect(decoder.decode([], at: 450) == [.escape])
  }

  @Test(arguments: [
    (nil, 150), ("", 150), ("x", 150), ("-5", 150), ("25", 25), ("0", 0), ("500", 500), ("9999999999999999999", 150),
  ])
  func escapeDelay(_ text: String?, _ expected: Int) {
    #expect(KeyDecoder.Timing(escapeDelay: text).escape == expected)
    #expect(KeyDecoder.Timing(escapeDelay: text).alt <= expected)
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

  @Test(arguments: [
    "\u{1B}[99~", "\u{1B}[?1;2c", "\u{1B}[27;5;106u", "\u{1B}Ox", "\u{1B}[200",
    "\u{1B}[?1;0;256S", "\u{1B}[>0;276;0c", "\u{1B}[?2026;2$y", "\u{1B}[24;80R", "\u{1B}[97;1:3u", "\u{1B}[57428u",
    "\u{1B}[I", "\u{9B}?1;2c",
  ])
  func unknownSequencesAreDroppedWhole(_ text: String) {
    #expect(keys(text) == [])
  }

  @Test func aSequenceMayComeInTwoReads() {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array("\u{1B}[1;".utf8), at: 0) == [])
    #expect(decoder.decode(Array("5Ax".utf8), at: 1) == [.up, .character("x")])
  }

  @Test func aCharacterMayComeInTwoReads() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0xE6, 0x97], at: 0) == [])
    #expect(decoder.decode([0xA5], at: 1) == [.character("日")])
  }

  @Test func bytesThatAreNoTextAreReplaced() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0xA5, 0x61], at: 0) == [.character("\u{FFFD}"), .character("a")])
    #expect(decoder.decode([0xC0, 0x80], at: 0) == [.character("\u{FFFD}")])
    #expect(decoder.decode([0xC2, 0x85], at: 0) == [])
  }

  @Test func altOnlyWhereItIsUsed() {
    #expect(keys("\u{1B}x", alt: true) == [.alt("x")])
    #expect(keys("\u{1B}é", alt: true) == [.alt("é")])
    #expect(keys("\u{1B}x") == [])
    #expect(keys("\u{1B}[A", alt: true) == [.up])
    #expect(keys("\u{1B}[120;3u", alt: true) == [.alt("x")])
    #expect(keys("\u{1B}[120;3u") == [])
  }

  @Test(arguments: [
    ("\u{1B}[27u", Key.escape), ("\u{1B}[13u", .enter), ("\u{1B}[9;2u", .backtab), ("\u{1B}[127;1u", .backspace),
    ("\u{1B}[113u", .character("q")), ("\u{1B}[97;2u", .character("A")), ("\u{1B}[97;5u", .control("a")),
    ("\u{1B}[27;5;106~", .control("j")), ("\u{1B}[233u", .character("é")), ("\u{1B}[97:65;2u", .character("A")),
  ])
  func keysByTheirNumber(_ text: String, _ expected: Key) {
    #expect(keys(text) == [expected])
  }

  @Test func keysOfTheTerminalsDescription() {
    // Those of rxvt and of the Linux console.
    let names = ["kf1": "\u{1B}[11~", "kend": "\u{1B}[8~", "kpp": "\u{1B}x", "kcuu1": "\u{B}", "khome": "\u{1B}[1;9H"]
    let sequences = KeyCodes.sequences { names[$0] }
    #expect(sequences.count == 4)
    var decoder = KeyDecoder()
    decoder.sequences = sequences
    let typed = "\u{1B}[11~\u{1B}[8~\u{1B}x\u{1B}[1;9H\u{1B}[[A\u{1B}[[E"
    #expect(
      decoder.decode(Array(typed.utf8), at: 0) == [.function(1), .end, .pageUp, .home, .function(1), .function(5)])
  }
}
