internal import Ingest
public import Values

/// Relationships, answers and interest of an account on any day.
extension AccountLedger {
  // MARK: Relationships

  /// Whether relationship scores are read from a table; else they are derived from activities.
  private var readsScores: Bool { dataset.tables.contains(.relationships) }

  /// The relationship score at the end of a day (kpis.md), 0–100; nil: none.
  public func relationship(at day: Day) -> Double? {
    guard readsScores else { return derivedRelationship(at: day) }
    var sum = 0.0
    var count = 0
    AccountFacts.forEachLatest(dataset.relationships[account], from: .distantPast, to: day) {
      sum += $0.value
      count += 1
    }
    return count == 0 ? nil : sum / Double(count)
  }

  private func derivedRelationship(at day: Day) -> Double? {
    var warmth = 0.0
    var hasWarmth = false
    for entry in activities {
      if entry.day > day { break }
      let points = Warmth.points(ofType: entry.code)
      if points == 0 { continue }
      hasWarmth = true
      warmth += points * Double(entry.count) * power2(-Double(day - entry.day) / Warmth.halfLifeDays)
    }
    return hasWarmth ? 100 * warmth / (warmth + 20) : nil
  }

  /// The change of the score over 30 days; nil where either score is missing.
  public func relationshipTrend(at day: Day) -> Double? {
    guard let now = relationship(at: day), let before = relationship(at: day - 30) else { return nil }
    return now - before
  }

  /// Where the rows stand that the score of a day rests on; of a derived one those of the last 90 days.
  public func relationshipPlaces(at day: Day) -> [Place] {
    guard readsScores else {
      return activities(from: day - 89, through: day).filter { Warmth.points(ofType: $0.code) != 0 }.map(place)
    }
    var places: [Place] = []
    AccountFacts.forEachLatest(dataset.relationships[account], from: .distantPast, to: day) { score in
      let row = dataset.parts[Int(score.source.part)].part.relationships[Int(score.source.row)]
      places.append(dataset.rowPlace(score.source, line: row.line))
    }
    return places
  }

  // MARK: Answers

  /// One NPS answer.
  public struct Answer: Sendable {
    /// The day of the row.
    public var day: Day
    /// 0–10.
    public var score: Double
    /// Where its row stands.
    public var place: Place
    let source: RowReference
  }

  /// The answers that count at a day: the latest of each respondent within a year (kpis.md, NPS answer).
  public func answers(at day: Day) -> [Answer] {
    var answers: [Answer] = []
    AccountFacts.forEachLatest(dataset.nps[account], from: day - 364, to: day) { score in
      let row = dataset.parts[Int(score.source.part)].part.nps[Int(score.source.row)]
      answers.append(
        Answer(
          day: score.day, score: score.value, place: dataset.rowPlace(score.source, line: row.line),
          source: score.source))
    }
    return answers
  }

  /// The latest of those answers; of one day the last row.
  public func latestAnswer(at day: Day) -> Answer? {
    answers(at: day).max {
      ($0.day, $0.source.part, $0.source.row) < ($1.day, $1.source.part, $1.source.row)
    }
  }

  // MARK: Interest

  /// A topic that surges.
  public struct Surge: Sendable {
    /// The topic as written.
    public var topic: String
    /// Whether it is a competitor's.
    public var isCompetitor: Bool
    /// Where the rows of [T−6, T] stand whose score meets the condition, and those of the baseline.
    public var places: [Place]
  }

  /// The topics that surge on a day (kpis.md, Intent surge), in the order of `Dataset.topics`.
  public func surges(at day: Day) -> [Surge] {
    var surges: [Surge] = []
    var rest = dataset.intent[account]
    while let first = rest.first {
      let rows = rest.prefix { $0.topic == first.topic }
      rest = rest.dropFirst(rows.count)
      if let surge = surge(rows, at: day) { surges.append(surge) }
    }
    return surges
  }

  private func surge(_ rows: ArraySlice<Intent>, at day: Day) -> Surge? {
    let rules = dataset.rules.surge
    let recent = rows.filter { (0...6).contains(day - $0.day) }
    guard let topic = recent.first?.topic, let latest = recent.map(\.score).max() else { return nil }
    let before = rows.filter { (7...90).contains(day - $0.day) }
    let baseline = before.reduce(0) { $0 + $1.score } / Double(max(1, before.count))
    func surges(_ score: Double) -> Bool {
      before.count >= rules.baselineRows
        ? score >= rules.ratio * baseline && score >= rules.minimum : score >= rules.newMinimum
    }
    guard surges(latest) else { return nil }
    let places = (recent.filter { surges($0.score) } + before).map { row in
      dataset.rowPlace(row.source, line: dataset.parts[Int(row.source.part)].part.intent[Int(row.source.row)].line)
    }
    return Surge(
      topic: dataset.topics[Int(topic)],
      isCompetitor: dataset.rules.competitorTopics.contains { $0.matches(dataset.topics[Int(topic)]) }, places: places)
  }
}
