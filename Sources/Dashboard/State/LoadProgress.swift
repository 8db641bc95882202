/// How far the first reading of a directory has come.
public struct LoadProgress: Sendable, Equatable {
  /// Bytes read.
  public var bytes: Int64 = 0
  /// Bytes to be read.
  public var totalBytes: Int64 = 0
  /// Files read.
  public var files = 0
  /// Files to be read.
  public var totalFiles = 0
  /// Rows read.
  public var rows = 0
  /// Seconds that are left, as estimated; nil while that is not known.
  public var secondsLeft: Double?

  /// Nothing is read.
  public init() {}

  /// From 0 to 1; nil while the size of the files is not known.
  var fraction: Double? { totalBytes > 0 ? min(1, Double(bytes) / Double(totalBytes)) : nil }
}
