public import Accounts
public import Values

/// What the user has to know about the data before trusting a figure (data.md, Bad rows and changing files).
public enum Banners {
  /// What a banner is about, in the order in which they are shown: what costs most first.
  enum Weight: Int, Comparable {
    /// A file is not in force as it is now.
    case failed
    /// Rows are in no figure that may be meant to be.
    case leftOut
    /// Rows count twice, or in place of others.
    case twice
    /// Values are read in one of several ways.
    case guess
    /// Values are odd, and count as they stand.
    case odd
    /// The data is old.
    case age

    static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
  }

  /// A banner with what it is about.
  typealias Weighed = (weight: Weight, text: BannerText)

  /// Banners as they are found.
  struct BannerList {
    /// In the order in which they were found.
    private(set) var all: [Weighed] = []

    /// Adds one.
    mutating func add(_ weight: Weight, _ text: BannerText) { all.append((weight, text)) }
  }

  /// The banners of a dataset at T, most important first.
  ///
  /// - Parameter failures: files whose newest state could not be read, with the reason.
  public static func of(_ dataset: Dataset, asOf: Day, failures: [(path: String, reason: FileReason)]) -> [BannerText] {
    var banners: [Weighed] = ofFailures(dataset, failures).map { (.failed, $0) }
    banners += ofReading(dataset)
    banners += ofGuesses(dataset).map { (.guess, $0) }
    banners += ofRows(dataset, asOf: asOf)
    banners += ofCopies(dataset).map { (.twice, $0) }
    if let latest = dataset.newestDay, asOf - latest > 30 {
      banners.append((.age, "The newest row is of \(latest.iso), \(asOf - latest) days ago: try --as-of \(latest.iso)"))
    }
    return banners.enumerated().sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }
      .map(\.element.text)
  }

  /// Files and folders whose newest state could not be read.
  private static func ofFailures(
    _ dataset: Dataset, _ failures: [(path: String, reason: FileReason)]
  ) -> [BannerText] {
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
    return banners
  }

  /// Rows that stand more than once where that may not be meant.
  private static func ofCopies(_ dataset: Dataset) -> [BannerText] {
    var banners: [BannerText] = []
    for doubles in dataset.accountsOfOtherFilesToo {
      let (path, count) = (doubles.path, doubles.count)
      banners.append(
        "\(path): \(count) \(count == 1 ? "account has" : "accounts have") the name or domain of an account of "
          + "\(doubles.other), and another id: \(count == 1 ? "it counts" : "they count") twice")
    }
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
