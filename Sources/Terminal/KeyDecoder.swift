internal import Cells

/// Turns what ncurses reads into keys: a machine of a few states that needs no terminal, so that it is tested byte by
/// byte.
///
/// ncurses recognises the sequences that terminfo lists. The others (the arrows of the other cursor mode, modifiers,
/// mouse reports, paste marks) come through as single bytes and are put together here; what is none of ours is
/// dropped whole, for its letters would act as commands.
struct KeyDecoder {
  /// One thing that ncurses read.
  enum Input: Equatable {
    /// A byte that is part of no sequence that ncurses knows.
    case byte(UInt8)
    /// A `KEY_` code.
    case code(Int32)
  }

  /// Whether Esc directly before a character is Alt with that character. Off unless a command uses Alt: a quick Esc
  /// and then a command, or both from a script, look alike.
  var decodesAlt = false

  /// The longest paste in bytes that is kept; the rest of a longer one is dropped.
  static let longestPaste = 1 << 20
  /// No sequence of parameters is that long; a longer one is dropped.
  static let longestSequence = 64

  private enum State {
    case ground
    case escape
    case control(parameters: [UInt8])
    case singleShift
    case paste
  }

  private var state = State.ground
  private var text = UTF8Assembly()
  private var pasted: [UInt8] = []
  private var clicks = ClickCounter()
  private var keys: [Key] = []

  /// The keys of what was read in one go.
  ///
  /// - Parameter milliseconds: a clock that never goes back; two clicks near each other in time are a double click.
  mutating func decode(_ inputs: some Sequence<Input>, at milliseconds: Int) -> [Key] {
    keys = []
    for input in inputs {
      switch input {
      case .byte(let byte): handle(byte, milliseconds)
      case .code(let code): handle(code: code)
      }
    }
    flush()
    return keys
  }

  private mutating func handle(code: Int32) {
    // Arrows within a paste are text that could not be shown anyway.
    if case .paste = state { return }
    flush()
    if let key = KeyCodes.key(code) { keys.append(key) }
  }

  private mutating func handle(_ byte: UInt8, _ milliseconds: Int) {
    switch state {
    case .ground: ground(byte)
    case .escape: afterEscape(byte)
    case .control(let parameters): control(byte, parameters, milliseconds)
    case .singleShift:
      state = .ground
      if let key = ControlSequence.key(parameters: [], final: byte) { keys.append(key) }
    case .paste: paste(byte)
    }
  }

  private mutating func ground(_ byte: UInt8) {
    if byte == 0x1B {
      state = .escape
    } else if let key = KeyCodes.key(control: byte) {
      keys.append(key)
    } else if let character = text.append(byte) {
      keys.append(.character(character))
    }
  }

  private mutating func afterEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .control(parameters: [])
    case UInt8(ascii: "O"): state = .singleShift
    case 0x1B: keys.append(.escape)
    case 0x20..<0x7F where decodesAlt:
      state = .ground
      keys.append(.alt(Character(Unicode.Scalar(byte))))
    default:
      state = .ground
      keys.append(.escape)
      ground(byte)
    }
  }

  private mutating func control(_ byte: UInt8, _ parameters: [UInt8], _ milliseconds: Int) {
    switch byte {
    case 0x20..<0x40 where parameters.count < Self.longestSequence: state = .control(parameters: parameters + [byte])
    case 0x1B: state = .escape
    case 0x40..<0x7F:
      state = .ground
      finish(parameters, byte, milliseconds)
    default: state = .ground
    }
  }

  private mutating func finish(_ parameters: [UInt8], _ final: UInt8, _ milliseconds: Int) {
    if final == UInt8(ascii: "~"), parameters == Array("200".utf8) {
      state = .paste
    } else if parameters.first == UInt8(ascii: "<") {
      guard let report = MouseReport(parameters: parameters.dropFirst(), final: final) else { return }
      if let mouse = clicks.count(report, at: milliseconds) { keys.append(.mouse(mouse)) }
    } else if let key = ControlSequence.key(parameters: parameters, final: final) {
      keys.append(key)
    }
  }

  private mutating func paste(_ byte: UInt8) {
    pasted.append(byte)
    let end = PasteText.end
    if byte == end.last, pasted.suffix(end.count).elementsEqual(end) {
      keys.append(.paste(PasteText.text(pasted.dropLast(end.count).prefix(Self.longestPaste))))
      pasted = []
      state = .ground
    } else if pasted.count > Self.longestPaste + 2 * end.count {
      // The last bytes stay, so that the end is still found.
      pasted.removeSubrange(Self.longestPaste..<pasted.count - end.count)
    }
  }

  /// Nothing more has come: what looked like the start of a sequence was a key.
  private mutating func flush() {
    switch state {
    case .escape: keys.append(.escape)
    case .control(let parameters) where parameters.isEmpty: keys += [.escape, .character("[")]
    case .singleShift: keys += [.escape, .character("O")]
    case .ground, .control, .paste: return
    }
    state = .ground
  }
}

/// What lies between the marks of a bracketed paste.
enum PasteText {
  /// What ends a paste.
  static let end = Array("\u{1B}[201~".utf8)

  /// The text that was pasted. Terminals send a line's end as a carriage return; here it is a line feed.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var lines: [UInt8] = []
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0A && previous == 0x0D {
        previous = byte
        continue
      }
      lines.append(byte == 0x0D ? 0x0A : byte)
      previous = byte
    }
    return String(decoding: lines, as: UTF8.self)
  }
}

/// Puts characters together from bytes that may come in several reads.
struct UTF8Assembly {
  private var bytes: [UInt8] = []
  private var expected = 0

  /// The character that this byte ends; nil where more bytes must come or nothing is to be shown.
  ///
  /// Bytes that are no UTF-8 are U+FFFD. The controls of C1 are nothing.
  mutating func append(_ byte: UInt8) -> Character? {
    switch byte {
    case 0x00..<0x80:
      bytes = []
      return Character(Unicode.Scalar(byte))
    case 0x80..<0xC0:
      guard !bytes.isEmpty else { return "\u{FFFD}" }
      bytes.append(byte)
    default:
      bytes = [byte]
      expected = byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4)
    }
    guard bytes.count == expected else { return nil }
    defer { bytes = [] }
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return "\u{FFFD}" }
    return (0x80..<0xA0).contains(scalar.value) ? nil : Character(scalar)
  }
}
