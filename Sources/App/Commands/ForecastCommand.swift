public import ArgumentParser
public import Forecast
import Metrics
import Report
import Signals
import Values

/// By its name, as `--target` has it.
extension ForecastTarget: ExpressibleByArgument {}
/// By its name, as `--for` has it.
extension ForecastPeriod.Length: ExpressibleByArgument {}

/// `abmtop forecast DIR`: where the quarter will land.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Print where the quarter will land, learned from one's own past, beside the simple methods.",
    discussion: """
      P50 is as likely passed as not; P10 to P90 is meant to hold what comes in 8 of 10 cases. --backtest replays past \
      periods, each by what was known on its day, and prints how often that was so, and the error of every method.

        abmtop forecast exports
        abmtop forecast exports --target wins --by tier
        abmtop forecast exports --backtest --format csv
      """)

  @OptionGroup var source: DirectoryOptions

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The day that the forecast is made on, as 2026-11-21. Default: today.", valueName: "day"))
  var asOf: Day?

  @Option(help: "What is forecast.")
  var target = ForecastTarget.newRevenue

  @Option(name: .customLong("for"), help: "The fiscal period that holds the day.")
  var length = ForecastPeriod.Length.quarter

  @Option(
    help: ArgumentHelp("Break down by tier, owner, industry or any column of accounts.", valueName: "column"),
    completion: .list(AccountCatalog.all.filter { $0.uses.contains(.groups) }.map(\.id)))
  var by: String?

  @Flag(help: "Replay past periods: errors of the forecast and of the simple methods, and how often the interval held.")
  var backtest = false

  @Option(help: "The form of the output.")
  var format = ReportFormat.text

  @OptionGroup var log: LogOptions

  func run() throws {
    try perform(log, on: source.directory) { logger in
      let loaded = try Loaded(source, logger)
      let scope = try ScopeOptions.parse(asOf.map { ["--as-of", $0.iso] } ?? [])
      let snapshot = try loaded.snapshot(scope)
      var forecaster = Forecaster(snapshot, target: target)
      let landing = forecaster.landing(length, at: snapshot.asOf)
      var report = ForecastReport(landing)
      if let by {
        report.groups = (
          by,
          try reported { () throws(ReportError) in try Report.groups(of: landing, forecaster, by: by, in: snapshot) }
        )
      }
      report.goals = goals(snapshot, at: snapshot.asOf)
      report.isBacktest = backtest
      // Who reads words is told whether a simpler method was better; machines ask for the record.
      if backtest || format == .text || format == .markdown || format == .html {
        report.record = forecaster.record(length, at: snapshot.asOf)
      }
      loaded.warn(of: snapshot, source)
      try StandardOutput.print(Report.forecast(snapshot, report, loaded.options(format, source, nil)), as: format)
    }
  }

  /// The goals of the whole list that are of this target and this period.
  private func goals(_ snapshot: Snapshot, at asOf: Day) -> [ForecastGoal] {
    GoalList(snapshot, at: asOf).goals.compactMap { goal in
      guard goal.kpi.id == target.rawValue, goal.scope.isEmpty, goal.period.unit.rawValue == length.rawValue,
        goal.period.from <= asOf, asOf <= goal.period.to
      else { return nil }
      return ForecastGoal(kpi: goal.kpi.id, period: length, value: goal.value)
    }
  }
}
