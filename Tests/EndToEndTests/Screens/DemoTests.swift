import EndToEndSupport
import Foundation
import Testing

/// `abmtop demo`: something to look at, alive, and nothing left behind.
@Suite(.enabled(if: Tmux.isWanted, "ABMTOP_NO_TMUX=1"))
struct DemoTests {
  @Test func itMovesWithoutAKeyAndLeavesNothingBehind() throws {
    let scratch = try Scratch()
    let session = try scratch.session(["demo"], columns: 120, rows: 40)
    let first = try session.wait(until: "the funnel is there") { Screen.funnel($0).count == 6 }
    #expect((Screen.funnel(first).first ?? 0) > 100)
    #expect(try scratch.names(in: "cache/abmtop").count == 1)
    let figures = Self.digits(try session.wait(until: "trends have come") { $0.contains("⣀") || $0.contains("⣿") })
    try session.wait(until: "a figure has moved") { Self.digits($0) != figures }
    try session.press("q")
    #expect(try session.waitForExit() == 0)
    #expect(try scratch.names(in: "cache/abmtop").isEmpty)
    try session.expectRestored()
  }

  /// However each of them ends, it clears away what is its own.
  @Test func severalAtOnceShareNothing() throws {
    let scratch = try Scratch()
    let one = try scratch.session(["demo"])
    let other = try scratch.session(["demo", "--seed", "2"])
    try one.wait(until: "the funnel is there") { Screen.funnel($0).count == 6 }
    try other.wait(until: "the funnel is there") { Screen.funnel($0).count == 6 }
    #expect(try scratch.names(in: "cache/abmtop").count == 2)
    try one.signal(SIGTERM)
    try one.waitForExit()
    try one.expectRestored()
    #expect(try scratch.names(in: "cache/abmtop").count == 1)
    let figures = Self.digits(try other.screen())
    try other.wait(until: "the other still moves") { Self.digits($0) != figures }
    // What a killed demo leaves, the next one clears away.
    try other.signal(SIGKILL)
    try other.waitForExit()
    #expect(try scratch.names(in: "cache/abmtop").count == 1)
    for signal in [SIGHUP, SIGINT] {
      let next = try scratch.session(["demo"])
      try next.wait(until: "the funnel is there") { Screen.funnel($0).count == 6 }
      #expect(try scratch.names(in: "cache/abmtop").count == 1)
      try next.signal(signal)
      try next.waitForExit()
      try next.expectRestored()
      #expect(try scratch.names(in: "cache/abmtop").isEmpty)
    }
  }

  /// The figures of a screen: neither the clock nor the colours of what has just changed.
  private static func digits(_ screen: String) -> String { Screen.timeless(screen).filter(\.isNumber) }
}
