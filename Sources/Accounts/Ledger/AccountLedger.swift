internal import Ingest
public import Values

/// All dated rows of one account, from which what was so on any day can be worked out: signals need the days before T
/// as well. Made for one account when it is asked about; what several questions need is kept.
public final class AccountLedger {
  /// The dataset.
  public let dataset: Dataset
  /// Its position among the accounts.
  public let account: Int
  /// Its opportunities, in the order of their rows.
  public let opportunities: [OpportunityTimeline]
  private let index: ActivityIndex

  /// The rows of an account.
  ///
  /// - Parameter newest: `Dataset.newestCreations`.
  /// - Complexity: O(opportunities of the account); the first question about activities O(activities of the account).
  public init(_ dataset: Dataset, account: Int, newest: [Int: Day]) {
    self.dataset = dataset
    self.account = account
    index = dataset.activities
    opportunities = dataset.opportunityTimelines(of: account, newest: newest)
  }

  // MARK: Activities

  /// One activity.
  public struct Entry: Sendable {
    /// Its day in the zone of days.
    public var day: Day
    /// The position of its type among `Dataset.types`.
    public var code: UInt8
    /// The class of its type.
    public var kind: ActivityType.Class
    /// Whether its type is a touch.
    public var isTouch: Bool
    /// What one of it adds to the engagement score.
    public var weight: Double
    /// How many of it the row stands for.
    public var count: Int64
    /// Whether it names a contact: by an id, known or not, or by an address that a contact has.
    public var namesContact: Bool
    /// The number of the contact that it names; nil where no contact has the name.
    public var contact: UInt32?
    /// The number of its visitor over all files; 0: none.
    public var visitor: UInt32
    let row: ReplayRow
  }

  /// Its activities, the oldest first; equal times in the order of files and lines.
  public lazy var activities: [Entry] = {
    var gathered = ReplayRows()
    gathered.gather(index, index.sources, account: account)
    return gathered.array.map(entry)
  }()

  private func entry(_ row: ReplayRow) -> Entry {
    let code = Int(row.activity.type)
    let type = code < dataset.types.count ? dataset.types[code] : nil
    let number = index.contact(row)
    return Entry(
      day: dataset.zone.day(of: row.activity.time), code: row.activity.type, kind: type?.kind ?? .other,
      isTouch: type?.isTouch ?? true, weight: type?.weight ?? 0,
      count: index.count(of: row),
      namesContact: row.contact != 0 && (number != 0 || !ContactName(word: row.contact).isEmail),
      contact: number == 0 ? nil : number - 1, visitor: row.visitor, row: row)
  }

  /// Where an activity's row stands.
  public func place(of entry: Entry) -> Place {
    let part = index.segments[Int(entry.row.place.segment)].part
    let line = dataset.parts[part].part.segment.line(at: Int(entry.row.place.position))
    return dataset.rowPlace(RowReference(part: UInt32(part), row: entry.row.place.position), line: line)
  }

  /// The activities of days, both ends included.
  ///
  /// - Complexity: O(log n).
  public func activities(from first: Day, through last: Day) -> ArraySlice<Entry> {
    let start = activities.partitioningPoint { $0.day >= first }
    let end = activities.partitioningPoint { $0.day > last }
    return activities[start..<max(start, end)]
  }

  /// The last activity up to a day that fulfils a condition.
  public func last(through day: Day, where holds: (Entry) -> Bool) -> Entry? {
    activities[..<activities.partitioningPoint { $0.day > day }].last(where: holds)
  }

  // MARK: Engagement score

  /// The score at the end of the days with activities: before the day's, and after them.
  private lazy var scores: [(day: Day, before: Double, after: Double)] = {
    var scores: [(day: Day, before: Double, after: Double)] = []
    for entry in activities {
      if let last = scores.last, last.day >= entry.day {
        scores[scores.count - 1].after += entry.weight * Double(entry.count)
        continue
      }
      let before = scores.last.map { decayed($0.after, entry.day - $0.day) } ?? 0
      scores.append((entry.day, before, before + entry.weight * Double(entry.count)))
    }
    return scores
  }()

  private func decayed(_ score: Double, _ days: Int) -> Double {
    score * power2(-Double(days) / dataset.rules.halfLifeDays)
  }

  /// The account engagement score at the end of a day (kpis.md, AES).
  public func engagementScore(at day: Day) -> Double {
    let end = scores.partitioningPoint { $0.day > day }
    return end == 0 ? 0 : decayed(scores[end - 1].after, day - scores[end - 1].day)
  }

  /// Whether the score is at least the minimum at the end of a day.
  public func isEngaged(at day: Day) -> Bool { engagementScore(at: day) >= minimum }

  private var minimum: Double { dataset.rules.engagementMinimum - 1e-9 }

  /// The last day up to a day on which the score reached the minimum after it had been below, and the score after it.
  public func lastCrossing(through day: Day) -> (day: Day, score: Double)? {
    let end = scores.partitioningPoint { $0.day > day }
    return scores[..<end].last { $0.before < minimum && $0.after >= minimum }.map { ($0.day, $0.after) }
  }

  // MARK: Research heat

  /// The activities that are visits, of [T−13, T].
  public func visits(before day: Day) -> [Entry] {
    activities(from: day - 13, through: day).filter(\.isVisit)
  }

  /// The points of research of [T−13, T]: a visit counts 1, a high-value visit 5, each visitor 2.
  public func researchPoints(at day: Day) -> Int64 {
    var points: Int64 = 0
    var visitors: Set<UInt32> = []
    for entry in activities(from: day - 13, through: day) where entry.isVisit {
      points += entry.isHighValue ? 5 * entry.count : entry.count
      if entry.visitor != 0 { visitors.insert(entry.visitor) }
    }
    return points + 2 * Int64(visitors.count)
  }

  /// Research heat at a day, 0–3 (kpis.md).
  public func peppers(at day: Day) -> Int {
    let now = Double(researchPoints(at: day))
    if now < 3 { return 0 }
    let before = (1...6).reduce(0.0) { $0 + Double(researchPoints(at: day - 14 * $1)) } / 6
    if now >= 12 && now >= 3 * before { return 3 }
    return now >= 6 && now >= 2 * before ? 2 : 1
  }

  // MARK: Customers

  /// How its contracts renew each other at a day.
  public func renewals(at day: Day) -> Renewals {
    Renewals(dataset.contracts[account], at: day, graceDays: dataset.rules.renewalGraceDays)
  }

  /// Whether it is a customer at a day: an active contract, or a won new opportunity and no contract at all.
  public func isCustomer(at day: Day) -> Bool {
    let renewals = renewals(at: day)
    let existing = renewals.existing
    if existing.contains(where: renewals.isActive) { return true }
    return existing.isEmpty
      && opportunities.contains {
        $0.opportunity.type == .new && $0.opportunity.exists(at: day) && $0.opportunity.state(at: day) == .won
      }
  }

  /// Whether it has an open opportunity at a day.
  public func hasOpenOpportunity(at day: Day) -> Bool { opportunities.contains { $0.isOpen(at: day) } }

  /// Where a contract's row stands.
  public func place(of contract: Contract) -> Place {
    let part = dataset.parts[Int(contract.source.part)].part
    return dataset.rowPlace(contract.source, line: part.contracts[Int(contract.source.row)].line)
  }

  // MARK: Contacts

  /// One contact.
  public struct Person: Sendable {
    /// Its number among all contacts.
    public var number: UInt32
    /// Whether it belongs to the buying committee.
    public var isStakeholder: Bool
    /// The day it was created; nil: it has always existed.
    public var created: Day?
    /// The name, else the address, else the id.
    public var label: String
    /// Title, role and persona as written.
    public var roles: [String]
    /// Where its row stands.
    public var place: Place
  }

  /// Its contacts, in the order of their rows.
  public lazy var contacts: [Person] = dataset.contacts[account].map { contact in
    let part = dataset.parts[Int(contact.source.part)].part
    let row = part.contacts[Int(contact.source.row)]
    return Person(
      number: contact.number, isStakeholder: contact.isStakeholder, created: contact.createdAt,
      label: part.pool.text([row.name, row.email, row.id].first { !$0.isEmpty } ?? row.id),
      roles: [row.title, row.role, row.persona].map(part.pool.text),
      place: dataset.rowPlace(contact.source, line: row.line))
  }

  /// The contacts that exist on a day.
  public func contacts(at day: Day) -> [Person] { contacts.filter { $0.created.map { $0 <= day } ?? true } }

  /// The numbers of the contacts with an engagement activity in this account in the engagement window up to a day.
  public func engagedContacts(at day: Day) -> Set<UInt32> {
    var numbers: Set<UInt32> = []
    for entry in activities(from: day - dataset.rules.engagementWindowDays + 1, through: day)
    where entry.kind == .engagement {
      if let contact = entry.contact { numbers.insert(contact) }
    }
    return numbers
  }
}

extension AccountLedger.Entry {
  /// Whether it is a visit, a high-value one included.
  public var isVisit: Bool { code == ActivityTypes.Code.visit || isHighValue }
  /// Whether it is a high-value visit.
  public var isHighValue: Bool { code == ActivityTypes.Code.highValueVisit }
}

extension Array {
  /// The first position whose element fulfils a condition that all elements behind it fulfil too; the count if none does.
  func partitioningPoint(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
