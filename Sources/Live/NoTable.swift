internal import Accounts
internal import Ingest

/// What to say of a directory that gives no table.
enum NoTable {
  /// One sentence; nil where there is a table.
  static func banner(_ dataset: Dataset, directory: String) -> String? {
    guard dataset.tables.isEmpty else { return nil }
    let names = "accounts.csv, contacts.csv, activities.csv, opportunities.csv, …"
    if dataset.files.isEmpty { return "There is no file in \(directory) yet. Waiting for \(names)" }
    let count = dataset.files.count
    let files =
      count == 1 ? "The only file in \(directory) is no table" : "None of the \(count) files in \(directory) is a table"
    return "\(files): data health says why. Waiting for \(names)"
  }
}
