package import Cells

/// Turns the bytes that a terminal sends into keys: a machine of a few states that needs no terminal and no clock of its
/// own, so that it is tested byte by byte.
///
/// What is no key of ours is dropped whole, for its letters would act as commands: sequences with parameters, and control
/// strings (OSC, DCS, APC, PM, SOS), in which terminals answer questions that nobody may have asked, in as many pieces as
/// the line cuts them into.
///
/// Esc is a key and the start of most sequences. Only time distinguishes them: see `Timing`.
package struct KeyDecoder {
  /// Times in milliseconds.
  struct Timing: Equatable {
    /// So long after an Esc the rest of a sequence is waited for (`ESCDELAY`): slow lines cut sequences in two.
    var escape = 150
    /// A character so soon after an Esc, or in the same read, is Alt with it; later it is a key of its own.
    var alt = 40
    /// After what begins a sequence or a string, without anything in it: then it was Alt with that character.
    var introducer = 1_000
    /// Without a byte in the middle of a control string, after which its end does not come any more.
    var string = 10_000
    /// Without a byte in the middle of a paste, after which its end mark does not come any more.
    var paste = 1_000
    /// After an Esc that was a key by the time that had passed: what could only be the rest of its sequence is still
    /// dropped.
    var late = 2_000

    /// Those that `ESCDELAY` (milliseconds, as ncurses reads it) asks for; the usual ones where it says nothing.
    init(escapeDelay: String? = nil) {
      guard let text = escapeDelay, let delay = Int(text), (0...30_000).contains(delay) else { return }
      escape = delay
      alt = min(alt, delay)
      introducer = max(introducer, delay)
    }
  }

  /// Whether Alt with a character is a key. Otherwise it is nothing.
  var decodesAlt = false
  /// How long what is incomplete is waited for.
  var timing = Timing()
  /// The sequences of the terminal's description (terminfo) beside the usual ones.
  var sequences: [[UInt8]: Key] = [:]

  /// The longest paste in bytes that is kept; the rest of a longer one is dropped.
  static let longestPaste = 1 << 20
  /// No sequence of parameters is that long; of a longer one the whole is dropped.
  static let longestSequence = 64

  enum State: Equatable {
    case ground
    /// So many Esc have come.
    case escape(count: Int)
    /// Within `ESC [`.
    case control(parameters: [UInt8])
    /// Behind `ESC [ [`: a function key of the Linux console.
    case consoleFunction
    /// Behind `ESC O`.
    case singleShift
    /// Within a report of the mouse of the kind that nobody asked for: so many bytes are left.
    case oldMouse(left: Int)
    /// Within a character that Alt was held with.
    case altCharacter
    /// Within a control string; `isEmpty` as long as nothing has come, `mayEnd` behind an Esc in it.
    case string(isEmpty: Bool, mayEnd: Bool)
    case paste
  }

  var state = State.ground
  private var text = UTF8Assembly()
  private var pasted: [UInt8] = []
  private var clicks = ClickCounter()
  var keys: [Key] = []
  /// The time of the bytes that are being decoded, and of those before.
  var now = 0
  private var lastBytes = 0
  /// Whether the byte is the first of a read, and the only one.
  private var isFirst = false
  private var isAlone = false
  /// What was given up, and when: the rest of it may still come.
  var abandoned: (what: Abandoned, at: Int)?

  /// What was given up because nothing more came in time.
  enum Abandoned: Equatable {
    case escape
    case string
    case stringEnd
  }

  /// A decoder of the usual sequences.
  package init() {}

  /// The keys of what was read in one go.
  ///
  /// - Parameters:
  ///   - bytes: none where nothing was there to be read: what waited for its time is then settled.
  ///   - milliseconds: a clock that never goes back; two clicks near each other in time are a double click.
  package mutating func decode(_ bytes: [UInt8], at milliseconds: Int) -> [Key] {
    keys = []
    now = milliseconds
    if bytes.isEmpty {
      // Bytes that were read late may have come in time: only a look at an empty line lets the time run out.
      if let deadline, deadline <= now { expire() }
      return keys
    }
    var rest = bytes[...]
    if state == .ground { rest = dropLateRest(rest) }
    isFirst = true
    isAlone = bytes.count == 1
    for byte in rest {
      handle(byte)
      isFirst = false
    }
    lastBytes = now
    return keys
  }

  /// When what is incomplete is settled if nothing more comes, on the clock of `decode`; nil if nothing is incomplete.
  package var deadline: Int? {
    switch state {
    case .ground, .altCharacter: nil
    case .escape: lastBytes + timing.escape
    case .control(let parameters): lastBytes + (parameters.isEmpty ? timing.introducer : timing.string)
    case .consoleFunction, .singleShift, .oldMouse: lastBytes + timing.introducer
    case .string(_, mayEnd: true): lastBytes + timing.escape
    case .string(let isEmpty, _): lastBytes + (isEmpty ? timing.introducer : timing.string)
    case .paste: lastBytes + timing.paste
    }
  }

  /// Nothing more has come in time.
  private mutating func expire() {
    switch state {
    case .escape(let count):
      keys += Array(repeating: .escape, count: count)
      abandoned = (.escape, now)
    case .control(let parameters) where parameters.isEmpty: alt("[")
    case .singleShift: alt("O")
    case .string(isEmpty: true, mayEnd: false): abandoned = (.string, now)
    case .string(_, mayEnd: true): abandoned = (.stringEnd, now)
    case .paste: endPaste(pasted)
    case .ground, .control, .consoleFunction, .oldMouse, .altCharacter, .string: break
    }
    state = .ground
  }

  private mutating func handle(_ byte: UInt8) {
    switch state {
    case .ground: ground(byte)
    case .escape(let count): afterEscape(byte, count)
    case .control(let parameters): control(byte, parameters)
    case .consoleFunction:
      state = .ground
      if (0x41...0x45).contains(byte) { keys.append(.function(Int(byte) - 0x40)) }
    case .singleShift: singleShift(byte)
    case .oldMouse(let left): state = left > 1 ? .oldMouse(left: left - 1) : .ground
    case .altCharacter: altCharacter(byte)
    case .string(let isEmpty, let mayEnd): string(byte, isEmpty, mayEnd)
    case .paste: paste(byte)
    }
  }

  private mutating func ground(_ byte: UInt8) {
    if byte == 0x1B {
      state = .escape(count: 1)
    } else if let key = KeyCodes.key(control: byte) {
      keys.append(key)
    } else {
      switch text.append(byte) {
      case .character(let character): keys.append(.character(character))
      case .control(let code): eightBitControl(code)
      case .incomplete: break
      }
    }
  }

  /// A control of C1: what is Esc and a character in seven bits.
  private mutating func eightBitControl(_ code: UInt8) {
    switch code {
    case 0x9B: state = .control(parameters: [])
    case 0x8F: state = .singleShift
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: state = .string(isEmpty: true, mayEnd: false)
    default: state = .ground
    }
  }

  private mutating func afterEscape(_ byte: UInt8, _ count: Int) {
    // An Esc before the Esc of a sequence is Alt with its key: the modifier is left out.
    let former = max(0, count - 2)
    switch byte {
    case UInt8(ascii: "["): begin(.control(parameters: []), former)
    case UInt8(ascii: "O"): begin(.singleShift, former)
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      begin(.string(isEmpty: true, mayEnd: false), former)
    case 0x1B:
      if isFirst && now - lastBytes > timing.alt {
        keys += Array(repeating: .escape, count: count)
        state = .escape(count: 1)
      } else {
        state = .escape(count: count + 1)
      }
    default:
      state = .ground
      if isFirst && now - lastBytes > timing.alt {
        keys += Array(repeating: .escape, count: count)
        ground(byte)
      } else {
        keys += Array(repeating: .escape, count: count - 1)
        if let key = sequences[[0x1B, byte]] { keys.append(key) } else { altCharacter(byte) }
      }
    }
  }

  private mutating func begin(_ next: State, _ escapes: Int) {
    keys += Array(repeating: .escape, count: escapes)
    state = next
  }

  private mutating func altCharacter(_ byte: UInt8) {
    state = .ground
    // Alt with a control (Enter, Backspace) is no key of ours.
    if byte < 0x20 || byte == 0x7F { return }
    switch text.append(byte) {
    case .character(let character): alt(character)
    case .control: break
    case .incomplete: state = .altCharacter
    }
  }

  private mutating func alt(_ character: Character) {
    if decodesAlt { keys.append(.alt(character)) }
  }

  private mutating func singleShift(_ byte: UInt8) {
    guard (0x20..<0x7F).contains(byte) else { return interrupted(by: byte) }
    state = .ground
    if let key = sequences[[0x1B, 0x4F, byte]] ?? ControlSequence.key(parameters: [], final: byte) { keys.append(key) }
  }

  private mutating func control(_ byte: UInt8, _ parameters: [UInt8]) {
    switch byte {
    case UInt8(ascii: "[") where parameters.isEmpty: state = .consoleFunction
    case UInt8(ascii: "M") where parameters.isEmpty: state = .oldMouse(left: 3)
    case 0x20..<0x40:
      if parameters.count < Self.longestSequence { state = .control(parameters: parameters + [byte]) }
    case 0x40..<0x7F:
      state = .ground
      // The longest ones were cut.
      if parameters.count < Self.longestSequence { finish(parameters, byte) }
    default: interrupted(by: byte)
    }
  }

  /// A sequence has stopped in the middle; this byte begins something else.
  private mutating func interrupted(by byte: UInt8) {
    state = .ground
    ground(byte)
  }

  private mutating func finish(_ parameters: [UInt8], _ final: UInt8) {
    if let key = sequences[[0x1B, 0x5B] + parameters + [final]] {
      keys.append(key)
    } else if final == UInt8(ascii: "~"), parameters == Array("200".utf8) {
      state = .paste
    } else if parameters.first == UInt8(ascii: "<") {
      guard let report = MouseReport(parameters: parameters.dropFirst(), final: final) else { return }
      if let mouse = clicks.count(report, at: now) { keys.append(.mouse(mouse)) }
    } else if let key = ControlSequence.key(parameters: parameters, final: final) {
      if case .alt = key, !decodesAlt { return }
      keys.append(key)
    }
  }

  // MARK: Strings

  private mutating func string(_ byte: UInt8, _ isEmpty: Bool, _ mayEnd: Bool) {
    // A single byte, long after what looked like the start of a string: somebody types, and Alt was held before.
    if isEmpty && !mayEnd && isFirst && isAlone && now - lastBytes > timing.escape && byte != 0x1B {
      return interrupted(by: byte)
    }
    if mayEnd && byte != 0x1B {
      if byte == UInt8(ascii: "\\") {
        state = .ground
      } else {
        // Esc ends a string that has lost its end.
        afterEscape(byte, 1)
      }
      return
    }
    switch byte {
    case 0x1B: state = .string(isEmpty: isEmpty, mayEnd: true)
    case 0x07, 0x18, 0x1A: endString()
    // Ctrl-C leaves from anywhere.
    case 0x03: interrupted(by: byte)
    default:
      state = .string(isEmpty: false, mayEnd: false)
      // The end in eight bits also is the last byte of some characters.
      if case .control(0x9C) = text.append(byte) { endString() }
    }
  }

  private mutating func endString() {
    state = .ground
    text = UTF8Assembly()
  }

  /// What can only be the rest of what was given up a moment ago, dropped from the start of a read: nobody types so many
  /// characters at once.
  private mutating func dropLateRest(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let abandoned, let first = bytes.first else { return bytes }
    self.abandoned = nil
    switch abandoned.what {
    case .escape:
      guard now - abandoned.at <= timing.late, let state = LateRest.state(of: bytes) else { return bytes }
      self.state = state
      return bytes.dropFirst()
    case .string:
      guard now - abandoned.at <= timing.string, bytes.count > 2,
        bytes.last == 0x07 || bytes.suffix(2).elementsEqual([0x1B, 0x5C])
      else { return bytes }
      state = .string(isEmpty: false, mayEnd: false)
      return bytes
    case .stringEnd:
      guard now - abandoned.at <= timing.string, first == UInt8(ascii: "\\") else { return bytes }
      return bytes.dropFirst()
    }
  }

  // MARK: Pastes

  private mutating func paste(_ byte: UInt8) {
    pasted.append(byte)
    let end = PasteText.end
    if byte == end.last, pasted.suffix(end.count).elementsEqual(end) {
      endPaste(pasted.dropLast(end.count))
      state = .ground
    } else if pasted.count > Self.longestPaste + 2 * end.count {
      // The last bytes stay, so that the end is still found.
      pasted.removeSubrange(Self.longestPaste..<pasted.count - end.count)
    }
  }

  private mutating func endPaste(_ bytes: some Sequence<UInt8>) {
    keys.append(.paste(PasteText.text(bytes.prefix(Self.longestPaste))))
    pasted = []
  }
}

/// The rest of a sequence whose Esc was believed to be a key.
enum LateRest {
  /// The state that the first byte leads to; nil if somebody may have typed this.
  static func state(of bytes: ArraySlice<UInt8>) -> KeyDecoder.State? {
    guard bytes.count > 1, let first = bytes.first, let second = bytes.dropFirst().first else { return nil }
    let isDigit = (0x30...0x39).contains(second)
    switch first {
    case UInt8(ascii: "["):
      let isRest = (0x30...0x3F).contains(second) || (0x41...0x5A).contains(second)
      return isRest ? .control(parameters: []) : nil
    case UInt8(ascii: "O"): return (0x41...0x5A).contains(second) || (0x61...0x7A).contains(second) ? .singleShift : nil
    case UInt8(ascii: "]"): return isDigit ? .string(isEmpty: true, mayEnd: false) : nil
    case UInt8(ascii: "P"):
      return isDigit || Array("!$+>|".utf8).contains(second) ? .string(isEmpty: true, mayEnd: false) : nil
    case UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      return bytes.count > 2 ? .string(isEmpty: true, mayEnd: false) : nil
    default: return nil
    }
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
  /// What a byte leads to.
  enum Outcome: Equatable {
    /// More bytes must come.
    case incomplete
    /// A character; bytes that are no UTF-8 are U+FFFD.
    case character(Character)
    /// A control of C1, as one byte or as UTF-8.
    case control(UInt8)
  }

  private var bytes: [UInt8] = []
  private var expected = 0

  /// Handles the next byte.
  mutating func append(_ byte: UInt8) -> Outcome {
    switch byte {
    case 0x00..<0x80:
      bytes = []
      return .character(Character(Unicode.Scalar(byte)))
    case 0x80..<0xC0:
      guard !bytes.isEmpty else { return byte < 0xA0 ? .control(byte) : .character("\u{FFFD}") }
      bytes.append(byte)
    default:
      bytes = [byte]
      expected = byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4)
    }
    guard bytes.count == expected else { return .incomplete }
    defer { bytes = [] }
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else {
      return .character("\u{FFFD}")
    }
    return (0x80..<0xA0).contains(scalar.value) ? .control(UInt8(scalar.value)) : .character(Character(scalar))
  }
}
