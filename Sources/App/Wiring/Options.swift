public import ArgumentParser
import Accounts
import Cells
import Foundation
import Ingest
public import Metrics
public import Report
public import Values

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

  @Flag(
    help:
      "Figures of past days with today's tiers, owners and list memberships. Default: as it was, where a history says so."
  )
  var restated = false

  /// Which values of the past are wanted.
  var past: PastValues { restated ? .restated : .asItWas }
}

/// How the screen looks and behaves.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Seconds between two looks at the directory. Default: the setting, 1.", valueName: "seconds"))
  var interval: Double?

  @Option(
    help: ArgumentHelp("A theme by its name, shipped or the user's own.", valueName: "name"),
    completion: .list(ShippedThemes.all.map(\.name)))
  var theme: String?

  @Flag(help: "Draw with ASCII only: no boxes, blocks or braille.")
  var ascii = false

  @Flag(help: "Linear text in words and numbers, for screen readers. Also: ACCESSIBLE=1.")
  var plain = false

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal's own selection.")
  var noMouse = false

  func validate() throws {
    if let interval, !(0.1...3_600).contains(interval) {
      throw ValidationError("--interval must be between 0.1 and 3600 seconds.")
    }
  }
}

extension Day: ExpressibleByArgument {
  /// A day as given on the command line: `2026-11-21`.
  public init?(argument: String) { self.init(iso: argument) }
}

extension Period: ExpressibleByArgument {
  /// A period as given on the command line: `qtd`, `30d`, `2026-03-01..2026-06-15`.
  public init?(argument: String) { self.init(argument) }
  /// Its name.
  public var defaultValueDescription: String { name }
}

extension ReportFormat: ExpressibleByArgument {}
extension ReportOptions.Lens: ExpressibleByArgument {}
