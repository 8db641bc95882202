/// A colour of the sRGB space.
public struct RGB: Hashable, Sendable {
  /// Red, 0–255.
  public let red: UInt8
  /// Green, 0–255.
  public let green: UInt8
  /// Blue, 0–255.
  public let blue: UInt8

  /// A colour from its parts.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour from six hexadecimal digits, with or without `#`. Nil for anything else.
  public init?(hex: some StringProtocol) {
    let digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
    guard digits.utf8.count == 6, digits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }

  /// `#1a2b3c`.
  public var hex: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Relative luminance of WCAG 2: 0 is black, 1 is white.
  public var luminance: Double {
    let linear = linearParts
    return 0.2126 * linear.red + 0.7152 * linear.green + 0.0722 * linear.blue
  }

  /// Contrast of WCAG 2 between two colours, from 1 (equal) to 21 (black and white); the order does not matter.
  public func contrast(with other: RGB) -> Double {
    let own = luminance
    let others = other.luminance
    return (max(own, others) + 0.05) / (min(own, others) + 0.05)
  }

  /// Black.
  static let black = RGB(0, 0, 0)
  /// White.
  static let white = RGB(255, 255, 255)

  /// The parts as amounts of light, 0–1.
  var linearParts: (red: Double, green: Double, blue: Double) {
    (RGB.linear[Int(red)], RGB.linear[Int(green)], RGB.linear[Int(blue)])
  }

  /// The transfer function of sRGB for each of the 256 steps.
  private static let linear: [Double] = (0..<256).map { step in
    let value = Double(step) / 255
    guard value > 0.04045 else { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    let fifth = root(5, of: base * base)  // To the power of 2.4, which the standard library lacks.
    return base * base * fifth
  }

  /// The colour with these amounts of light, cut to what sRGB can show.
  init(linearRed red: Double, green: Double, blue: Double) {
    self.init(RGB.step(red), RGB.step(green), RGB.step(blue))
  }

  private static func step(_ linear: Double) -> UInt8 {
    let light = min(1, max(0, linear))
    let value =
      light <= 0.003_130_8 ? light * 12.92 : 1.055 * root(12, of: light * light * light * light * light) - 0.055
    return UInt8((value * 255).rounded())
  }
}

/// The positive root of a number that is not negative, by Newton's method.
func root(_ degree: Int, of value: Double) -> Double {
  guard value > 0 else { return 0 }
  // Starting above the root, the method comes down to it without ever passing it.
  var guess = max(1, value)
  while true {
    var power = 1.0
    for _ in 1..<degree { power *= guess }
    let next = guess - (guess - value / power) / Double(degree)
    if next >= guess || guess - next < 1e-15 * guess { return next }
    guess = next
  }
}
