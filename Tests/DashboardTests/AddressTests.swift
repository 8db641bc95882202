import Accounts
import Cells
@testable import Dashboard
import Testing

/// Where accounts are in the CRM.
@Suite struct AddressTests {
  private func account(_ change: (inout Account) -> Void = { _ in }) -> Account {
    var account = Account(id: "001/x?y=1&z")
    account.name = "Äther & Söhne"
    change(&account)
    return account
  }

  @Test(arguments: [
    ("https://crm.example/accounts/{account_id}", "https://crm.example/accounts/001%2Fx%3Fy%3D1%26z"),
    ("https://crm.example/?q={name}#{id}", "https://crm.example/?q=%C3%84ther%20%26%20S%C3%B6hne#001%2Fx%3Fy%3D1%26z"),
    ("HTTP://crm.example/", "HTTP://crm.example/"),
    ("https://crm.example/{account_id", "https://crm.example/{account_id"),
  ])
  func valuesAreEncoded(_ template: String, _ address: String) throws {
    #expect(try AddressTemplate(text: template).address(of: account(), extraColumns: []) == address)
  }

  @Test(arguments: [
    ("", AddressTemplate.Problem.notSet), ("javascript:alert({id})", .notWeb), ("file:///{id}", .notWeb),
    ("https://crm.example/{nonsense}", .unknownColumn("nonsense")), ("https://{domain}/", .empty("domain")),
  ])
  func whatCannotBeMadeIsSaid(_ template: String, _ problem: AddressTemplate.Problem) {
    #expect(throws: problem) { try AddressTemplate(text: template).address(of: account(), extraColumns: []) }
  }

  @Test func nothingOfItReachesTheTerminalRaw() throws {
    let hostile = account { $0.name = "a\u{1B}]0;x\u{07}\u{202E}b" }
    let address = try AddressTemplate(text: "https://crm.example/\u{1B}[2J{name}").address(
      of: hostile, extraColumns: [])
    #expect(address == "https://crm.example/␛[2Ja%1B%5D0%3Bx%07%E2%80%AEb")
  }

  @Test func itIsShownAndCopied() throws {
    var player = try Player(configure: { $0.crmAddress = "https://crm.example/{domain}" })
    player.type("A o")
    #expect(player.screen.contains("CRM address of"))
    #expect(player.screen.contains("https://crm.example/example"))
    player.type("y")
    #expect(player.state.overlay == nil)
    guard case .copy(let text)? = player.effects.last else {
      Issue.record("nothing copied")
      return
    }
    #expect(text.hasPrefix("https://crm.example/example"))
  }

  @Test func withoutTheSettingItSaysWhatToDo() throws {
    var player = try Player()
    player.type("A o")
    #expect(player.line(39).contains("Set crm.url"))
    player.type("Esc o")
    #expect(player.line(39).contains("no account under the cursor"))
  }
}
