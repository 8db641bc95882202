/// How much of a file is read before it counts as hostile (data.md, Bad rows and changing files).
public enum ReadLimits {
  /// Bytes of a field.
  public static let field = 8 << 20
  /// Bytes of a record.
  public static let record = 16 << 20
  /// Bytes that a quote may stay open.
  public static let openQuote = 1 << 20
  /// Columns of a header, and fields of a record.
  public static let columns = 10_000
  /// Levels of JSON.
  public static let depth = 64
  /// Inflated bytes for each compressed one.
  public static let inflation: Int64 = 200
  /// Lines among which the header is looked for.
  public static let preamble = 20
  /// Bytes of a block that is read at once.
  public static let block = 256 << 10
}
