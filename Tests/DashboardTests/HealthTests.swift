import Accounts
import Cells
import Metrics
import Testing
import Values

@testable import Dashboard

/// Data health: every file adds up, every line of it opens, and what the screens above leave out is read there.
@Suite struct HealthTests {
  /// The company with a bad row, orphans of a name like an account's, a deleted row, a word that says nothing, and a file that
  /// no table claims.
  private func snapshot(_ more: [String: String] = [:]) throws -> Snapshot {
    var files = Company.files()
    files["opportunities.csv", default: ""] += """
      X1,A01,x,new,Discovery,open,much,2026-11-01,,
      X2,A99,y,new,Discovery,parked,5000,2026-11-01,,Kim Lee

      """
    files["activities.csv", default: ""] += "2026-11-20T01:00:00Z,A99,visit,1,,\n"
    files["nothing.csv"] = "a,b\n1,2\n"
    files.merge(more) { _, new in new }
    return try Company.snapshot(files)
  }

  private func files(_ player: Player) -> [HealthFile] { player.state.rows(as: HealthFile.self) }
  private func findings(_ player: Player) -> [HealthFinding] {
    player.state.rows(in: .findings, as: HealthFinding.self)
  }

  /// Puts the cursor on the first finding that holds.
  private func go(to holds: (HealthFinding) -> Bool, _ player: inout Player) throws {
    player.type("H Tab")
    let found = findings(player).firstIndex { holds($0) }
    let row = try #require(found)
    player.type(Array(repeating: "j", count: row).joined(separator: " "))
  }

  @Test func rowsOfFilesAddUp() throws {
    var player = try Player(120, 40, snapshot: try snapshot())
    player.type("H")
    let files = files(player)
    #expect(files.first?.file.path == "nothing.csv" && files.first?.rows == nil)
    #expect(files.dropFirst().first?.file.path == "opportunities.csv")
    for file in files {
      guard let rows = file.rows else { continue }
      #expect(rows.read == rows.used + rows.bad + rows.orphans + (file.otherRows ?? 0), "\(file.file.path)")
    }
    let deals = try #require(player.lines.first { $0.contains("opportunities.csv") })
    #expect(deals.split(separator: " ").contains("29"), "\(deals)")
    #expect(player.screen.contains("29 rows = 27 used + 1 orphan + 1 bad"), "\(player.screen)")
  }

  @Test func aPathKeepsItsEnd() throws {
    let path = "an export of a system with a long name of the third quarter opportunities.csv"
    let header = "opportunity_id,account_id,status,amount,created_at,closed_at\n"
    var player = try Player(80, 24, snapshot: try snapshot([path: header + "Z1,A01,open,1,2026-11-01,\n"]))
    player.type("H G")
    #expect(player.lines.contains { $0.contains("…") && $0.contains("opportunities.csv  read") }, "\(player.screen)")
  }

  @Test func enterOnAnOrphanShowsItsRowInItsFile() throws {
    var player = try Player(80, 24, snapshot: try snapshot())
    try go(to: { $0.subject == "orphans" && $0.text.hasPrefix("opportunities.csv") }, &player)
    player.type("Enter")
    #expect(player.line(0).contains("opportunities.csv"), "\(player.screen)")
    let rows = player.state.rows(as: LeftOutRow.self)
    #expect(rows.map(\.kind) == [.bad, .orphan])
    #expect(rows.last?.reason.hasPrefix("no such account; 1 row, $5,000.00") == true, "\(rows)")
    #expect(player.state.page[.rows].cursor == 1)
    // Its row is opened in the editor.
    player.effects = []
    player.type("E")
    #expect(player.effects.contains(.edit(path: "opportunities.csv", line: 30)), "\(player.effects)")
    #expect(player.screen.contains("account_id “A99”"), "\(player.screen)")
    // All that is known of the file is read there, too.
    player.type("Tab")
    #expect(player.screen.contains("1 row left out: amount: not an amount"), "\(player.screen)")
  }

  @Test func enterOnAWordShowsItsRows() throws {
    var player = try Player(120, 40, snapshot: try snapshot())
    try go(to: { $0.text.contains("“parked”") }, &player)
    player.type("Enter")
    #expect(player.screen.contains("status “parked” · read as says nothing: open"), "\(player.screen)")
    let orphan = try #require(player.lines.first { $0.contains("opportunities.csv:30") })
    #expect(orphan.contains("unknown") && orphan.contains("$5,000") && orphan.contains("open"), "\(orphan)")
    var other = try Player(120, 40, snapshot: try snapshot())
    try go(to: { $0.text.hasPrefix("status: “won”") }, &other)
    other.type("Enter Enter")
    #expect(other.state.page.screen is DealScreen)
  }

  @Test func bannersAreReadWholeAndOpenTheirFile() throws {
    var snapshot = try snapshot()
    snapshot.health.banners = ["one", "opportunities.csv: two", "three", "four"]
    var player = try Player(80, 24, snapshot: snapshot)
    #expect(player.screen.contains("2 more: H"))
    player.type("H")
    #expect(!player.screen.contains("more: H"))
    #expect(findings(player).prefix(4).map(\.text) == ["one", "opportunities.csv: two", "three", "four"])
    player.type("Tab j Enter")
    #expect((player.state.page.screen as? FileScreen)?.path == "opportunities.csv")
    // A fault that comes while they are read is the first of them, and stands above them as well.
    player.type("Esc")
    player.send(.faults(["abmtop.yaml:3: zero"]))
    #expect(findings(player).prefix(2).map(\.text) == ["abmtop.yaml:3: zero", "one"])
    #expect(player.line(2).contains("abmtop.yaml:3: zero"))
  }

  @Test func aBannerThatIsCutSaysWhereItIsWhole() throws {
    var snapshot = try snapshot()
    snapshot.health.banners = ["one", BannerText(String(repeating: "a warning in many words ", count: 9))]
    let player = try Player(80, 24, snapshot: snapshot)
    #expect(player.line(3).contains("…") && player.line(3).contains("  all of it: H"), "\(player.line(3))")
  }

  /// The title of 80 columns has no room for all of it: the line of the filter has.
  @Test func whatTheTitleHasNoRoomForStandsBelow() throws {
    let player = try Player(80, 24, snapshot: try snapshot())
    #expect(player.line(0).contains("! 1 left out · 2 orphans"), "\(player.line(0))")
    #expect(player.line(1).contains("! 1 left out · 2 orphans · 1 ignored"), "\(player.line(1))")
    #expect(player.line(1).contains("filter: none") && player.line(1).contains("on list"))
    let all = try Player(200, 60, snapshot: try snapshot())
    #expect(all.line(0).contains("! 1 of 29 opportunities left out · 2 orphans · 1 file ignored"), "\(all.line(0))")
    #expect(!all.line(1).contains("!"))
  }

  @Test func qualityIsCountedByOwnerAndOpens() throws {
    var player = try Player(120, 40, snapshot: Company.withDealHistory)
    try go(to: { $0.subject == "quality" }, &player)
    let quality = findings(player).filter { $0.subject == "quality" }.map(\.text)
    #expect(
      quality.first?.contains(" of 4 open deals: 1 no amount, 1 no close date, 1 past its close date") == true,
      "\(quality)")
    player.type("Enter")
    #expect(player.state.page.screen is QualityScreen)
    let owners = player.state.rows(as: OwnerQuality.self)
    let row = try #require(owners.firstIndex { $0.owner == "Kim Lee" })
    player.type(Array(repeating: "j", count: row).joined(separator: " ") + " Enter")
    let items = player.state.rows(as: QualityItem.self)
    #expect(items.contains { $0.deal?.opportunity.id == "D1" && $0.gaps.contains(.overdue) }, "\(player.screen)")
    player.type("Enter")
    #expect(player.state.page.screen is DealScreen || player.state.page.screen is AccountScreen)
  }

  @Test func helpExplainsTheScreenBelow() throws {
    var player = try Player(160, 150, snapshot: try snapshot())
    player.type("?")
    for word in ["orphan", "waiting", "partial", "Website visits"] {
      #expect(player.lines.contains { $0.contains(" \(word) ") }, "\(word)")
    }
    player.type("Esc d ?")
    #expect(player.screen.contains("On the screen before: Deals"))
    #expect(player.lines.contains { $0.contains("Push") && $0.contains("how often that day moved later") })
  }
}
