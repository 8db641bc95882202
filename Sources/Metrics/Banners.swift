public import Accounts
public import Values

/// What the user has to know about the data before trusting a figure (data.md, Bad rows and changing files).
public enum Banners {
  /// The banners of a dataset at T, most important first.
  ///
  /// - Parameter failures: files whose newest state could not be read, with the reason.
  public static func of(_ dataset: Dataset, asOf: Day, failures: [(path: String, reason: String)]) -> [String] {
    var banners: [String] = []
    for (path, reason) in failures {
      banners.append(
        "\(path): \(reason); " + (dataset.isRead(path) ? "its last good version is shown" : "its table has no rows"))
    }
    if let latest = dataset.newestDay, asOf - latest > 30 {
      banners.append("The newest row is of \(latest.iso), \(asOf - latest) days ago: try --as-of \(latest.iso)")
    }
    let past = dataset.openClosedBefore(asOf)
    if past.count > 0 {
      banners.append(
        "\(past.count) open \(past.count == 1 ? "opportunity has" : "opportunities have") a closed_at before "
          + "\(asOf.iso), \(past.amount.decimal) in all: they count as open")
    }
    for (path, columns, others) in dataset.undecidedDates {
      banners.append(
        "\(path): no value tells month from day in \(columns.joined(separator: ", ")); set date_order"
          + (others.map { " (the file's other dates are \($0))" } ?? ""))
    }
    banners += ofReading(dataset)
    banners += ofRows(dataset, asOf: asOf)
    for (path, count) in dataset.accountsOfOtherFilesToo {
      banners.append(
        "\(path): \(count) \(count == 1 ? "account has" : "accounts have") the name or domain of an account of another file, "
          + "and another id: they count twice")
    }
    return banners
  }
}
