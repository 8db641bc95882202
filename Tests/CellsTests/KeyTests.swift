import Cells
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    ("q", Key.character("q")), ("Q", .character("Q")), ("?", .character("?")), ("é", .character("é")),
    (",", .character(",")), ("|", .character("|")), ("Space", .space), (" ", .space), ("space", .space),
    ("Enter", .enter), ("return", .enter), ("Esc", .escape), ("ESCAPE", .escape), ("Tab", .tab), ("S-Tab", .backtab),
    ("backtab", .backtab), ("Up", .up), ("PgDn", .pageDown), ("PageUp", .pageUp), ("Home", .home), ("Del", .delete),
    ("Backspace", .backspace), ("F1", .function(1)), ("f12", .function(12)), ("C-d", .control("d")),
    ("c-D", .control("d")), ("^d", .control("d")), ("C-i", .tab), ("C-m", .enter), ("C-[", .escape),
    ("C-\\", .control("\\")), ("M-x", .alt("x")), ("A-X", .alt("X")), ("M-Space", .alt(" ")),
  ])
  func namesAreRead(name: String, key: Key) {
    #expect(Key(name: name) == key)
  }

  @Test(arguments: ["", "F0", "F13", "C-", "C-dd", "C-1", "Hyper", "M-", "\n", "\u{200B}", "F+5", "Entr"])
  func otherTextNamesNoKey(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test func whatIsPrintedIsReadBack() {
    var keys = Key.Name.allCases.map { Key.named($0) } + (1...12).map { Key.function($0) }
    keys += (32..<127).map { Key.character(Character(Unicode.Scalar(UInt8($0)))) }
    keys += "abcdefghjklnopqrstuvwxyz\\]^_@".map { Key.control($0) } + "aZ1 ".map { Key.alt($0) }
    for key in keys { #expect(key.name.flatMap { Key(name: $0) } == key, "\(key)") }
  }

  @Test func whatIsNoKeyHasNoName() {
    #expect(Key.paste("q").name == nil)
    #expect(Key.mouse(Mouse(.click, at: Point(1, 2))).name == nil)
    #expect(Key.resize(Size(80, 24)).name == nil)
  }

  @Test func signsForTheFooter() {
    #expect(Key.enter.sign(ascii: false) == "↵")
    #expect(Key.enter.sign(ascii: true) == "Enter")
    #expect(Key.up.sign(ascii: false) == "↑")
    #expect(Key.character("q").sign(ascii: false) == "q")
    #expect(Key.space.sign(ascii: false) == "Space")
  }
}
