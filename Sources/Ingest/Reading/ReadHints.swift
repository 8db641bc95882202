public import Values

/// What other files of the directory say about how a file is read, where its own values do not (data.md, Values).
public struct ReadHints: Hashable, Sendable {
  /// The order of dates that all files of its table and mapping agree on whose values settle it.
  public var dateOrder: ReadRules.DateOrder?
  /// Whether the decimal mark is a comma, likewise.
  public var decimalComma: Bool?
  /// The rates of the table of rates.
  public var rates = RateTable()
  /// Whether several files give activities: those without an id that two files have are one export's overlap with another, and
  /// what is equal in them is known only where all columns are looked at. So they are in files up to `FileReading.comparedBytes`.
  public var comparesActivities = false
  /// Of a workbook, the same for each of its sheets, by path.
  public var sheets: [String: ReadHints] = [:]

  /// Nothing.
  public init() {}
}

/// What the files of a directory say about how each other's values are read.
public struct ReadPeers: Sendable {
  private struct Group {
    var orders: [ReadRules.DateOrder?] = []
    var commas: [Bool] = []
    var dateOrder: ReadRules.DateOrder? { Set(orders).count == 1 ? orders.first ?? nil : nil }
    var decimalComma: Bool? { Set(commas).count == 1 ? commas.first : nil }
  }

  private var groups: [Kind: Group] = [:]
  private var rates = RateTable()
  private var filesOfActivities = 0

  /// Files of one table and one mapping.
  private struct Kind: Hashable {
    var tables: [Table]
    var mapping: String
  }

  /// - Parameter readings: in the order of files: of two rates of one day the later counts.
  /// - Complexity: O(files + rates).
  public init(_ readings: [FileReading]) {
    var entries: [String: [RateTable.Entry]] = [:]
    for reading in readings where reading.outcome == .read {
      let kind = Kind(tables: reading.tables, mapping: reading.mapping)
      if reading.tables.contains(.activities) { filesOfActivities += 1 }
      if let order = reading.settledDateOrder { groups[kind, default: Group()].orders.append(order) }
      if let comma = reading.settledDecimalComma { groups[kind, default: Group()].commas.append(comma) }
      for part in reading.parts {
        for row in part.rates {
          entries[part.pool.text(row.currency), default: []].append(.init(day: row.day, rate: row.rate))
        }
      }
    }
    for (code, entries) in entries { rates.set(code, entries) }
  }

  /// What they say about a file.
  public func hints(for reading: FileReading) -> ReadHints {
    var hints = ReadHints()
    let group = groups[Kind(tables: reading.tables, mapping: reading.mapping)]
    // A file whose own values settle it is not asked what others say: so its own vote changes nothing.
    hints.dateOrder = group?.dateOrder
    hints.decimalComma = group?.decimalComma
    hints.rates = rates
    hints.comparesActivities = filesOfActivities > 1 && reading.tables.contains(.activities)
    for sheet in reading.sheets { hints.sheets[sheet.path] = self.hints(for: sheet) }
    return hints
  }

  /// What they say about a file of which nothing is known yet.
  public var ratesAlone: ReadHints {
    var hints = ReadHints()
    hints.rates = rates
    return hints
  }
}

extension FileReader {
  /// Reads the files of a directory, each by what the others say about how its values are read.
  ///
  /// - Returns: the readings of those that `progress` did not stop, in the order of the paths, and of a workbook those of its sheets.
  public func readAll(_ paths: [String], settled: Bool = true, progress: ReadProgress? = nil) -> [FileReading] {
    var first = ReadHints()
    first.comparesActivities = paths.count(where: FileReader.mayGiveActivities) > 1
    var readings = paths.compactMap { read($0, settled: settled, hints: first, progress: progress) }
    // Rates may themselves be read otherwise by what other files say.
    for _ in 0..<3 {
      let peers = ReadPeers(readings.flatMap(\.readings))
      var hasChanged = false
      for position in readings.indices {
        let hints = peers.hints(for: readings[position])
        guard readings[position].changes(with: hints, rules: rules),
          let again = read(readings[position].path, settled: settled, hints: hints, progress: progress)
        else { continue }
        readings[position] = again
        hasChanged = true
      }
      if !hasChanged { break }
    }
    return readings.flatMap(\.readings)
  }
}
