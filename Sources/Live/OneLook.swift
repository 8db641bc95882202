public import Values
public import Accounts
internal import Exports

/// Reads a directory once, for the commands that print and leave.
public enum OneLook {
  /// How often a file that changes while it is read is read again before it is taken as it is.
  private static let attempts = 4

  /// The dataset of a directory as it is now, and the files that could not be read.
  ///
  /// - Parameter today: the day of reading; nil: nothing is dated after it.
  /// - Throws: `LiveFault` where the directory itself cannot be read.
  public static func dataset(
    of directory: String, settings: LiveSettings, today: Day? = nil, workers: Workers
  ) throws(LiveFault) -> (dataset: Dataset, failures: [(path: String, reason: String)]) {
    var shelf = FileShelf(reader: ShelfReader(directory: directory, rules: settings.read, workers: workers))
    for attempt in 0..<attempts {
      let scan: DirectoryScan
      do throws(DirectoryScan.Failure) {
        scan = try DirectoryScan(directory)
      } catch {
        throw error.whenNothingIsShown
      }
      // The last look comes when what changed in all those before is overdue.
      let conditions = FileShelf.Conditions(
        now: Double(attempt) * Settling.patience / Double(attempts - 1), quiet: 0, isFirst: true)
      if shelf.refresh(scan, conditions).due == nil { break }
    }
    var copies = Copies()
    let readings = copies.ignoringCopies(shelf.readings, in: directory)
    let dataset = Dataset(
      files: readings, rules: settings.accounts, readRules: settings.read, today: today, workers: workers)
    return (dataset, shelf.failures)
  }
}
