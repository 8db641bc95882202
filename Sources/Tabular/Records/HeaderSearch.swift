public import Values

/// The first lines of delimited text, each cut into fields by the delimiter it uses most: the candidates for the header.
public struct HeaderSearch {
  /// One line.
  public struct Candidate {
    /// Its fields, without quotes.
    public var fields: [String]
    /// What separates them: the delimiter that the line uses most.
    public var delimiter: UInt8
    /// As it stands in the file, without the line end.
    public var bytes: [UInt8]
    /// The number of the line that follows it, from 1.
    public var nextLine: UInt32
    /// The offset of that line.
    public var end: Int64
    /// Whether a newline ends it.
    public var isTerminated: Bool
  }

  /// The lines, at most `ReadLimits.preamble`.
  public private(set) var candidates: [Candidate] = []
  /// The offset of the first line: behind a byte order mark.
  public private(set) var start: Int64 = 0

  /// Looks at the beginning of a source.
  public init(_ source: consuming any BlockSource) throws(ReadFailure) {
    let bytes = try HeaderSearch.beginning(&source)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    var line = Int(start)
    var number: UInt32 = 1
    while line < bytes.count && candidates.count < ReadLimits.preamble {
      let candidate = HeaderSearch.candidate(bytes, at: line, number: number)
      candidates.append(candidate)
      line = (bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
      number += 1
    }
  }

  /// As much of the source as the first lines need, and not more than a record may have.
  private static func beginning(_ source: inout any BlockSource) throws(ReadFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var newlines = 0
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 64)
    defer { block.deallocate() }
    while newlines <= ReadLimits.preamble && bytes.count <= ReadLimits.record {
      let got = try source.read(into: block)
      if got == 0 { break }
      let new = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<got])
      newlines += new.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
      bytes.append(contentsOf: new)
    }
    return bytes
  }

  private static func candidate(_ bytes: [UInt8], at start: Int, number: UInt32) -> Candidate {
    let delimiter = mostFrequent(bytes, from: start)
    var fields: [String] = []
    var reader = FieldReader()
    var state = FieldState.start
    var fieldStart = start
    var position = start
    var newlines: UInt32 = 0
    func text(_ end: Int) -> String {
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1) { separator in
        separator[0] = UInt32(end - fieldStart)
        return bytes.withUnsafeBytes { bytes in
          guard let base = bytes.baseAddress, let separators = separator.baseAddress else { return "" }
          var span = RecordSpan(start: 0, firstSeparator: 0, count: 1, line: 0)
          return withUnsafePointer(to: &span) { span in
            let batch = RecordBatch(
              bytes: base.assumingMemoryBound(to: UInt8.self) + fieldStart, separators: separators,
              spans: UnsafeBufferPointer(start: span, count: 1), isQuoted: true, hasHighBytes: true,
              isProvisional: false)
            return String(decoding: reader.text(batch[0], 0), as: UTF8.self)
          }
        }
      }
    }
    while position < bytes.count {
      if state == .quoted && position - fieldStart > ReadLimits.openQuote {
        return noHeader(bytes, at: start, delimiter, number)
      }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\n") { newlines += 1 }
      if state != .quoted && (byte == delimiter || byte == UInt8(ascii: "\n")) {
        // One more than the limit shows that there are too many; whether that matters, depends on which line is the header.
        if fields.count <= ReadLimits.columns { fields.append(text(position)) }
        if byte == UInt8(ascii: "\n") { break }
        state = .start
        fieldStart = position + 1
      } else {
        state = state.next(isQuote: byte == UInt8(ascii: "\""))
      }
      position += 1
    }
    if position == bytes.count { fields.append(text(position)) }
    var line = Array(bytes[start..<position])
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return Candidate(
      fields: fields, delimiter: delimiter, bytes: line, nextLine: number + max(1, newlines),
      end: Int64(min(position + 1, bytes.count)), isTerminated: position < bytes.count)
  }

  /// A line in which a quote stays open for longer than any record's may: it names no columns.
  private static func noHeader(_ bytes: [UInt8], at start: Int, _ delimiter: UInt8, _ number: UInt32) -> Candidate {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
    return Candidate(
      fields: [], delimiter: delimiter, bytes: [], nextLine: number + 1,
      end: Int64(end.map { $0 + 1 } ?? bytes.count), isTerminated: end != nil)
  }

  /// Where a byte stands with regard to quotes (RFC 4180).
  private enum FieldState {
    case start, plain, quoted, closed

    func next(isQuote: Bool) -> FieldState {
      switch self {
      case .start: isQuote ? .quoted : .plain
      case .plain: .plain
      case .quoted: isQuote ? .closed : .quoted
      case .closed: isQuote ? .quoted : .plain
      }
    }
  }

  /// The delimiter that occurs most in a line, outside quotes; of equals the first of `,` `;` tab `|`.
  private static func mostFrequent(_ bytes: [UInt8], from start: Int) -> UInt8 {
    let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
    var counts = [0, 0, 0, 0]
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, let which = delimiters.firstIndex(of: byte) { counts[which] += 1 }
    }
    let most = counts.max() ?? 0
    return delimiters[counts.firstIndex(of: most) ?? 0]
  }
}
