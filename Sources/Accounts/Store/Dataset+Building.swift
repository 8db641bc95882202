public import History
public import Ingest
public import Values

extension Dataset {
  /// Resolves files.
  ///
  /// - Parameters:
  ///   - today: the day of reading; what is dated later does not show that an expected day has come. nil: no row is.
  ///   - observed: what abmtop itself observed of tracked attributes, beside what the files tell.
  ///   - workers: who does the work.
  ///   - previous: the dataset before. Where its activities are all still there, and its accounts the same, it is built
  ///     upon; the result is the same as without it.
  /// - Complexity: O(rows); with a previous dataset O(new activities + rows of the other tables + parts), and O(new
  ///   activities + parts) where only they are new.
  public init(
    files: [FileReading], rules: AccountRules, readRules: ReadRules, today: Day? = nil,
    observed: ObservedChanges = ObservedChanges(), workers: Workers = .serial, after previous: Dataset? = nil
  ) {
    let previous = previous?.restated
    let files = files.sorted { FileOrder.precedes($0.path, $1.path) }
    if let previous, previous.rules == rules, previous.readRules == readRules,
      let next = previous.changed(to: files, today: today, observed: observed, workers: workers)
    {
      self = next
    } else {
      var builder = DatasetBuilder(
        files: files, rules: rules, readRules: readRules, today: today, observed: observed, workers: workers)
      self = builder.build()
    }
    if let previous { equalRows = previous.equalRows }
    // Counted by all workers now, and kept: data health asks for it.
    _ = equalRows.rows(of: self.files, workers)
  }

  /// The dataset of other files, made from this one; nil where it has to be made from the start.
  private func changed(
    to files: [FileReading], today: Day?, observed: ObservedChanges, workers: Workers
  ) -> Dataset? {
    guard tablesOfFiles == Set(files.lazy.filter { $0.outcome == .read }.flatMap(\.tables)) else { return nil }
    let match = PartMatch(files, self)
    guard match.keepsActivities else { return nil }
    // New activities can show that an expected day has come.
    if match.addsActivitiesAlone && !accountsAreMade && lateProblems.isEmpty && observed == self.observed {
      return adding(match, of: files, workers: workers)
    }
    var builder = DatasetBuilder(
      files: files, rules: rules, readRules: readRules, today: today, observed: observed, workers: workers)
    return builder.build(upon: self, match)
  }

  /// The dataset of these files, which are this one's and some more activities; nil where that would cost more than to
  /// begin from the start.
  private func adding(_ match: PartMatch, of files: [FileReading], workers: Workers) -> Dataset? {
    var next = self
    next.order = []
    for (file, part, known) in match.parts {
      if let known {
        next.parts[known].file = file
        next.order.append(known)
      } else {
        next.order.append(next.parts.count)
        next.parts.append((file, part))
      }
    }
    let positions = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
    /// What is counted by file, by where the files stand now; nil where one of them is gone.
    func moved<Value>(_ counts: [Int: Value]) -> [Int: Value]? {
      var moved: [Int: Value] = [:]
      for (file, count) in counts {
        guard let position = positions[self.files[file].path] else { return nil }
        moved[position] = count
      }
      return moved
    }
    guard let orphansOfFile = moved(orphansOfFile), let doublesOfFile = moved(doublesOfFile),
      let lateNotes = moved(lateNotes)
    else { return nil }
    next.orphansOfFile = orphansOfFile
    next.doublesOfFile = doublesOfFile
    next.lateNotes = lateNotes
    next.files = files
    return next.addActivities(ofPartsFrom: parts.count, to: self, workers: workers) ? next : nil
  }

  /// Adds the segments of new parts.
  private mutating func addActivities(ofPartsFrom first: Int, to previous: Dataset, workers: Workers) -> Bool {
    var places = [UInt32](repeating: 0, count: parts.count)
    for (place, position) in order.enumerated() { places[position] = UInt32(place) }
    let new = parts.indices.dropFirst(first).filter { parts[$0].part.segment.count > 0 }
    let unnamed = UnnamedActivities(
      new.map { ($0, parts[$0].part) }, visitors: activities.visitorNumbers, workers: workers)
    let segments = unnamed.segments(nameIndex, workers: workers)
    let ranks = (activities.segments.map(\.part) + segments.map(\.part)).map { places[$0] }
    let paths = unnamed.positions.map { files[parts[$0].file].path }
    guard
      let (index, lost) = activities.adding(
        segments, ranks: ranks, comparing: rules.keepsDuplicates ? nil : unnamed.comparable(paths),
        with: { activities.comparable(files, parts) }, workers: workers)
    else { return false }
    activities = index
    for segment in index.segments.suffix(segments.count) { addOrphans(segment.orphans, ofPart: segment.part) }
    for row in lost where row.account < 0 { addOrphans(-1, ofPart: index.segments[row.segment].part) }
    var change = DatasetChange(since: previous.version, accounts: [])
    change.note(lost, among: segments, in: index, workers: workers)
    self.change = change
    version = DatasetVersion()
    return true
  }

  /// Counts more orphans among the activities of a part, or fewer.
  private mutating func addOrphans(_ rows: Int, ofPart part: Int) {
    if rows == 0 { return }
    let file = parts[part].file
    orphans[.activities, default: 0] += rows
    orphansOfFile[file, default: 0] += rows
    if orphans[.activities] == 0 { orphans[.activities] = nil }
    if orphansOfFile[file] == 0 { orphansOfFile[file] = nil }
  }
}

extension DatasetChange {
  /// Notes segments that were added, and rows that were lost by that or by other names.
  mutating func note(
    _ lost: [ActivityIndex.LostRow], among added: [ActivityIndex.Segment], in index: ActivityIndex, workers: Workers
  ) {
    for row in lost where row.account >= 0 && row.visitor != 0 { lostVisitors.insert(row.visitor) }
    var touched = Set(accounts.map { Int32($0) })
    for segment in added { touched.formUnion(segment.accounts) }
    touched.formUnion(lost.map(\.account))
    touched.formUnion(index.accounts(thatSaw: lostVisitors, workers: workers))
    accounts = touched.filter { $0 >= 0 }.map { Int($0) }.sorted()
  }
}

extension Part {
  /// The newest day of its dated rows: activities, creations, histories, spend, intent, relationships and nps; of those
  /// up to a day where there is a limit. nil without any.
  ///
  /// - Complexity: O(rows).
  func newestDay(notAfter limit: Day?, zone: Zone) -> Day? {
    var newest: Day?
    func note(_ day: Day?) {
      guard let day, day <= limit ?? day else { return }
      newest = max(newest ?? day, day)
    }
    accounts.forEach { if !$0.isDeleted { note($0.createdAt) } }
    contacts.forEach { if !$0.isDeleted { note($0.createdAt) } }
    opportunities.forEach { if !$0.isDeleted { note($0.createdAt) } }
    history.forEach { note($0.day) }
    spend.forEach { note($0.day) }
    intent.forEach { note($0.day) }
    relationships.forEach { note($0.day) }
    nps.forEach { note($0.day) }
    note(newestActivity(notAfter: limit, zone: zone))
    return newest
  }

  private func newestActivity(notAfter limit: Day?, zone: Zone) -> Day? {
    var newest: Instant?
    // The first instant that is surely too late: the end of the day in the zone furthest behind.
    let end = limit.map { Int64($0.number + 2) * 86_400_000 } ?? .max
    for activity in segment.columns.activities where activity.type != Activity.deletedType {
      let time = activity.time
      if time <= newest ?? time, newest != nil { continue }
      if time.milliseconds >= end { continue }
      if let limit, zone.day(of: time) > limit { continue }
      newest = time
    }
    return newest.map(zone.day(of:))
  }
}
