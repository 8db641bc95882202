import Accounts
import Cells
@testable import Dashboard
import Metrics
import Testing
import Values

/// The page of an account: each of its lists takes the cursor and opens or names its rows.
@Suite struct AccountPageTests {
  /// The page of Acme GmbH, with some keys typed on it.
  private func acme(_ keys: String = "", _ width: Int = 120, _ height: Int = 40, plain: Bool = false) throws -> Player {
    var player = try Player(width, height) { $0.isPlain = plain }
    player.type("/ a c m e Enter A Enter \(keys)")
    return player
  }

  private func details(_ player: Player) throws -> AccountDetails {
    try #require((player.state.page.content.model as? AccountPage)?.details)
  }

  @Test(arguments: [Size(80, 24), Size(120, 40), Size(200, 60)]) func everyListTakesTheCursorAndIsSeen(_ size: Size)
    throws
  {
    var player = try acme("", size.width, size.height)
    for pane in AccountScreen(id: "").panes {
      #expect(player.state.page.pane == pane)
      let layout = layout(player.state)
      #expect((layout.viewports[pane]?.height ?? 0) > 0, "\(pane) is not seen")
      if player.state.count(of: pane) > 0 {
        #expect(layout.targets.contains { $0.target == .row(pane, 0) }, "\(pane) has no rows")
      }
      player.type("Tab")
    }
  }

  @Test func aDealOpensFromItsAccount() throws {
    var player = try acme("Tab Tab")
    let deal = try #require(player.state.rows(in: .deals, as: Deal.self).first)
    player.type("Enter")
    #expect((player.state.page.screen as? DealScreen)?.opportunityID == deal.opportunity.id)
    // A person of it has a page too.
    player.type("Tab j Enter")
    #expect(player.state.page.screen is PersonScreen)
  }

  @Test func peopleHaveTheirScores() throws {
    let player = try acme("Tab")
    let person = try #require(player.state.rows(in: .people, as: PersonRow.self).first)
    // 3 days before T 40, 43 days before 32.
    #expect(person.contact.label == "Jo Meyer" && person.score == 40 && person.before == 32)
    #expect(player.screen.contains("+8.0"))
  }

  @Test func aPersonOpensWithWhatTheyDidAndTheirPartInDeals() throws {
    var player = try acme("Tab Enter")
    let page = try #require(player.state.page.content.model as? PersonPage)
    #expect(page.person.contact.label == "Jo Meyer")
    #expect(player.line(0).contains("Acme GmbH") && player.line(0).contains("Jo Meyer"))
    #expect(player.screen.contains("What they did") && player.screen.contains("Their touches"))
    // Every second activity of the account names them, with its number of the contact.
    let all = try #require(player.state.snapshot).dataset.details(
      of: page.account, at: try #require(player.state.snapshot).period.now)
    #expect(!page.activities.isEmpty)
    #expect(page.activities.count == all.activities.count { $0.contact == "Jo Meyer" })
    for deal in page.deals {
      let its = deal.deal.opportunity
      let touches = all.activities.filter {
        $0.contact == "Jo Meyer" && $0.isTouch && $0.day >= its.created ?? .distantPast
          && $0.day <= its.closed ?? Company.asOf
      }
      #expect(deal.touches == touches.reduce(0) { $0 + $1.count } && deal.last == touches.map(\.day).max())
    }
    player.type("Enter")
    #expect(player.state.notice?.text.contains("activities.csv:") == true)
    player.type("Tab Enter")
    #expect(player.state.page.screen is DealScreen)
    player.type("Esc Tab j Enter")
    #expect(player.state.page.screen is AccountScreen)
  }

  @Test(arguments: [Size(80, 24), Size(120, 40), Size(200, 60)]) func everyListOfAPersonIsSeen(_ size: Size) throws {
    var player = try acme("Tab Enter", size.width, size.height)
    for _ in 0..<3 {
      let pane = player.state.page.pane
      let layout = layout(player.state)
      #expect((layout.viewports[pane]?.height ?? 0) > 0, "\(pane) is not seen")
      player.type("Tab")
    }
  }

  @Test func pagesAddUpToTheActivitiesThatNameOne() throws {
    let player = try acme()
    let details = try details(player)
    let rows = player.state.rows(in: .pages, as: VisitedPage.self)
    let visits = details.activities.filter { $0.page != nil }
    #expect(!rows.isEmpty && rows.allSatisfy { $0.page.hasPrefix("example.com/") })
    #expect(rows.reduce(0) { $0 + $1.count } == visits.reduce(0) { $0 + $1.count })
    let inPeriod = visits.filter { details.point.contains($0.day) }
    #expect(rows.reduce(0) { $0 + $1.countInPeriod } == inPeriod.reduce(0) { $0 + $1.count })
  }

  @Test func rowsOfEveryListOpenOrAreNamed() throws {
    for pane in AccountScreen(id: "").panes {
      var player = try acme()
      while player.state.page.pane != pane { player.type("Tab") }
      if player.state.count(of: pane) == 0 { continue }
      let pages = player.state.pages.count
      player.type("Enter")
      #expect(player.state.pages.count > pages || player.state.notice != nil, "\(pane)")
    }
  }

  @Test func theFamilyIsListedAndOpens() throws {
    var player = try acme("S-Tab")
    let children = player.state.rows(in: .family, as: Relative.self)
    #expect(children.count == 3 && children.allSatisfy { $0.relation == "child" })
    player.type("Enter")
    let relatives = player.state.rows(in: .family, as: Relative.self)
    #expect(relatives.map(\.relation) == ["parent", "sibling", "sibling"])
  }

  @Test func allActivitiesAreListedAndTouchesAddUp() throws {
    let player = try acme()
    let details = try details(player)
    let rows = player.state.rows(in: .activities, as: TimelineRow.self)
    #expect(rows.reduce(0) { $0 + $1.count } == details.activities.reduce(0) { $0 + $1.count })
    #expect(details.activities.count == details.activityCount)
    let weeks = player.state.rows(in: .touches, as: TouchWeeks.self)
    let touches = details.activities.filter { $0.isTouch && Company.asOf - $0.day < 182 }
    #expect(weeks.reduce(0) { $0 + $1.sum } == Double(touches.reduce(0) { $0 + $1.count }))
    // Of the last week are those of T−6 to T.
    let last = touches.filter { Company.asOf - $0.day < 7 }.reduce(0) { $0 + $1.count }
    #expect(weeks.reduce(0) { $0 + ($1.counts.last ?? 0) } == Double(last))
  }

  @Test func otherRowsAreNamed() throws {
    var player = try acme("Tab Tab Tab Tab Enter")
    #expect(player.state.notice?.text.contains("activities.csv:") == true)
    player.type("E")
    guard case .edit("activities.csv", let line)? = player.effects.last else {
      Issue.record("nothing to edit")
      return
    }
    #expect(line > 1)
  }

  @Test func aFactLeadsToItsRows() throws {
    var player = try acme()
    player.type("j Enter")
    #expect(player.state.page.screen is EvidenceScreen && player.screen.contains("accounts.csv:2"))
  }

  @Test func spaceOnTheHeadMarksTheAccount() throws {
    let player = try acme("Space")
    #expect(player.state.marks == ["A01"])
  }

  @Test func itIsReadAsWords() throws {
    let lines = plainText(try acme(plain: true).state)
    #expect(lines.contains("Buying committee:") && lines.contains("Touches by week:") && lines.contains("Family:"))
    #expect(
      lines.contains { $0.hasPrefix("Name Jo Meyer, Engaged ") && $0.contains("Score 40, 30 days +8.0") }, "\(lines)")
  }
}
