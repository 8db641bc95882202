internal import Cells

extension Glyphs {
  /// The program's own words with signs that the terminal has: where it has ASCII only, `÷` is `/` and so on.
  ///
  /// Words from data are not touched.
  func worded(_ text: String) -> String {
    guard isASCII, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return String(text.flatMap { Glyphs.asciiWords[$0] ?? [$0] })
  }

  private static let asciiWords: [Character: [Character]] = [
    "÷": ["/"], "×": ["x"], "−": ["-"], "–": ["-"], "Σ": Array("sum of"), "≥": Array(">="), "≤": Array("<="),
    "“": ["\""], "”": ["\""], "’": ["'"], "…": Array("..."), "·": ["|"], "→": Array("->"),
  ]
}
