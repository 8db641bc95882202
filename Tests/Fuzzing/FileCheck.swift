import Values
internal import Ingest
internal import TestSupport

/// A file gives the same rows whole, in parts read at once, and as it grows; each row lies where rows can lie.
enum FileCheck {
  static let delimited = [".csv", ".tsv", ".txt", ".csv.gz"]
  static let json = [".ndjson", ".json", ".jsonl", ".ndjson.gz"]

  static func check(_ bytes: [UInt8], endings: [String]) throws {
    let input = FileInput(bytes[...], endings: endings)
    let folder = try FuzzFolder()
    try folder.write(input.name, input.contents)
    let reader = FileReader(directory: folder.path, rules: FuzzRules.rules(for: input.name))
    let whole = try reading(reader.read(input.name))
    try checkRows(whole, input)
    try checkParallel(input, reader, whole)
    try checkGrowth(input, reader, whole, in: folder)
    if input.name.hasSuffix("l") || input.name.hasSuffix("ndjson") {
      try checkDocument(input, reader, whole, in: folder)
    }
  }

  static func reading(_ reading: FileReading?) throws -> FileReading {
    guard let reading else { throw Broken(description: "reading was stopped, and nobody asked for it") }
    return reading
  }

  /// What can be said of any rows.
  static func checkRows(_ reading: FileReading, _ input: FileInput) throws {
    let isCompressed = input.name.hasSuffix(".gz")
    let lines = input.contents.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    for line in reading.allLines where line < 1 || (!isCompressed && line > lines) {
      throw Broken(description: "\(input.name): a row on line \(line) of \(lines)")
    }
    for part in reading.parts {
      try expect(String(validating: part.pool.bytes, as: UTF8.self) != nil, "\(input.name): texts that are not UTF-8")
      try expect(part.nps.allSatisfy { (0...10).contains($0.score) }, "\(input.name): an NPS score out of range")
      try expect(
        part.relationships.allSatisfy { (0...100).contains($0.score) }, "\(input.name): a relationship out of range")
      try expect(part.accounts.allSatisfy { $0.tier <= 3 }, "\(input.name): a tier out of range")
      try expect(
        part.contracts.allSatisfy { row in row.end.map { row.start <= $0 } ?? true },
        "\(input.name): a contract that ends first")
      let counts = (0..<part.segment.count).map(part.segment.count)
      try expect(counts.allSatisfy { $0 >= 0 }, "\(input.name): a negative count")
    }
    let rows = reading.parts.reduce(0) { $0 + $1.rowCount }
    try expect(rows >= 0 && reading.badRows >= 0, "\(input.name): \(rows) rows")
    if case .failed(let reason) = reading.outcome {
      try expect(!reason.words.isEmpty, "\(input.name): fails without words")
    }
  }

  private static func checkParallel(_ input: FileInput, _ reader: FileReader, _ whole: FileReading) throws {
    var parallel = reader
    parallel.workers = .concurrent(3)
    parallel.bytesPerWorker = max(1, Int64(input.contents.count) / 4)
    let parts = try reading(parallel.read(input.name))
    try expectEqual(whole.inWords, parts.inWords, "\(input.name): read at once by several threads")
  }

  /// The file as it grows, its last line counted or not on the way.
  private static func checkGrowth(
    _ input: FileInput, _ reader: FileReader, _ whole: FileReading, in folder: FuzzFolder
  ) throws {
    let cuts = input.cuts(2)
    for isSettled in [false, true] {
      try folder.write(input.name, input.contents.prefix(cuts[0]))
      var grown = try reading(reader.read(input.name, settled: isSettled))
      var end = cuts[0]
      for next in [cuts[1], input.contents.count] {
        try folder.append(input.name, input.contents.dropFirst(end).prefix(next - end))
        end = next
        grown = try reading(reader.append(to: grown, settled: isSettled || next == input.contents.count))
      }
      try expectEqual(
        whole.inWords, grown.inWords,
        "\(input.name): grown at \(cuts), \(isSettled ? "counting" : "not counting") last lines")
      try expect(
        whole.columns == grown.columns && whole.mapping == grown.mapping, "\(input.name): other columns after growing")
    }
  }

  /// Lines of JSON that were all objects give the same rows as elements of one list.
  private static func checkDocument(
    _ input: FileInput, _ reader: FileReader, _ whole: FileReading, in folder: FuzzFolder
  ) throws {
    let lines = input.contents.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let isBlank = { (line: ArraySlice<UInt8>) in line.allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 } }
    let objects = lines.last.map(isBlank) == true ? lines.dropLast() : lines[...]
    let isClean = whole.parts.flatMap(\.problems).allSatisfy { problem in
      if case .notJSON = problem.reason { false } else { true }
    }
    // A mark of UTF-8 stands at the beginning of a file only; one of UTF-16 makes it another text.
    let start = input.contents.prefix(2)
    guard whole.outcome == .read, isClean, !objects.contains(where: isBlank), let first = start.first, first < 0xEF
    else { return }
    let name = String(input.name.prefix { $0 != "." }) + ".json"
    var document: [UInt8] = [UInt8(ascii: "[")]
    document += objects.joined(separator: ",\n".utf8)
    document.append(UInt8(ascii: "]"))
    try folder.write(name, document[...])
    let same = try reading(reader.read(name))
    try expectEqual(whole.inWords, same.inWords, "\(input.name): as a document")
  }
}
