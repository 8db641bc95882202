import ArgumentParser
import Metrics
import Report
import Testing
import Values

@testable import App

/// What the command line means, without a process.
@Suite struct ArgumentTests {
  @Test func aDirectoryAloneIsTheDashboardOfIt() throws {
    let watch = try #require(try Abmtop.parseAsRoot(["exports"]) as? WatchCommand)
    #expect(watch.source.directory == "exports" && watch.source.config == nil)
    #expect(watch.scope.asOf == nil && watch.scope.period == .quarterToDate && watch.scope.filter.isEmpty)
    #expect(watch.screen.interval == nil && !watch.screen.ascii && !watch.screen.plain && !watch.screen.noMouse)
  }

  @Test func whatIsGivenArrives() throws {
    let arguments = ["report", "d", "--as-of", "2026-11-21", "--period", "30d", "--filter", "-tier:1", "--kpi", "a,b"]
    let report = try #require(try Abmtop.parseAsRoot(arguments) as? ReportCommand)
    #expect(report.scope.asOf == Day(iso: "2026-11-21"))
    #expect(report.scope.period == .days(30))
    // A filter may begin with a dash: it is no option.
    #expect(report.scope.filter == "-tier:1")
    #expect(report.kpis == ["a,b"] && report.format == .text)
  }

  @Test(arguments: [
    [], ["report"], ["account", "a1"], ["report", "d", "--stage", "7"], ["d", "--interval", "0"],
    ["report", "d", "--format", "pdf"], ["report", "d", "--as-of", "2026-02-30"], ["d", "--period", "fortnight"],
    ["d", "e"], ["check", "d", "--no-such"], ["check", "d", "--as-of", "soon"],
    ["report", "d", "--goals", "--changes"], ["report", "d", "--analysis", "cohorts", "--goals"],
    ["report", "d", "--goals", "--filter", "tier:1"], ["report", "d", "--changes", "--kpi", "acv"],
    ["report", "d", "--analysis", "velocity", "--stage", "2"], ["report", "d", "--goals", "--by", "owner"],
  ])
  func whatIsWrongEndsWith64(_ arguments: [String]) {
    do {
      _ = try Abmtop.parseAsRoot(arguments)
      Issue.record("accepted: \(arguments)")
    } catch {
      #expect(Abmtop.exitCode(for: error).rawValue == 64, "\(arguments)")
    }
  }

  @Test(arguments: [
    ["--goals"], ["--changes", "--filter", "tier:1"],
    ["--analysis", "velocity", "--by", "owner", "--filter", "tier:1"],
  ])
  func otherReportsTakeWhatTheyUse(_ arguments: [String]) throws {
    #expect(try Abmtop.parseAsRoot(["report", "d"] + arguments) is ReportCommand)
  }

  /// Without a figure all are listed: neither it nor a directory has to be given.
  @Test func explainNeedsNoArguments() throws {
    for arguments in [["explain"], ["explain", "--list"], ["explain", "win_rate", "d", "--rows"]] {
      let explain = try #require(try Abmtop.parseAsRoot(arguments) as? ExplainCommand)
      #expect(explain.list == arguments.contains("--list") && explain.rows == arguments.contains("--rows"))
    }
  }

  @Test func everySubcommandSaysWhatItDoes() {
    let commands = Abmtop.configuration.subcommands
    #expect(Set(commands.map { $0.configuration.commandName }).count == commands.count)
    for command in commands { #expect(command.configuration.abstract.hasSuffix(".") || command == WatchCommand.self) }
  }

  @Test(arguments: [("a/b/exports", "exports"), ("exports/", "exports"), ("/", "/")])
  func titlesNameTheLastFolder(_ directory: String, _ name: String) throws {
    #expect(try DirectoryOptions.parse([directory]).name == name)
  }
}
