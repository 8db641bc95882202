import EndToEndSupport
import Foundation
import TestSupport
import Testing

/// Arguments, paths, settings, homes and links that mean harm, or had bad luck.
@Suite struct HostileSurroundingsTests {
  private static let evil = "x\u{1B}]52;c;ZXZpbA==\u{7}\u{9B}31m\u{202E}y\u{1B}[2J"

  /// What a terminal would obey, or what would turn the reading order.
  private func hostile(_ text: String) -> [String] {
    text.unicodeScalars.filter { scalar in
      (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || (0x7F..<0xA0).contains(scalar.value)
        || scalar.properties.isBidiControl || scalar == "\u{FEFF}"
    }.map { String($0.value, radix: 16) }
  }

  @Test(arguments: [
    ["\(evil)"], ["report", "DIR", "--\(evil)"], ["report", "DIR", "--filter", "owner:\"\(evil)\" ("],
    ["report", "DIR", "--kpi", "\(evil)"], ["report", "DIR", "--format", "\(evil)"],
    ["report", "DIR", "--by", "\(evil)"],
    ["accounts", "DIR", "--columns", "\(evil)"], ["accounts", "DIR", "--sort", "\(evil)"],
    ["account", "\(evil)", "DIR"],
    ["explain", "\(evil)", "DIR"], ["check", "DIR/\(evil)"], ["config", "DIR", "--config", "\(evil)"],
    ["\(evil)", "DIR"],
    ["init", "DIR/\(evil)"], ["demo", "--period", "\(evil)"], ["demo", "--write", "/proc/\(evil)"],
    ["report", "DIR", "--as-of", "\(evil)"], ["report", "DIR", "--log-file", "/proc/\(evil)"],
    ["DIR", "--theme", "\(evil)"],
  ])
  func argumentsAreRepeatedHarmlessly(_ arguments: [String]) throws {
    let scratch = try Scratch.tiny()
    let result = try Headless(
      "abmtop", arguments.map { $0.replacingOccurrences(of: "DIR", with: scratch.data) },
      environment: scratch.environment)
    #expect(hostile(result.errors) == [] && hostile(result.output) == [])
    #expect(result.code != 0 && !result.errors.isEmpty)
  }

  @Test(arguments: [
    "timezone: \"\\e]52;c;eA==\\a\"", "theme: {x: \"\\u202e\"}", "\"a\\e[31m\": 1", "me: [\"\\x9b\"]",
    "keys: {\"\\e\": x}",
    "views: {v: {screen: \"\\e[2J\"}}", "mappings: [{name: \"\\e\", table: \"\\a\"}]", "- \u{9B}", "a: b: \u{1B}",
    "currency: {code: \"\\e]0;x\\a\"}", "\u{202E}: 1",
  ])
  func settingsAreRepeatedHarmlessly(_ text: String) throws {
    let scratch = try Scratch.tiny()
    try scratch.write(text + "\n", to: "data/abmtop.yaml")
    for command in ["report", "check", "config"] {
      let result = try scratch.run(command, scratch.data)
      #expect(hostile(result.errors) == [] && hostile(result.output) == [], "\(command)")
    }
  }

  @Test func linksOfSettingsThatLeadOutAreRefused() throws {
    let scratch = try Scratch(.small)
    try scratch.write("password: hunter2\n", to: "secret.yaml")
    try scratch.remove("data/abmtop.yaml")
    symlink("../secret.yaml", scratch.path("data/abmtop.yaml"))
    let result = try scratch.run("report", scratch.data)
    #expect(result.code == 78 && result.errors.contains("leads out") && !result.errors.contains("hunter2"))
  }

  @Test func aFileThatCannotBeReadIsNotClean() throws {
    let scratch = try Scratch()
    try scratch.write("account_id,name,tier\na1,Acme,1\n", to: "data/accounts.csv")
    #expect(try scratch.run("check", scratch.data).code == 0)
    try scratch.write("this is not compressed", to: "data/nps.csv.gz")
    #expect(try scratch.run("check", scratch.data).code == 1)
  }

  @Test func aHomeThatDoesNotExistIsNotMade() throws {
    let scratch = try Scratch(.small)
    let home = scratch.path("nobody")
    let result = try scratch.shell(
      "printf 'accounts\\nq\\n' | \"$program\" --plain --as-of 2026-11-21 \"$1\"",
      environment: ["HOME": home, "XDG_STATE_HOME": "", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": "", "TERM": "dumb"])
    #expect(result.code == 0 && result.errors.contains("nothing is kept"), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: home))
  }

  /// No cursor, no terminal: lines in, lines out.
  @Test func plainLines() throws {
    let scratch = try Scratch(.small)
    let lines = "accounts\\n1\\nback\\n/tier:1\\n\\nnonsense\\nq\\naccounts\\n"
    let result = try scratch.shell(
      "printf '\(lines)' | \"$program\" \"$1\" --as-of 2026-11-21", environment: ["TERM": "dumb", "ACCESSIBLE": "1"])
    #expect(result.code == 0 && result.errors == "", "\(result.errors)")
    #expect(result.output.contains("\ndata, Overview, Accounts\n"))
    #expect(result.output.contains("\n> 1. ") && result.output.contains("\n2. "))
    #expect(result.output.contains("\nFilter: tier:1\n") && result.output.contains("no command “nonsense”"))
    #expect(hostile(result.output) == [] && !result.output.contains("█"))
    // Without a last `q` the end of the input is the end.
    let ended = try scratch.shell(
      "printf '0' | \"$program\" \"$1\" --plain --as-of 2026-11-21", environment: ["TERM": "dumb"])
    #expect(ended.code == 0 && ended.output.contains("1 Target: 48"))
  }

  /// Data may be links to elsewhere, which the user made; confined commands read what is behind them.
  @Test func linksInTheDataAreFollowed() throws {
    let scratch = try Scratch(.small)
    let manager = FileManager.default
    try manager.createDirectory(atPath: scratch.path("elsewhere/deep"), withIntermediateDirectories: true)
    try manager.moveItem(atPath: scratch.path("data/nps.csv"), toPath: scratch.path("elsewhere/deep/nps.csv"))
    try manager.moveItem(atPath: scratch.path("data/intent.csv"), toPath: scratch.path("elsewhere/intent.csv"))
    symlink("../elsewhere/intent.csv", scratch.path("data/intent.csv"))
    symlink(scratch.path("elsewhere/deep"), scratch.path("data/linked"))
    let check = try scratch.run("check", scratch.data)
    #expect(!check.output.contains("Permission denied") && check.output.contains("linked/nps.csv"), "\(check.output)")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")))
  func noNetworkAndWhereThereIsLandlockItIsUsed() throws {
    let scratch = try Scratch(.small)
    let trace = scratch.path("trace")
    let result = try scratch.shell(
      "strace -f -qq -e trace=%network,landlock_create_ruleset,landlock_restrict_self -o '\(trace)' "
        + "\"$program\" report \"$1\" --as-of 2026-11-21 && touch '\(trace).done'")
    // Where tracing is forbidden nothing can be said.
    guard FileManager.default.fileExists(atPath: trace + ".done") else { return }
    let calls = try scratch.read("trace")
    for call in ["socket", "connect", "bind", "sendto", "recvfrom"] {
      #expect(!calls.contains(" \(call)("), "\(calls)")
    }
    if calls.contains("landlock_create_ruleset") && !calls.contains("ENOSYS") && !calls.contains("EOPNOTSUPP") {
      #expect(calls.contains(/landlock_restrict_self\(.*= 0/), "\(calls)")
    }
    #expect(result.output.contains("Target"))
  }
}
