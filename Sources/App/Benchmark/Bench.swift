import Accounts
public import ArgumentParser
import Foundation
import Ingest
import Live
import Metrics
import Sample
import Values

/// Measures the program on a large seeded directory, and prints the figures as a Markdown table.
public struct Bench: ParsableCommand {
  /// Its name and help.
  public static let configuration = CommandConfiguration(
    commandName: "abmtop-bench",
    abstract: "Measure reading, facts and figures on a seeded directory.",
    discussion: """
      The directory is written once into a cache folder and kept for the next run. Everything is read from the page
      cache: what is measured is this program, not the disk. Times are the best of several runs where a run is short.
      """)

  @Option(help: "How many accounts the directory has.")
  var accounts = 20_000

  @Option(help: "How many activities it has.")
  var activities = 10_000_000

  @Option(help: "Which directory: the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Flag(help: "Give the activities an activity_id.")
  var ids = false

  @Option(help: "Rows of intent beside the plain ones.")
  var intent = 0

  @Flag(help: "Give the activities 40 columns that no table names.")
  var wide = false

  @Flag(help: "Put every field of every file in quotes.")
  var quoted = false

  @Flag(help: "Write the activities in no order of time.")
  var shuffled = false

  @Option(help: "Write the activities into so many files of equal size; one a month by default.")
  var smallFiles: Int?

  @Option(help: "Give one account so many percent of the activities.")
  var oneAccountShare = 0

  @Flag(help: "Compress every file by gzip.")
  var gz = false

  @Option(
    help: ArgumentHelp(
      "Compare cold starts with something else, in turn, and print the quotients: \(Rival.allCases.map(\.rawValue).joined(separator: ", ")).",
      discussion: """
        duckdb: the activity KPIs of 14 days in DuckDB from PyPI, in a virtual environment in the cache folder, over the
        same files. plain: the directory without what the other options add. gzip: gzip -dc of all files (with --gz).
        """))
  var against: Rival?

  @Option(help: "How many pairs are compared.")
  var pairs = 5

  @Flag(inversion: .prefixedNo, help: "Keep the directory for the next run.")
  var keep = true

  @Option(help: "How many threads to use; all processors by default.")
  var threads: Int?

  @Flag(help: "Measure the cold start alone: for a profiler.")
  var onlyStart = false

  @Flag(help: "With --only-start: print its seconds on the clock, nothing else.")
  var seconds = false

  /// What the parser makes before it reads the arguments.
  public init() {}

  /// Refuses sizes that no directory can have.
  ///
  /// - Throws: `ValidationError` with the ranges.
  public func validate() throws {
    guard intent >= 0, (0...100).contains(oneAccountShare), smallFiles ?? 1 >= 1, pairs >= 1 else {
      throw ValidationError(
        "Rows of intent are not negative, a share is 0 to 100, and there is at least one file and pair.")
    }
    guard against != .gzip || gz else { throw ValidationError("--against gzip goes with --gz.") }
    guard (1...9_999_999).contains(accounts), (1...4_000_000_000).contains(activities), threads ?? 1 >= 1 else {
      throw ValidationError("There are 1 to 9,999,999 accounts, at least one activity and at least one thread.")
    }
  }

  /// Writes the directory where it is not there yet, measures, and prints the table.
  public func run() throws {
    let directory = try BenchDirectory(accounts: accounts, activities: activities, seed: seed, form: form)
    try directory.write()
    defer { if !keep { directory.remove() } }
    if let against {
      print(try RivalComparison(directory, with: against, pairs: pairs, threads: threads).markdown)
      return
    }
    let workers = threads == 1 ? Workers.serial : Workers.threads
    if onlyStart && seconds {
      print(ColdStart(directory, workers: workers).total.wall)
      return
    }
    var table = MeasuredTable()
    let plain = try PlainRead(directory)
    table.add(plain)
    let start = ColdStart(directory, workers: workers)
    table.add(start, plain: plain)
    if onlyStart {
      print(table.markdown)
      return
    }
    table.add(try Appending(start, rows: 1_000, workers: workers))
    table.add(Filtering(start.snapshot))
    table.add(try Keys(start.snapshot))
    table.add(Moving(start.snapshot, workers: workers))
    print("\(accounts) accounts, \(activities) activities\(form.words), \(workers.count) threads\n")
    print(table.markdown)
  }

  /// What the options say of the files.
  private var form: BenchForm {
    var form = BenchForm()
    form.variant.activityIDs = ids
    form.variant.intentRows = intent
    form.variant.unusedColumns = wide ? 40 : 0
    form.variant.isShuffled = shuffled
    form.variant.activityFiles = smallFiles
    form.variant.oneAccountShare = oneAccountShare
    form.isQuoted = quoted
    form.isCompressed = gz
    return form
  }
}
