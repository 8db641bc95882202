import ArgumentParser
import Exports
import Foundation
import Metrics
import Values

/// Where the data is, and how it is read.
struct DirectoryOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The directory of exports.", valueName: "dir"), completion: .directory)
  var directory: String

  @Option(help: ArgumentHelp("A settings file instead of the user's own.", valueName: "file"), completion: .file())
  var config: String?

  /// The directory's name, for titles.
  var name: String { URL(filePath: directory).standardizedFileURL.lastPathComponent }
}

/// T, P, and which accounts count.
struct ScopeOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The day that the figures are of, as 2026-11-21. Default: today.", valueName: "day"))
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "7d, 30d, 90d, 365d, mtd, qtd, ytd, last-month, last-quarter, last-year, FROM..TO, or all.", valueName: "period"),
    completion: .list(Period.offered.map(\.name)))
  var period: Period = .quarterToDate

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Which accounts count, in the filter language: 'tier:1 owner:\"Kim Lee\"'.", valueName: "filter")
  )
  var filter = ""
}

/// How the commands that print end where there is nothing to print.
struct Failure: Error, CustomStringConvertible {
  let description: String
  let code: ExitCode

  /// Nothing to read: EX_NOINPUT.
  static func noInput(_ message: String) -> Failure { Failure(description: message, code: ExitCode(66)) }
  /// Wrong settings: EX_CONFIG.
  static func settings(_ error: any Error) -> Failure { Failure(description: "\(error)", code: ExitCode(78)) }
}

extension ParsableCommand {
  /// Runs a body, and turns a failure into one message on standard error and its exit code.
  func reportingFailures(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as Failure {
      StandardError.print("abmtop: " + failure.description)
      throw failure.code
    }
  }
}
