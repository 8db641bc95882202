import EndToEndSupport
import TestSupport
import Testing

/// Settings from the command line's point of view.
@Suite struct SettingsFilesTests {
  @Test func configTellsWhereEachSettingCameFrom() throws {
    let scratch = try Scratch(.small)
    try scratch.write("me: Kim\ncurrency:\n  code: EUR\n", to: "config/abmtop/abmtop.yaml")
    let ended = try scratch.run("config", scratch.data)
    #expect(ended.code == 0)
    let lines = ended.output.split(separator: "\n").map(String.init)
    func line(_ key: String) -> String { lines.first { $0.hasPrefix(key + ":") } ?? "" }
    #expect(line("me").contains("Kim") && line("me").hasSuffix("abmtop/abmtop.yaml:1"))
    // The directory's own file has the last word.
    #expect(line("currency.code").contains("USD") && line("currency.code").hasSuffix("data/abmtop.yaml:5"))
    #expect(line("aes.minimum").hasSuffix("# default"))
  }

  @Test func theDefaultsAreAcceptedBackAndChangeNothing() throws {
    let scratch = try Scratch()
    let defaults = try scratch.run("config", "--defaults")
    #expect(defaults.code == 0)
    try scratch.write(defaults.output, to: "defaults.yaml")
    let accepted = try scratch.run("config", "--config", scratch.path("defaults.yaml"))
    #expect(accepted.code == 0, "\(accepted.errors)")
    let values = try scratch.run("config")
    func withoutOrigin(_ text: String) -> [String] {
      text.split(separator: "\n").map { String($0.prefix { $0 != "#" }).trimmingSpaces }
    }
    #expect(withoutOrigin(accepted.output) == withoutOrigin(values.output))
  }

  @Test(arguments: [
    ("timezone: UTC\naes:\n  half_lif_days: 30\n", 3, 3, "half_life_days"),
    ("timezone: Mars/Olympus\n", 1, 11, "Mars/Olympus"),
    ("currency:\n  rates: {EUR: lots}\n", 2, 16, "lots"),
    ("a: [1\n", 2, 1, ""),
  ])
  func aMistakeIsNamedWithItsPlace(_ yaml: String, _ line: Int, _ column: Int, _ word: String) throws {
    let scratch = try Scratch.tiny()
    try scratch.write(yaml, to: "data/abmtop.yaml")
    for command in [["report"], ["config"], ["check"], []] {
      let ended = try scratch.shell("\"$program\" \(command.joined(separator: " ")) \"$1\"")
      #expect(ended.code == 78)
      #expect(ended.errors.contains("data/abmtop.yaml:\(line):\(column): "), "\(ended.errors)")
      #expect(ended.errors.contains(word), "\(ended.errors)")
    }
  }

  @Test func aNamedFileMustBeThere() throws {
    let scratch = try Scratch(.small)
    let ended = try scratch.run("report", scratch.data, "--config", scratch.path("gone.yaml"))
    #expect(ended.code == 78)
    #expect(ended.errors.contains("gone.yaml"))
    #expect(try scratch.run("config", scratch.path("gone")).code == 66)
  }
}

extension String {
  /// Without the spaces at its end.
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
