import Values
import TestSupport
import Testing

@testable import Tabular

/// Delimited text is cut into records as RFC 4180 says, wherever blocks end.
struct RecordScannerTests {
  /// A source that gives a few bytes at a time, so that blocks end anywhere.
  struct Trickle: BlockSource {
    var rest: ArraySlice<UInt8>
    let step: Int

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
      let count = min(step, rest.count, buffer.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
  }

  /// A record with the number of its first line.
  struct Line: Hashable, CustomStringConvertible {
    var number: UInt32
    var fields: [String]
    var description: String { "\(number): \(fields)" }
  }

  static func scan(_ text: String, delimiter: Character = ",", step: Int = 1 << 20, settled: Bool = true) throws
    -> [Line]
  {
    let scanner = RecordScanner(
      Trickle(rest: Array(text.utf8)[...], step: step), delimiter: delimiter.asciiValue ?? 0, isSettled: settled)
    var reader = FieldReader()
    var lines: [Line] = []
    while let batch = try scanner.next() {
      for position in 0..<batch.count {
        let record = batch[position]
        let fields = (0..<record.count).map { String(decoding: reader.text(record, $0), as: UTF8.self) }
        lines.append(Line(number: record.line, fields: fields))
      }
    }
    return lines
  }

  @Test func quotesNewlinesAndLineEnds() throws {
    let text = "a,b\r\n\"x, y\",\"said \"\"no\"\"\"\n\"two\nlines\",3\n5\" pipe,6\"\n\"open\" end,7"
    #expect(
      try RecordScannerTests.scan(text) == [
        Line(number: 1, fields: ["a", "b"]), Line(number: 2, fields: ["x, y", "said \"no\""]),
        Line(number: 3, fields: ["two\nlines", "3"]), Line(number: 5, fields: ["5\" pipe", "6\""]),
        Line(number: 6, fields: ["open end", "7"]),
      ])
  }

  @Test func blankRecordsAreLeftOut() throws {
    let lines = try RecordScannerTests.scan("a;b\n\n;\n \t ; \n\"\";\"\"\n;c\n", delimiter: ";")
    #expect(lines == [Line(number: 1, fields: ["a", "b"]), Line(number: 6, fields: ["", "c"])])
  }

  @Test func aLastLineWithoutNewlineWaitsForTheFileToSettle() throws {
    #expect(try RecordScannerTests.scan("a\nb", settled: false).map(\.fields) == [["a"]])
    #expect(try RecordScannerTests.scan("a\nb", settled: true).map(\.fields) == [["a"], ["b"]])
    #expect(try RecordScannerTests.scan("a\n\"b\nc", settled: false).map(\.fields) == [["a"]])
    #expect(try RecordScannerTests.scan("a\n\"b\nc", settled: true).map(\.fields) == [["a"], ["b\nc"]])
  }

  /// The same by one byte after the other, as the standard says it.
  static func reference(_ text: String) -> [Line] {
    enum State { case start, plain, quoted, closed }
    var lines: [Line] = []
    var fields: [[UInt8]] = [[]]
    var state = State.start
    var number: UInt32 = 1
    var begin: UInt32 = 1
    func end() {
      let texts = fields.map { String(decoding: $0, as: UTF8.self).trimmingBlanks }
      if texts.contains(where: { !$0.isEmpty }) { lines.append(Line(number: begin, fields: texts)) }
      fields = [[]]
      begin = number
      state = .start
    }
    for byte in text.utf8 {
      if byte == 10 { number += 1 }
      switch (state, byte) {
      case (.quoted, 34): state = .closed
      case (.quoted, _): fields[fields.count - 1].append(byte)
      case (_, 10): end()
      case (_, 44):
        fields.append([])
        state = .start
      case (.start, 34): state = .quoted
      case (.closed, 34):
        fields[fields.count - 1].append(byte)
        state = .quoted
      default:
        fields[fields.count - 1].append(byte)
        state = .plain
      }
    }
    end()
    return lines
  }

  @Test(arguments: Rounds.of(0..<40))
  func agreesWithOneByteAfterTheOther(seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed))
    let pieces = ["\"", "\"", ",", ",", "\n", "a", "bc", " ", "\"\"", "\r\n", ",\"", "\",", "défg"]
    // Few quotes in some texts, many in others.
    let few = random.below(2) == 0
    var text = ""
    for _ in 0..<(20 + random.below(200)) {
      let piece = pieces[random.below(pieces.count)]
      text += few && piece.contains("\"") && random.below(10) > 0 ? "plain" : piece
    }
    let expected = RecordScannerTests.reference(text)
    for step in [1 << 20, 7, 63, 64, 65, 100] {
      let lines = try RecordScannerTests.scan(text, step: step)
      #expect(lines == expected)
    }
  }
}

extension String {
  /// Without blanks and line ends around it.
  var trimmingBlanks: String {
    var rest = unicodeScalars[...]
    while let first = rest.first, first.value <= 32 { rest.removeFirst() }
    while let last = rest.last, last.value <= 32 { rest.removeLast() }
    return String(rest)
  }
}
