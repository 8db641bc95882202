import Cells
import Testing

@testable import Terminal

/// What goes to the terminal beside cells.
@Suite struct WaysOutTests {
  // The examples of RFC 4648.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64(_ text: String, _ expected: String) {
    #expect(String(decoding: Base64.encode(Array(text.utf8)), as: UTF8.self) == expected)
    #expect(Base64.encodedCount(text.utf8.count) == expected.utf8.count)
  }

  @Test func base64OfEveryByte() {
    #expect(String(decoding: Base64.encode([0xFB, 0xFF, 0xBF]), as: UTF8.self) == "+/+/")
  }

  @Test func theClipboardKeepsLinesAndNothingElseThatControls() {
    let (bytes, result) = Clipboard.sequence(for: "a\tb\nc\u{1B}\u{202E}")
    #expect(result == .sent)
    // "a\tb\nc␛"
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}]52;c;YQliCmPikJs=\u{1B}\\")
  }

  @Test func whatIsTooLargeIsNotSent() {
    let most = Clipboard.most
    #expect(Clipboard.sequence(for: String(repeating: "x", count: most)).result == .sent)
    let (bytes, result) = Clipboard.sequence(for: String(repeating: "x", count: most + 1))
    #expect(bytes.isEmpty)
    #expect(result == .tooLarge(bytes: most + 1, most: most))
    #expect(Clipboard.sequence(for: "").result == .nothing)
    #expect(Base64.encodedCount(most) < 100_000)
  }

  @Test func aTitleCannotEndItself() {
    #expect(WindowTitle.sequence(for: "a\u{1B}\\\u{7}b\u{9C}") == "\u{1B}]2;a␛\\␇b\u{FFFD}\u{1B}\\")
  }
}
