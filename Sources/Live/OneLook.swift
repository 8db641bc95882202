public import Accounts
internal import Exports

/// Reads a directory once, for the commands that print and leave.
public enum OneLook {
  /// The dataset of a directory as it is now, and the files that could not be read.
  ///
  /// - Throws: `LiveFault` where the directory itself cannot be read.
  public static func dataset(
    of directory: String, settings: LiveSettings, workers: Workers
  ) throws(LiveFault) -> (dataset: Dataset, failures: [(path: String, reason: String)]) {
    let scan = try DirectoryScan(directory)
    let reader = ShelfReader(
      reader: FileReader(directory: directory, rules: settings.read), workers: workers, progress: nil,
      wallClock: { Double.greatestFiniteMagnitude })
    var shelf = FileShelf(reader: reader)
    _ = shelf.refresh(scan, now: 0, quiet: 0, isFirst: true)
    var copies = Copies()
    let readings = copies.ignoringCopies(shelf.readings, in: directory)
    return (Dataset(files: readings, rules: settings.accounts, readRules: settings.read), shelf.failures)
  }
}
