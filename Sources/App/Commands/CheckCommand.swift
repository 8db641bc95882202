import Accounts
import ArgumentParser
import Ingest
import Metrics
import Live
import Report
import Values

/// `abmtop check DIR`: what was understood of each file, and what is wrong with it.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Print what each file was understood as, its bad rows and its orphans.",
    discussion: "Exit codes: 0 clean, 1 with bad rows, orphans or unreadable files, 66 nothing usable.")

  @OptionGroup var source: DirectoryOptions

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day at which the list, what was won and open, and the warnings are looked at, as 2026-11-21. Default: today.",
      valueName: "day"))
  var asOf: Day?

  @Option(help: "The form of the output; csv, markdown and xlsx give text.")
  var format = ReportFormat.text

  @Flag(help: "List each bad row, orphan and word, not only the first ones, and what became of the rows of each file.")
  var all = false

  @OptionGroup var log: LogOptions

  func run() throws {
    var isClean = true
    try perform(log, on: source.directory) { logger in
      let loaded = try Loaded(source, logger)
      let day = asOf ?? loaded.today
      var health = loaded.dataset.health
      health.banners = Banners.of(loaded.dataset, asOf: day, failures: loaded.failures)
      health.fingerprint = loaded.fingerprint
      var options = loaded.options(format, source, nil)
      options.listsEachBadRow = all
      let always = FactPoint(asOf: day, from: .distantPast)
      try StandardOutput.print(Report.check(loaded.dataset, health, options, at: always))
      if loaded.dataset.tables.isEmpty { throw Failure.noInput("no file in \(source.directory) is a table.") }
      // A file that cannot be read at all is no better than a bad row.
      let trust = TrustSummary(loaded.dataset, health, asOf: day)
      isClean = trust.isComplete && loaded.failures.isEmpty
    }
    if !isClean { throw ExitCode.unclean }
  }
}
