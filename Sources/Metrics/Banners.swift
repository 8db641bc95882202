public import Accounts
public import Values

/// What the user has to know about the data before trusting a figure (data.md, Bad rows and changing files).
public enum Banners {
  /// The banners of a dataset at T, most important first.
  ///
  /// - Parameter failures: files whose newest state could not be read, with the reason.
  public static func of(_ dataset: Dataset, asOf: Day, failures: [(path: String, reason: FileReason)]) -> [BannerText] {
    var banners: [BannerText] = []
    let failed = Set(failures.map(\.path))
    // A folder that cannot be opened is said once, not for each of its files.
    var below: [String: Int] = [:]
    for (path, _) in failures {
      guard let folder = nearestFolder(of: path, among: failed) else { continue }
      below[folder, default: 0] += dataset.isRead(path) ? 1 : 0
    }
    for (path, reason) in failures where nearestFolder(of: path, among: failed) == nil {
      let shown =
        if let count = below[path] {
          count == 1
            ? "the last good version of its file is shown" : "the last good versions of its \(count) files are shown"
        } else {
          dataset.isRead(path)
            ? "its last good version is shown"
            : reason.isOfFolder ? "nothing of it is shown" : "its table has no rows"
        }
      banners.append("\(path): \(reason.words); \(shown)")
    }
    if let latest = dataset.newestDay, asOf - latest > 30 {
      banners.append("The newest row is of \(latest.iso), \(asOf - latest) days ago: try --as-of \(latest.iso)")
    }
    let past = dataset.openClosedBefore(asOf)
    if past.count > 0 {
      banners.append(
        "\(past.count) open \(past.count == 1 ? "opportunity has" : "opportunities have") a closed_at before "
          + "\(asOf.iso), \(past.amount) in all: \(past.count == 1 ? "it counts" : "they count") as open")
    }
    for (path, columns, others) in dataset.undecidedDates {
      banners.append(
        "\(path): no value tells month from day in \(columns.joined(separator: ", ")); say which is first in "
          + "abmtop.yaml: date_order: dmy or mdy"
          + (others.map { " (the file's other dates are \($0))" } ?? ""))
    }
    banners += ofReading(dataset)
    banners += ofGuesses(dataset)
    banners += ofRows(dataset, asOf: asOf)
    banners += ofCopies(dataset)
    for doubles in dataset.accountsOfOtherFilesToo {
      let (path, count) = (doubles.path, doubles.count)
      banners.append(
        "\(path): \(count) \(count == 1 ? "account has" : "accounts have") the name or domain of an account of "
          + "\(doubles.other), and another id: \(count == 1 ? "it counts" : "they count") twice")
    }
    return banners
  }

  /// Rows that stand more than once where that may not be meant.
  private static func ofCopies(_ dataset: Dataset) -> [BannerText] {
    var banners: [BannerText] = []
    for pair in dataset.replacements where pair.isByOlderFile {
      banners.append(
        "\(pair.rows) \(pair.rows == 1 ? "row of \(pair.other) is" : "rows of \(pair.other) are") replaced by rows of "
          + "\(pair.path), which is the older file")
    }
    if dataset.rules.lineItems == .auto {
      for pair in dataset.replacements where pair.differing > 0 {
        let common =
          pair.alike > 0 ? "\(pair.table.likeness) in common with an earlier row" : "the id of an earlier row"
        banners.append(
          "\(pair.path): \(pair.differing) \(pair.differing == 1 ? "row has" : "rows have") \(common) and another "
            + "amount: the last one counts; line_items: sum adds them up, line_items: last says that they are versions")
      }
    }
    if !dataset.rules.dropsVanished {
      for gone in dataset.vanished {
        banners.append(
          "\(gone.path): \(gone.rows) \(gone.table.rawValue) \(gone.rows == 1 ? "is" : "are") not in \(gone.other) any more, and "
            + "\(gone.rows == 1 ? "counts" : "count"); with full_dumps: latest \(gone.rows == 1 ? "it does" : "they do") not"
        )
      }
    }
    return banners
  }

  /// The topmost of some folders that a path lies in.
  private static func nearestFolder(of path: String, among folders: Set<String>) -> String? {
    var end = path.startIndex
    while let slash = path[end...].firstIndex(of: "/") {
      if folders.contains(String(path[..<slash])) { return String(path[..<slash]) }
      end = path.index(after: slash)
    }
    return nil
  }
}
