@testable import Values
import App
import Testing

@testable import Settings

@Suite("The catalogue of settings")
struct SettingsCatalogueTests {
  @Test("Names are unique, no setting is a section, and each has a help text")
  func names() {
    let keys = SettingsCatalogue.all.map(\.key)
    #expect(Set(keys).count == keys.count)
    for key in keys { #expect(!keys.contains { $0.hasPrefix(key + ".") }, "\(key)") }
    #expect(SettingsCatalogue.all.allSatisfy { !$0.help.isEmpty })
  }

  @Test("Each default is one that its kind allows", arguments: SettingsCatalogue.all)
  func defaults(setting: SettingDeclaration) throws {
    let source = SettingsSource(.user, name: "u", text: "\(setting.key): \(YAMLText.flow(setting.standard))")
    let values = try SettingsReader().read([source])
    let value = values[setting.key]
    // A whole number may be read as a number.
    if let number = setting.standard.number {
      #expect(value.number == number)
    } else {
      #expect(value == setting.standard)
    }
  }

  @Test(
    "Each example is valid and gives something else than the default",
    arguments: SettingsCatalogue.all.filter { !$0.example.isEmpty })
  func examples(setting: SettingDeclaration) throws {
    let values = try SettingsReader().read([SettingsSource(.user, name: "u", text: setting.example)])
    #expect(values[setting.key] != setting.standard)
  }

  @Test(
    "The defaults are those of data.md, kpis.md and ui.md",
    arguments: [
      ("aes.half_life_days", 30), ("aes.minimum", 10), ("engagement_window_days", 90), ("view_through_days", 7),
      ("renewal_grace_days", 30), ("fiscal_year_start", 1), ("gross_margin", 0.8), ("ltv.default_churn", 0.15),
      ("surge.ratio", 1.25), ("surge.minimum", 40), ("surge.new_minimum", 60), ("surge.baseline_rows", 3),
      ("icp.tier2_share", 0.6), ("icp.tier3_share", 0.3), ("interval", 1), ("signals.stalled.days", 21),
    ])
  func documented(key: String, value: Double) {
    #expect(EffectiveSettings().number(key) == value)
  }

  @Test("`config --defaults` is all comments; with the # before the names removed, it gives the defaults")
  func defaultsText() throws {
    let text = ConfigText.defaults(SettingsCatalogue.all)
    let none = try SettingsReader().read([SettingsSource(.user, name: "u", text: text)])
    #expect(none == EffectiveSettings())
    let lines = text.split(separator: "\n").map { line in
      let second = line.dropFirst().first ?? " "
      return line.hasPrefix("#") && second.isLetter ? String(line.dropFirst()) : String(line)
    }
    let values = try SettingsReader().read([SettingsSource(.user, name: "u", text: lines.joined(separator: "\n"))])
    for setting in SettingsCatalogue.all {
      #expect(values.origins(setting.key).last != .standard, "\(setting.key)")
      #expect(YAMLText.flow(values[setting.key]) == YAMLText.flow(setting.standard))
    }
    // The line of a value cannot be broken: it is what is uncommented.
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 || !$0.hasPrefix("# ") })
  }

  @Test("`config` prints what is in force, each with its origin, and reads as the same settings")
  func inForce() throws {
    let sources = [
      SettingsSource(.user, name: "my file.yaml", text: "views: {\"a: b\": \"tier:1 \\\"x\\\"\\t\"}\ntheme: 'yes'\n"),
      .flag("--interval", key: "interval", value: "2.5"),
    ]
    let values = try SettingsReader().read(sources)
    let text = ConfigText.effective(values)
    #expect(text.contains("interval: 2.5"))
    let lines = text.split(separator: "\n")
    #expect(lines.first { $0.hasPrefix("interval:") }?.hasSuffix("# --interval") == true)
    #expect(lines.first { $0.hasPrefix("theme:") }?.hasSuffix("# my file.yaml:2") == true)
    #expect(lines.first { $0.hasPrefix("aes.minimum:") }?.hasSuffix("# default") == true)
    let again = try SettingsReader().read([SettingsSource(.user, name: "again", text: text)])
    for setting in SettingsCatalogue.all {
      #expect(YAMLText.flow(again[setting.key]) == YAMLText.flow(values[setting.key]))
    }
    #expect(again["views"] == values["views"] && again.text("theme") == "yes")
  }

  @Test("A file's name cannot break out of its comment")
  func hostileName() throws {
    let source = SettingsSource(.user, name: "a\ntheme: x\u{1B}[2J", text: "aes.minimum: 3\n")
    let text = ConfigText.effective(try SettingsReader().read([source]))
    #expect(text.contains("# a?theme: x?[2J:1"))
  }
}
