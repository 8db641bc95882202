import Accounts
import Cells
@testable import Dashboard
import Metrics
import Testing
import Values

/// What every list can: columns sideways, find, sorting by any column, marks, copying, editing, totals.
@Suite struct ListTests {
  private func copied(_ player: Player) -> String? {
    player.effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }.last
  }

  // MARK: Sideways

  @Test func columnsScrollAndTheFirstStays() throws {
    var player = try Player(80, 24)
    player.type("A")
    let note = try #require(player.lines.first { $0.contains("columns hidden: ]") || $0.contains("column hidden: ]") })
    #expect(note.contains("Accounts"))
    let before = player.line(3)
    player.type("]")
    #expect(player.line(3).hasPrefix(" Name") && player.line(3) != before)
    #expect(!player.line(3).contains("Tier"))
    #expect(player.screen.contains("columns 3–"))
    // Up to the last column, and no further.
    for _ in 0..<30 { player.type("]") }
    let columns = player.state.accountColumns
    #expect(player.line(3).contains(try #require(columns.last).title))
    for _ in 0..<30 { player.type("[") }
    #expect(player.line(3) == before)
  }

  @Test func whereAllColumnsAreSeenNothingScrolls() throws {
    var player = try Player(250, 50)
    player.type("A ]")
    #expect(player.state.page[.rows].offset == 0)
    #expect(player.screen.contains("All columns are seen."))
  }

  // MARK: Find

  @Test func findGoesFromHitToHitAndEscEndsIt() throws {
    var player = try Player()
    player.type("A s n f g m b")
    // By name: Acme GmbH alone has it.
    #expect(player.state.accountName(try #require(player.state.page[.rows].key)) == "Acme GmbH")
    #expect(player.screen.contains("find “gmb”: 1 of 1"))
    player.type("Enter Esc")
    #expect(player.state.page.find == nil)
    #expect(player.state.pages.count == 2)
    player.type("g f v a n d e l a y Enter")
    let vandelay = player.state.page[.rows].cursor
    #expect(vandelay > 0)
    player.type("Esc f h e a l t h Enter")
    // Umbrella Health, and all whose owner or industry is not among the columns: the name alone.
    let hits = try #require(player.state.page.find?.hits)
    player.type("n")
    #expect(player.state.page.find?.hits?.place == hits.place % hits.count + 1)
    player.type("N")
    #expect(player.state.page.find?.hits == hits)
  }

  @Test func escWhileTypingGoesBackToWhereItBegan() throws {
    var player = try Player()
    player.type("A j j")
    let before = player.state.page[.rows].cursor
    player.type("f z o r g")
    #expect(player.state.page[.rows].cursor != before)
    player.type("Esc")
    #expect(player.state.page[.rows].cursor == before && player.state.page.find == nil)
    player.type("f q q q q")
    #expect(player.screen.contains("nothing"))
    #expect(player.state.page[.rows].cursor == before)
  }

  @Test(arguments: [
    "A", "d", "w", "b Enter", "H", "e", "e Enter", "A Enter e", "v p Tab Tab", "3 Enter Tab", "Tab Tab",
  ])
  func everyListFinds(_ keys: String) throws {
    var player = try Player()
    player.type(keys + " f")
    #expect(player.state.page.find != nil, "\(player.line(39))")
    player.type("e Enter")
    #expect(player.state.page.find?.hits?.count ?? 0 > 0)
  }

  // MARK: Order

  @Test func anyColumnIsALetterAway() throws {
    var player = try Player()
    player.type("A j j j s")
    let items = try #require(player.state.overlay?.items)
    // Also those that are not shown, each with a letter of its own as far as there are letters.
    #expect(items.contains { $0.label == "Industry" })
    let letters = items.compactMap(\.letter)
    #expect(Set(letters).count == letters.count && letters.count >= 40)
    let industry = try #require(items.first { $0.label == "Industry" }?.letter)
    player.send(.key(.character(industry)))
    #expect(player.state.page[.rows].sort == ListState.Sort(column: "industry", descending: false))
    #expect(player.state.page[.rows].cursor == 0)
    player.type("S")
    #expect(player.state.page[.rows].sort?.descending == true)
    // The column that it is sorted by already turns it around.
    player.type("s")
    player.send(.key(.character(industry)))
    #expect(player.state.page[.rows].sort?.descending == false)
  }

  // MARK: Marks, copying, exports

  @Test func aRowIsCopiedAsItIsSeen() throws {
    var player = try Player()
    player.type("A s n y")
    let row = try #require(copied(player))
    #expect(!row.contains("\n") && row.split(separator: "\t").count >= 8)
    player.type("Y")
    let lines = try #require(copied(player)).split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("Name\tTier\t") && lines[1] == row)
  }

  @Test func markedRowsAreTakenAlongTogether() throws {
    var player = try Player()
    player.type("d Space Space y")
    #expect(try #require(copied(player)).split(separator: "\n").count == 2)
    player.type("x C-u a . c s v Enter")
    guard case .write("a.csv", let contents)? = player.effects.last else {
      Issue.record("nothing written")
      return
    }
    #expect(contents.split(separator: "\r\n").count == 3)
    player.type("b")
    _ = player.state.run(.filterToMarked)
    #expect(player.state.filter.text.hasPrefix("id:A"))
    #expect(player.state.figures?.accounts == player.state.marks.count)
  }

  @Test func anotherEndingIsRefusedBeforeAnythingIsWritten() throws {
    var player = try Player()
    player.type("A x C-u a . d o c Enter")
    #expect(!player.effects.contains { if case .write = $0 { true } else { false } })
    #expect(player.state.overlay?.kind == .export(marked: 0))
    #expect(player.state.notice?.text.contains("a path ends with .csv, .json, .md, .html or .xlsx") == true)
  }

  @Test(arguments: [
    ("d", "opportunities.csv"), ("w", "contracts.csv"), ("A", "accounts.csv"), ("e Enter", ".csv"),
    ("v p Tab Tab", "opp"),
  ])
  func editOpensTheRowInItsFile(_ keys: String, _ file: String) throws {
    var player = try Player()
    player.type(keys + " E")
    guard case .edit(let path, let line)? = player.effects.last else {
      Issue.record("nothing to edit")
      return
    }
    #expect(path.contains(file) && line > 1)
  }

  @Test func amountsAndCountsHaveATotal() throws {
    var player = try Player()
    player.type("A")
    let total = try #require(player.lines.first { $0.contains("Total") })
    let pipeline = (player.state.context?.snapshot.facts ?? []).reduce(0) { $0 + $1.pipeline.double }
    #expect(total.contains(try #require(player.state.context?.words.value(pipeline, .money))), "\(total)")
  }

  // MARK: The next one

  @Test func theNextDealOfTheListIsAKeyAway() throws {
    var player = try Player(120, 40, snapshot: Company.withDealHistory)
    player.type("d Enter n")
    #expect(player.line(0).contains("Care suite"))
    player.type("N N")
    #expect(player.line(0).contains("EMR rollout"))
    #expect(player.line(39).contains("first one of the list"))
  }
}
