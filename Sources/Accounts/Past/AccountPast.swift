internal import History
internal import Ingest
internal import Values

/// How an account stood to the target account list from a day on.
struct PastStanding: Equatable, Sendable {
  var from: Day
  var tier: UInt8
  var isTarget: Bool
  var targetSince: Day?
  var targetUntil: Day?
}

/// What is known of an account's tracked attributes on the days before today, those in force included.
struct AccountPast: Equatable, Sendable {
  /// Its position among the accounts.
  var account: Int
  /// By attribute; without those that have no change.
  var timelines: [TrackedField: AttributeTimeline]
  /// Its standings, the earliest first: that is from the first of all days on. Empty where neither its tier nor its membership changed.
  var standings: [PastStanding]
}

extension TrackedField {
  /// What decides whether an account is on the list, and in which tier.
  static let standing: [TrackedField] = [.accountTier, .isTarget, .targetSince, .targetUntil]
}

/// The pasts of all accounts that have one.
struct AccountPasts: Equatable, Sendable {
  var pasts: [AccountPast] = []
  /// The attributes of the list that any account has, or had.
  var standingFields: [TrackedField] = []
}

extension DatasetBuilder {
  /// The pasts of the accounts: of those with changes what was in force on each day.
  ///
  /// - Complexity: O(changes), and O(accounts) where there are any.
  func accountPasts(_ history: AttributeHistory, positions: [String: Int]) -> AccountPasts {
    var result = AccountPasts()
    if history.isEmpty { return result }
    let list = ListRules(rows: accounts.map { row(of: $0) }, accounts: accounts)
    let newest = history.hasChanges(of: .accounts) ? newestCreations() : [:]
    for id in history.ids(of: .accounts) {
      guard let position = positions[id], let row = row(of: accounts[position]) else { continue }
      let file = accounts[position].source.map { parts[Int($0.part)].file } ?? 0
      let past = past(of: position, row, history, newest: newest[file], list)
      if !past.timelines.isEmpty { result.pasts.append(past) }
    }
    result.pasts.sort { $0.account < $1.account }
    result.standingFields = TrackedField.standing.filter { field in
      history.watchedSince[field] != nil || accounts.contains { !text(field, of: $0, row(of: $0)).isEmpty }
    }
    return result
  }

  private func row(of account: Account) -> AccountRow? {
    account.source.map { parts[Int($0.part)].part.accounts[Int($0.row)] }
  }

  /// By file the newest day on which an account of it was created.
  private func newestCreations() -> [Int: Day] {
    var newest: [Int: Day] = [:]
    for (file, part) in parts {
      for row in part.accounts where !row.isDeleted {
        if let created = row.createdAt { newest[file] = max(newest[file] ?? created, created) }
      }
    }
    return newest
  }

  private func past(
    of position: Int, _ row: AccountRow, _ history: AttributeHistory, newest: Day?, _ list: ListRules
  ) -> AccountPast {
    let account = accounts[position]
    let readings = PastReadings(rules: readRules)
    var past = AccountPast(account: position, timelines: [:], standings: [])
    for field in TrackedField.fields(of: .accounts) {
      guard var timeline = history.timeline(of: account.id, field) else { continue }
      let inForce = text(field, of: account, row)
      if !readings.areEqual(timeline.last, inForce, field) { timeline.add(inForce: inForce, on: newest ?? Day(.min)) }
      past.timelines[field] = timeline
    }
    let changed = TrackedField.standing.compactMap { past.timelines[$0] }
    if changed.isEmpty { return past }
    let days = Set(changed.flatMap { $0.steps.map(\.day) }).sorted()
    for day in [Day(.min)] + days {
      func value(_ field: TrackedField) -> String {
        past.timelines[field]?.value(at: day) ?? text(field, of: account, row)
      }
      let cell = readings.tier(value(.accountTier))
      let tier = cell.hasCell ? cell.tier : account.profileFit.flatMap { rules.profile?.tier(fit: $0) } ?? 0
      past.standings.append(
        PastStanding(
          from: day, tier: tier,
          isTarget: readings.flag(value(.isTarget)) ?? list.isTarget(hasCell: cell.hasCell, tier: tier),
          targetSince: readings.day(value(.targetSince)), targetUntil: readings.day(value(.targetUntil))))
    }
    return past
  }

  /// The text of an attribute in force.
  private func text(_ field: TrackedField, of account: Account, _ row: AccountRow?) -> String {
    switch field {
    case .accountTier: text(row?.tierText, account)
    case .accountOwner: account.owner
    case .isTarget: row?.isTarget.map { $0 ? "true" : "false" } ?? ""
    case .targetSince: account.targetSince?.iso ?? ""
    case .targetUntil: account.targetUntil?.iso ?? ""
    case .accountSegment: account.segment
    case .accountRegion: account.region
    case .accountIndustry: account.industry
    case .accountParent: account.parentID
    default: ""
    }
  }

  private func text(_ key: StringID?, _ account: Account) -> String {
    guard let key, let source = account.source else { return "" }
    return parts[Int(source.part)].part.pool.text(key)
  }
}

/// How accounts come onto the list where their `is_target` does not say (data.md).
private struct ListRules {
  let hasCells: Bool
  let isPlain: Bool

  init(rows: [AccountRow?], accounts: [Account]) {
    hasCells = rows.contains { $0?.hasTierCell ?? false }
    let hasTiers = hasCells || accounts.contains { $0.tier != 0 }
    isPlain = !hasTiers && !rows.contains { $0?.isTarget != nil }
  }

  func isTarget(hasCell: Bool, tier: UInt8) -> Bool { isPlain || (hasCells ? hasCell : tier != 0) }
}

extension PastReadings {
  /// Whether two texts of an attribute mean the same.
  func areEqual(_ left: String, _ right: String, _ field: TrackedField) -> Bool {
    if left == right { return true }
    switch field {
    case .accountTier: return tier(left) == tier(right)
    case .isTarget: return flag(left) == flag(right)
    case .targetSince, .targetUntil: return day(left) == day(right)
    default: return false
    }
  }
}
