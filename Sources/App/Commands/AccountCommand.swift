import ArgumentParser
import Report

/// `abmtop account ACCOUNT DIR`: one account's page.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Print one account's page: facts, contacts, opportunities, contracts, activities.",
    discussion: """
      An account is given by its id, name or domain, in any case: abmtop account "Acme GmbH" exports, abmtop account \
      acme.example exports. Where several have the name they are listed with their ids; where none has, the nearest names.
      """
  )

  @Argument(help: ArgumentHelp("The account's id, name or domain.", valueName: "account"))
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
      try StandardOutput.print(page, as: format)
    }
  }
}
