internal import Cells

/// The keys of single bytes and of the terminal's description.
enum KeyCodes {
  /// The names that terminfo has for keys, and what they are here.
  static let capabilities: [(name: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backtab),
      ("kent", .enter), ("kfnd", .home), ("kslt", .end),
    ] + (1...12).map { ("kf\($0)", .function($0)) }

  /// The sequences of a terminal's description that begin like sequences, with their keys.
  ///
  /// - Parameter capability: the sequence of a name, nil if the description has none.
  static func sequences(_ capability: (String) -> String?) -> [[UInt8]: Key] {
    var found: [[UInt8]: Key] = [:]
    for (name, key) in capabilities {
      guard let sequence = capability(name).map({ Array($0.utf8) }), sequence.count > 1, sequence[0] == 0x1B else {
        continue
      }
      if found[sequence] == nil { found[sequence] = key }
    }
    return found
  }

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
    // Answers of the terminal begin with `?`, `>` or `=`.
    guard parameters.allSatisfy({ (0x30...0x3B).contains($0) }) else { return nil }
    let fields = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    // What stands behind a colon says more than is needed; the third kind of event is a release.
    let isRelease = fields.contains { $0.suffix(2).elementsEqual(":3".utf8) }
    let numbers = fields.map { Int(String(decoding: $0.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)) }
    if isRelease { return nil }
    let first = numbers.first ?? nil
    switch final {
    case UInt8(ascii: "~"):
      // xterm's form of any key with modifiers.
      if first == 27, numbers.count == 3 { return coded(numbers[2], modifiers: numbers[1]) }
      return tilde(first)
    case UInt8(ascii: "u"):
      return numbers.count > 2 ? nil : coded(first, modifiers: numbers.count == 2 ? numbers[1] : nil)
    default:
      // With parameters they are `1` and the modifiers; a report of the cursor's place looks alike otherwise.
      return parameters.isEmpty || (first == 1 && numbers.count == 2) ? letters[final] : nil
    }
  }

  /// A key by its character's number, as kitty, foot and xterm send it where they are told to.
  private static func coded(_ code: Int?, modifiers: Int?) -> Key? {
    let held = max(0, (modifiers ?? 1) - 1)
    let (shift, alt, control) = (held & 1 != 0, held & 2 != 0, held & 4 != 0)
    switch code {
    case 27: return .escape
    case 13: return .enter
    case 9: return shift ? .backtab : .tab
    case 8, 127: return .backspace
    default: break
    }
    guard let code, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init), scalar.value >= 0x20,
      ![.control, .privateUse, .unassigned, .surrogate, .format].contains(scalar.properties.generalCategory)
    else { return nil }
    let character = Character(scalar)
    if control {
      let lowered = Character(scalar.properties.lowercaseMapping)
      return scalar.isASCII && (("a"..."z").contains(lowered) || "\\]^_@".contains(lowered)) ? .control(lowered) : nil
    }
    if alt { return .alt(character) }
    let upper = scalar.properties.uppercaseMapping
    return .character(shift && upper.count == 1 ? Character(upper) : character)
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
