import ArgumentParser
import Report

/// `abmtop account ID DIR`: one account's page.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Print one account's page: facts, contacts, opportunities, contracts, activities."
  )

  @Argument(help: ArgumentHelp("The account's id.", valueName: "id"))
  var account: String

  @OptionGroup var source: DirectoryOptions
  @OptionGroup var scope: ScopeOptions

  @Option(help: "The form of the output.")
  var format = ReportFormat.text

  @OptionGroup var log: LogOptions

  func run() throws {
    try perform(log, on: source.directory) { logger in
      let loaded = try Loaded(source, logger)
      let snapshot = try loaded.snapshot(scope)
      let options = loaded.options(format, source, scope)
      let page = try reported { () throws(ReportError) in try Report.account(account, snapshot, options) }
      loaded.warn(of: snapshot, source)
      try StandardOutput.print(page)
    }
  }
}
