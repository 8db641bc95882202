import Cells
import Metrics
import Testing

@testable import Dashboard

/// What is typed before there is anything to act on, lines instead of keys, and pastes.
@Suite struct TypedAheadTests {
  @Test func whatIsTypedWhileItLoadsActsOnceItHasLoaded() throws {
    var player = try Player(snapshot: nil)
    player.type("/ a c m q e Backspace Backspace e Enter")
    #expect(player.effects.isEmpty)
    player.send(.snapshot(try #require(Company.standard), readAt: "14:03"))
    #expect(player.state.filter.text == "acme")
    #expect(!player.effects.contains(.quit))
  }

  @Test func quittingWhileItLoads() throws {
    var player = try Player(snapshot: nil)
    player.type("q")
    #expect(player.effects.last == .quit)
    player = try Player(snapshot: nil)
    player.type("/ q Esc q")
    #expect(player.effects.last == .quit)
    player = try Player(snapshot: nil)
    player.type("/ C-c")
    #expect(player.effects.last == .quit)
  }

  @Test func whatCannotActIsDroppedAsAWhole() throws {
    var player = try Player(snapshot: nil)
    player.type("/ x q")
    player.send(.failed("there is no such directory"))
    player.send(.snapshot(try #require(Company.standard), readAt: "14:03"))
    #expect(player.state.filter.text.isEmpty && !player.effects.contains(.quit))
    player = try Player(snapshot: nil)
    for _ in 0..<10_000 { player.type("j") }
    #expect(player.state.keysAhead.count == TypedAhead.most)
  }

  @Test func longPastesAreCutAndSaid() throws {
    var player = try Player()
    player.type("/")
    player.send(.key(.paste(String(repeating: "x", count: 65_536))))
    #expect(player.state.filter.editor?.text.count == LineEditor.longest)
    #expect(player.state.notice?.text.contains("4096") == true)
    player.type("Esc /")
    player.send(.key(.paste("a\u{1B}[31m\u{7}c\nme")))
    #expect(player.state.filter.editor?.text == "a[31mc me")
  }

  @Test func linesNameCommandsRowsAndFilters() throws {
    var player = try Player(configure: {
      $0.isLineBased = true; $0.isPlain = true
    })
    player.send(.line("accounts"))
    #expect(plainText(player.state)[0].hasSuffix("Accounts"))
    #expect(plainText(player.state).contains { $0.hasPrefix("> 1. ") })
    player.send(.line("3"))
    #expect(player.state.pages.count == 3)
    player.send(.line("back"))
    player.send(.line("/acme"))
    #expect(player.state.filter.text == "acme" && player.state.filter.history == ["acme"])
    player.send(.line("/"))
    #expect(player.state.filter.isEmpty)
    player.send(.line("0"))
    player.send(.line("999999999999999999999"))
    player.send(.line("-3"))
    player.send(.line("1000"))
    #expect(player.state.notice?.text.contains("There is no row 1000") == true)
    player.send(.line("overviw"))
    #expect(player.state.notice?.text.contains("no command “overviw”") == true)
    player.send(.line("Overview"))
    player.send(.line("period"))
    #expect(player.state.overlay != nil)
    player.send(.line("30d"))
    #expect(player.state.overlay == nil && player.state.period == .days(30))
    player.send(.line("2"))
    #expect(player.state.pages.count == 2)
    player.send(.line("A"))
    #expect(plainText(player.state)[0].hasSuffix("Accounts"))
    player.send(.line("quit"))
    #expect(player.effects.last == .quit)
  }
}
