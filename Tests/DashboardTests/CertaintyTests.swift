import Cells
import Dashboard
import Metrics
import Testing
import Values

/// Figures of few cases are marked, changes within the noise are neither good nor bad, and it is said what a figure is
/// compared with.
@Suite struct CertaintyTests {
  @Test(arguments: 1...6) func aChangeIsGoodOrBadOnlyWhereTheFiguresSaySo(_ stage: Int) throws {
    let figures = try #require(Company.standard).figures()
    var player = try Player()
    player.type("\(stage) Enter")
    let lines = plainText(player.state)
    for kpi in KPICatalog.kpis(of: .stage(stage)) {
      let line = try #require(lines.first { $0.contains(kpi.name + ": ") }, "\(kpi.id)")
      let change = figures[kpi.id]?.change
      // A change that is written as 0 is none, whatever the figures say.
      let isSeen = !line.contains(", unchanged")
      #expect(line.contains(", good") == (change == .good && isSeen), "\(line)")
      #expect(line.contains(", bad") == (change == .bad && isSeen), "\(line)")
    }
  }

  @Test func theCompanyHasChangesOfEachKind() throws {
    let figures = try #require(Company.standard).figures()
    for change in [FigureChange.good, .bad, .neutral] {
      #expect(figures.kpis.contains { $0.change == change && $0.previous != $0.all.value }, "\(change)")
    }
  }

  @Test(arguments: [false, true]) func figuresOfFewCasesAreMarkedInEachColumn(ascii: Bool) throws {
    var player = try Player(120, 40, ascii: ascii)
    player.type("2 Enter")
    let all = try #require(Company.standard).figures()
    let figures = try #require(all["engaged_rate"])
    #expect(!figures.all.isSmall && figures.tiers.allSatisfy(\.isSmall))
    let row = try #require(player.lines.first { $0.contains("Ever engaged") })
    #expect(row.count { $0 == "~" } >= 3, "\(row)")
    player.type("?")
    #expect(player.screen.contains("before a figure: it rests on fewer than 20 cases"), "\(player.screen)")
    #expect(player.screen.contains("before a figure: over 2 % of a table's rows"))
  }

  @Test func aBreakdownMarksEachValueAndSaysN() throws {
    var player = try Player(120, 40)
    player.type("Tab b Enter")
    let heading = try #require(player.lines.first { $0.contains("Accounts") && $0.contains("Change") })
    #expect(heading.contains(" n "), "\(heading)")
    #expect(player.lines.contains { $0.contains("Tier 1") && $0.contains("~") }, "\(player.screen)")
  }

  @Test func levelsAreComparedWithTheOpening() throws {
    var player = try Player(120, 40)
    #expect(player.screen.contains("vs 30 Sep"), "\(player.screen)")
    player.type("2 Enter")
    #expect(player.screen.contains("levels vs 30 Sep · flows vs 1 Jul–21 Aug"), "\(player.screen)")
    let lines = plainText(player.state)
    let level = lines.first { $0.contains("Ever engaged (AES): ") } ?? ""
    #expect(level.contains(", compared with 30 Sep;"), "\(level)")
    let flow = lines.first { $0.contains("Website visits: ") } ?? ""
    #expect(flow.contains(", compared with 1 Jul to 21 Aug;"), "\(flow)")
    player.type("e")
    #expect(player.screen.contains("On 30 Sep, the day before P: "), "\(player.screen)")
    #expect(player.screen.contains("n = 40, 95 % interval 73.9% to 94.5%."), "\(player.screen)")
  }

  @Test func plainTextHasEachTier() throws {
    var player = try Player()
    player.type("2 Enter")
    let line = plainText(player.state).first { $0.contains("Ever engaged (AES): ") } ?? ""
    #expect(line.contains("; tier 1 ") && line.contains("few cases (") && line.contains("no tier "), "\(line)")
  }

  @Test func dataHealthBeginsWithWhatWasLeftOut() throws {
    var files = Company.files()
    files["opportunities.csv", default: ""] += "X1,A01,x,new,Discovery,open,much,2026-11-01,,\n"
    files["activities.csv", default: ""] += "2026-11-20T01:00:00Z,A99,visit,1,,\n"
    files["zebra.txt"] = "nothing\n"
    var player = try Player(120, 40, snapshot: try Company.snapshot(files))
    player.type("H j")
    let paths = ["zebra.txt", "opportunities.csv", "activities.csv", "accounts.csv"]
    let rows = paths.compactMap { path in player.lines.firstIndex { $0.contains(path) } }
    #expect(rows == rows.sorted() && rows.count == 4, "\(player.screen)")
    #expect(player.screen.contains("1 row left out: amount: not an amount"), "\(player.screen)")
  }

  @Test func banneredAmountsHaveTheirCurrency() throws {
    var snapshot = try #require(Company.standard)
    snapshot.health.banners = ["3 deals are late, \(Money(units: 12_065_000_000)) in all"]
    let player = try Player(200, 60, snapshot: snapshot)
    #expect(player.screen.contains("3 deals are late, $1,206,500.00 in all"), "\(player.screen)")
    #expect(plainText(player.state).contains("Warning: 3 deals are late, $1,206,500.00 in all"))
  }
}
