/// How far reading a directory has come.
public struct LoadProgress: Sendable, Hashable {
  /// Bytes read, as stored. A file that has to be read twice, because a late value settles its date order, counts twice.
  public var bytesRead: Int64 = 0
  /// Bytes of all files.
  public var bytesTotal: Int64 = 0
  /// Records parsed. Those of a file that has to be read twice count twice.
  public var rows = 0
  /// Files that have been read to their end.
  public var filesRead = 0
  /// Files that were found.
  public var filesTotal = 0
  /// Seconds that are left, as estimated; nil while that is not known.
  public var secondsLeft: Double?

  /// Nothing read yet.
  public init() {}

  /// The share of the bytes that is read, 0–1; nil while the size of the files is not known.
  public var fraction: Double? { bytesTotal > 0 ? min(1, Double(bytesRead) / Double(bytesTotal)) : nil }

  /// Estimates what is left from the seconds that reading has taken, once enough is read for it to mean something.
  public mutating func estimate(after seconds: Double) {
    guard let fraction, fraction > 0.02 else { return }
    secondsLeft = seconds * (1 - fraction) / fraction
  }
}
