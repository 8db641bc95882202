internal import App
internal import Settings
internal import Values

/// Settings are read, and read back from what `abmtop config` prints as the same ones, or are refused with places in
/// the file.
enum YAMLCheck {
  static func check(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let values: EffectiveSettings
    do throws(SettingsProblems) {
      values = try SettingsReader(schema: SettingsCatalogue.all).read([
        SettingsSource(.user, name: "f.yaml", text: text)
      ])
    } catch {
      try expect(!error.all.isEmpty, "refused without a problem")
      for problem in error.all { try check(problem, in: text) }
      return
    }
    let printed = ConfigText.effective(values)
    let again: EffectiveSettings
    do throws(SettingsProblems) {
      again = try SettingsReader(schema: SettingsCatalogue.all).read([
        SettingsSource(.user, name: "f.yaml", text: printed)
      ])
    } catch {
      throw Broken(description: "what is printed is refused: \(error)\n\(printed)")
    }
    for setting in values.schema {
      try expect(
        values[setting] == again[setting],
        "\(setting.key) is \(values[setting]), and \(again[setting]) once printed and read")
    }
  }

  private static func check(_ problem: SettingsProblem, in text: String) throws {
    let place = problem.position
    try expect(place.file == "f.yaml" && !problem.words.isEmpty, "a problem without a file or words: \(problem)")
    // YAML's own line ends, a file's end counting as a line of its own.
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      "\r\n\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0)
    }
    try expect(
      place.line >= 0 && place.line <= lines.count, "line \(place.line) of \(lines.count): \(problem)")
    guard place.line > 0 else { return }
    let longest = lines.map(\.count).max() ?? 0
    try expect(place.column >= 0 && place.column <= longest + 1, "column \(place.column) of \(longest): \(problem)")
  }
}
