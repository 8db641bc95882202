internal import Tabular
internal import Values

extension StretchReader {
  /// Reads delimited text from `start` to its end, in as many stretches at once as are worth a thread.
  ///
  /// A stretch assumes that no quote is open at the first newline in it. It is right if the stretch before ends where it
  /// began; where not, it is read again from there.
  func read(
    _ text: borrowing TextFile, start: RecordScanner.Start, dates: DateColumns, workers: Workers, minimum: Int64,
    progress: ReadProgress?
  ) throws(ReadFailure) -> Stretch {
    let size = text.file.identity.size
    let count = Int(min(Int64(workers.count), (size - start.offset) / max(1, minimum)))
    guard count > 1, text.isPlain, layout.isDivisible else {
      return try read(
        text.text(from: start.offset, progress: progress), start: start, stop: .max, dates: dates,
        expecting: text.isPlain ? size - start.offset : 0)
    }
    let descriptor = text.file.descriptor
    let bounds = (0...count).map { piece in
      piece == count ? Int64.max : start.offset + (size - start.offset) / Int64(count) * Int64(piece)
    }
    @Sendable func piece(_ start: RecordScanner.Start, _ stop: Int64) -> Result<Stretch, ReadFailure> {
      let source = FileBlocks(descriptor: descriptor, from: start.offset, to: size, progress: progress)
      do throws(ReadFailure) {
        let bytes = min(stop, size) - start.offset
        return .success(try read(source, start: start, stop: stop, dates: dates, expecting: bytes))
      } catch {
        return .failure(error)
      }
    }
    let stretches = workers.map(count) { number in
      let begin =
        number == 0
        ? start : RecordScanner.Start(offset: bounds[number] - 1, line: 0, isWithinLine: true)
      return piece(begin, bounds[number + 1])
    }
    var whole = try stretches[0].get()
    for number in 1..<count {
      var next = try stretches[number].get()
      if next.first == whole.end {
        next.shiftLines(by: whole.endLine - 1)
      } else {
        let begin = RecordScanner.Start(offset: whole.end, line: whole.endLine)
        next = try piece(begin, bounds[number + 1]).get()
      }
      whole.add(next)
    }
    return whole
  }
}

extension Stretch {
  /// Adds the stretch that follows this one.
  mutating func add(_ next: Stretch) {
    end = next.end
    endLine = next.endLine
    // A stretch that ends with the file may leave nothing to the ones after it: what it left open stays open.
    if next.end > next.first || !hasProvisionalPart {
      completed = next.completed
      completedDates = dates
      completedDates.add(next.completedDates)
      hasProvisionalPart = next.hasProvisionalPart
      leavesRest = next.leavesRest
    }
    dates.add(next.dates)
    parts += next.parts
    records += next.records
  }
}
