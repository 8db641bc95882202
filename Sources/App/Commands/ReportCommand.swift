import ArgumentParser
import Metrics
import Report

/// `abmtop report DIR`: the figures, printed.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Print the funnel and the KPIs of a directory.")

  @OptionGroup var source: DirectoryOptions
  @OptionGroup var scope: ScopeOptions

  @Option(help: "The form of the output.")
  var format = ReportFormat.text

  @Option(
    name: .customLong("kpi"),
    help: ArgumentHelp("Only these KPIs: ids, separated by commas; can be given several times.", valueName: "ids"),
    completion: .list(KPICatalog.all.map(\.id)))
  var kpis: [String] = []

  @Option(help: ArgumentHelp("Only the KPIs of this stage: 1 to 6.", valueName: "stage"))
  var stage: Int?

  @Option(help: "Only this view of the list, with its KPIs. Default: the funnel; in json and csv every KPI.")
  var lens: ReportOptions.Lens?

  @Option(
    help: ArgumentHelp(
      "Break down by tier, industry, owner, region, country, segment or any column of accounts.", valueName: "column"),
    completion: .list(AccountCatalog.all.filter { $0.uses.contains(.groups) }.map(\.id)))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "An analysis instead of the figures: \(Analysis.all.map(\.id).joined(separator: ", ")).", valueName: "id"),
    completion: .list(Analysis.all.map(\.id)))
  var analysis: String?

  @Option(
    help: ArgumentHelp(
      "Which question of the analysis, by its name: list, tiers, joined-engaged, 2-3, …", valueName: "name"))
  var variant = ""

  @Flag(help: "With the 13 points of the trend, a week apart.")
  var trend = false

  @Flag(help: "With the values of the previous period.")
  var previous = false

  @Flag(help: "In text and markdown: with how many cases each figure rests on, and the 95 % interval of shares.")
  var certainty = false

  @Flag(help: "In JSON: with the facts of every account.")
  var accounts = false

  @Flag(help: "Exit with 1 where bad rows, orphans or files that cannot be read were left out.")
  var strict = false

  func validate() throws {
    if let stage, !(1...6).contains(stage) { throw ValidationError("--stage is 1 to 6.") }
    if analysis == nil, !variant.isEmpty { throw ValidationError("--variant is of an --analysis.") }
  }

  @OptionGroup var log: LogOptions

  func run() throws {
    var isComplete = true
    try perform(log, on: source.directory) { logger in
      let loaded = try Loaded(source, logger)
      var snapshot = try loaded.snapshot(scope)
      snapshot.health.fingerprint = loaded.fingerprint
      var options = loaded.options(format, source, scope)
      options.kpis = kpis.flatMap { $0.split(separator: ",").map(String.init) }
      options.stage = stage
      options.lens = lens
      options.trend = trend
      options.previous = previous
      options.certainty = certainty
      options.by = by
      options.accounts = accounts
      let set = try loaded.accounts(scope.filter, in: snapshot)
      if let analysis {
        let text = try reported { () throws(ReportError) in
          try Report.analysis(analysis, variant: variant, snapshot, of: set, options)
        }
        loaded.warn(of: snapshot, source)
        try StandardOutput.print(text)
        isComplete = snapshot.trust.isComplete
        return
      }
      let figures = snapshot.figures(of: set, trends: options.needsTrends)
      let text = try reported { () throws(ReportError) in try Report.render(snapshot, figures, options) }
      loaded.warn(of: snapshot, source)
      try StandardOutput.print(text)
      isComplete = snapshot.trust.isComplete
    }
    if strict && !isComplete { throw ExitCode.unclean }
  }
}

/// What a report throws is a mistake in the arguments.
func reported<Result>(_ body: () throws(ReportError) -> Result) throws -> Result {
  do {
    return try body()
  } catch {
    throw Failure(description: error.words, code: .wrongArguments)
  }
}
