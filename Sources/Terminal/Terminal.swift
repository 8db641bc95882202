internal import CLinux
internal import CNcurses
public import Cells
internal import Glibc

/// The screen and the keyboard. There is one, it belongs to the main actor as all of ncurses does, and when it goes the
/// terminal is as it was before.
///
/// ```
/// try Signal.block()
/// var terminal = try Terminal()
/// let loop = try EventLoop()
/// terminal.draw(grid, theme: theme, mode: terminal.colourMode)
/// let wake = loop.wait()
/// let keys = terminal.readKeys()
/// ```
@MainActor
public struct Terminal: ~Copyable {
  /// What the user decides about the terminal.
  public struct Options: Hashable, Sendable {
    /// Buttons and wheel come as keys; otherwise the terminal's own selection works.
    public var mouse = true
    /// The colours to use; nil for the best that the terminal has. More than it has is not used.
    public var colours: ColourMode?
    /// Alt with a character is a key. Otherwise it is nothing.
    public var alt = false

    /// What holds unless the user says otherwise.
    public init() {}
  }

  /// What was drawn since the terminal was opened. Nothing is written to the terminal while `frames` stays the same.
  public struct Statistics: Hashable, Sendable {
    /// Grids that differed from the one before, and were written.
    public var frames = 0
    /// Cells of the rows that differed, handed to ncurses, which writes those that changed.
    public var cells = 0
  }

  /// What the program is to use.
  public let options: Options
  /// Whether text is UTF-8. If not, only ASCII can be shown: draw without boxes, blocks and braille.
  public let isUTF8: Bool
  /// The best colours that may be used: what the terminal has, what `options` allow, and none with `NO_COLOR`.
  public let colourMode: ColourMode
  /// The screen's size.
  public internal(set) var size: Size
  /// What was drawn so far.
  public internal(set) var statistics = Statistics()

  let session: CursesSession
  var decoder = KeyDecoder()
  var shown: DrawnFrame?
  var paints: PaintTable?
  var isSuspended = false
  var keepsTitle = false

  /// Acquires the terminal: alternate screen, single keys, mouse, marked pastes, no cursor.
  ///
  /// Standard error is held back until it ends, if it is a terminal. If the program dies of a bug, the terminal is
  /// restored first.
  /// - Throws: `TerminalError`; the terminal is then unchanged.
  public init(options: Options = Options()) throws(TerminalError) {
    guard isatty(STDIN_FILENO) != 0 else { throw .inputIsNoTerminal }
    guard isatty(STDOUT_FILENO) != 0 else { throw .outputIsNoTerminal }
    let isUTF8 = TextLocale.adopt()
    let support = ColourSupport(environment: Environment.value)
    let session = try CursesSession(support, wanted: options.colours, mouse: options.mouse)
    self.options = options
    self.isUTF8 = isUTF8
    self.session = session
    let most = support.isRefused ? ColourMode.mono : session.colours
    colourMode = options.colours.map { $0.atMost(most) } ?? most
    size = CursesSession.size
    decoder.decodesAlt = options.alt
    decoder.timing = KeyDecoder.Timing(escapeDelay: Environment.value("ESCDELAY"))
    decoder.sequences = session.keys
    RawOutput.write(TerminalModes.on(mouse: options.mouse))
  }

  deinit {
    RawOutput.write(TerminalModes.off(mouse: options.mouse) + (keepsTitle ? TerminalModes.titleFetch : ""))
    session.end()
  }

  /// Leaves the terminal as it was before. What was written to standard error meanwhile appears.
  public consuming func close() {}
}

extension ColourMode {
  /// The poorer of both.
  func atMost(_ other: ColourMode) -> ColourMode {
    let ranks = ColourMode.allCases
    guard let own = ranks.firstIndex(of: self), let others = ranks.firstIndex(of: other) else { return .mono }
    return ranks[max(own, others)]
  }
}

extension Terminal {
  /// All keys that have been typed, in order; empty if there are none. It waits for nothing.
  ///
  /// What may be the start of a sequence is held back until more comes or `millisecondsToKeys` have passed: call this
  /// then too, though nothing can be read.
  public mutating func readKeys() -> [Key] {
    decoder.decode(session.read(), at: Self.milliseconds)
  }

  /// Milliseconds until `readKeys` is to be called although nothing can be read; nil if nothing is held back.
  public var millisecondsToKeys: Int? { decoder.deadline.map { max(0, $0 - Self.milliseconds) } }

  /// A clock that never goes back.
  private static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}

extension Terminal {
  /// Reads the size of the terminal, on `Signal.resized`. Draw a grid of the new size next.
  ///
  /// - Returns: true if it has changed.
  @discardableResult
  public mutating func resize() -> Bool {
    let now = CursesSession.size
    guard now != size else { return false }
    resizeterm(Int32(now.height), Int32(now.width))
    size = now
    shown = nil
    return true
  }

  /// Gives the terminal back to the shell and stops the program, on `Signal.suspend`. Returns when it is continued; draw
  /// next, since nothing is on the screen then, and the size may be another.
  public mutating func suspend() {
    release()
    clinux_stop_self()
    resume()
  }

  /// Gives the terminal to another program, as it was before; `resume` acquires it again.
  public mutating func release() {
    RawOutput.write(TerminalModes.off(mouse: options.mouse))
    endwin()
    clinux_crash_active(false)
  }

  /// Acquires the terminal again after a stop, on `Signal.continued`: also one that `suspend` did not make. Draw next.
  public mutating func resume() {
    // Whoever had the terminal meanwhile may have set it otherwise: leave and enter anew.
    endwin()
    RawOutput.write(TerminalModes.on(mouse: options.mouse))
    clinux_crash_active(true)
    clearok(cn_curscr(), true)
    wrefresh(cn_stdscr())
    resize()
    shown = nil
  }

  /// Forgets what is on the screen, which something else may have written over: the next `draw` writes all of it.
  public mutating func redraw() {
    clearok(cn_curscr(), true)
    shown = nil
  }

  /// Sends BEL, the terminal's audible or visible alert.
  public func beep() { RawOutput.write([7]) }

  /// Sets the title of the terminal's window; the one before returns at the end. Control characters are shown as
  /// pictures.
  public mutating func setTitle(_ title: String) {
    RawOutput.write((keepsTitle ? "" : TerminalModes.titleKeep) + WindowTitle.sequence(for: title))
    keepsTitle = true
  }

  /// Puts a text on the clipboard of the user's machine. Control characters are shown as pictures; line feeds and tabs
  /// stay. Not every terminal allows it.
  public func copy(_ text: String) -> Copied {
    let (bytes, result) = Clipboard.sequence(for: text)
    RawOutput.write(bytes)
    return result
  }
}
