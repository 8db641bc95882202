internal import Ingest
public import Values

/// One contact of an account, as it stands at T.
public struct ContactDetails: Sendable {
  /// `contact_id`.
  public var id: String
  /// Texts as written; empty where the row has none.
  public var name: String
  /// Lower case.
  public var email: String
  /// The job title.
  public var title: String
  /// The role in the purchase.
  public var role: String
  /// The kind of buyer.
  public var persona: String
  /// Whether it belongs to the buying committee.
  public var isStakeholder: Bool
  /// The day of its last engagement activity in this account, up to T.
  public var lastEngagement: Day?
  /// Whether that day lies in the engagement window [T − `engagement_window_days` + 1, T].
  public var isEngaged: Bool
  /// Where its row stands.
  public var place: Place

  /// The name, else the address, else the id.
  public var label: String { name.isEmpty ? email.isEmpty ? id : email : name }
}

extension Dataset {
  func contactDetails(of account: Int, at asOf: Day, lastEngagement: [UInt32: Day]) -> [ContactDetails] {
    let windowStart = asOf - rules.engagementWindowDays + 1
    let all = contacts[account].filter { $0.exists(at: asOf) }.map { contact in
      let part = parts[Int(contact.source.part)].part
      let row = part.contacts[Int(contact.source.row)]
      let last = lastEngagement[contact.number]
      return ContactDetails(
        id: part.pool.text(row.id), name: part.pool.text(row.name), email: part.pool.text(row.email),
        title: part.pool.text(row.title), role: part.pool.text(row.role), persona: part.pool.text(row.persona),
        isStakeholder: contact.isStakeholder, lastEngagement: last, isEngaged: last.map { $0 >= windowStart } ?? false,
        place: rowPlace(contact.source, line: row.line))
    }
    return all.filter(\.isStakeholder) + all.filter { !$0.isStakeholder }
  }
}

/// Names of contacts by their number, for the rows of one account: its own, and those of others that its rows name.
struct ContactNames {
  private var names: [UInt32: String] = [:]

  init(_ dataset: Dataset, account: Int, numbers: Set<UInt32>) {
    var wanted = numbers
    for scores in [dataset.relationships[account], dataset.nps[account]] {
      for case let contact? in scores.lazy.map(\.respondent.contact) { wanted.insert(contact) }
    }
    for contact in dataset.contacts[account] {
      wanted.remove(contact.number)
      names[contact.number] = ContactNames.name(at: contact.source, in: dataset)
    }
    // Those of other accounts are looked up by their numbers: no page walks through all contacts.
    let index = dataset.nameIndex
    for number in wanted where Int(number) < index.contactAccounts.count && index.contactAccounts[Int(number)] >= 0 {
      names[number] = ContactNames.name(at: index.contactSources[Int(number)], in: dataset)
    }
  }

  private static func name(at source: RowReference, in dataset: Dataset) -> String {
    let part = dataset.parts[Int(source.part)].part
    let row = part.contacts[Int(source.row)]
    let keys = [row.name, row.email, row.id]
    return part.pool.text(keys.first { !$0.isEmpty } ?? row.id)
  }

  /// The name of a contact, or nil where it has no account.
  subscript(number: UInt32) -> String? { names[number] }
}

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

extension Dataset {
  /// The contacts of an account that exist at T, stakeholders first, with their last engagement.
  ///
  /// - Complexity: O(rows of the account).
  public func committeeContacts(of account: Int, at asOf: Day) -> [ContactDetails] {
    contactDetails(
      of: account, at: asOf,
      lastEngagement: AccountActivities(self, account: account, through: asOf).lastEngagement)
  }
}
