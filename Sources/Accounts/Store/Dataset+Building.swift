public import Exports
internal import Values

extension Dataset {
  /// Resolves files.
  ///
  /// - Parameters:
  ///   - workers: who does the work.
  ///   - previous: the dataset before. Where all that has happened since is that activities were added, it is built
  ///     upon; the result is the same as without it.
  /// - Complexity: O(rows); with a previous dataset O(new rows + parts).
  public init(
    files: [FileReading], rules: AccountRules, readRules: ReadRules, workers: Workers = .serial,
    after previous: Dataset? = nil
  ) {
    let files = files.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    if let previous, previous.rules == rules, previous.readRules == readRules,
      let next = previous.adding(files, workers: workers)
    {
      self = next
    } else {
      var builder = DatasetBuilder(files: files, rules: rules, readRules: readRules, workers: workers)
      self = builder.build()
    }
  }

  /// The dataset of these files, if they are this one's and some more activities; else nil.
  private func adding(_ files: [FileReading], workers: Workers) -> Dataset? {
    guard !accountsAreMade, tables == Set(files.lazy.filter { $0.outcome == .read }.flatMap(\.tables)) else {
      return nil
    }
    var known: [ObjectIdentifier: Int] = [:]
    for position in parts.indices { known[ObjectIdentifier(parts[position].part.identity)] = position }
    var next = self
    var order: [Int] = []
    for (file, reading) in files.enumerated() where reading.outcome == .read {
      for part in reading.parts {
        if let position = known[ObjectIdentifier(part.identity)] {
          next.parts[position].file = file
          order.append(position)
        } else {
          guard part.isOnlyActivities else { return nil }
          order.append(next.parts.count)
          next.parts.append((file, part))
        }
      }
    }
    // Nothing may have gone, and what was there must stand in the same order: it decides which of two rows holds.
    guard order.filter({ $0 < parts.count }) == self.order else { return nil }
    next.order = order
    guard next.addActivities(ofPartsFrom: parts.count, to: self, workers: workers) else { return nil }
    let positions = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
    next.orphansOfFile = [:]
    for (file, rows) in orphansOfFile {
      guard let position = positions[self.files[file].path] else { return nil }
      next.orphansOfFile[position] = rows
    }
    next.files = files
    for segment in next.activities.segments.dropFirst(activities.segments.count) {
      let rows = segment.orphans
      if rows == 0 { continue }
      next.orphans[.activities, default: 0] += rows
      next.orphansOfFile[next.parts[segment.part].file, default: 0] += rows
    }
    return next
  }

  /// Adds the segments of new parts.
  ///
  /// - Returns: false where one of their rows replaces an older one.
  private mutating func addActivities(ofPartsFrom first: Int, to previous: Dataset, workers: Workers) -> Bool {
    let new = parts.indices.dropFirst(first).filter { parts[$0].part.segment.count > 0 }
    let segments = ActivityIndex.segments(
      of: new.map { ($0, parts[$0].part) }, replaced: new.map { _ in [] }, visitors: activities.visitorNumbers,
      book: nameBook, workers: workers)
    var ids = activities.ids
    guard ids.addFresh(segments.map(\.columns), to: activities.segments.map(\.columns)) else { return false }
    var places = [UInt32](repeating: 0, count: parts.count)
    for (place, position) in order.enumerated() { places[position] = UInt32(place) }
    let all = activities.segments.map(\.part) + segments.map(\.part)
    activities = activities.adding(segments, ranks: all.map { places[$0] }, ids: ids)
    change = DatasetChange(
      since: previous.version, accounts: Set(segments.flatMap(\.accounts)).filter { $0 >= 0 }.map { Int($0) }.sorted())
    version = DatasetVersion()
    return true
  }
}
