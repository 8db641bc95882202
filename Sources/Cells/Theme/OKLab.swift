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
