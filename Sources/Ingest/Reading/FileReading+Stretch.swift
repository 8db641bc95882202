internal import Mappings
internal import Tabular
internal import Values

extension FileReading {
  /// The reading of a file that a table claims, without rows yet.
  init(_ claim: Claim, path: String) {
    var tables: [Table] = []
    for binding in claim.bindings where !tables.contains(binding.table) { tables.append(binding.table) }
    self.init(
      path: path, outcome: .read, tables: tables, mapping: claim.bindings.first?.mapping ?? "", columns: claim.columns)
    notes = claim.notes
  }

  /// Adds to the counters what reading a stretch took.
  mutating func count(_ stretch: Stretch, bytes: Int64) {
    bytesRead += bytes
    recordsParsed += stretch.records
  }

  /// Takes the rows of a stretch at the end of the file.
  mutating func take(_ stretch: Stretch, of text: borrowing TextFile, _ layout: Layout) {
    parts += stretch.parts
    undecidedDates = stretch.dates.undecided.map { layout.header[$0] }
    let proved = Set(stretch.dates.evidence.compactMap(\.order))
    orderOfOtherDates = undecidedDates.isEmpty || proved.count != 1 ? nil : proved.first
    isComplete = !stretch.leavesRest
    guard text.isPlain, layout.isAppendable, !layout.isWhole,
      let samples = Continuation.Samples(text.file, size: text.file.identity.size)
    else { return }
    continuation = Continuation(
      layout: layout, completed: stretch.completed, dates: stretch.completedDates,
      completedParts: parts.count - (stretch.hasProvisionalPart ? 1 : 0), samples: samples)
  }

  /// Says which state of which file was read.
  mutating func identify(_ file: borrowing RegularFile) {
    identity = file.identity
    bytes = file.identity.size
    guard let now = file.currentIdentity() else { return }
    // What was added meanwhile is the next reading's: it takes nothing from this one.
    changedWhileReading = now != file.identity && now.size <= file.identity.size
  }
}

extension Layout {
  /// What the classifier and the lines it looked at say.
  init(_ path: String, _ claim: Claim, _ search: HeaderSearch) {
    self.init(path: path, bindings: claim.bindings, header: claim.columns.map(\.name))
    guard let line = claim.headerLine, line < search.candidates.count else {
      delimiter = search.candidates.first?.delimiter ?? UInt8(ascii: ",")
      start = search.start
      return
    }
    let found = search.candidates[line]
    headerBytes = found.bytes
    delimiter = found.delimiter
    start = found.end
    // A header that may still grow says nothing yet.
    isAppendable = found.isTerminated
    startLine = found.nextLine
  }
}
