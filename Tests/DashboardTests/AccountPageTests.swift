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
    // From its people back to the account, with the cursor on the same one.
    player.type("Tab j Enter")
    #expect(player.state.page.screen is AccountScreen && player.state.page.pane == .people)
    #expect(player.state.page[.people].cursor == 1 || player.state.count(of: .people) == 1)
  }

  @Test func peopleHaveTheirScores() throws {
    let player = try acme("Tab")
    let person = try #require(player.state.rows(in: .people, as: PersonRow.self).first)
    // 3 days before T 40, 43 days before 32.
    #expect(person.contact.label == "Jo Meyer" && person.score == 40 && person.before == 32)
    #expect(player.screen.contains("+8.0"))
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
