internal import Synchronization

/// Runs pieces of work, on several threads where the caller has some: modules that read and compute own no threads.
public struct Workers: Sendable {
  /// How many pieces run at the same time.
  public let count: Int
  private let body: @Sendable (Int, @Sendable (Int) -> Void) -> Void

  /// Workers that run `body(pieces, piece)`, which returns when all pieces have run.
  public init(count: Int, run body: @escaping @Sendable (Int, @Sendable (Int) -> Void) -> Void) {
    self.count = max(1, count)
    self.body = body
  }

  /// One piece after the other on the calling thread.
  public static let serial = Workers(count: 1) { pieces, work in
    for piece in 0..<pieces { work(piece) }
  }

  /// Runs a closure for every number below `pieces` and returns the results in that order.
  public func map<Result: Sendable>(_ pieces: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    if pieces == 0 { return [] }
    let results = Results<Result>(count: pieces)
    body(pieces) { piece in results.set(piece, work(piece)) }
    return results.all
  }
}

/// Results of pieces that run at the same time, each written once by its own piece.
private final class Results<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>

  init(count: Int) { values = Mutex(Array(repeating: nil, count: count)) }

  func set(_ position: Int, _ value: Value) { values.withLock { $0[position] = value } }

  var all: [Value] { values.withLock { $0.compactMap(\.self) } }
}

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
