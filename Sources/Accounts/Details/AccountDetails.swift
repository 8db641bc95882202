internal import Ingest
public import Values

/// Everything that an account's page shows beyond its facts: its rows as they stand at T, with the place of each.
///
/// Rows dated after T are left out. Made for one account when it is looked at, never for the whole list.
public struct AccountDetails: Sendable {
  /// Its position among `Dataset.accounts`.
  public let account: Int
  /// T and P.
  public let point: FactPoint
  /// Contacts that exist at T: stakeholders first, each group in the order of their rows.
  public let contacts: [ContactDetails]
  /// Opportunities that exist at T: open ones first, then the latest closed.
  public let opportunities: [OpportunityDetails]
  /// Contracts that exist at T, the latest start first.
  public let contracts: [ContractDetails]
  /// Activities, newest first; as many as were asked for.
  public let activities: [ActivityDetails]
  /// How many activities there are, those beyond the limit included.
  public let activityCount: Int
  /// Topics with a score in [T−90, T]: surging ones first, then by latest score.
  public let topics: [TopicDetails]
  /// NPS answers, newest first.
  public let answers: [AnswerDetails]
  /// The latest relationship score of each contact (or of the account); empty where scores are derived from activities.
  public let relationships: [RelationshipDetails]
  /// The account's own spend, newest first. Shares of what is shared are in `AccountFacts.spend`.
  public let spend: [SpendDetails]
  /// The account engagement score at the end of each day of the year up to T, oldest first: 365 values.
  public let scores: [ScoreOfDay]
  /// The place of the account's own row; nil where it was made from the names in other tables.
  public let place: Place?

  /// Stakeholders that have not engaged within the window.
  public var missingStakeholders: [ContactDetails] { contacts.filter { $0.isStakeholder && !$0.isEngaged } }
}

/// Where a row stands: the file's path below the data directory and the line on which the row begins, from 1.
public struct Place: Sendable, Hashable {
  /// The path below the data directory.
  public var path: String
  /// From 1.
  public var line: Int

  /// A place.
  public init(path: String, line: Int) {
    self.path = path
    self.line = line
  }

  /// `file:line`.
  public var text: String { "\(path):\(line)" }
}

extension Dataset {
  /// The rows of one account as they stand at a point.
  ///
  /// - Parameter activityLimit: how many of the newest activities are told; nil: all.
  /// - Complexity: O(rows of the account).
  public func details(of account: Int, at point: FactPoint, activityLimit: Int? = nil) -> AccountDetails {
    let asOf = point.asOf
    let history = AccountActivities(self, account: account, through: asOf)
    let people = ContactNames(self, account: account, numbers: history.contactNumbers)
    return AccountDetails(
      account: account, point: point,
      contacts: contactDetails(of: account, at: asOf, lastEngagement: history.lastEngagement),
      opportunities: opportunityDetails(of: account, at: asOf),
      contracts: contractDetails(of: account, at: point),
      activities: history.newest(activityLimit ?? Int.max, in: self, names: people),
      activityCount: history.rows.count,
      topics: topicDetails(of: account, at: asOf),
      answers: answerDetails(of: account, at: asOf, names: people),
      relationships: relationshipDetails(of: account, at: asOf, names: people),
      spend: spendDetails(of: account, at: asOf),
      scores: history.scores(in: self, days: 365),
      place: accounts[account].source.map { source in
        rowPlace(source, line: parts[Int(source.part)].part.accounts[Int(source.row)].line)
      })
  }

  func rowPlace(_ source: RowReference, line: UInt32) -> Place {
    let (path, line) = place(source, line: line)
    return Place(path: path, line: line)
  }
}

/// Money spent on one account alone.
public struct SpendDetails: Sendable {
  /// The day of the row.
  public var day: Day
  /// In the reporting currency.
  public var amount: Money
  /// As written; empty where the row has none.
  public var channel: String
  /// As written; empty where the row has none.
  public var campaign: String
  /// Where its row stands.
  public var place: Place
}

/// Money that is shared by the accounts of a tier, or by the whole list.
public struct SharedSpendDetails: Sendable {
  /// The row.
  public var spend: SpendDetails
  /// 1–3: by the accounts of that tier; 0: by the whole list.
  public var tier: Int
}

extension Dataset {
  /// What is shared in the P of a point, newest first: by the whole list, then by tiers 1–3.
  ///
  /// - Complexity: O(rows of shared spend).
  public func sharedSpendDetails(in point: FactPoint) -> [SharedSpendDetails] {
    sharedSpend.enumerated().flatMap { tier, rows in
      rows.filter { point.contains($0.day) }.map(details).newestFirst.map { SharedSpendDetails(spend: $0, tier: tier) }
    }
  }

  package func spendDetails(of account: Int, at asOf: Day) -> [SpendDetails] {
    ownSpend[account].filter { $0.day <= asOf }.map(details).newestFirst
  }

  private func details(_ spend: Spend) -> SpendDetails {
    let part = parts[Int(spend.source.part)].part
    let row = part.spend[Int(spend.source.row)]
    return SpendDetails(
      day: spend.day, amount: spend.amount, channel: part.pool.text(row.channel),
      campaign: part.pool.text(row.campaign), place: rowPlace(spend.source, line: row.line))
  }
}

extension [SpendDetails] {
  /// By day, the newest first; rows of a day in their order.
  fileprivate var newestFirst: [SpendDetails] {
    enumerated().sorted {
      $0.element.day == $1.element.day ? $0.offset < $1.offset : $0.element.day > $1.element.day
    }.map(\.element)
  }
}

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
