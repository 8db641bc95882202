internal import Ingest
internal import Values

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
