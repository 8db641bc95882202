import Glibc

/// Why a file cannot be read as a whole.
public enum ReadFailure: Error, Hashable, Sendable {
  /// The system refused: `errno` and what was tried (`open`, `read`).
  case system(code: Int32, action: String)
  /// It is no regular file, but this.
  case notAFile(String)
  /// The reader was cancelled.
  case cancelled
  /// The compressed data is damaged; it ends too early; it never was gzip's; something else follows it.
  case damagedGzip, cutOffGzip, noGzip, gzipIsFollowed
  /// It inflates to more than `ReadLimits.inflation` times its size.
  case inflatesTooFar
  /// UTF-16 text without an end of line, or bytes, where text should be.
  case damagedUTF16
  /// It is no text, but this, in words.
  case notText(String)
  /// The header has more columns than `ReadLimits.columns`: they are not counted to their end.
  case tooManyColumns
  /// The JSON is not an array of objects, nor an object with a single one.
  case notRecords(String)

  /// The sentence for data health.
  public var words: String {
    switch self {
    case .system(let code, let action): "cannot \(action) it: \(String(cString: strerror(code)))"
    case .notAFile(let kind): "it is \(kind), not a file"
    case .cancelled: "reading was stopped"
    case .damagedGzip: "the compressed data is damaged"
    case .cutOffGzip: "the compressed data ends too early: it is cut off, or still being written"
    case .noGzip: "it is not compressed by gzip, as its name says"
    case .gzipIsFollowed: "something that is not compressed follows the compressed data"
    case .inflatesTooFar: "it inflates to more than \(ReadLimits.inflation) times its size"
    case .damagedUTF16: "the UTF-16 text is damaged"
    case .notText(let what): what
    case .tooManyColumns: "the header has more than \(ReadLimits.columns) columns"
    case .notRecords(let what): "the JSON holds no records: \(what)"
    }
  }
}

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
