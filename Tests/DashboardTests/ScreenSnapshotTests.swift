import Cells
import Dashboard
import Foundation
import Testing

/// Every screen at two sizes, text and styles, as files in `Snapshots`. `ABMTOP_RECORD=1` writes them anew: look at
/// the difference before it is committed.
@Suite struct ScreenSnapshotTests {
  struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let keys: String
    var testDescription: String { name }
  }

  static let scenes = [
    Scene(name: "overview", keys: ""), Scene(name: "overview-filtered", keys: "/ t i e r : 1 Enter"),
    Scene(name: "overview-movers", keys: "Tab Tab"), Scene(name: "lifecycle", keys: "L"),
    Scene(name: "topo", keys: "L L"),
    Scene(name: "stage", keys: "3 Enter"), Scene(name: "stage-at", keys: "3 Enter a"),
    Scene(name: "accounts", keys: "A j j Space Space"), Scene(name: "numerator", keys: "Tab Enter"),
    Scene(name: "account", keys: "A j j j Enter"),
    Scene(name: "account-touches", keys: "A j j j Enter S-Tab S-Tab S-Tab S-Tab"), Scene(name: "deals", keys: "d"),
    Scene(name: "deal", keys: "d Enter"), Scene(name: "renewals", keys: "w"),
    Scene(name: "breakdown", keys: "b j Enter"), Scene(name: "breakdown-kpi", keys: "Tab b Enter"),
    Scene(name: "explain", keys: "Tab e"), Scene(name: "evidence", keys: "Tab e j Enter"),
    Scene(name: "explain-conversion", keys: "e e"), Scene(name: "fields", keys: "A j j j Enter e"),
    Scene(name: "health", keys: "H j j"),
    Scene(name: "help", keys: "?"),
    Scene(name: "periods", keys: "p"), Scene(name: "themes", keys: "T"), Scene(name: "columns", keys: "A c"),
    Scene(name: "palette", keys: ": r e n"), Scene(name: "filter-typing", keys: "/ o w n"),
    Scene(name: "filter-error", keys: "/ t i e r : 9"), Scene(name: "screens", keys: "v"),
    Scene(name: "sorting", keys: "A s"), Scene(name: "find", keys: "A f g m b"), Scene(name: "sideways", keys: "A ] ]"),
  ]

  @Test(arguments: scenes, [Size(80, 24), Size(120, 40)])
  func screen(_ scene: Scene, size: Size) throws {
    try check(scene.name, size, try player(scene, size))
  }

  @Test(arguments: ["overview", "account", "lifecycle"]) func ascii(_ name: String) throws {
    let scene = try #require(Self.scenes.first { $0.name == name })
    try check("\(name)-ascii", Size(80, 24), try player(scene, Size(80, 24), ascii: true))
  }

  @Test(arguments: ["account", "accounts", "breakdown", "breakdown-kpi"]) func onALargeScreen(_ name: String) throws {
    let scene = try #require(Self.scenes.first { $0.name == name })
    try check(name, Size(200, 60), try player(scene, Size(200, 60)))
  }

  @Test(arguments: [Size(200, 60), Size(50, 12), Size(19, 4)]) func overviewAtOtherSizes(_ size: Size) throws {
    try check("overview", size, try Player(size.width, size.height))
  }

  /// Deals with dates, chances and a history.
  static let dealScenes = [
    Scene(name: "deals-history", keys: "d"), Scene(name: "deals-period", keys: "d a"),
    Scene(name: "deal-history", keys: "d Enter"), Scene(name: "pipeline", keys: "v p j"),
    Scene(name: "pipeline-stages", keys: "v p Tab j"),
  ]

  @Test(arguments: dealScenes, [Size(80, 24), Size(120, 40), Size(200, 60)])
  func deals(_ scene: Scene, size: Size) throws {
    var player = try Player(size.width, size.height, snapshot: Company.withDealHistory)
    player.type(scene.keys)
    try check(scene.name, size, player)
  }

  @Test(arguments: dealScenes) func dealsInASCIIAndAsText(_ scene: Scene) throws {
    var ascii = try Player(120, 40, ascii: true, snapshot: Company.withDealHistory)
    ascii.type(scene.keys)
    try check("\(scene.name)-ascii", Size(120, 40), ascii)
    var plain = try Player(80, 24, snapshot: Company.withDealHistory) { $0.isPlain = true }
    plain.type(scene.keys)
    try check("\(scene.name)-plain", Size(80, 24), plain)
  }

  /// Analyses, each as it answers at first.
  static let analysisScenes = [
    Scene(name: "team", keys: "v t"), Scene(name: "compare", keys: "v c a a a"), Scene(name: "cohorts", keys: "v h"),
    Scene(name: "velocity", keys: "v y"), Scene(name: "committee", keys: "v r"),
  ]

  @Test(arguments: analysisScenes, [Size(80, 24), Size(120, 40)])
  func analyses(_ scene: Scene, size: Size) throws {
    try check(scene.name, size, try player(scene, size))
  }

  private func player(_ scene: Scene, _ size: Size, ascii: Bool = false) throws -> Player {
    var player = try Player(size.width, size.height, ascii: ascii)
    player.type(scene.keys)
    return player
  }

  private func check(_ name: String, _ size: Size, _ player: Player) throws {
    let grid = draw(player.state)
    let seen = grid.text + "\n\n--- styles\n" + grid.styles + "\n"
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: "\(name)-\(size.width)x\(size.height).txt")
    if ProcessInfo.processInfo.environment["ABMTOP_RECORD"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(seen.utf8).write(to: file)
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(seen == kept, "\(file.lastPathComponent) differs; look at it, then record it anew")
  }
}
