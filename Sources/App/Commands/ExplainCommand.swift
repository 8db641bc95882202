import Values
import Accounts
import ArgumentParser
import Metrics
import Report

/// `abmtop explain KPI DIR`: how a figure came about.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Print how a figure came about: formula, sums, accounts, rows with file and line."
  )

  @Argument(
    help: ArgumentHelp("The KPI's id, such as engaged_rate.", valueName: "kpi"),
    completion: .list(KPICatalog.all.map(\.id)))
  var kpi: String

  @OptionGroup var source: DirectoryOptions
  @OptionGroup var scope: ScopeOptions

  @Option(help: ArgumentHelp("Only this account's part, and the rows that counted for it.", valueName: "id"))
  var account: String?

  @Option(help: "The form of the output.")
  var format = ReportFormat.text

  @Option(help: ArgumentHelp("How many accounts or rows text shows at most; 0: all.", valueName: "number"))
  var limit = 40

  @OptionGroup var log: LogOptions

  func run() throws {
    try perform(log, on: source.directory) { logger in
      let loaded = try Loaded(source, logger)
      let snapshot = try loaded.snapshot(scope)
      guard let kpi = KPICatalog.kpi(kpi) else {
        throw Failure(description: ReportError.unknownKPI(self.kpi).words, code: .wrongArguments)
      }
      var position: Int?
      if let account {
        position = snapshot.dataset.account(id: account)
        if position == nil {
          throw Failure(description: ReportError.unknownAccount(account).words, code: .wrongArguments)
        }
      }
      let options = loaded.options(format, source, scope)
      let set = try loaded.accounts(scope.filter, in: snapshot)
      let explanation = snapshot.explain(kpi, of: set)
      loaded.warn(of: snapshot, source)
      try StandardOutput.print(
        Report.explain(snapshot, explanation, account: position, options, limit: limit <= 0 ? nil : limit))
    }
  }
}

extension ReportError {
  /// An unknown KPI, with the one that was probably meant.
  static func unknownKPI(_ id: String) -> ReportError {
    .unknownKPI(id, nearest: NearestName.of(id, among: KPICatalog.all.map(\.id)))
  }
}
