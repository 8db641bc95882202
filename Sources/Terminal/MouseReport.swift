internal import Cells

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

/// Tells a double click from two single ones.
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
