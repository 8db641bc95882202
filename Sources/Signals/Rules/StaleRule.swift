internal import Accounts
internal import Values

/// A table whose newest row is older than its rows usually lie apart.
enum StaleRule {
  /// The tables that are looked at.
  static let tables: [Table] = [.activities, .intent, .nps, .opportunityHistory, .relationships, .spend]

  static func findings(_ dataset: Dataset, at day: Day) -> [Finding] {
    tables.filter(dataset.tables.contains).compactMap { table in
      guard let newest = dataset.newestRow(of: table, notAfter: day) else { return nil }
      // What is two weeks old is never stale, whatever the gaps are: most tables need no look at their days.
      guard day - newest.day > 14 else { return nil }
      let limit = limit(dataset.lastDays(of: table, notAfter: day, count: 20))
      guard day - newest.day > limit else { return nil }
      return Finding(
        .table(table), since: newest.day + limit + 1, .stale(newest: newest.day, limit: limit),
        evidence: [newest.place])
    }
  }

  /// Two weeks, or three times the median gap of the last days with rows.
  static func limit(_ days: [Day]) -> Int {
    let gaps = zip(days, days.dropFirst()).map { Double($1 - $0) }
    return max(14, Int(3 * (Median.of(gaps) ?? 0)))
  }
}
