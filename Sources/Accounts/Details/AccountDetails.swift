internal import Ingest

/// Everything that an account's page shows beyond its facts: its rows as they stand at T, with the place of each.
///
/// Rows dated after T are left out. Made for one account when it is looked at, never for the whole list.
public struct AccountDetails: Sendable {
  /// Its position among `Dataset.accounts`.
  public let account: Int
  /// T and P.
  public let point: Point
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
  public func details(of account: Int, at point: Point, activityLimit: Int? = nil) -> AccountDetails {
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
