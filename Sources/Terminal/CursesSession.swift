internal import CLinux
internal import CNcurses
internal import Cells
internal import Glibc

/// ncurses between `newterm` and `delscreen`, set up as this program uses it. All of it is on one thread.
struct CursesSession {
  private let screen: OpaquePointer
  /// The sequences of keys in the terminal's description.
  let keys: [[UInt8]: Key]
  /// The colours that the terminal has.
  let colours: ColourMode
  /// Whether the terminal's own colours can be distinguished from its palette's.
  let hasOwnColours: Bool

  /// - Throws: `TerminalError.unknownTerminal` or `.dumbTerminal`; the terminal is then unchanged.
  init(_ support: ColourSupport, wanted: ColourMode?, mouse: Bool) throws(TerminalError) {
    let type = try TerminalType.usable(support.environment("TERM"))
    _ = clinux_crash_remember(STDIN_FILENO)
    Self.forgetSizeOfEnvironment()
    let isDirect = !support.isRefused && (wanted.map { $0 == .trueColour } ?? support.promisesTrueColour)
    guard let screen = (isDirect ? Self.directScreen() : nil) ?? cn_newterm(type) else {
      throw .unknownTerminal(type: type)
    }
    self.screen = screen
    Self.setInput()
    keys = KeyCodes.sequences { name in cn_capability(name).map { String(cString: $0) } }
    (colours, hasOwnColours) = Self.startColours()
    curs_set(0)
    // The first refresh enters the alternate screen and clears it.
    wrefresh(cn_stdscr())
    Self.guardAgainstCrashes(mouse: mouse)
  }

  /// Leaves the alternate screen, and with it everything that ncurses and this have changed.
  func end() {
    endwin()
    clinux_crash_disarm()
    clinux_stderr_release()
    delscreen(screen)
  }

  /// The bytes that wait to be read, at most about a megabyte. ncurses is not asked: it would decide by itself, and
  /// waiting, what is a sequence.
  func read() -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 20, clinux_bytes_waiting(STDIN_FILENO) > 0 {
      let count = Glibc.read(STDIN_FILENO, &block, block.count)
      if count > 0 { bytes += block[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return bytes
  }

  /// The terminal's size now.
  static var size: Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard clinux_terminal_size(STDOUT_FILENO, &columns, &rows) else {
      return Size(Int(getmaxx(cn_stdscr())), Int(getmaxy(cn_stdscr())))
    }
    return Size(Int(columns), Int(rows))
  }

  private static func directScreen() -> OpaquePointer? {
    let before = Environment.value("TERMINFO")
    setenv("TERMINFO", DirectColourEntry.terminfo, 1)
    defer { if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") } }
    return cn_newterm(DirectColourEntry.name)
  }

  /// Where the terminal says how large it is, `LINES` and `COLUMNS` do not count: shells export those of another.
  private static func forgetSizeOfEnvironment() {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard clinux_terminal_size(STDOUT_FILENO, &columns, &rows) else { return }
    unsetenv("LINES")
    unsetenv("COLUMNS")
  }

  private static func setInput() {
    cbreak()
    noecho()
    nonl()
    clinux_no_flow_control(STDIN_FILENO)
    // What ncurses returns to after a stop.
    def_prog_mode()
    intrflush(nil, false)
    // Keys that wait are no reason to leave a screen half drawn.
    typeahead(-1)
  }

  private static func startColours() -> (ColourMode, Bool) {
    guard has_colors(), start_color() == OK else { return (.mono, false) }
    let hasOwn = use_default_colors() == OK
    switch cn_colors() {
    case 0x100_0000...: return (.trueColour, hasOwn)
    case 256...: return (.indexed256, hasOwn)
    case 16...: return (.ansi16, hasOwn)
    case 8...: return (.ansi8, hasOwn)
    default: return (.mono, hasOwn)
    }
  }

  private static func guardAgainstCrashes(mouse: Bool) {
    let capabilities = ["rmkx", "sgr0", "op", "rmcup", "cnorm"].compactMap { (name: String) -> String? in
      cn_capability(name).map { String(cString: $0) }
    }
    // What a terminal needs as a pause is not for a handler that may not wait; such terminals have no other screen.
    let sequences =
      TerminalModes.updateEnd + TerminalModes.off(mouse: mouse) + TerminalModes.plainText
      + capabilities.filter { !$0.contains("$<") }.joined()
    _ = Array(sequences.utf8).withUnsafeBytes { clinux_crash_arm($0.baseAddress, $0.count) }
    _ = clinux_stderr_hold()
  }
}

/// The terminal's modes that ncurses does not set: escape sequences of xterm that terminals without them ignore.
enum TerminalModes {
  /// Buttons are reported, in the format that knows large screens.
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
  /// Pastes are marked.
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  /// What is between them appears at once.
  static let updateBegin = "\u{1B}[?2026h"
  static let updateEnd = "\u{1B}[?2026l"
  /// The title is kept on the terminal's stack, and fetched from it.
  static let titleKeep = "\u{1B}[22;2t"
  static let titleFetch = "\u{1B}[23;2t"
  /// Plain text, in case a crash came in the middle of colours.
  static let plainText = "\u{1B}[m"

  /// What switches on the modes that the program runs in.
  static func on(mouse: Bool) -> String { pasteOn + (mouse ? mouseOn : "") }
  /// What switches them off. It does no harm where they are off.
  static func off(mouse: Bool) -> String { (mouse ? mouseOff : "") + pasteOff }
}

/// Bytes for the terminal that do not go through ncurses.
enum RawOutput {
  /// Writes all of it to standard output. What cannot be written is lost: then the terminal is gone.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes all of it to standard output, waiting while the terminal does not keep up.
  static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }
}
