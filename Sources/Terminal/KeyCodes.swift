internal import CNcurses
internal import Cells

/// The keys of single codes: those of ncurses, and the controls of ASCII.
enum KeyCodes {
  /// The key of a `KEY_` code; nil for what is no key of ours, such as `KEY_RESIZE`.
  static func key(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP, KEY_SR: .up
    case KEY_DOWN, KEY_SF: .down
    case KEY_LEFT, KEY_SLEFT: .left
    case KEY_RIGHT, KEY_SRIGHT: .right
    case KEY_PPAGE, KEY_A3, KEY_SPREVIOUS: .pageUp
    case KEY_NPAGE, KEY_C3, KEY_SNEXT: .pageDown
    case KEY_HOME, KEY_A1, KEY_FIND, KEY_SHOME: .home
    case KEY_END, KEY_C1, KEY_LL, KEY_SELECT, KEY_SEND: .end
    case KEY_IC, KEY_SIC: .insert
    case KEY_DC, KEY_SDC: .delete
    case KEY_BACKSPACE: .backspace
    case KEY_BTAB: .backtab
    case KEY_ENTER: .enter
    default: function(code)
    }
  }

  private static func function(_ code: Int32) -> Key? {
    let number = code - cn_key_f(0)
    if (1...12).contains(number) { return .function(Int(number)) }
    return code > KEY_MAX ? keyname(code).flatMap { extended(String(cString: $0)) } : nil
  }

  /// The key of one of the names that terminfo has for keys with modifiers: `kUP5` is Ctrl-Up. The modifier is left out.
  static func extended(_ name: String) -> Key? {
    var base = name[...]
    while let last = base.last, last.isWholeNumber { base.removeLast() }
    return names[String(base)]
  }

  private static let names: [String: Key] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end, "kPRV": .pageUp,
    "kNXT": .pageDown, "kIC": .insert, "kDC": .delete,
  ]

  /// The key of a control of ASCII; nil for a printable character.
  ///
  /// Line feed is Enter too, since some programs that drive terminals send it; Ctrl-H is what Backspace sends on some.
  static func key(control byte: UInt8) -> Key? {
    switch byte {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x00, 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
    default: nil
    }
  }
}
