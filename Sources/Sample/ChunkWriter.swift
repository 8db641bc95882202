internal import Values

/// Collects rows in one buffer and hands them on in chunks of about a mebibyte, file by file.
///
/// Invariant: before each row there is room for `rowLimit` bytes, so that writing a field checks nothing.
struct ChunkWriter: ~Copyable {
  private static let size = 1 << 20
  /// No row is longer than this.
  private static let rowLimit = 4_096

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  private var path = ""
  private let sink: (_ path: String, _ bytes: UnsafeRawBufferPointer) throws -> Void

  init(sink: @escaping (_ path: String, _ bytes: UnsafeRawBufferPointer) throws -> Void) {
    self.sink = sink
    buffer = .allocate(capacity: Self.size + Self.rowLimit)
  }

  deinit { buffer.deallocate() }

  /// Begins a file with the header of its table.
  mutating func begin(_ table: SampleTable, path: String) throws {
    try begin(table.header, path: path)
  }

  /// Begins a file with a header line.
  mutating func begin(_ header: String, path: String) throws {
    try flush()
    self.path = path
    put(header)
    put(UInt8(ascii: "\n"))
  }

  /// Ends a row, and hands on what has gathered.
  @inline(__always)
  mutating func endRow() throws {
    put(UInt8(ascii: "\n"))
    if count >= Self.size { try flush() }
  }

  /// Hands on what is left.
  mutating func flush() throws {
    guard count > 0 else { return }
    try sink(path, UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<count]))
    count = 0
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    buffer[count] = byte
    count &+= 1
  }

  /// Appends bytes, fewer than a row may have.
  @inline(__always)
  mutating func put(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { source in
      guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
      (to + count).update(from: from, count: source.count)
    }
    count &+= bytes.count
  }

  mutating func put(_ text: String) {
    for byte in text.utf8 { put(byte) }
  }

  /// Appends a whole number, not negative, with at least so many digits.
  @inline(__always)
  mutating func put(_ number: Int, digits: Int = 1) {
    var width = digits
    var limit = Self.tens[digits]
    while number >= limit {
      width &+= 1
      limit &*= 10
    }
    var left = number
    var position = count &+ width
    while position > count {
      position &-= 1
      let next = left / 10
      buffer[position] = UInt8(truncatingIfNeeded: 48 &+ (left &- next &* 10))
      left = next
    }
    count &+= width
  }

  private static let tens = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]

  /// Appends a comma and then a day.
  mutating func field(day: Int) {
    put(UInt8(ascii: ","))
    put(Day(day).iso)
  }

  /// Appends a comma and then a text that needs no quotes.
  mutating func field(_ text: String) {
    put(UInt8(ascii: ","))
    put(text)
  }

  /// Appends a comma and then a number.
  mutating func field(_ number: Int) {
    put(UInt8(ascii: ","))
    put(number)
  }
}
