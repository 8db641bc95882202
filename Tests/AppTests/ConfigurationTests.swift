import Accounts
import ArgumentParser
import Dashboard
import Live
import Settings
import Testing

@testable import App

/// Which settings are in force, and what each module makes of them.
@Suite struct ConfigurationTests {
  private func configuration(_ directory: String, user: String) -> Configuration {
    Configuration(directory: directory, config: user)
  }

  @Test func flagsWinOverTheDirectoryAndTheDirectoryOverTheUser() throws {
    let scratch = try Scratch()
    let user = try scratch.write("user.yaml", "aes.minimum: 12\ninterval: 5\ngross_margin: 0.5\n")
    try scratch.write("abmtop.yaml", "aes.minimum: 14\ninterval: 3\n")
    var configuration = configuration(scratch.path, user: user)
    configuration.flags = [.flag("--interval", key: "interval", value: "2")]
    let values = try configuration.values()
    #expect(values.number("aes.minimum") == 14 && values.number("interval") == 2)
    #expect(configuration.files == [user, scratch.path + "/abmtop.yaml"])
    let rules = try configuration.live().accounts
    #expect(rules.engagementMinimum == 14 && rules.grossMargin == 0.5 && rules.halfLifeDays == 30)
  }

  @Test func withoutSettingsEveryRuleHasTheDefaultOfItsModule() throws {
    let scratch = try Scratch()
    let user = try scratch.write("user.yaml", "")
    #expect(try configuration(scratch.path, user: user).live().accounts == AccountRules())
  }

  @Test func aNamedFileMustBeThere() throws {
    let scratch = try Scratch()
    let missing = scratch.path + "/none.yaml"
    #expect(throws: SettingsProblems.self) { try configuration(scratch.path, user: missing).values() }
    #expect(try Configuration(directory: scratch.path, config: nil).values().schema.count == SettingsBook.all.count)
  }

  @Test(arguments: [
    ("keys: {no_such_command: x}", "keys"), ("views: {a: {screen: nowhere}}", "there is no screen"),
    ("views: {a: {period: fortnight}}", "is no period"),
  ])
  func whatTheScreenDoesNotKnowIsSaidWithItsPlace(_ text: String, _ words: String) throws {
    let scratch = try Scratch()
    let user = try scratch.write("user.yaml", text + "\n")
    let values = try configuration(scratch.path, user: user).values()
    do {
      _ = try Keymap(values)
      _ = try [SessionState.View](values)
      Issue.record("accepted: \(text)")
    } catch let failure as Failure {
      #expect(failure.code.rawValue == 78)
      #expect(failure.description.hasPrefix(user + ":1:") && failure.description.contains(words), "\(failure)")
    }
  }
}
