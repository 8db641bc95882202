import EndToEndSupport
import TestSupport
import Testing

/// The mouse, as a terminal reports it.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct MouseTests {
  /// The cell at which a text of the screen begins.
  private func place(of text: String, in session: TerminalSession) throws -> (column: Int, row: Int) {
    let lines = try session.lines()
    let row = try #require(lines.firstIndex { $0.contains(text) }, "\"\(text)\" is not on screen")
    let start = try #require(lines[row].firstRange(of: text)?.lowerBound)
    // Nothing before it is wide: the cells are the characters.
    return (lines[row].distance(from: lines[row].startIndex, to: start), row)
  }

  @Test func aClickSelectsAndADoubleClickOpens() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    let won = try place(of: "4 Won", in: session)
    try session.click(column: won.column, row: won.row)
    try session.wait(for: "4 Won · KPIs")
    // Both clicks in one write: the time between them is none, however busy the machine is.
    let retention = try place(of: "5 Retention", in: session)
    let click = "\u{1B}[<0;\(retention.column + 1);\(retention.row + 1)"
    try session.send("\(click)M\(click)m\(click)M\(click)m")
    try session.wait(forTitle: "› 5 Retention")
    // The right button goes back.
    try session.send("\u{1B}[<2;10;10M\u{1B}[<2;10;10m")
    try session.wait(until: "the overview is back") { Screen.funnel($0).count == 6 }
    try session.press("q")
    #expect(try session.waitForExit() == 0)
    try session.expectRestored()
  }

  @Test func theWheelScrolls() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press("A")
    try session.wait(for: " 1–")
    for _ in 0..<20 { try session.wheel(up: false, column: 20, row: 10) }
    try session.wait(for: "–48 of 48")
    for _ in 0..<20 { try session.wheel(up: true, column: 20, row: 10) }
    try session.wait(for: " 1–")
  }

  @Test func aClickOnAHeadingSorts() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    try session.press("A")
    try session.wait(for: "AES ▼")
    let name = try place(of: "Name", in: session)
    try session.click(column: name.column, row: name.row)
    try session.wait(for: "Name ▲")
    try session.click(column: name.column, row: name.row)
    try session.wait(for: "Name ▼")
  }

  @Test func aClickOnAKeyOfTheFooterPressesIt() throws {
    let scratch = try Scratch(.small)
    let session = try scratch.dashboard()
    try session.waitForFigures()
    let help = try place(of: "? help", in: session)
    try session.click(column: help.column, row: help.row)
    try session.wait(forTitle: "› Help")
    let back = try place(of: "Esc back", in: session)
    try session.click(column: back.column, row: back.row)
    try session.wait(until: "the overview is back") { Screen.funnel($0).count == 6 }
    let quit = try place(of: "q quit", in: session)
    try session.click(column: quit.column, row: quit.row)
    #expect(try session.waitForExit() == 0)
    try session.expectRestored()
  }
}
