internal import Cells

/// The keys that come as `ESC [ parameters final` or `ESC O final`. A modifier is left out: Shift-Up is Up.
enum ControlSequence {
  /// The key of a sequence; nil if it is none of ours.
  static func key(parameters: [UInt8], final: UInt8) -> Key? {
    if final == UInt8(ascii: "~") {
      return tilde(Int(String(decoding: parameters.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)))
    }
    // The Linux console's function keys are `ESC [ [ A` to `ESC [ [ E`: terminfo lists them, so that ncurses has them.
    return letters[final]
  }

  private static let letters: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backtab, UInt8(ascii: "M"): .enter,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
    UInt8(ascii: "S"): .function(4),
  ]

  private static func tilde(_ number: Int?) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case let number? where (11...15).contains(number): .function(number - 10)
    case let number? where (17...21).contains(number): .function(number - 11)
    case let number? where (23...24).contains(number): .function(number - 12)
    default: nil
    }
  }
}
