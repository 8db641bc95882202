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

/// One report of the mouse in the format of xterm's mode 1006: `ESC [ < button ; column ; row M`, or `m` on release.
struct MouseReport: Equatable {
  /// The button, 0 left, 1 middle, 2 right; 64 and 65 are the wheel. Modifier keys are left out.
  let button: Int
  /// The cell under the pointer, from 0.
  let point: Point
  /// Pressed, not released and not moved.
  let isPress: Bool

  /// Nil if the parameters are no three numbers, or the cell is none.
  init?(parameters: ArraySlice<UInt8>, final: UInt8) {
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 3, numbers[0] >= 0, numbers[1] > 0, numbers[2] > 0 else { return nil }
    let shiftAltControl = 0b11100
    let motion = 0b100000
    button = numbers[0] & ~shiftAltControl & ~motion
    isPress = final == UInt8(ascii: "M") && numbers[0] & motion == 0
    point = Point(numbers[1] - 1, numbers[2] - 1)
  }
}

/// Distinguishes a double click from two single ones.
struct ClickCounter {
  /// The longest time between the clicks of a double one, in milliseconds.
  static let doubleClickTime = 400

  private var last: (point: Point, milliseconds: Int)?

  /// What the user did; nil for a release, a movement or a button without a meaning.
  mutating func count(_ report: MouseReport, at milliseconds: Int) -> Mouse? {
    guard report.isPress else { return nil }
    switch report.button {
    case 0: return Mouse(click(report.point, milliseconds), at: report.point)
    case 2: return Mouse(.rightClick, at: report.point)
    case 64: return Mouse(.wheelUp, at: report.point)
    case 65: return Mouse(.wheelDown, at: report.point)
    default: return nil
    }
  }

  private mutating func click(_ point: Point, _ milliseconds: Int) -> Mouse.Kind {
    if let last, last.point == point, milliseconds - last.milliseconds <= Self.doubleClickTime {
      // A third click begins anew.
      self.last = nil
      return .doubleClick
    }
    last = (point, milliseconds)
    return .click
  }
}
