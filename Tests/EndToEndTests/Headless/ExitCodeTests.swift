import EndToEndSupport
import Glibc
import TestSupport
import Testing

/// What cannot be done is said in a sentence that names what was looked for, and by an exit code of sysexits.
@Suite struct ExitCodeTests {
  /// The commands that read a directory; the dashboard, which is the one without a name, looks before it needs a terminal.
  static let readers: [[String]] = [[], ["report"], ["accounts"], ["check"], ["explain", "engaged_rate"]]

  @Test(arguments: readers)
  func missingDirectory(_ command: [String]) throws {
    let scratch = try Scratch()
    let ended = try scratch.shell("\"$program\" \(command.joined(separator: " ")) \"$1/gone\"")
    #expect(ended.code == 66)
    #expect(ended.output.isEmpty)
    #expect(ended.errors.contains("there is no directory \(scratch.data)/gone: give one"))
    #expect(ended.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: readers)
  func fileInsteadOfADirectory(_ command: [String]) throws {
    let scratch = try Scratch()
    try scratch.write("account_id\nA\n", to: "data/accounts.csv")
    let ended = try scratch.shell("\"$program\" \(command.joined(separator: " ")) \"$1/accounts.csv\"")
    #expect(ended.code == 66)
    #expect(ended.errors.contains("accounts.csv is a file: give the directory"))
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"), arguments: readers)
  func unreadableDirectory(_ command: [String]) throws {
    let scratch = try Scratch()
    let ended = try scratch.shell(
      "chmod 000 \"$1\"; \"$program\" \(command.joined(separator: " ")) \"$1\"; code=$?; chmod 700 \"$1\"; exit $code")
    #expect(ended.code == 66)
    #expect(ended.errors.contains("cannot be read: ask for permission"))
  }

  @Test(arguments: readers.dropFirst())
  func emptyDirectory(_ command: [String]) throws {
    let scratch = try Scratch()
    let ended = try scratch.shell("\"$program\" \(command.joined(separator: " ")) \"$1\"")
    #expect(ended.code == 66)
    #expect(ended.errors.hasPrefix("abmtop: "))
  }

  @Test func directoryWithoutATable() throws {
    let scratch = try Scratch()
    let empty = try scratch.run("report", scratch.data)
    #expect(empty.errors.contains("there is no file in it"))
    try scratch.write("Dear diary", to: "data/notes.txt")
    let ended = try scratch.run("report", scratch.data)
    #expect(ended.code == 66)
    #expect(ended.errors.contains("no table among its one file"))
    #expect(ended.errors.contains("accounts.csv"))
  }

  @Test(arguments: [
    ["report"], ["report", "DIR", "--nonsense"], ["report", "DIR", "--period", "fortnight"],
    ["report", "DIR", "--as-of", "2026-02-30"], ["report", "DIR", "--format", "xml"],
    ["report", "DIR", "--stage", "7"],
    ["report", "DIR", "--kpi", "engaged_rat"], ["report", "DIR", "--by", "shoe_size"],
    ["accounts", "DIR", "--columns", "shoe_size"], ["account", "nobody", "DIR"],
    ["explain", "nothing", "DIR"], ["explain", "engaged_rate", "DIR", "--account", "nobody"],
    ["DIR", "--interval", "0"], ["demo", "--seed", "one"], ["demo", "--period", "fortnight"],
  ])
  func wrongArguments(_ arguments: [String]) throws {
    let scratch = try Scratch.tiny()
    let words = arguments.map { $0 == "DIR" ? "\"$1\"" : $0 }.joined(separator: " ")
    let ended = try scratch.shell("\"$program\" \(words)")
    #expect(ended.code == 64, "\(ended.output)\(ended.errors)")
    #expect(!ended.errors.isEmpty)
  }

  @Test func aWrongNameIsAnsweredWithTheNearest() throws {
    let scratch = try Scratch.tiny()
    let ended = try scratch.run("report", scratch.data, "--kpi", "engaged_rat")
    #expect(ended.errors.contains("engaged_rate"))
  }

  /// The line under the filter points at the mistake.
  @Test(arguments: [
    ("tier:1 (owner:kim", 7, "("), ("bogus:1", 0, "bogus"), ("tier:1 aes>many", 11, "many"),
    ("acme stage:nowhere", 11, "nowhere"),
  ])
  func wrongFilter(_ filter: String, _ place: Int, _ mistake: String) throws {
    let scratch = try Scratch.tiny()
    let ended = try scratch.run("report", scratch.data, "--filter", filter)
    #expect(ended.code == 64)
    let lines = ended.errors.split(separator: "\n").map(String.init)
    try #require(lines.count == 3, "\(ended.errors)")
    #expect(lines[1] == "  " + filter)
    let carets = lines[2].dropFirst(2 + place)
    #expect(lines[2].prefix(2 + place).allSatisfy { $0 == " " }, "\(ended.errors)")
    #expect(carets == String(repeating: "^", count: mistake.count), "\(ended.errors)")
  }

  @Test func theDashboardNeedsATerminal() throws {
    let scratch = try Scratch.tiny()
    let ended = try scratch.run(scratch.data)
    #expect(ended.code == 69)
    #expect(ended.errors.contains("abmtop report"))
    #expect(ended.output.isEmpty)
  }

  @Test func versionAndHelp() throws {
    let scratch = try Scratch()
    let version = try scratch.run("--version")
    #expect(version.code == 0)
    #expect(version.output.wholeMatch(of: /abmtop \d+\.\d+\.\d+\n/) != nil, "\(version.output)")
    for arguments in [["--help"], ["help", "report"], ["demo", "--help"], ["explain", "-h"]] {
      let help = try scratch.shell("\"$program\" \(arguments.joined(separator: " "))")
      #expect(help.code == 0)
      #expect(help.output.contains("USAGE: abmtop"))
      #expect(help.errors.isEmpty)
    }
    let help = try scratch.run("--help").output
    for command in ["watch", "demo", "report", "accounts", "account", "explain", "check", "config"] {
      #expect(help.contains("\n  \(command) "), "\(command) is not in the help")
    }
  }
}
