/// Reads account tiers.
public enum Tiers {
  /// What a cell says.
  public enum Reading: Hashable, Sendable {
    /// The cell is empty: no tier.
    case none
    /// 1, 2 or 3.
    case tier(UInt8)
    /// It says something else: no tier, and a note.
    case unknown
  }

  /// `1`, `Tier 1`, `tier-1`, `tier_1`, `T1`, `A` (or `Tier A`) are tier 1, likewise 2/B and 3/C, in any case.
  public static func parse(_ text: UnsafeRawBufferPointer) -> Reading {
    if text.isEmpty { return .none }
    let isWord = text.count > 4 && Text.equals(UnsafeRawBufferPointer(rebasing: text[..<4]), "tier")
    var rest = text[(isWord ? 4 : 0)...]
    if isWord {
      rest = rest.drop { $0 == 32 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    } else if text.count == 2, Text.lower(text[0]) == UInt8(ascii: "t"), Text.isDigit(text[1]) {
      rest = rest.dropFirst()
    }
    guard rest.count == 1, let byte = rest.first else { return .unknown }
    switch Text.lower(byte) {
    case UInt8(ascii: "1"), UInt8(ascii: "a"): return .tier(1)
    case UInt8(ascii: "2"), UInt8(ascii: "b"): return .tier(2)
    case UInt8(ascii: "3"), UInt8(ascii: "c"): return .tier(3)
    default: return .unknown
    }
  }
}
