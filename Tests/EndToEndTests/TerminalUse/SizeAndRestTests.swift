import EndToEndSupport
import TestSupport
import Testing

/// Sizes that change, and a screen on which nothing does.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct SizeAndRestTests {
  @Test func aStormOfSizesEndsInTheRightScreen() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    var (columns, rows) = (17, 3)
    for _ in 0..<50 {
      // A walk over 1–200 × 1–60 that meets small ones and large ones in turn.
      columns = (columns * 73 + 41) % 200 + 1
      rows = (rows * 29 + 17) % 60 + 1
      try session.resize(columns: columns, rows: rows)
    }
    try session.resize(columns: 110, rows: 33)
    let fresh = try scratch.dashboard(columns: 110, rows: 33)
    // The landing comes last, after the trends.
    let whole = try fresh.wait(until: "everything has come") { $0.contains("⣿") && $0.contains("New revenue to") }
    let expected = Screen.timeless(whole)
    try session.wait(until: "the screen of a fresh start:\n\(expected)\n") { Screen.timeless($0) == expected }
    try session.press("q")
    #expect(try session.waitForExit() == 0)
  }

  @Test(arguments: [(1, 1), (5, 2), (19, 4), (40, 10), (59, 14), (250, 80)])
  func unusualSizes(_ columns: Int, _ rows: Int) throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard(columns: columns, rows: rows)
    // One cell has no room for a figure.
    if columns > 1 { try session.wait(until: "something is drawn") { !$0.allSatisfy(\.isWhitespace) } }
    try session.press("A", "Enter", "/", "x", "Escape", "?")
    try session.resize(columns: 80, rows: 24)
    try session.wait(forTitle: "› Help")
    try session.press("q")
    #expect(try session.waitForExit() == 0)
  }

  @Test func nothingIsWrittenWhileNothingChanges() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard("--interval", "0.1")
    try session.wait(until: "everything has come") { $0.contains("⣿") && $0.contains("New revenue to") }
    try session.waitForPolls(20)
    let before = session.rawOutput()
    // The same bytes once more: the file's time changes, its rows do not.
    try scratch.write(try scratch.read("data/nps.csv"), to: "data/nps.csv")
    try session.waitForPolls(20)
    // The one thing that may change is the time of the refresh.
    let between = session.rawOutput()
    #expect(between.utf8.count - before.utf8.count < 400)
    try session.waitForPolls(40)
    #expect(session.rawOutput().utf8.count == between.utf8.count)
  }
}
