import Formatting
import Cells
import Dashboard
import Ingest
import Metrics
import Testing
import Values

/// Whatever the size and whatever the data: each row is exactly as wide as the screen and holds no control character.
@Suite struct AnySizeTests {
  static let widths = [1, 2, 7, 19, 20, 21, 39, 59, 60, 61, 80, 99, 100, 110, 120, 141, 170, 250]
  static let heights = [1, 4, 5, 6, 9, 10, 11, 14, 15, 16, 24, 28, 33, 60, 80]

  @Test(arguments: ScreenSnapshotTests.scenes) func everyRowIsAsWideAsTheScreen(_ scene: ScreenSnapshotTests.Scene)
    throws
  {
    for (snapshot, ascii) in [(Company.standard, false), (Hostile.snapshot, false), (Hostile.snapshot, true)] {
      var player = try Player(100, 30, ascii: ascii, snapshot: snapshot)
      player.type(scene.keys)
      var place = scene.name.utf8.count
      for _ in 0..<14 {
        // Steps that share no factor with the numbers of sizes, so that widths and heights are mixed.
        place += 5
        player.send(
          .resized(
            width: Self.widths[place * 7 % Self.widths.count], height: Self.heights[place * 4 % Self.heights.count]))
        check(draw(player.state))
      }
    }
  }

  /// Every small size, where layouts run out of room; names in the files try to break each row.
  @Test(arguments: ["", "A", "A Enter", "e", "/ o w n", ": a"]) func everySmallSize(_ keys: String) throws {
    var player = try Player(100, 30, snapshot: Hostile.snapshot)
    player.type(keys)
    for width in 1...32 {
      for height in 1...13 {
        player.send(.resized(width: width, height: height))
        let grid = draw(player.state)
        #expect(grid.size == Size(width, height))
        check(grid)
      }
    }
  }

  /// Without colours parts of bars are patterns; as linear text nothing is drawn at all.
  @Test(arguments: [Glyphs(ascii: false, colour: false), Glyphs(ascii: true, colour: false)], [false, true])
  func everySignAndForm(_ glyphs: Glyphs, _ isPlain: Bool) throws {
    for scene in ScreenSnapshotTests.scenes {
      var player = try Player(
        90, 30, snapshot: Hostile.snapshot,
        configure: {
          $0.glyphs = glyphs
          $0.isPlain = isPlain
        })
      player.type(scene.keys)
      for (width, height) in [(90, 30), (20, 5), (33, 12), (61, 16), (140, 45)] {
        player.send(.resized(width: width, height: height))
        let grid = draw(player.state)
        check(grid)
        if glyphs.isASCII {
          // What is drawn is ASCII; what the data says may be more.
          let drawn = Set("│─╭╮╰╯█▓▒░▲▼▸●◆…⣿⣀╌")
          #expect(!grid.text.contains { drawn.contains($0) }, "\(scene.name): \(grid.text)")
        }
      }
    }
  }

  @Test func withoutData() throws {
    for width in Self.widths {
      for height in [1, 5, 12, 24, 50] {
        var player = try Player(width, height, snapshot: nil)
        check(draw(player.state))
        var progress = LoadProgress()
        progress.totalBytes = 1_000_000
        progress.bytes = 420_000
        progress.secondsLeft = 3.2
        player.send(.loading(progress))
        check(draw(player.state))
        player.send(.failed("There is no directory \u{1B}[2J/data"))
        check(draw(player.state))
      }
    }
  }

  @Test func emptyDirectoryWaits() throws {
    var player = try Player(80, 24, snapshot: try Company.snapshot([:]))
    #expect(player.screen.contains("Waiting for files"))
    player.type("H Esc ? Esc q")
    #expect(player.effects.contains(.quit))
    for width in Self.widths {
      player.send(.resized(width: width, height: 24))
      check(draw(player.state))
    }
  }

  private func check(_ grid: Grid) {
    for line in grid.lines {
      #expect(DisplayText.width(line) == grid.width)
      let bad = line.unicodeScalars.first { scalar in
        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.properties.isBidiControl
      }
      #expect(bad == nil, "\(bad.map { String($0.value, radix: 16) } ?? "") in a row")
    }
  }
}

/// Data that tries to break the screen.
enum Hostile {
  static let names = [
    "\u{1B}[31mred\u{1B}[0m", "\u{202E}evil txt.exe", "👨‍👩‍👧‍👦 Family 🇩🇪 & Co", "a\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}",
    "שלום עולם", "مرحبا", "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", String(repeating: "W", count: 3000),
    "tab\tand\u{7F}delete\u{9B}31m",
    "line\nfeed", "\u{200B}\u{FEFF}", "=HYPERLINK(\"x\")", "🏳️‍🌈", "ﷺ",
  ]

  static let snapshot: Snapshot? = {
    var files = Company.files()
    let rows = names.enumerated().map { i, name in
      let quoted = "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      return "A0\(i),\(quoted),h\(i).com,\(quoted),\(quoted),\(i % 4),yes,2025-01-01"
    }
    files["accounts.csv"] =
      (["account_id,name,domain,industry,owner,tier,is_target,target_since"] + rows).joined(separator: "\n") + "\n"
    let deals = (0..<9).map {
      "\"O\($0)\u{1B}]0;x\u{07}\",A0\($0),\"\u{1B}[2J\(names[$0 % names.count].filter { $0 != "\"" && $0 != "\n" })\",new,\"\u{202E}\",open,999999999999,2026-01-01"
    }
    files["opportunities.csv"] =
      (["opportunity_id,account_id,name,type,stage,status,amount,created_at"] + deals).joined(separator: "\n") + "\n"
    return try? Company.snapshot(files)
  }()
}
