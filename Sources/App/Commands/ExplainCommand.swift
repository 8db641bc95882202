import Values
import Accounts
import ArgumentParser
import Metrics
import Report

/// `abmtop explain KPI DIR`: how a figure came about.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print how a figure came about: formula, sums, accounts, rows with file and line.",
    discussion: """
      Without arguments, or with --list, it lists what can be explained: KPIs, and counts and conversions of the funnels.

        abmtop explain engaged_rate exports
        abmtop explain funnel.engaged.conversion exports --format json
        abmtop explain cost_per_won exports --account "Acme GmbH"
      """)

  @Argument(
    help: ArgumentHelp(
      "The id or name of a KPI, such as engaged_rate, or of a count of a funnel, such as funnel.engaged. "
        + "Default: they are listed.", valueName: "kpi"),
    completion: .list(ExplainedFigure.all.map(\.id)))
  var kpi: String?

  @Argument(help: ArgumentHelp("The directory of exports.", valueName: "dir"), completion: .directory)
  var directory: String?

  @Option(help: ArgumentHelp("A settings file instead of the user's own.", valueName: "file"), completion: .file())
  var config: String?

  @OptionGroup var scope: ScopeOptions

  @Flag(help: "List the ids and names of what can be explained.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "Only this account's part, and the rows that counted for it; by id, name or domain.", valueName: "account"))
  var account: String?

  @Option(help: "The form of the output.")
  var format = ReportFormat.text

  @Option(help: ArgumentHelp("How many accounts, and how many rows, text shows at most; 0: all.", valueName: "number"))
  var limit = 40

  @Flag(help: "Every row of every account, in any format; csv then has rows in place of accounts.")
  var rows = false

  @OptionGroup var log: LogOptions

  func run() throws {
    guard let kpi, !list else {
      var options = ReportOptions()
      options.format = format
      return try StandardOutput.print(Report.explainable(options), as: format)
    }
    guard let figure = ExplainedFigure.named(kpi) else {
      StandardError.print("abmtop: " + unknown(kpi))
      throw ExitCode.wrongArguments
    }
    guard let directory else {
      StandardError.print("abmtop: explain \(figure.id) of which directory? abmtop explain \(figure.id) DIR")
      throw ExitCode.wrongArguments
    }
    try perform(log, on: directory) { logger in
      var source = DirectoryOptions()
      (source.directory, source.config) = (directory, config)
      let loaded = try Loaded(source, logger)
      let snapshot = try loaded.snapshot(scope)
      let position = try account.map { name in
        try reported { () throws(ReportError) in try Report.account(named: name, in: snapshot) }
      }
      let set = try loaded.accounts(scope.filter, in: snapshot)
      loaded.warn(of: snapshot, source)
      let request = Report.ExplainRequest(
        of: set, account: position, limit: limit <= 0 ? nil : limit, listsRows: rows)
      try StandardOutput.print(
        Report.explain(snapshot, snapshot.explain(figure, of: set), request, loaded.options(format, source, scope)),
        as: format)
    }
  }

  /// What is said of an id that nothing has: the nearest, and all of them.
  private func unknown(_ id: String) -> String {
    let names = ExplainedFigure.all.flatMap { [$0.id, $0.name] }
    let nearest = NearestName.of(id, among: names).flatMap { ExplainedFigure.named($0)?.id }
    return ReportError.unknownFigure(id, nearest: nearest).words + "\n"
      + String(decoding: Report.explainable(), as: UTF8.self)
  }
}
