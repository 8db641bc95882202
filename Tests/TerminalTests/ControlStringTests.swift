import Cells
import TestSupport
import Testing

@testable import Terminal

/// What a terminal answers is no key, in whatever pieces it comes.
@Suite struct ControlStringTests {
  static let strings = [
    "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]52;c;cXVpdApx\u{7}",
    "\u{1B}P>|XTerm(390)q\u{1B}\\", "\u{1B}P1$r0 q\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}^private q\u{1B}\\",
    "\u{1B}Xstart of string q\u{1B}\\", "\u{1B}]2;title ✜ q\u{1B}\\", "\u{1B}Pqqqq\u{7}", "\u{1B}]\u{7}",
    // In eight bits, as UTF-8.
    "\u{9D}11;rgb:0/0/0\u{9C}", "\u{90}>|q\u{9C}", "\u{9F}q\u{9C}", "\u{9E}q\u{9C}", "\u{98}q\u{9C}",
  ]

  @Test(arguments: strings) func inOnePiece(_ string: String) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array("a\(string)b".utf8), at: 0) == [.character("a"), .character("b")])
    #expect(decoder.deadline == nil)
  }

  @Test(arguments: strings) func cutAnywhereAndLate(_ string: String) {
    let bytes = Array(string.utf8)
    for cut in 1..<bytes.count {
      for pause in [1, 70, 140, 900] where cut > 1 || pause < 150 {
        var decoder = KeyDecoder()
        var keys = decoder.decode(Array(bytes[..<cut]), at: 0)
        // Looks at an empty line as the loop has them.
        while let deadline = decoder.deadline, deadline < pause { keys += decoder.decode([], at: deadline) }
        keys += decoder.decode(Array(bytes[cut...]) + [0x62], at: pause)
        #expect(keys == [.character("b")], "cut at \(cut), \(pause) ms")
      }
    }
  }

  @Test(arguments: strings) func byteByByte(_ string: String) {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for (index, byte) in string.utf8.enumerated() { keys += decoder.decode([byte], at: index * 100) }
    keys += decoder.decode([0x62], at: string.utf8.count * 100)
    #expect(keys == [.character("b")])
  }

  @Test func inEightBitsAsBytes() {
    for (first, last) in [(0x9D, 0x9C), (0x90, 0x9C), (0x9F, 0x07), (0x98, 0x9C), (0x9E, 0x9C)] as [(UInt8, UInt8)] {
      var decoder = KeyDecoder()
      #expect(decoder.decode([first] + Array("q✜q".utf8) + [last, 0x62], at: 0) == [.character("b")])
    }
  }

  @Test func theRestOfAStringWhoseEscWasAKey() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1B], at: 0) == [])
    #expect(decoder.decode([], at: 150) == [.escape])
    #expect(decoder.decode(Array("]11;rgb:q/q/q\u{7}b".utf8), at: 800) == [.character("b")])
    #expect(decoder.decode(Array("\u{1B}]".utf8), at: 1_000) == [])
    #expect(decoder.decode([], at: 2_000) == [])
    #expect(decoder.decode(Array("11;q\u{1B}\\".utf8), at: 3_500) == [])
    #expect(decoder.decode(Array("q".utf8), at: 4_000) == [.character("q")])
  }

  @Test func aStringThatLosesItsEndIsLeft() {
    let start = Array("\u{1B}]11;rgb".utf8)
    var decoder = KeyDecoder()
    #expect(decoder.decode(start, at: 0) == [])
    #expect(decoder.decode(Array("q".utf8), at: 5_000) == [])
    #expect(decoder.decode([], at: 15_000) == [])
    #expect(decoder.decode(Array("q".utf8), at: 15_001) == [.character("q")])
    // An arrow, Ctrl-C, and Alt with a key that was no start of a string.
    decoder = KeyDecoder()
    #expect(decoder.decode(start + Array("\u{1B}[Aq".utf8), at: 0) == [.up, .character("q")])
    decoder = KeyDecoder()
    #expect(decoder.decode(start + [3], at: 0) == [.control("c")])
    decoder = KeyDecoder()
    #expect(decoder.decode(Array("\u{1B}P".utf8), at: 0) == [])
    #expect(decoder.decode(Array("q".utf8), at: 400) == [.character("q")])
  }

  /// Any bytes in any pieces: nothing is stored without bound, nothing waits for ever, and after the longest wait every
  /// key is itself again.
  @Test func anyBytes() {
    var random = SeededNumbers(seed: 11)
    let pieces =
      Self.strings + [
        "\u{1B}[", "\u{1B}O", "\u{1B}", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[<0;1;1M", "q", "é", "\u{1B}[M", "\u{1B}]",
        "\\",
        String(repeating: "9", count: 100), "\u{1B}[[", ";", "~", "\u{3}",
      ]
    for _ in 0..<300 {
      var decoder = KeyDecoder()
      var now = 0
      for _ in 0..<20 {
        var bytes = Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
        if Bool.random(using: &random) { bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))) }
        if Int.random(in: 0..<4, using: &random) == 0 { bytes.append(UInt8.random(in: 0...255, using: &random)) }
        now += [0, 10, 100, 1_000, 12_000][Int.random(in: 0..<5, using: &random)]
        for key in decoder.decode(bytes, at: now) {
          if case .character(let character) = key {
            #expect(character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
          }
        }
      }
      while let deadline = decoder.deadline { _ = decoder.decode([], at: deadline) }
      _ = decoder.decode(Array(" ".utf8), at: now + 60_000)
      #expect(decoder.decode(Array("q".utf8), at: now + 120_000) == [.character("q")])
    }
  }
}
