/// Reads booleans.
public enum Booleans {
  /// true/false, yes/no, y/n, 1/0, t/f and x (true), in any case; nil for anything else.
  public static func parse(_ text: UnsafeRawBufferPointer) -> Bool? {
    switch text.count {
    case 1:
      switch Text.lower(text[0]) {
      case UInt8(ascii: "1"), UInt8(ascii: "y"), UInt8(ascii: "t"), UInt8(ascii: "x"): true
      case UInt8(ascii: "0"), UInt8(ascii: "n"), UInt8(ascii: "f"): false
      default: nil
      }
    case 2: Text.equals(text, "no") ? false : nil
    case 3: Text.equals(text, "yes") ? true : nil
    case 4: Text.equals(text, "true") ? true : nil
    case 5: Text.equals(text, "false") ? false : nil
    default: nil
    }
  }
}
