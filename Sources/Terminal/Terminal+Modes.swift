internal import CLinux
internal import CNcurses
internal import Cells
internal import Glibc

extension Terminal {
  /// Asks the terminal for its size, on `Signal.resized`. Draw a grid of the new size next.
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
    RawOutput.write(TerminalModes.off(mouse: options.mouse))
    endwin()
    clinux_crash_active(false)
    clinux_stop_self()
    resume()
  }

  /// Takes the terminal over again after a stop, on `Signal.continued`: also one that `suspend` did not make. Draw next.
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

  /// Rings the terminal's bell.
  public func ring() { RawOutput.write([7]) }

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
