/// Reads booleans.
public enum Booleans {
  /// true/false, yes/no, y/n, 1/0, t/f and x (true), in any case; nil for anything else.
  ///
  /// Beside these what spreadsheets in German, French, Spanish, Italian and Dutch write for true and false, yes and no, and 1.0 and 0.0.
  public static func parse(_ text: UnsafeRawBufferPointer) -> Bool? {
    switch text.count {
    case 1:
      switch Text.lower(text[0]) {
      case UInt8(ascii: "1"), UInt8(ascii: "y"), UInt8(ascii: "t"), UInt8(ascii: "x"): true
      case UInt8(ascii: "0"), UInt8(ascii: "n"), UInt8(ascii: "f"): false
      default: nil
      }
    case 2...9: words.first { Text.equals(text, $0.word) }?.means
    default: nil
    }
  }

  /// The most frequent ones first.
  private static let words: [(word: StaticString, means: Bool)] = [
    ("true", true), ("false", false), ("yes", true), ("no", false), ("1.0", true), ("0.0", false),
    ("ja", true), ("nein", false), ("wahr", true), ("falsch", false), ("nee", false), ("waar", true),
    ("onwaar", false), ("oui", true), ("non", false), ("vrai", true), ("faux", false), ("si", true),
    ("sí", true), ("sì", true), ("verdadero", true), ("falso", false), ("vero", true),
  ]
}
