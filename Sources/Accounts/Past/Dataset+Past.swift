public import History
public import Values

/// What the figures at a T rest on: the tiers, owners and list memberships of then, or today's.
public enum HistoryBasis: Hashable, Sendable {
  /// No account on the list has an assumed tier or list membership at T: nor has it from `since` on.
  case asItWas(since: Day)
  /// Some of them have today's, or the first known ones.
  case restated
}

/// Which values of the past are wanted.
public enum PastValues: String, CaseIterable, Hashable, Sendable {
  /// Those of T, where a history knows them.
  case asItWas = "as_it_was"
  /// Those in force today.
  case restated
}

extension Dataset {
  /// Whether anything is known of what tracked attributes were.
  public var hasHistory: Bool { !history.isEmpty }

  /// The state of the journal of observed changes; `none` without one.
  public var journal: String { observed.fingerprint }

  /// The same with the accounts' attributes that are in force.
  public var restated: Dataset {
    guard let accountsInForce else { return self }
    var dataset = self
    dataset.accounts = accountsInForce
    dataset.accountsInForce = nil
    return dataset
  }

  /// The same with the accounts' attributes as they were at a day, and with what they were on the days before.
  ///
  /// - Complexity: O(1) without a history, else O(accounts with changes), and a copy of the accounts.
  public func asItWas(at day: Day) -> Dataset {
    if pasts.pasts.isEmpty { return self }
    var dataset = restated
    let inForce = dataset.accounts
    for past in pasts.pasts { dataset.accounts[past.account].apply(past, at: day, positions: positions) }
    dataset.accountsInForce = inForce
    return dataset
  }

  /// What the figures at a day rest on, and from which day on they are as it was; nil where that is never so.
  ///
  /// - Complexity: O(accounts).
  public func basis(at day: Day) -> (basis: HistoryBasis, knownSince: Day?) {
    if history.isEmpty || accountsInForce == nil && !pasts.pasts.isEmpty { return (.restated, nil) }
    let usual = knownSince(TrackedField.standing.filter(pasts.standingFields.contains)) { _ in nil }
    var known = Day(.min)
    var next = pasts.pasts[...]
    for position in accounts.indices {
      var since = usual
      if let past = next.first, past.account == position {
        next.removeFirst()
        since = knownSince(pasts.standingFields) { past.timelines[$0]?.knownSince }
      }
      if !accounts[position].isOnList(at: day) { continue }
      guard let since else { return (.restated, nil) }
      known = max(known, since)
    }
    return (known <= day ? .asItWas(since: known) : .restated, known)
  }

  /// From which day on the tier and the list membership of an account are known; nil where they are assumed on every day.
  ///
  /// - Complexity: O(log accounts with changes).
  public func knownSince(of account: Int) -> Day? {
    if history.isEmpty { return nil }
    let place = pasts.pasts.partitioningPoint { $0.account >= account }
    let past = place < pasts.pasts.count && pasts.pasts[place].account == account ? pasts.pasts[place] : nil
    return knownSince(pasts.standingFields) { past?.timelines[$0]?.knownSince }
  }

  /// What an attribute of an account was on each day; nil where it has no change.
  public func timeline(of field: TrackedField, account: Int) -> AttributeTimeline? {
    let place = pasts.pasts.partitioningPoint { $0.account >= account }
    guard place < pasts.pasts.count, pasts.pasts[place].account == account else { return nil }
    return pasts.pasts[place].timelines[field]
  }

  /// The accounts whose tracked attributes changed.
  var accountsWithPast: [Int] { pasts.pasts.map(\.account) }

  private func knownSince(_ fields: [TrackedField], _ own: (TrackedField) -> Day?) -> Day? {
    var latest = Day(.min)
    for field in fields {
      guard let since = own(field) ?? history.watchedSince[field] else { return nil }
      latest = max(latest, since)
    }
    return latest
  }
}

extension Account {
  /// Sets what it was at a day.
  fileprivate mutating func apply(_ past: AccountPast, at day: Day, positions: [String: Int]) {
    func value(_ field: TrackedField) -> String? { past.timelines[field]?.value(at: day) }
    if let owner = value(.accountOwner) { self.owner = owner }
    if let segment = value(.accountSegment) { self.segment = segment }
    if let region = value(.accountRegion) { self.region = region }
    if let industry = value(.accountIndustry) { self.industry = industry }
    if let parent = value(.accountParent) {
      parentID = parent
      self.parent = positions[parent].map { Int32($0) } ?? -1
    }
    self.past = past.standings
    guard let standing = past.standings.standing(at: day) else { return }
    tier = standing.tier
    isTarget = standing.isTarget
    targetSince = standing.targetSince
    targetUntil = standing.targetUntil
  }
}

extension [PastStanding] {
  /// The one that holds on a day; nil of none.
  func standing(at day: Day) -> PastStanding? { last { $0.from <= day } ?? first }
}
