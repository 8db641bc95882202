import Values
import App
import Settings
import Testing

@Suite("Reading settings")
struct SettingsReaderTests {
  let reader = SettingsReader()

  func read(_ text: String, _ layer: SettingsSource.Layer = .user) throws -> EffectiveSettings {
    try reader.read([SettingsSource(layer, name: "abmtop.yaml", text: text)])
  }

  func problems(_ text: String, _ layer: SettingsSource.Layer = .user) -> [String] {
    do throws(SettingsProblems) {
      _ = try reader.read([SettingsSource(layer, name: "abmtop.yaml", text: text)])
      return []
    } catch {
      return error.all.map(\.description)
    }
  }

  @Test("Without sources, everything has its default")
  func defaults() throws {
    let values = try reader.read([])
    #expect(values.number("aes.minimum") == 10)
    #expect(values.number("aes.half_life_days") == 30)
    #expect(values.text("timezone") == "UTC")
    #expect(values.texts("high_value_pages").count == 6)
    #expect(values.origins("aes.minimum") == [.standard])
  }

  @Test("Values of every kind, nested or with dots")
  func kinds() throws {
    let values = try read(
      """
      timezone: Europe/Berlin
      date_order: dmy
      decimal_comma: true
      currency: {code: eur, rates: {usd: 0.9217, GBP: "1.1700"}}
      aes.minimum: 12.5
      fiscal_year_start: 4
      competitor_topics: "competitor:*"
      activity_types:
        visit: 0.5
        workshop: {weight: 12, class: engagement, touch: true, names: [lab day]}
      icp:
        criteria:
          - {field: industry, in: [Software]}
          - {field: employees, min: 200}
      """)
    #expect(values.text("timezone") == "Europe/Berlin")
    #expect(values.text("decimal_comma") == "true")
    #expect(values.text("currency.code") == "EUR")
    // Rates stay as they were written.
    #expect(
      values["currency.rates"] == .map([SettingPair("USD", .text("0.9217")), SettingPair("GBP", .text("1.1700"))]))
    #expect(values.number("aes.minimum") == 12.5)
    #expect(values.int("fiscal_year_start") == 4)
    #expect(values.texts("competitor_topics") == ["competitor:*"])
    #expect(values["activity_types"]["visit"] == .number(0.5))
    #expect(values["activity_types"]["workshop"]?["names"]?.texts == ["lab day"])
    #expect(values.list("icp.criteria")[1]["min"]?.number == 200)
  }

  @Test("Each value knows its line; so do the values within it")
  func origins() throws {
    let values = try read("# x\naes:\n  minimum: 5\nviews:\n  mine: owner:me\n")
    #expect(values.origins("aes.minimum").map(\.description) == ["abmtop.yaml:3"])
    #expect(values.position("views.mine") == SourcePosition(file: "abmtop.yaml", line: 5, column: 9))
    #expect(values.position("aes.half_life_days") == nil)
  }

  @Test("Flags win over the directory's file, which wins over the user's, in whatever order they come")
  func precedence() throws {
    let values = try reader.read([
      .flag("--interval", key: "interval", value: "3"),
      SettingsSource(.directory, name: "d.yaml", text: "interval: 2\naes.minimum: 20\n"),
      SettingsSource(.user, name: "u.yaml", text: "interval: 9\naes.minimum: 5\ngross_margin: 0.7\n"),
    ])
    #expect(values.number("interval") == 3)
    #expect(values.number("aes.minimum") == 20)
    #expect(values.number("gross_margin") == 0.7)
    #expect(values.origins("interval") == [.flag("--interval")])
  }

  @Test("Maps are put together by key, and mappings too; other lists are replaced")
  func puttingTogether() throws {
    let values = try reader.read([
      SettingsSource(
        .user, name: "u.yaml",
        text: "views: {a: x, b: y}\ncompetitor_topics: [one]\nmappings: [{name: mine, table: nps}]\n"),
      SettingsSource(
        .directory, name: "d.yaml",
        text: "views: {b: z}\ncompetitor_topics: [two]\nmappings: [{name: theirs, table: spend}]\n"),
    ])
    #expect(values["views"] == .map([SettingPair("a", .text("x")), SettingPair("b", .text("z"))]))
    #expect(values.texts("competitor_topics") == ["two"])
    #expect(values.list("mappings").map { $0["name"]?.text } == ["theirs", "mine"])
    #expect(values.origins("views").map(\.description) == ["u.yaml:1", "d.yaml:1"])
  }

  @Test("The data directory's file may set everything but keys and theme")
  func personal() throws {
    #expect(
      problems("theme: light\naes.minimum: 3\nkeys: {quit: x}\n", .directory) == [
        "abmtop.yaml:1:1: ‘theme’ is the user's own and belongs in the configuration, not in a data directory",
        "abmtop.yaml:3:1: ‘keys’ is the user's own and belongs in the configuration, not in a data directory",
      ])
    #expect(try read("theme: light").text("theme") == "light")
    #expect(SettingsCatalogue.all.filter(\.isPersonal).map(\.key).sorted() == ["keys", "theme"])
  }

  @Test(
    "An unknown name is an error with the nearest one there is",
    arguments: [
      ("timezon: UTC", "1:1", "timezon", "timezone"),
      ("aes:\n  half_life_day: 3", "2:3", "aes.half_life_day", "aes.half_life_days"),
      ("curency:\n  code: EUR", "1:1", "curency", "currency"),
      ("half_life_days: 3", "1:1", "half_life_days", "aes.half_life_days"),
      ("surge.ration: 2", "1:1", "surge.ration", "surge.ratio"),
      ("competitor_topic: [x]", "1:1", "competitor_topic", "competitor_topics"),
    ])
  func unknown(text: String, place: String, key: String, nearest: String) {
    #expect(problems(text) == ["abmtop.yaml:\(place): there is no setting ‘\(key)’; did you mean ‘\(nearest)’?"])
  }

  @Test("Where nothing is near, nothing is proposed")
  func unknownAltogether() {
    #expect(problems("zzzzzz: 1") == ["abmtop.yaml:1:1: there is no setting ‘zzzzzz’"])
  }

  @Test(
    "A wrong value is an error that says what it must be",
    arguments: [
      ("aes.minimum: many", "1:14: ‘aes.minimum’ must be a number from 0 to 1000000, not ‘many’"),
      ("aes.minimum: 0x10", "1:14: ‘aes.minimum’ must be a number from 0 to 1000000, not ‘0x10’"),
      ("aes.minimum: nan", "1:14: ‘aes.minimum’ must be a number from 0 to 1000000, not ‘nan’"),
      ("fiscal_year_start: 13", "1:20: ‘fiscal_year_start’ must be from 1 to 12, not 13"),
      ("fiscal_year_start: 1.5", "1:20: ‘fiscal_year_start’ must be a whole number from 1 to 12, not ‘1.5’"),
      ("gross_margin: 80", "1:15: ‘gross_margin’ must be from 0 to 1, not 80"),
      ("decimal_comma: maybe", "1:16: ‘decimal_comma’ cannot be ‘maybe’; it is one of ‘auto’, ‘true’, ‘false’"),
      ("date_order: dym", "1:13: ‘date_order’ cannot be ‘dym’; did you mean ‘dmy’?"),
      ("date_order: iso", "1:13: ‘date_order’ cannot be ‘iso’; it is one of ‘mdy’, ‘dmy’"),
      ("timezone: Europe/Berln", "1:11: ‘timezone’ cannot be ‘Europe/Berln’; did you mean ‘Europe/Berlin’?"),
      ("timezone: Berlin", "1:11: ‘timezone’ cannot be ‘Berlin’; did you mean ‘Europe/Berlin’?"),
      ("aes: 3", "1:6: ‘aes’ must be a map of half_life_days, minimum, not ‘3’"),
      ("interval: [1]", "1:11: ‘interval’ must be a number from 0.1 to 3600, not a list"),
      (
        "views: x",
        "1:8: ‘views’ must be a map, each value a text or a map of filter, screen, period, sort, columns, not ‘x’"
      ),
      ("currency.rates:\n  EUR: 1,08", "2:8: ‘currency.rates.EUR’ must be a positive decimal number, not ‘1,08’"),
      ("currency.rates: {EURO: 1}", "1:18: ‘currency.rates’ must be a currency code of three letters, not ‘EURO’"),
      (
        "mappings: [{name: x, table: opportunitys}]",
        "1:29: ‘mappings[0].table’ cannot be ‘opportunitys’; did you mean ‘opportunities’?"
      ),
      ("mappings: [{name: x}]", "1:12: ‘mappings[0].table’ is missing"),
      (
        "icp.criteria: [{field: x, mni: 3, max: 1}]",
        "1:27: there is no setting ‘icp.criteria[0].mni’; did you mean ‘min’?"
      ),
      (
        "icp.criteria: [{field: x, min: 3, max: 1}]",
        "1:16: ‘icp.criteria[0]’ must have exactly one of ‘in’, ‘min’, ‘max’, ‘matches’"
      ),
      ("- a\n- b", "1:1: ‘the file’ must be a map of settings, not a list"),
    ])
  func wrong(text: String, words: String) {
    #expect(problems(text).first == "abmtop.yaml:\(words)")
  }

  @Test("All problems of all sources are found at once; a flag's have its name")
  func all() {
    let sources = [
      SettingsSource(.user, name: "u.yaml", text: "aes.minimum: x\nfoo: 1\n"),
      SettingsSource(.directory, name: "d.yaml", text: "a: [\n"), .flag("--interval", key: "interval", value: "0"),
    ]
    let error = #expect(throws: SettingsProblems.self) { try reader.read(sources) }
    let names = (error?.all ?? []).map { "\($0.position.file):\($0.position.line)" }
    #expect(names == ["u.yaml:1", "u.yaml:2", "d.yaml:2", "--interval:0"])
    #expect(error?.all.last?.description == "--interval: ‘interval’ must be from 0.1 to 3600, not 0")
  }

  @Test("A setting without a value keeps its default")
  func empty() throws {
    let values = try read("aes:\n  minimum:\ntheme: ~\ncurrency:\n")
    #expect(values.number("aes.minimum") == 10 && values.text("theme") == "dark")
    #expect(values.origins("aes.minimum") == [.standard])
  }

  @Test("Days exist")
  func days() throws {
    let schema = [SettingDeclaration("day", .day, default: .text("2026-01-01"), "A day.")]
    let reader = SettingsReader(schema: schema)
    func accepts(_ day: String) -> Bool {
      (try? reader.read([SettingsSource(.user, name: "u", text: "day: \(day)")])) != nil
    }
    #expect(accepts("2024-02-29") && accepts("2026-12-31"))
    #expect(!accepts("2026-02-29") && !accepts("2026-13-01") && !accepts("2026-1-1") && !accepts("2026-00-10"))
  }
}
