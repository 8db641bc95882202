import ArgumentParser
import Forecast
import Metrics
import Report
import Signals
import Values

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

  @Flag(help: "How the goals stand, instead of the figures.")
  var goals = false

  @Flag(help: "How the pipeline, stages and accounts changed in the period, instead of the figures.")
  var changes = false

  @Flag(help: "Exit with 1 where bad rows, orphans or files that cannot be read were left out.")
  var strict = false

  func validate() throws {
    if let stage, !(1...6).contains(stage) { throw ValidationError("--stage is 1 to 6.") }
    if analysis == nil, !variant.isEmpty { throw ValidationError("--variant is of an --analysis.") }
    let others = [(analysis != nil, "--analysis"), (goals, "--goals"), (changes, "--changes")].filter(\.0).map(\.1)
    if others.count > 1 { throw ValidationError("\(others.joined(separator: " and ")): one report at a time.") }
    guard let other = others.first else { return }
    // What would be left out without a word is a mistake.
    let ofFigures = [
      (!kpis.isEmpty, "--kpi"), (stage != nil, "--stage"), (lens != nil, "--lens"), (trend, "--trend"),
      (previous, "--previous"), (certainty, "--certainty"), (accounts, "--accounts"),
      (by != nil && analysis == nil, "--by"),
    ]
    if let extra = ofFigures.first(where: \.0)?.1 {
      throw ValidationError("\(extra) is of a report of figures: leave it out with \(other).")
    }
    if goals, !scope.filter.isEmpty {
      throw ValidationError("--goals says how each goal's own accounts stand: leave --filter out.")
    }
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
      if changes {
        let set = try loaded.accounts(scope.filter, in: snapshot)
        loaded.warn(of: snapshot, source)
        try StandardOutput.print(
          Report.changes(snapshot, PeriodChanges(snapshot, over: set), options), as: format)
        isComplete = snapshot.trust.isComplete
        return
      }
      if goals {
        let report = loaded.goals(snapshot)
        loaded.warn(of: snapshot, source)
        for problem in report.problems { StandardError.print("! " + problem.words) }
        try StandardOutput.print(Report.goals(snapshot, report, options), as: format)
        isComplete = snapshot.trust.isComplete && report.problems.isEmpty
        return
      }
      let set = try loaded.accounts(scope.filter, in: snapshot)
      if let analysis {
        let text = try reported { () throws(ReportError) in
          try Report.analysis(analysis, variant: variant, snapshot, of: set, options)
        }
        loaded.warn(of: snapshot, source)
        try StandardOutput.print(text, as: format)
        isComplete = snapshot.trust.isComplete
        return
      }
      let figures = snapshot.figures(of: set, trends: options.needsTrends)
      let landing = landing(snapshot, set)
      let text =
        isBoard
        ? Report.board(snapshot, figures, board(loaded, snapshot, set, landing), options)
        : try reported { () throws(ReportError) in
          try Report.render(snapshot, figures, options, landing: landing)
        }
      loaded.warn(of: snapshot, source)
      try StandardOutput.print(text, as: format)
      isComplete = snapshot.trust.isComplete
    }
    if strict && !isComplete { throw ExitCode.unclean }
  }
}

extension ReportCommand {
  /// Whether the report is the board page: as HTML, and nothing of it was picked.
  private var isBoard: Bool { format == .html && kpis.isEmpty && stage == nil && lens == nil && by == nil }

  /// What stands on the board page beside the figures.
  private func board(
    _ loaded: Loaded, _ snapshot: Snapshot, _ set: AccountSet, _ landing: Landing?
  ) -> BoardParts {
    let goals = loaded.goals(snapshot)
    var parts = BoardParts()
    parts.landing = landing
    parts.signals = loaded.signals(snapshot, at: snapshot.asOf, goals: goals).filter { signal in
      signal.account.map(set.contains) ?? scope.filter.isEmpty
    }
    parts.goals = scope.filter.isEmpty ? goals : nil
    return parts
  }

  /// Where the quarter lands, for a report of everything and for machines; nil where there is no opportunity.
  private func landing(_ snapshot: Snapshot, _ set: AccountSet) -> Landing? {
    let isWhole = format == .json || (format != .csv && kpis.isEmpty && stage == nil && lens == nil)
    guard isWhole, snapshot.present.contains(.opportunities) else { return nil }
    var forecaster = Forecaster(snapshot, target: .newRevenue, of: set)
    return forecaster.landing(.quarter, at: snapshot.asOf)
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
