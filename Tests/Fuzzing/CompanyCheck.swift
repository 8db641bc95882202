import Values
internal import Accounts
internal import Ingest
internal import Foundation
internal import Metrics
internal import Report
internal import TestSupport

/// Whatever stands in a directory's files, all figures of it can be computed, and hang on nothing but the files.
///
/// Each file begins with a line that names it: `== accounts.csv`.
enum CompanyCheck {
  private static let mark = Array("== ".utf8)

  static func check(_ bytes: [UInt8]) throws {
    let folder = try FuzzFolder()
    var files: [FileInput] = []
    for lines in split(bytes) where files.count < 8 {
      let input = FileInput(lines, endings: [".csv", ".ndjson"])
      if files.contains(where: { $0.name == input.name }) { continue }
      try folder.write(input.name, input.contents)
      files.append(input)
    }
    let reader = FileReader(directory: folder.path, rules: FuzzRules.standard)
    let readings = try files.map { try FileCheck.reading(reader.read($0.name)) }
    let dataset = Dataset(files: readings, rules: AccountRules(), readRules: FuzzRules.standard)
    let grown = try grow(files, readings, reader, in: folder)
    for (period, today) in [("30d", "2026-11-21"), ("qtd", "2024-02-29"), ("all", "2026-11-21"), ("7d", "9999-12-31")] {
      guard let period = Period(period), let today = Day(iso: today) else {
        throw Broken(description: "\(period) until \(today) is no period")
      }
      let snapshot = Snapshot(dataset, period: period, today: today)
      let first = Snapshot(grown.first, period: period, today: today)
      let second = Snapshot(grown.second, period: period, today: today, after: first)
      try compare(snapshot, second, "\(period.name) until \(today.iso)")
    }
  }

  /// The directory before the activities were complete, and the one that is built upon it.
  private static func grow(
    _ files: [FileInput], _ readings: [FileReading], _ reader: FileReader, in folder: FuzzFolder
  ) throws -> (first: Dataset, second: Dataset) {
    var (before, after) = (readings, readings)
    for (position, input) in files.enumerated() where readings[position].tables == [.activities] {
      let cut = input.cuts(1)[0]
      try folder.write(input.name, input.contents.prefix(cut))
      before[position] = try FileCheck.reading(reader.read(input.name))
      try folder.append(input.name, input.contents.dropFirst(cut))
      after[position] = try FileCheck.reading(reader.append(to: before[position]))
    }
    let first = Dataset(files: before.reversed(), rules: AccountRules(), readRules: FuzzRules.standard)
    return (
      first, Dataset(files: after.reversed(), rules: AccountRules(), readRules: FuzzRules.standard, after: first)
    )
  }

  private static func compare(_ fresh: Snapshot, _ grown: Snapshot, _ what: String) throws {
    let (left, right) = (fresh.figures(), grown.figures())
    for (kpi, figures) in zip(KPICatalog.all, zip(left.kpis, right.kpis)) {
      let values = [figures.0.all.value, figures.0.previous] + figures.0.tiers.map(\.value) + figures.0.trend
      try expect(values.allSatisfy { $0?.isFinite != false }, "\(what): \(kpi.id) is \(values)")
      try expect(figures.0 == figures.1, "\(what): \(kpi.id) is \(figures.0), and grown \(figures.1)")
    }
    try expect(left.funnel == right.funnel, "\(what): other stages when grown")
    try expect(
      zip(left.movers, right.movers).allSatisfy { "\($0)" == "\($1)" }, "\(what): other movers when grown")
    var options = ReportOptions()
    options.format = .json
    options.accounts = true
    let text = String(decoding: try Report.render(fresh, left, options), as: UTF8.self)
    do {
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    } catch {
      throw Broken(description: "\(what): the report is no JSON: \(text)")
    }
  }

  /// The bytes behind each mark at the beginning of a line.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var starts: [Int] = []
    for position in bytes.indices where bytes[position...].starts(with: mark) {
      if position == 0 || bytes[position - 1] == UInt8(ascii: "\n") { starts.append(position) }
    }
    if starts.isEmpty { return [bytes[...]] }
    return zip(starts, starts.dropFirst() + [bytes.count]).map { bytes[($0 + mark.count)..<$1] }
  }
}
