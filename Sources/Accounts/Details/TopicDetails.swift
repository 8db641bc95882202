internal import Ingest
public import Values

/// What an intent topic says about an account at T.
public struct TopicDetails: Sendable {
  /// The topic as written.
  public var topic: String
  /// The highest score in [T−6, T]; nil where there is none.
  public var latest: Double?
  /// The mean of the scores in [T−90, T−7]; nil where there is none.
  public var baseline: Double?
  /// How many scores make the baseline.
  public var baselineRows: Int
  /// Whether it surges.
  public var isSurging: Bool
  /// Whether it is a competitor's.
  public var isCompetitor: Bool
  /// Where the newest of those rows stands.
  public var place: Place
  /// The rows of the latest score and of the baseline, oldest first.
  public var rows: [TopicRow]
}

/// One score of a topic.
public struct TopicRow: Sendable {
  /// The day of the row.
  public var day: Day
  /// As written, 0–100.
  public var score: Double
  /// Whether it lies in [T−6, T], of which the highest is the latest score; else it is part of the baseline.
  public var isRecent: Bool
  /// Where the row stands.
  public var place: Place
}

extension Dataset {
  func topicDetails(of account: Int, at asOf: Day) -> [TopicDetails] {
    let isCompetitor = topics.map { topic in rules.competitorTopics.contains { $0.matches(topic) } }
    var details: [TopicDetails] = []
    var rest = intent[account]
    while let first = rest.first {
      let rows = rest.prefix { $0.topic == first.topic }
      rest = rest.dropFirst(rows.count)
      let recent = rows.filter { (0...6).contains(asOf - $0.day) }
      let before = rows.filter { (7...90).contains(asOf - $0.day) }
      guard let newest = recent.last ?? before.last else { continue }
      // The thresholds are asked, not repeated: a page never says otherwise than the facts.
      var facts = AccountFacts()
      facts.addIntent(rows, at: asOf, surge: rules.surge, isCompetitor: isCompetitor)
      func place(_ row: Intent) -> Place {
        rowPlace(row.source, line: parts[Int(row.source.part)].part.intent[Int(row.source.row)].line)
      }
      details.append(
        TopicDetails(
          topic: topics[Int(first.topic)], latest: recent.map(\.score).max(),
          baseline: before.isEmpty ? nil : before.reduce(0) { $0 + $1.score } / Double(before.count),
          baselineRows: before.count, isSurging: !facts.surgingTopics.isEmpty || !facts.competitorTopics.isEmpty,
          isCompetitor: isCompetitor[Int(first.topic)],
          place: place(newest),
          rows: (before + recent).map {
            TopicRow(day: $0.day, score: $0.score, isRecent: asOf - $0.day <= 6, place: place($0))
          }))
    }
    return details.sorted { left, right in
      if left.isSurging != right.isSurging { return left.isSurging }
      let (leftScore, rightScore) = (left.latest ?? -1, right.latest ?? -1)
      return leftScore == rightScore ? left.topic < right.topic : leftScore > rightScore
    }
  }
}
