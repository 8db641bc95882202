internal import Ingest
public import Values

/// One answer to an NPS survey.
public struct AnswerDetails: Sendable {
  /// The day of the row.
  public var day: Day
  /// 0–10.
  public var score: Double
  /// Who answered, or the id of the response; nil: the account.
  public var contact: String?
  /// Whether it counts at T: the latest of its respondent within a year.
  public var isCounted: Bool
  /// Where its row stands.
  public var place: Place
}

/// The latest relationship score of one contact, or of the account.
public struct RelationshipDetails: Sendable {
  /// Whose; nil: the account.
  public var contact: String?
  /// 0–100.
  public var score: Double
  /// The day of the row.
  public var day: Day
  /// The latest score up to T−30; nil where there is none.
  public var before: Double?
  /// Where the row of the latest score stands.
  public var place: Place
}

extension Dataset {
  func answerDetails(of account: Int, at asOf: Day, names: ContactNames) -> [AnswerDetails] {
    let scores = nps[account]
    var counted: Set<RowReference> = []
    AccountFacts.forEachLatest(scores, from: asOf - 364, to: asOf) { counted.insert($0.source) }
    let rows = scores.filter { $0.day <= asOf }.map { score in
      let part = parts[Int(score.source.part)].part
      let row = part.nps[Int(score.source.row)]
      return AnswerDetails(
        day: score.day, score: score.value, contact: respondent(score, row, names),
        isCounted: counted.contains(score.source), place: rowPlace(score.source, line: row.line))
    }
    return rows.enumerated().sorted {
      $0.element.day == $1.element.day ? $0.offset < $1.offset : $0.element.day > $1.element.day
    }.map(\.element)
  }

  func relationshipDetails(of account: Int, at asOf: Day, names: ContactNames) -> [RelationshipDetails] {
    let scores = relationships[account]
    var before: [Respondent: Double] = [:]
    AccountFacts.forEachLatest(scores, from: .distantPast, to: asOf - 30) { before[$0.respondent] = $0.value }
    var details: [RelationshipDetails] = []
    AccountFacts.forEachLatest(scores, from: .distantPast, to: asOf) { score in
      let part = parts[Int(score.source.part)].part
      let row = part.relationships[Int(score.source.row)]
      details.append(
        RelationshipDetails(
          contact: respondent(score, row, names), score: score.value, day: score.day,
          before: before[score.respondent], place: rowPlace(score.source, line: row.line)))
    }
    return details
  }

  private func respondent(_ score: Score, _ row: ScoreRow, _ names: ContactNames) -> String? {
    switch score.respondent.kind {
    case .account: nil
    case .response: text(row.response, at: score.source)
    case .contact, .name: score.respondent.contact.flatMap { names[$0] } ?? text(row.contact.key, at: score.source)
    }
  }
}
