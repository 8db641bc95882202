internal import Ingest
internal import Values

extension AccountFacts {
  /// The relationship at T and 30 days before, from the scores of `relationships` (by respondent, then time).
  mutating func addRelationships(_ scores: ArraySlice<Score>, at asOf: Day) {
    relationship = AccountFacts.meanOfLatest(scores, at: asOf)
    relationshipBefore = AccountFacts.meanOfLatest(scores, at: asOf - 30)
  }

  private static func meanOfLatest(_ scores: ArraySlice<Score>, at day: Day) -> Double? {
    var sum = 0.0
    var count = 0
    forEachLatest(scores, from: .distantPast, to: day) { score in
      sum += score.value
      count += 1
    }
    return count == 0 ? nil : sum / Double(count)
  }

  /// The answers to NPS surveys in the year up to T.
  mutating func addAnswers(_ scores: ArraySlice<Score>, at asOf: Day) {
    AccountFacts.forEachLatest(scores, from: asOf - 364, to: asOf) { score in
      answers += 1
      if score.value >= 9 { promoters += 1 }
      if score.value <= 6 { detractors += 1 }
    }
  }

  /// Calls with the latest score of each respondent within some days.
  static func forEachLatest(_ scores: ArraySlice<Score>, from: Day, to: Day, _ body: (Score) -> Void) {
    var latest: Score?
    for score in scores {
      if let held = latest, held.respondent != score.respondent {
        body(held)
        latest = nil
      }
      if from <= score.day && score.day <= to { latest = score }
    }
    if let latest { body(latest) }
  }

  /// Topics that surge at T (kpis.md, Intent surge). `intent` is by topic, then day.
  mutating func addIntent(_ intent: ArraySlice<Intent>, at asOf: Day, surge: AccountRules.Surge, isCompetitor: [Bool]) {
    var start = intent.startIndex
    while start < intent.endIndex {
      let topic = intent[start].topic
      var end = start
      var latest: Double?
      var sum = 0.0
      var rows = 0
      while end < intent.endIndex && intent[end].topic == topic {
        let row = intent[end]
        let age = asOf - row.day
        if (0...6).contains(age) {
          latest = max(latest ?? row.score, row.score)
        } else if (7...90).contains(age) {
          sum += row.score
          rows += 1
        }
        end += 1
      }
      start = end
      guard let latest else { continue }
      let surges =
        rows >= surge.baselineRows
        ? latest >= surge.ratio * (sum / Double(rows)) && latest >= surge.minimum : latest >= surge.newMinimum
      if !surges { continue }
      if isCompetitor[Int(topic)] { competitorTopics.append(topic) } else { surgingTopics.append(topic) }
    }
  }
}
