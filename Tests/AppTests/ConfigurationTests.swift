import Accounts
import ArgumentParser
import Dashboard
import Ingest
import Live
import Mappings
import Metrics
import Settings
import Testing
import Values

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
    let values = try configuration.effective().values
    #expect(values[AccountSettings.engagementMinimum] == 14 && values[LiveSettings.interval] == 2)
    #expect(configuration.files == [user, scratch.path + "/abmtop.yaml"])
    let rules = try configuration.live().accounts
    #expect(rules.engagementMinimum == 14 && rules.grossMargin == 0.5 && rules.halfLifeDays == 30)
  }

  @Test func theDefaultsAsWrittenAreTheDefaultsOfTheModules() throws {
    let scratch = try Scratch()
    let lines = ConfigText.defaults(SettingsCatalogue.all).split(separator: "\n").map { line in
      line.hasPrefix("#") && line.dropFirst().first?.isLetter == true ? line.dropFirst() : line
    }
    let user = try scratch.write("user.yaml", lines.joined(separator: "\n"))
    var written = try configuration(scratch.path, user: user).live()
    // What was written is kept as it was written, beside the rules that it gives.
    written.values = SettingValues()
    #expect(written == LiveSettings())
    let empty = try scratch.write("empty.yaml", "")
    #expect(try configuration(scratch.path, user: empty).live() == LiveSettings())
  }

  @Test func settingsBecomeValuesOfTheModules() throws {
    let scratch = try Scratch()
    let user = try scratch.write(
      "user.yaml",
      """
      timezone: Europe/Berlin
      date_order: dmy
      currency: {code: eur, rates: {usd: 0.9217}}
      activity_types: {visit: 0.5, workshop: {weight: 12, names: [lab day]}}
      icp.criteria: [{field: employees, min: 200}]
      mappings: [{name: mine, table: nps, fields: {score: Note}}]
      goals: {engaged_rate: 0.6, new_revenue: {value: 15, period: year}}
      """)
    let values = try configuration(scratch.path, user: user).effective().values
    let live = LiveSettings(values)
    #expect(live.read.zone.name == "Europe/Berlin" && live.read.zone.offsets.count > 2)
    #expect(live.read.dateOrder == .dayFirst && live.read.currency == "EUR")
    #expect(live.read.rates == ["USD": Decimal(mantissa: 9_217, scale: 4)])
    #expect(live.read.activityTypes.all[Int(ActivityTypes.Code.visit)].weight == 0.5)
    #expect(live.read.activityTypes.all.last?.name == "workshop" && live.read.activityTypes.all.last?.weight == 12)
    #expect(live.read.mappings.map(\.name) == ["mine"])
    #expect(live.accounts.profile?.criteria == [.init(field: "employees", test: .atLeast(200))])
    #expect(values[MetricSettings.goals].map(\.period) == ["", "year"])
  }

  @Test func aNamedFileMustBeThere() throws {
    let scratch = try Scratch()
    let missing = scratch.path + "/none.yaml"
    #expect(throws: SettingsProblems.self) { try configuration(scratch.path, user: missing).effective() }
    #expect(
      try Configuration(directory: scratch.path, config: nil).effective().schema.count == SettingsCatalogue.all.count)
  }

  @Test(arguments: [
    ("keys: {no_such_command: x}", "keys"), ("views: {a: {screen: nowhere}}", "there is no screen"),
    ("views: {a: {period: fortnight}}", "is no period"),
  ])
  func whatTheScreenDoesNotKnowIsSaidWithItsPlace(_ text: String, _ words: String) throws {
    let scratch = try Scratch()
    let user = try scratch.write("user.yaml", text + "\n")
    let values = try configuration(scratch.path, user: user).effective()
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
