public import Accounts

/// The health of the data: every file, what it gave, and what was wrong (data.md, Bad rows). Plain values.
public struct Health: Sendable {
  /// All files, in the order of their paths.
  public var files: [FileHealth]
  /// What the user should know first: a failing file, old data, an undecided date order. Most important first.
  public var banners: [String]

  /// Health of files.
  public init(files: [FileHealth], banners: [String] = []) {
    self.files = files
    self.banners = banners
  }

  /// Rows left out, over all files.
  public var badRows: Int { files.reduce(0) { $0 + $1.badRows } }
  /// Rows whose account is unknown, over all files.
  public var orphans: Int { files.reduce(0) { $0 + $1.orphans } }
}

extension Dataset {
  /// The health of its files.
  public var health: Health { Health(files: fileHealth) }
}
