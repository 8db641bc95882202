import ArgumentParser
import Metrics
import Report
import Values

/// `abmtop assert DIR 'engaged_rate >= 50%'`: whether figures are where they should be.
struct AssertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assert", abstract: "Check that figures are where they should be: exit code 2 where one is not.",
    discussion: """
      Each is KPI OP VALUE: a figure that `abmtop explain` lists, or stale (days since the newest row of the table that is \
      behind most; stale.activities of one table) or bad_rows (left out ÷ all); one of >= <= > < = !=; and a value such as \
      50%, 14d, 250K or 1.5M. A figure that is n/a fails, with its reason.

        abmtop assert exports 'engaged_rate >= 50%' 'stale < 14d' 'bad_rows <= 0.5%'
        abmtop assert exports --filter tier:1 --period 30d 'new_revenue >= 250K'
      """)

  @OptionGroup var source: DirectoryOptions

  @Argument(help: ArgumentHelp("What should hold: 'KPI OP VALUE', quoted for the shell.", valueName: "assertion"))
  var assertions: [String]

  @OptionGroup var scope: ScopeOptions

  @Flag(help: "Print nothing where all hold: for cron, which mails what is printed.")
  var quiet = false

  @Option(help: "The form of the output.")
  var format = ReportFormat.text

  @OptionGroup var log: LogOptions

  func run() throws {
    var holds = true
    try perform(log, on: source.directory) { logger in
      // A mistake in them is found before anything is read.
      let assertions = try self.assertions.map { text in
        do throws(Assertion.Mistake) {
          return try Assertion(text)
        } catch {
          throw Failure(description: error.words, code: .wrongArguments)
        }
      }
      let loaded = try Loaded(source, logger)
      let snapshot = try loaded.snapshot(scope)
      let set = try loaded.accounts(scope.filter, in: snapshot)
      let figures = snapshot.figures(of: set, trends: false)
      let outcomes = assertions.map { AssertionOutcome($0, snapshot, figures) }
      holds = outcomes.allSatisfy(\.holds)
      if quiet && holds { return }
      loaded.warn(of: snapshot, source)
      try StandardOutput.print(
        Report.assertions(snapshot, outcomes, loaded.options(format, source, scope)), as: format)
    }
    if !holds { throw ExitCode.failing }
  }
}
