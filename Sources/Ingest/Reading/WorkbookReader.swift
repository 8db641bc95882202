internal import Mappings
internal import Tabular
internal import Values

/// Reads workbooks: each sheet as a file of its name.
extension FileReader {
  /// Reads a workbook as a whole: where one sheet is damaged, all of it is.
  ///
  /// - Returns: a reading with one for each sheet.
  func readWorkbook(
    _ source: TableSource, _ name: FileName, _ hints: ReadHints, sharing texts: SharedStringPools,
    progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading {
    let file = try RegularFile(path: source.location)
    let workbook = try Workbook(
      descriptor: file.descriptor, size: file.identity.size, advance: progress?.advance)
    let isAlone = workbook.sheets.count(where: { $0.kind == .cells }) == 1
    var reading = FileReading(path: name.path, outcome: workbook.sheets.isEmpty ? .ignored(.refused(.empty)) : .read)
    for sheet in workbook.sheets {
      let path = FileName(workbook: name, sheet: sheet.name, isNamedByFile: false).path
      var own = hints.sheets[path] ?? hints
      own.sheets = [:]
      own.comparesActivities =
        own.comparesActivities || hints.comparesActivities || sheet.bytes <= FileReading.comparedBytes
      var read: FileReading
      switch sheet.kind {
      case .hidden: read = FileReading(path: path, outcome: .ignored(.refused(.hiddenSheet)))
      case .other: read = FileReading(path: path, outcome: .ignored(.refused(.sheetWithoutCells)))
      case .cells:
        read = try self.read(sheet, of: workbook, name, isAlone: isAlone, own, sharing: texts, progress: progress)
      }
      if read.outcome != .read, sheet.kind != .other, sheet.bytes <= FileReading.countedBytes / 8 {
        // A hidden one that is damaged costs nothing but its count.
        read.records = try? FileReader.count(workbook.records(of: sheet, columns: 0, below: 0))
      }
      read.identify(file)
      read.bytes = sheet.bytes
      read.sheet = sheet.name
      reading.bytesRead += read.bytesRead
      reading.recordsParsed += read.recordsParsed
      reading.sheets.append(read)
    }
    reading.identify(file)
    return reading
  }

  private func read(
    _ sheet: Workbook.Sheet, of workbook: Workbook, _ name: FileName, isAlone: Bool, _ hints: ReadHints,
    sharing texts: SharedStringPools, progress: ReadProgress?
  ) throws(ReadFailure) -> FileReading {
    let rows = try workbook.firstRows(of: sheet)
    let path = FileName(workbook: name, sheet: sheet.name, isNamedByFile: false).path
    let lines = rows.map(\.fields)
    if rows.isEmpty { return FileReading(path: path, outcome: .ignored(.refused(.empty))) }
    let classified = classify(sheet, of: name, isAlone: isAlone, lines)
    guard case .claimed(let claim) = classified else {
      return reading(of: path, classified: classified, lines)
        ?? FileReading(path: path, outcome: .ignored(.refused(.noTable)))
    }
    var layout = RecordLayout(path: path, bindings: claim.bindings, header: claim.columns.map(\.name))
    layout.isAppendable = false
    if layout.header.count > ReadLimits.columns { throw .tooManyColumns(limit: ReadLimits.columns) }
    let header = claim.headerLine.map { rows[$0].number } ?? 0
    let reader = ChunkReader(
      layout: layout, rules: rules, names: names, isSettled: true, texts: texts, noteRows: progress?.rows)
    var styles = ColumnStyles(columns: layout.header.count, delimiter: layout.delimiter, rules: rules, hints: hints)
    var reading = FileReading(claim, path: path)
    while true {
      let scanner = try workbook.records(of: sheet, columns: layout.header.count, below: header)
      let chunk = try reader.read(scanner, styles: styles)
      reading.count(chunk, bytes: sheet.bytes)
      guard let corrected = chunk.styles.corrected(by: rules) else {
        reading.append(chunk, layout, rules)
        reading.notes += FileReader.words(of: scanner.oddities)
        return reading
      }
      styles = corrected
    }
  }

  /// What a sheet is. Its own name says so, or its header; the workbook's name only where the sheet's says nothing (`Sheet1`), or
  /// where there is no other sheet: a cover or a pivot table beside the accounts is none of the accounts.
  private func classify(
    _ sheet: Workbook.Sheet, of name: FileName, isAlone: Bool, _ lines: [[String]]
  ) -> Classification {
    func classified(isNamedByFile: Bool) -> Classification {
      Classifier.classify(
        FileName(workbook: name, sheet: sheet.name, isNamedByFile: isNamedByFile), lines: lines,
        mappings: rules.mappings)
    }
    let saysNothing = FileName.saysNothing(ofSheet: sheet.name)
    let first = classified(isNamedByFile: saysNothing)
    if case .claimed = first { return first }
    if saysNothing { return isAlone ? first : classified(isNamedByFile: false) }
    guard isAlone, FileName(workbook: name, sheet: sheet.name, isNamedByFile: false).table == nil else { return first }
    return classified(isNamedByFile: true)
  }

  /// What the rows of a sheet do not show.
  private static func words(of oddities: SheetScanner.Oddities) -> [String] {
    func counted(_ count: Int, _ one: String, _ many: String, _ rest: (one: String, many: String)) -> [String] {
      count == 0 ? [] : ["\(count) \(count == 1 ? "\(one) \(rest.one)" : "\(many) \(rest.many)")"]
    }
    return counted(
      oddities.hiddenRows, "hidden row", "hidden rows", ("is read like the others", "are read like the others"))
      + counted(
        oddities.errors, "cell", "cells", ("has an error of the spreadsheet", "have an error of the spreadsheet"))
      + counted(
        oddities.emptyFormulas, "formula", "formulas",
        (
          "has no stored value and is read as empty: open and save the workbook in a spreadsheet",
          "have no stored value and are read as empty: open and save the workbook in a spreadsheet"
        ))
      + counted(
        oddities.joinedRows, "group of merged cells", "groups of merged cells",
        (
          "spans several rows: only its first row has the value",
          "span several rows: only the first row of each has the value"
        ))
  }
}
