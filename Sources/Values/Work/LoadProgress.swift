/// How far reading has come.
public struct LoadProgress: Hashable, Sendable {
  /// Bytes read, as stored. A file that has to be read twice, because a late value settles its date order, counts twice.
  public var bytes: Int64 = 0
  /// Bytes of all files.
  public var totalBytes: Int64 = 0
  /// Files that have been read to their end.
  public var files = 0
  /// Files that were found.
  public var totalFiles = 0
  /// Records parsed. Those of a file that has to be read twice count twice.
  public var rows = 0
  /// Seconds that are left, as estimated; nil while that is not known.
  public var secondsLeft: Double?

  /// Nothing is read.
  public init() {}

  /// The share of the bytes that is read, 0–1; nil while the size of the files is not known.
  public var fraction: Double? { totalBytes > 0 ? min(1, Double(bytes) / Double(totalBytes)) : nil }
}
