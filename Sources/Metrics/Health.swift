public import Accounts
internal import Values

/// The health of the data: every file, what it gave, and what was wrong (data.md, Bad rows). Plain values.
public struct Health: Sendable {
  /// All files, in the order of their paths.
  public var files: [FileHealth]
  /// What the user should know first: a failing file, old data, an undecided date order. Most important first.
  public var banners: [BannerText]
  /// All opportunities by status, as read.
  public var deals = DealTotals()
  /// The refresh that gave this state; nil where nobody kept the time. Its seconds are those of everything that it took,
  /// to the last figure.
  ///
  /// An age is the time from a file's `modified` to this: it stays the same until the next refresh.
  public var refresh: FileHealth.Reading?

  /// Which data it is; nil where nobody computed that, as it costs reading all bytes once more.
  public var fingerprint: DataFingerprint?

  /// Health of files.
  public init(files: [FileHealth], banners: [BannerText] = []) {
    self.files = files
    self.banners = banners
  }

  /// Rows left out, over all files.
  public var badRows: Int { files.reduce(0) { $0 + $1.badRows } }
  /// Rows whose account is unknown, over all files.
  public var orphans: Int { files.reduce(0) { $0 + $1.orphans } }

  /// The seconds from a file's last change to the refresh, 0 for a change that seems to come after it; nil where either
  /// is not known.
  public func age(of file: FileHealth) -> Double? {
    guard let modified = file.modified, let refresh else { return nil }
    return max(0, Double(refresh.at.milliseconds - modified.milliseconds) / 1_000)
  }

  /// The seconds from a file's last reading to the refresh; nil where either is not known.
  public func sinceReading(of file: FileHealth) -> Double? {
    guard let read = file.lastRead, let refresh else { return nil }
    return max(0, Double(refresh.at.milliseconds - read.at.milliseconds) / 1_000)
  }
}

extension Dataset {
  /// The health of its files.
  public var health: Health {
    var health = Health(files: fileHealth)
    health.deals = deals
    return health
  }
}
