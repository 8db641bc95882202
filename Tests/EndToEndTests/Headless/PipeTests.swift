import EndToEndSupport
import Glibc
import TestSupport
import Testing

/// What is printed goes into pipes, files and other programs.
@Suite struct PipeTests {
  @Test func theReaderMayLeaveEarly() throws {
    let scratch = try Scratch(.small)
    // The exit code of the writer goes to a file of its own: sh has no pipefail.
    let line = "{ \"$program\" %@; echo $? > \"$1/../code\"; } | head -1"
    for command in ["report \"$1\"", "report \"$1\" --format json --accounts --trend", "check \"$1\"", "config"] {
      let ended = try scratch.shell(line.replacing("%@", with: command))
      #expect(ended.code == 0)
      #expect(ended.output.split(separator: "\n").count == 1)
      #expect(ended.errors.isEmpty, "\(ended.errors)")
      let code = try scratch.read("code")
      #expect(["0\n", "1\n", "141\n"].contains(code), "ended with \(code)")
    }
  }

  @Test func theReaderHasGoneAlready() throws {
    let scratch = try Scratch(.small)
    let ended = try scratch.shell(
      """
      mkfifo "$1/../pipe"; exec 3<>"$1/../pipe" 4>"$1/../pipe" 3>&-
      "$program" report "$1" >&4
      """)
    #expect([0, 128 + SIGPIPE].contains(ended.code))
    #expect(ended.errors.isEmpty, "\(ended.errors)")
    // A parent that ignores SIGPIPE: the write fails instead.
    let ignoring = try scratch.shell(
      """
      trap '' PIPE; rm "$1/../pipe"; mkfifo "$1/../pipe"; exec 3<>"$1/../pipe" 4>"$1/../pipe" 3>&-
      "$program" report "$1" >&4
      """)
    #expect(ignoring.code == 0)
    #expect(ignoring.errors.isEmpty, "\(ignoring.errors)")
  }

  @Test func aFullDiskIsNoSuccess() throws {
    let scratch = try Scratch(.small)
    let full = try scratch.shell("\"$program\" report \"$1\" > /dev/full")
    #expect(full.code == 74)
    #expect(full.errors.contains("standard output cannot be written"))
    let closed = try scratch.shell("\"$program\" report \"$1\" >&-")
    #expect(closed.code == 74)
  }

  /// The output is UTF-8 whatever the locale, as files are; what it says is the same.
  @Test func theLocaleChangesNoFigure() throws {
    let scratch = try Scratch(.small)
    let usual = try scratch.run("report", scratch.data, "--as-of", "2026-11-21", "--format", "json")
    for locale in ["C", "de_DE.UTF-8", "tr_TR.UTF-8", ""] {
      let ended = try scratch.run(
        "report", scratch.data, "--as-of", "2026-11-21", "--format", "json",
        environment: ["LANG": locale, "LC_ALL": locale])
      #expect(ended.code == 0)
      #expect(ended.output == usual.output)
    }
  }

  @Test func whatIsInTheDataCannotControlATerminal() throws {
    let scratch = try Scratch()
    try HostileData.write(to: scratch)
    for command in ["report", "accounts", "account EVIL", "check", "explain target_accounts", "report --by industry"] {
      for format in ["text", "markdown", "csv", "json"] {
        if command == "check" && (format == "csv" || format == "markdown") { continue }
        if command.hasPrefix("account ") && format == "csv" { continue }
        let ended = try scratch.shell("\"$program\" \(command) \"$1\" --as-of 2026-11-21 --format \(format)")
        let text = ended.output + ended.errors
        #expect(!text.isEmpty)
        // CSV ends its lines as RFC 4180 asks.
        let found = HostileData.controls(in: text.replacing("\r\n", with: "\n"))
        #expect(found.isEmpty, "\(command) as \(format) prints \(found)")
      }
    }
  }
}
