import Cells
import Glibc
import Terminal

/// A program that shows what the terminal tells it, for tests that run it in tmux.
///
/// The first rows say size, colours, encoding, and what happened last; below are a line with wide
/// glyphs and marks and one with colours. `q` quits, `C` dies of a bug, `S` of an unmapped address, `A` by abort, `X` leaves by exit, `e` writes to
/// standard error, `r` draws the same grid again, `f` says how often
/// something was written, `i` shows a cursor, `w` draws wide glyphs elsewhere, `p` in hundreds of colours, `T` sets the title, `y` copies.
@main
struct Probe {
  static func main() {
    do {
      try SystemSignal.block()
      let code = try MainActor.assumeIsolated { try Session.run() }
      exit(code)
    } catch {
      fputs("terminal-probe: \(error)\n", stderr())
      exit(1)
    }
  }

  private static func stderr() -> UnsafeMutablePointer<FILE>? { fdopen(STDERR_FILENO, "w") }
}
