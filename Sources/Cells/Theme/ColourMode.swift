/// What colours a terminal has.
public enum ColourMode: String, CaseIterable, Hashable, Sendable {
  /// Any of 16 million.
  case trueColour = "true"
  /// The cube and the greys of xterm, and 16 that the user chooses.
  case indexed256 = "256"
  /// Sixteen that the user chooses.
  case ansi16 = "16"
  /// Eight, of which bold makes the bright ones.
  case ansi8 = "8"
  /// None: attributes only. Also what `NO_COLOR` asks for.
  case mono
}

/// A colour as a terminal is told it.
public enum Colour: Hashable, Sendable {
  /// The terminal's own.
  case terminal
  /// One of the terminal's palette.
  case indexed(UInt8)
  /// Any colour.
  case rgb(RGB)
}

/// What a style is on one terminal: what the terminal is told.
public struct Look: Hashable, Sendable {
  /// The colour of the text.
  public var foreground: Colour
  /// The colour behind it.
  public var background: Colour
  /// Attributes; bold is how eight colours become sixteen.
  public var attributes: Attributes

  /// Colours and attributes.
  public init(foreground: Colour, background: Colour, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// The colours of xterm's palette.
///
/// The first sixteen are its defaults; a user may have others, which no program can know, so that they are used only
/// where nothing else can be had, and contrast is reckoned with these.
public enum XtermPalette {
  /// All 256.
  public static let colours: [RGB] = basic + cube + greys

  private static let basic: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let cube: [RGB] = steps.flatMap { red in
    steps.flatMap { green in steps.map { RGB(red, green, $0) } }
  }
  private static let greys: [RGB] = (0..<24).map { step in
    let level = UInt8(8 + 10 * step)
    return RGB(level, level, level)
  }

  /// All 256 as people see them.
  static let labs: [OKLab] = colours.map { OKLab($0) }

  /// The entry among `candidates` that looks most like a colour and has at least this contrast with a background.
  ///
  /// Where none has it, the one with the highest contrast.
  public static func nearest(
    to colour: RGB, among candidates: some Sequence<Int>, contrast: Double = 1, with background: RGB? = nil
  ) -> Int {
    let wanted = OKLab(colour)
    // Where contrast is asked for, lightness is not free: what is left to keep is the hue.
    let lightnessWeight = background == nil ? 1 : 0.5
    var best: (index: Int, distance: Double)?
    var strongest: (index: Int, contrast: Double) = (0, 0)
    for index in candidates {
      if let background {
        let reached = colours[index].contrast(with: background)
        if reached > strongest.contrast { strongest = (index, reached) }
        if reached < contrast { continue }
      }
      let distance = labs[index].distance(to: wanted, lightnessWeight: lightnessWeight)
      if distance < best?.distance ?? .infinity { best = (index, distance) }
    }
    return best?.index ?? strongest.index
  }
}
