import Accounts
import Cells
@testable import Dashboard
import Metrics
import Testing

/// What the palette finds by what is typed, and where it leads.
@Suite struct PaletteTests {
  private func first(_ typed: String) throws -> OverlayItem? {
    var player = try Player()
    player.type(":")
    player.send(.key(.paste(typed)))
    return player.state.overlay?.items.first
  }

  @Test(arguments: [
    ("win rate", "Won of target list"), ("win_rate", "Won of target list"), ("winrate", "Won of target list"),
    ("umbrlahealth", "Umbrella Health"),
    ("vndly", "Vandelay"), ("conversion to won", "Conversion to Won"), ("pipeline", "Pipeline"),
    ("save_view", "Save view"),
    ("c0@example3.com", "Jo Diaz"), ("jonas weber", "Jonas Weber"), ("O12", "platform"),
  ])
  func finds(_ typed: String, _ label: String) throws {
    let item = try #require(try first(typed), "\(typed) finds nothing")
    #expect(item.label == label || item.label.hasSuffix(label), "\(item.label)")
  }

  @Test func aContactOpensTheirPage() throws {
    var player = try Player()
    player.type(":")
    player.send(.key(.paste("c1@example3.com")))
    player.type("Enter")
    #expect(player.screen.contains("Umbrella Health"))
    let page = try #require(player.state.page.content.model as? PersonPage)
    #expect(page.person.contact.email == "c1@example3.com")
  }

  @Test func anOwnerNarrowsToTheirAccounts() throws {
    var player = try Player()
    player.type(":")
    player.send(.key(.paste("kim lee")))
    player.type("Enter")
    #expect(player.state.filter.text == "owner:\"Kim Lee\"")
    #expect(player.state.figures?.accounts == 8)
  }

  @Test func keysStandBesideCommands() throws {
    let item = try #require(try first("pipeline"))
    #expect(item.note == "v p")
  }

  // MARK: The filter

  private func filtered(_ text: String) throws -> Player {
    var player = try Player()
    player.type("/")
    player.send(.key(.paste(text)))
    return player
  }

  @Test func contactsAreAField() throws {
    var player = try filtered("contact:c1@example3.com")
    player.type("Enter")
    #expect(player.state.figures?.accounts == 1)
    player = try filtered("contact:*@example3.com")
    #expect(player.state.figures?.accounts == 1)
    player = try filtered("contact:\"jo meyer\"")
    // Jo Meyer is the first contact of every fourth account.
    #expect(player.state.figures?.accounts == 10)
  }

  @Test(arguments: [
    ("owner:\"Kim Le\"", "no account has owner “kim le”; nearest: Kim Lee"),
    ("topic:\"abm platfrms\"", "no account has topic “abm platfrms”; nearest: abm platforms"),
    ("tier:1,2 region:EMEA,EMAE", "no account has region “emae”; nearest: EMEA"),
    ("owner:me", "set `me` in abmtop.yaml"),
  ])
  func aValueThatNobodyHasGetsANote(_ text: String, _ note: String) throws {
    var player = try filtered(text)
    player.type("Enter")
    #expect(player.state.filter.note?.contains(note) == true, "\(player.state.filter.note ?? "none")")
    player.type("/ C-u Enter")
    #expect(player.state.filter.note == nil)
  }

  @Test(arguments: [
    ("tier:", false), ("stage:eng", false), ("owner:\"Kim", false), ("tier:1 (", false), ("deal:", false),
    ("deal:(amount>", false), ("entered>2026-1", false), ("aes:10..4", false), ("tier:1 or", false), ("tier:9", true),
    ("stage:zzz", true), ("bogus:1", true), ("aes>many", true), ("tier:x region:emea", true),
  ])
  func onlyAMistakeIsRed(_ typed: String, _ isRed: Bool) throws {
    let player = try filtered(typed)
    let grid = draw(player.state)
    #expect(grid.row(1).contains { $0.style.attributes.contains(.underline) } == isRed, "\(player.line(1))")
  }
}
