public import Accounts
public import Metrics
public import Values

/// One thing that happened after a day, up to T (signals.md, Changes): a line, and the row that says so.
public struct DatedChange: Sendable {
  /// What happened.
  public enum Kind: Sendable, Hashable {
    /// A deal was created, or opened again.
    case opened, reopened
    /// A deal was won, or lost.
    case won, lost
    /// An open deal has another amount than on the day.
    case resized(from: Money, to: Money)
    /// An open deal is expected to close on another day.
    case moved(from: Day, to: Day)
    /// An open deal is in another sales stage; whether it went back.
    case stage(from: String, to: String, isBack: Bool)
    /// A topic surges that did not on the day.
    case surge(topic: String, isCompetitor: Bool)
    /// The first answer to outreach: its type, and who gave it, where the row says.
    case answer(type: String, person: String?)
    /// The account came onto the list, or went off it.
    case joined, left

    /// The group that it belongs to.
    public var group: ChangeGroup {
      switch self {
      case .won: .won
      case .lost: .lost
      case .opened, .reopened: .opened
      case .resized: .resized
      case .moved: .moved
      case .stage: .stages
      case .surge: .surges
      case .answer: .answers
      case .joined, .left: .list
      }
    }
  }

  /// The day on which it happened, or since which it is so.
  public let day: Day
  /// What happened.
  public let kind: Kind
  /// The position of the account.
  public let account: Int
  /// The deal that it is about; nil where it is about the account.
  public let deal: OpportunityTimeline?
  /// Whose it is: the owner of the deal, else of the account; empty where neither has one.
  public let owner: String
  /// The amount of the deal at T; nil where it is about the account.
  public let amount: Money?
  /// The row that says so; nil where no row does.
  public let place: Place?
}

/// The groups of changes, in the order in which they are read.
public enum ChangeGroup: String, Sendable, CaseIterable {
  case won, lost, opened, resized, moved, stages, answers, surges, list
}

/// What happened after a day, up to T: deals opened, won, lost, resized, moved; stage moves both ways; new surges and answers;
/// accounts that joined or left the list.
public struct ChangesSince: Sendable {
  /// The day: what was so at its end is what things are compared with.
  public let since: Day
  /// T.
  public let asOf: Day
  /// Everything that happened, by group, the latest first.
  public private(set) var changes: [DatedChange] = []

  /// Days before an answer within which there must be outreach for it to be one.
  static let outreachDays = 30

  /// What happened between a day and a snapshot's T, of accounts that were on the list on either of them.
  ///
  /// - Parameter set: whose.
  /// - Complexity: O(rows of the accounts of the set); a topic that began to surge costs O(its rows) for each day since.
  public init(_ snapshot: Snapshot, since: Day, over set: AccountSet = .all, workers: Workers = .serial) {
    let dataset = snapshot.dataset
    let asOf = snapshot.asOf
    (self.since, self.asOf) = (since, asOf)
    let newest = dataset.newestCreations
    let order = snapshot.settings[ChangeSettings.salesStages]
    let pipeline = PipelineChanges(snapshot, over: set)
    let ranks = StageTransitions(pipeline, order: order).ranks
    let pieces = workers.pieces(of: dataset.accounts.count)
    let found = workers.map(pieces.count) { piece in
      pieces[piece].flatMap { account -> [DatedChange] in
        guard set.contains(account) else { return [] }
        let its = dataset.accounts[account]
        let (was, isNow) = (its.isOnList(at: since), its.isOnList(at: asOf))
        guard was || isNow else { return [] }
        let finder = ChangeFinder(
          ledger: AccountLedger(dataset, account: account, newest: newest), account: its, since: since, asOf: asOf,
          ranks: ranks)
        return finder.list(was: was, isNow: isNow) + finder.deals + finder.surges + finder.answers
      }
    }
    let groups = Dictionary(uniqueKeysWithValues: ChangeGroup.allCases.enumerated().map { ($1, $0) })
    changes = found.flatMap(\.self).enumerated().sorted { left, right in
      let (group, other) = (groups[left.element.kind.group] ?? 0, groups[right.element.kind.group] ?? 0)
      if group != other { return group < other }
      if left.element.day != right.element.day { return left.element.day > right.element.day }
      let (amount, otherAmount) = (left.element.amount ?? .zero, right.element.amount ?? .zero)
      return amount == otherAmount ? left.offset < right.offset : amount > otherAmount
    }.map(\.element)
  }

  /// The changes of a group, the latest first.
  public func changes(in group: ChangeGroup) -> [DatedChange] { changes.filter { $0.kind.group == group } }

  /// Only those that fulfil a condition.
  public func filter(_ holds: (DatedChange) -> Bool) -> ChangesSince {
    var copy = self
    copy.changes = changes.filter(holds)
    return copy
  }
}

/// Finds what happened to one account.
private struct ChangeFinder {
  let ledger: AccountLedger
  let account: Account
  let since: Day
  let asOf: Day
  /// The position of each sales stage in their order, folded.
  let ranks: [String: Int]

  private func isNew(_ day: Day) -> Bool { day > since && day <= asOf }

  private func change(
    _ kind: DatedChange.Kind, on day: Day, of deal: OpportunityTimeline? = nil, at place: Place?
  ) -> DatedChange {
    let owner = deal.flatMap { $0.owner.isEmpty ? nil : $0.owner } ?? account.owner
    return DatedChange(
      day: day, kind: kind, account: ledger.account, deal: deal, owner: owner, amount: deal?.amount(at: asOf),
      place: place)
  }

  /// Whether it came onto the list, or went off it.
  func list(was: Bool, isNow: Bool) -> [DatedChange] {
    if was == isNow { return [] }
    let place = ledger.dataset.place(ofAccount: ledger.account)?.place
    // It is on the list once it is both a target and created.
    let day = isNow ? [account.targetSince, account.createdAt].compactMap(\.self).max() : account.targetUntil
    return [change(isNow ? .joined : .left, on: day ?? asOf, at: place)]
  }

  /// What happened to its deals.
  var deals: [DatedChange] { ledger.opportunities.flatMap(changes) }

  private func changes(of deal: OpportunityTimeline) -> [DatedChange] {
    guard deal.opportunity.exists(at: asOf) else { return [] }
    var found: [DatedChange] = []
    let existed = deal.opportunity.exists(at: since)
    if let opened = deal.opened(by: asOf), isNew(opened) {
      found.append(change(existed ? .reopened : .opened, on: opened, of: deal, at: deal.place))
    }
    if let closed = deal.opportunity.closed(by: asOf) {
      if isNew(closed) {
        let isWon = deal.opportunity.state(at: asOf) == .won
        found.append(change(isWon ? .won : .lost, on: closed, of: deal, at: deal.place))
      }
    } else if deal.isOpen(at: since) {
      found += [resized(deal), moved(deal), stage(deal)].compactMap(\.self)
    }
    return found
  }

  private func resized(_ deal: OpportunityTimeline) -> DatedChange? {
    let (before, now) = (deal.amount(at: since), deal.amount(at: asOf))
    if before == now { return nil }
    let row = deal.amounts.value(at: asOf)
    return change(.resized(from: before, to: now), on: row?.day ?? asOf, of: deal, at: row?.place ?? deal.place)
  }

  private func moved(_ deal: OpportunityTimeline) -> DatedChange? {
    guard let before = deal.expectedClose(at: since), let now = deal.expectedClose(at: asOf), before != now else {
      return nil
    }
    let row = deal.closes.value(at: asOf)
    return change(.moved(from: before, to: now), on: row?.day ?? asOf, of: deal, at: row?.place ?? deal.place)
  }

  private func stage(_ deal: OpportunityTimeline) -> DatedChange? {
    let (before, now) = (deal.stage(at: since), deal.stage(at: asOf))
    if before.lowercased() == now.lowercased() || before.isEmpty || now.isEmpty { return nil }
    let row = deal.stages.value(at: asOf)
    let (from, to) = (ranks[before.lowercased()], ranks[now.lowercased()])
    let isBack = from.flatMap { from in to.map { $0 < from } } ?? false
    return change(
      .stage(from: before, to: now, isBack: isBack), on: row?.day ?? asOf, of: deal, at: row?.place ?? deal.place)
  }

  /// The topics that surge and did not on the day, each with the first day of its run.
  var surges: [DatedChange] {
    let now = ledger.surges(at: asOf)
    if now.isEmpty { return [] }
    let before = Set(ledger.surges(at: since).map(\.topic))
    return now.filter { !before.contains($0.topic) }.map { surge in
      var first = asOf
      while isNew(first - 1), ledger.surges(at: first - 1).contains(where: { $0.topic == surge.topic }) {
        first = first - 1
      }
      return change(
        .surge(topic: surge.topic, isCompetitor: surge.isCompetitor), on: first, at: surge.places.first)
    }
  }

  /// The first answer to outreach after the day.
  var answers: [DatedChange] {
    var isWaiting = false
    var asked = Day.distantPast
    for entry in ledger.activities(from: since - ChangesSince.outreachDays, through: asOf) {
      if entry.kind == .outreach {
        (isWaiting, asked) = (true, entry.day)
      } else if entry.isAnswer {
        if isWaiting, isNew(entry.day), entry.day - asked <= ChangesSince.outreachDays {
          let types = ledger.dataset.types
          let type = Int(entry.code) < types.count ? types[Int(entry.code)].name : ""
          let person = entry.contact.flatMap { number in ledger.contacts.first { $0.number == number }?.label }
          return [change(.answer(type: type, person: person), on: entry.day, at: ledger.place(of: entry))]
        }
        isWaiting = false
      }
    }
    return []
  }
}

extension AccountLedger.Entry {
  /// Whether someone of the account took part: what answers outreach.
  fileprivate var isAnswer: Bool {
    switch code {
    case ActivityTypes.Code.call, ActivityTypes.Code.meeting, ActivityTypes.Code.emailReply, ActivityTypes.Code.chat:
      true
    default: false
    }
  }
}
