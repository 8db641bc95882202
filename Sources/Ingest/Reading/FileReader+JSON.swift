internal import Mappings
internal import Tabular
internal import Values

extension FileReader {
  /// Reads a JSON file: once for its keys, which are its header, and once for its records.
  ///
  /// A document that holds no list, but one object a line, is read line by line: many tools call such files `.json`.
  func readJSON(
    _ text: borrowing TextFile, _ name: FileName, isLineByLine isDeclared: Bool, settled: Bool,
    sharing texts: SharedTexts,
    progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading {
    let (keys, isLineByLine) = try self.keys(of: text, isLineByLine: isDeclared, settled: settled)
    let classified = classify(name.path, keys.isEmpty ? [] : [keys])
    guard case .claimed(let claim) = classified else {
      return reading(of: name.path, classified: classified, [keys])
        ?? FileReading(path: name.path, outcome: .ignored(""))
    }
    var layout = Layout(path: name.path, bindings: claim.bindings, header: keys)
    layout.isJSON = true
    layout.isAppendable = isDeclared
    let reader = StretchReader(
      layout: layout, rules: rules, names: names, isSettled: settled, texts: texts, noteRows: progress?.rows)
    var dates = DateColumns(columns: keys.count, order: rules.dateOrder)
    var reading = FileReading(claim, path: name.path)
    while true {
      let source = try text.text(from: 0, progress: progress)
      let stretch =
        isLineByLine
        ? try reader.read(
          JSONLineScanner(source, columns: keys, isSettled: settled, decimalComma: rules.decimalComma), dates: dates)
        : try reader.read(JSONDocumentScanner(source, columns: keys, decimalComma: rules.decimalComma), dates: dates)
      // Once for the keys, once for the records.
      reading.count(stretch, bytes: text.file.identity.size * (reading.bytesRead == 0 ? 2 : 1))
      guard let corrected = stretch.dates.corrected(default: rules.dateOrder) else {
        reading.take(stretch, of: text, layout)
        return reading
      }
      dates = corrected
    }
  }

  /// The keys of all records, and whether those are lines.
  private func keys(
    of text: borrowing TextFile, isLineByLine: Bool, settled: Bool
  ) throws(ReadFailure) -> (keys: [String], isLineByLine: Bool) {
    if isLineByLine {
      return (try JSONLineScanner(text.text(from: 0, progress: nil), columns: nil, isSettled: settled).discover(), true)
    }
    do throws(ReadFailure) {
      return (try JSONDocumentScanner(text.text(from: 0, progress: nil), columns: nil).discover(), false)
    } catch {
      guard case .notRecords = error else { throw error }
      let lines = try JSONLineScanner(text.text(from: 0, progress: nil), columns: nil, isSettled: settled)
      let keys = try lines.discoverIfAllAreObjects()
      if keys.isEmpty { throw error }
      return (keys, true)
    }
  }
}
