import Cells
import Dashboard
import Metrics
import Testing

/// What was left out of the figures is in the title line of every screen, and at the figures themselves.
@Suite struct TrustStripTests {
  /// The company with three more opportunities whose amount cannot be read, and an activity of nobody.
  private func snapshot() throws -> Snapshot {
    var files = Company.files()
    for number in 1...3 {
      files["opportunities.csv", default: ""] += "X\(number),A01,x,new,Discovery,open,much,2026-11-01,,\n"
    }
    files["activities.csv", default: ""] += "2026-11-20T01:00:00Z,A99,visit,1,,\n"
    return try Company.snapshot(files)
  }

  @Test(arguments: [
    (80, "! 3 left out · 1 orphan"), (120, "! 3 of 30 opportunities left out · 1 orphan"),
    (200, "! 3 of 30 opportunities left out · 1 orphan"),
  ])
  func stripInTheTitle(_ width: Int, _ strip: String) throws {
    var player = try Player(width, 24, snapshot: try snapshot())
    #expect(player.line(0).contains(strip), "\(player.line(0))")
    #expect(player.line(0).contains("Overview") && player.line(0).contains("partial"))
    // Whatever the screen, some of it is there.
    for keys in ["A", "Enter", "H", "?"] {
      player.type(keys)
      #expect(player.line(0).contains("! 3"), "\(player.line(0))")
    }
  }

  @Test func stripInASCII() throws {
    let player = try Player(80, 24, ascii: true, snapshot: try snapshot())
    #expect(player.line(0).contains("! 3 left out | 1 orphan"), "\(player.line(0))")
  }

  @Test func aClickOpensDataHealth() throws {
    var player = try Player(80, 24, snapshot: try snapshot())
    let before = try #require(player.line(0).split(separator: "!", maxSplits: 1).first)
    player.send(.key(.mouse(Mouse(.click, at: Point(before.count + 3, 0)))))
    #expect(player.line(0).contains("Data health"), "\(player.line(0))")
  }

  @Test func figuresOfTheTableAreMarked() throws {
    var player = try Player(120, 40, snapshot: try snapshot())
    player.type("4 Enter")
    let revenue = player.lines.first { $0.contains("New revenue") }
    #expect(revenue?.contains("!$") == true, "\(revenue ?? player.screen)")
    player.type("e")
    #expect(player.screen.contains("! partial: 3 of 30 rows of opportunities were left out"), "\(player.screen)")
  }

  @Test func plainTextSaysIt() throws {
    var player = try Player(120, 40, snapshot: try snapshot())
    #expect(plainText(player.state).contains("Warning: 3 of 30 opportunities left out, 1 orphan"))
    player.type("4 Enter")
    #expect(plainText(player.state).contains { $0.contains("New revenue: ") && $0.contains(", partial") })
  }

  @Test func nothingWhereAllIsWell() throws {
    #expect(!(try Player().line(0).contains("!")))
  }
}
