internal import Accounts
internal import Values

/// What was decided about rows that do not say it clearly, where figures hang on it (data.md, Tables).
extension Banners {
  /// How rows were taken that could be meant otherwise, by file.
  static func ofGuesses(_ dataset: Dataset) -> [BannerText] {
    var banners: [BannerText] = []
    for (path, rows) in dataset.notes("type") {
      banners.append(
        rows == 1
          ? "\(path): 1 row has a type that no rule reads: it counts as new business"
          : "\(path): \(rows) rows have a type that no rule reads: they count as new business")
    }
    for (path, rows) in dataset.notes("status and stage contradict each other") {
      banners.append(
        "\(path): status and stage contradict each other in \(rows) \(rows == 1 ? "row" : "rows"): the status counts")
    }
    for (path, rows) in dataset.notes("expected_close for closed_at") {
      banners.append(
        rows == 1
          ? "\(path): 1 won or lost row has no closed_at: it counts on the day on which it was expected to close"
          : "\(path): \(rows) won or lost rows have no closed_at: they count on the days on which they were expected to "
            + "close")
    }
    // Of the accounts of two tools it is said that they count twice.
    let doubled = Set(dataset.accountsOfOtherFilesToo.flatMap { [$0.path, $0.other] })
    for (path, accounts) in dataset.notes("name that another account has too") where !doubled.contains(path) {
      banners.append(
        "\(path): \(accounts) \(accounts == 1 ? "account has" : "accounts have") the name of an earlier one, and another id: "
          + "\(accounts == 1 ? "it counts" : "they count") by \(accounts == 1 ? "itself" : "themselves"), and rows that give "
          + "only the name are the earlier one's")
    }
    return banners
  }
}
