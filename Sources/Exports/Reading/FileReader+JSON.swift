internal import Values

extension FileReader {
  /// Reads a JSON file: once for its keys, which are its header, and once for its records.
  func readJSON(
    _ text: borrowing TextFile, _ name: FileName, isLineByLine: Bool, settled: Bool, sharing texts: SharedTexts,
    progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading {
    let source = try text.text(from: 0, progress: nil)
    let keys =
      isLineByLine
      ? try JSONLineScanner(source, columns: nil, isSettled: settled).discover()
      : try JSONDocumentScanner(source, columns: nil).discover()
    let classified = classify(name.path, keys.isEmpty ? [] : [keys])
    guard case .claimed(let claim) = classified else {
      return reading(of: name.path, classified: classified, [keys])
        ?? FileReading(path: name.path, outcome: .ignored(""))
    }
    var layout = Layout(path: name.path, bindings: claim.bindings, header: keys)
    layout.isJSON = true
    layout.isAppendable = isLineByLine
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
}
