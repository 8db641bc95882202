public import ArgumentParser
import Accounts
import Forecast
import Live
import Metrics
public import Report
import Signals
import Values

/// `abmtop digest DIR`: what is new since a day, as a note to mail or post.
struct DigestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest", abstract: "Print what is new since a day, as a note: to act on, moved, changed, goals.",
    discussion: """
      Nothing is sent anywhere: a cron job mails or posts what is printed. html is an escaped fragment without styles.

        abmtop digest exports --since monday
        abmtop digest exports --since 1d --owner "Ana Ruiz" --format markdown
        abmtop digest exports --since monday --format html | mail -a 'Content-Type: text/html' -s ABM team@example.com
      """)

  @OptionGroup var source: DirectoryOptions

  @Option(
    help: ArgumentHelp("New is what was not so at the end of that day: monday, 7d, 1d, 2026-11-14.", valueName: "day"))
  var since = "monday"

  @Option(help: ArgumentHelp("Only what is of this owner; me is who the settings say.", valueName: "name"))
  var owner: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The day that the note is of, as 2026-11-21. Default: today.", valueName: "day"))
  var asOf: Day?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Which accounts count, in the filter language.", valueName: "filter"))
  var filter = ""

  @Option(help: "The form of the output.")
  var format = Report.DigestForm.text

  @OptionGroup var log: LogOptions

  func run() throws {
    try perform(log, on: source.directory) { logger in
      let loaded = try Loaded(source, logger)
      let asOf = asOf ?? loaded.today
      let day = try Day(sinceOption: since, before: asOf)
      let scope = try ScopeOptions.parse(
        ["--as-of", asOf.iso, "--period", "\((day + 1).iso)..\(asOf.iso)", "--filter", filter])
      let snapshot = try loaded.snapshot(scope)
      let set = try loaded.accounts(filter, in: snapshot)
      let owner = owner == "me" ? loaded.me ?? "me" : owner
      var digest = Digest(
        snapshot, since: day, signals: loaded.signals(snapshot, at: snapshot.asOf),
        before: loaded.signals(snapshot, at: day), goals: loaded.goals(snapshot), over: set, owner: owner,
        perOwner: loaded.values[SignalSettings.perOwner], workers: .threads)
      // Where one owner's deals land says nothing of the quarter.
      if owner == nil, snapshot.present.contains(.opportunities) {
        var forecaster = Forecaster(snapshot, target: .newRevenue, of: set)
        digest.landing = forecaster.landing(.quarter, at: snapshot.asOf)
      }
      try StandardOutput.print(Report.digest(snapshot, digest, form: format, loaded.options(.text, source, scope)))
    }
  }
}

extension Day {
  /// The day of an option `--since`.
  ///
  /// - Throws: `Failure` where it is no day before T.
  init(sinceOption text: String, before asOf: Day) throws {
    guard let day = Day(since: text, before: asOf) else {
      throw Failure(
        description: "--since: “\(text)” is no day before \(asOf.iso); say 1d, monday or 2026-11-14",
        code: .wrongArguments)
    }
    self = day
  }
}

/// By its name, as `--format` has it.
extension Report.DigestForm: ExpressibleByArgument {}
