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

/// A colour in the OKLab space, in which distances are about as large as people see them.
///
/// Björn Ottosson, “A perceptual color space for image processing”, 2020, with his constants.
struct OKLab: Hashable, Sendable {
  /// Lightness, 0–1.
  var lightness: Double
  /// From green to red.
  var a: Double
  /// From blue to yellow.
  var b: Double

  init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  init(_ colour: RGB) {
    let light = colour.linearParts
    let long = root(3, of: 0.4122214708 * light.red + 0.5363325363 * light.green + 0.0514459929 * light.blue)
    let medium = root(3, of: 0.2119034982 * light.red + 0.6806995451 * light.green + 0.1073969566 * light.blue)
    let short = root(3, of: 0.0883024619 * light.red + 0.2817188376 * light.green + 0.6299787005 * light.blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
  }

  /// The nearest colour that sRGB has, part by part.
  var rgb: RGB {
    let long = lightness + 0.3963377774 * a + 0.2158037573 * b
    let medium = lightness - 0.1055613458 * a - 0.0638541728 * b
    let short = lightness - 0.0894841775 * a - 1.2914855480 * b
    let (l, m, s) = (long * long * long, medium * medium * medium, short * short * short)
    return RGB(
      linearRed: 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      green: -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      blue: -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
  }

  /// True where hardly any hue is seen.
  var isGrey: Bool { a * a + b * b < 0.000_4 }

  /// The square of the distance, in which lightness counts by a weight.
  func distance(to other: OKLab, lightnessWeight: Double = 1) -> Double {
    let (dl, da, db) = ((lightness - other.lightness) * lightnessWeight, a - other.a, b - other.b)
    return dl * dl + da * da + db * db
  }
}

extension RGB {
  /// A colour between this one (0) and another (1), as people see it.
  public func mixed(with other: RGB, _ share: Double) -> RGB {
    let (from, to) = (OKLab(self), OKLab(other))
    return OKLab(
      lightness: from.lightness + (to.lightness - from.lightness) * share,
      a: from.a + (to.a - from.a) * share, b: from.b + (to.b - from.b) * share
    ).rgb
  }

  /// This colour, or where it is too close to a background the nearest mixture with white or black that is not.
  ///
  /// Where even white and black are too close, the one with the higher contrast.
  func lifted(to contrast: Double, on background: RGB) -> RGB {
    if self.contrast(with: background) >= contrast { return self }
    let isLighter = luminance >= background.luminance
    let ends: [RGB] = isLighter ? [.white, .black] : [.black, .white]
    guard let end = ends.first(where: { $0.contrast(with: background) >= contrast }) else {
      return RGB.white.contrast(with: background) >= RGB.black.contrast(with: background) ? .white : .black
    }
    // A grey that has to change sides, such as white text on a yellow row, becomes black and not some dark grey.
    if end != ends[0], OKLab(self).isGrey { return end }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<9 {
      let middle = (low + high) / 2
      if mixed(with: end, middle).contrast(with: background) >= contrast { high = middle } else { low = middle }
    }
    return high == 1 ? end : mixed(with: end, high)
  }
}
