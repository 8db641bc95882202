public import Accounts
public import Exports

/// What the user has to know about the data before trusting a figure (data.md, Bad rows and changing files).
public enum Banners {
  /// The banners of a dataset at T, most important first.
  ///
  /// - Parameter failures: files whose newest state could not be read, with the reason.
  public static func of(_ dataset: Dataset, asOf: Day, failures: [(path: String, reason: String)]) -> [String] {
    var banners: [String] = []
    for (path, reason) in failures {
      let isHeld = dataset.files.contains { $0.path == path && $0.outcome == .read }
      banners.append("\(path): \(reason); " + (isHeld ? "its last good version is shown" : "its table has no rows"))
    }
    if let latest = dataset.newestDay, asOf - latest > 30 {
      banners.append("The newest row is of \(latest.iso), \(asOf - latest) days ago: try --as-of \(latest.iso)")
    }
    for file in dataset.files where file.outcome == .read && !file.undecidedDates.isEmpty {
      banners.append(
        "\(file.path): no value tells month from day in \(file.undecidedDates.joined(separator: ", ")); set date_order")
    }
    return banners
  }
}
