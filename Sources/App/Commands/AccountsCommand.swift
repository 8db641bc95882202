import Accounts
import ArgumentParser
import Ingest
import Metrics
import Live
import Report

/// `abmtop accounts DIR`: the accounts of the list with their facts.
struct AccountsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "Print the accounts on the list with their facts.")

  @OptionGroup var source: DirectoryOptions
  @OptionGroup var scope: ScopeOptions

  @Option(
    help: ArgumentHelp(
      "Columns, separated by commas: facts (stage, aes, pipeline, …) or columns of accounts. "
        + "Default: a few in text and markdown, all in csv and json.", valueName: "columns"),
    completion: .list(AccountCatalog.all.map(\.id)))
  var columns: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The column to sort by; with - before it the greatest first. Default: id.", valueName: "column"),
    completion: .list(AccountCatalog.all.map(\.id)))
  var sort: String?

  @Option(help: ArgumentHelp("How many accounts at most. Default: all.", valueName: "number"))
  var limit: Int?

  @Option(help: "The form of the output.")
  var format = ReportFormat.text

  @OptionGroup var log: LogOptions

  func run() throws {
    try perform(log, on: source.directory) { logger in
      let loaded = try Loaded(source, logger)
      let snapshot = try loaded.snapshot(scope)
      let options = loaded.options(format, source, scope)
      var request = AccountTable.Request()
      request.columns = columns?.split(separator: ",").map { String($0) } ?? []
      if let sort { request.sort = sort }
      request.limit = limit
      let set = try loaded.accounts(scope.filter, in: snapshot)
      let table = try reported { () throws(ReportError) in try Report.accounts(snapshot, of: set, request, options) }
      loaded.warn(of: snapshot, source)
      try StandardOutput.print(table, as: format)
    }
  }
}
