public import Accounts
public import Values

/// One row that counted for an account's part of a figure.
public struct Evidence: Sendable, Hashable {
  /// The table of the row.
  public var table: Table
  /// Where it stands.
  public var place: Place
  /// Its day, where it has one.
  public var day: Day?
  /// What it says, in a few words; text from data is in it.
  public var what: String
}

extension Snapshot {
  /// The rows of an account that counted in a KPI at (T, P), by table and then oldest first.
  ///
  /// What only the list as a whole says (shares of spend, being on the list) has no rows beside the account's own.
  /// - Complexity: O(rows of the account).
  public func evidence(for kpi: KPI, account: Int) -> [Evidence] {
    // Whatever rows an account has, they counted only where it puts something into the figure.
    guard kpi.measure.terms.contains(where: { values(of: $1)[account] != 0 }) else { return [] }
    let rows = Rows(account, in: self)
    var found = Set<Evidence>()
    for fact in kpi.measure.facts where counts(fact, account) { found.formUnion(rows.of(fact.measure.rows)) }
    if case .median(let duration) = kpi.measure, duration != .expansionCycle { found.formUnion(rows.firstTouch()) }
    return Evidence.sorted(found)
  }

  /// The rows of an account that a field's value rests on, by table and then oldest first; none where the field has no
  /// measure, or the account has nothing of it.
  ///
  /// - Complexity: O(rows of the account).
  public func evidence(for field: AccountField, account: Int) -> [Evidence] {
    guard let fact = field.measure, !field.value(of: account, in: self).isMissing else { return [] }
    return Evidence.sorted(Set(Rows(account, in: self).of(fact.measure.rows)))
  }

  /// Whether a measure has something of an account. Money and scores that add up to 0 have rows, too.
  private func counts(_ fact: Fact, _ account: Int) -> Bool {
    switch fact.kind {
    case .flag, .count: current.integers(fact)[account] != 0
    case .money, .double: true
    }
  }
}

extension Evidence {
  fileprivate static func sorted(_ found: Set<Evidence>) -> [Evidence] {
    found.sorted { left, right in
      if left.table != right.table { return left.table.rawValue < right.table.rawValue }
      if left.day != right.day { return (left.day ?? .distantPast) < (right.day ?? .distantPast) }
      return (left.place.path, left.place.line) < (right.place.path, right.place.line)
    }
  }
}

/// Picks the rows of an account.
private struct Rows {
  let details: AccountDetails
  let scope: EvidenceScope

  init(_ account: Int, in snapshot: Snapshot) {
    details = snapshot.dataset.details(of: account, at: snapshot.period.now)
    scope = EvidenceScope(point: details.point, facts: snapshot.facts[account], types: snapshot.dataset.types)
  }

  func of(_ rows: EvidenceRows) -> [Evidence] {
    switch rows {
    case .account: account()
    case .activities(let counts): activities { counts(scope, $0) }
    case .opportunities(let counts): opportunities { counts(scope, $0) }
    case .contracts(let counts): contracts { counts(scope, $0) }
    case .contacts(let counts): contacts(counts)
    case .topics(let counts): topics(counts)
    case .relationships: relationships()
    case .answers: answers()
    case .spend: spend()
    case .revenue(let counts): opportunities { counts(scope, $0) } + contracts(\.isRevenue)
    case .customer: contracts { _ in true } + opportunities { $0.state == .won }
    }
  }

  /// The touches of the day on which a cycle begins.
  func firstTouch() -> [Evidence] {
    activities { $0.isTouch && $0.kind == .engagement && $0.day == scope.facts.firstTouch }
  }

  private func account() -> [Evidence] {
    details.place.map { [Evidence(table: .accounts, place: $0, day: nil, what: "the account")] } ?? []
  }

  private func activities(_ counts: (ActivityDetails) -> Bool) -> [Evidence] {
    details.activities.filter(counts).map { row in
      let what = row.type + (row.count == 1 ? "" : " ×\(row.count)") + (row.contact.map { ", \($0)" } ?? "")
      return Evidence(table: .activities, place: row.place, day: row.day, what: what)
    }
  }

  private func opportunities(_ counts: (OpportunityDetails) -> Bool) -> [Evidence] {
    details.opportunities.filter(counts).map { deal in
      let name = deal.name.isEmpty ? deal.id : deal.name
      return Evidence(
        table: .opportunities, place: deal.place, day: deal.closed ?? deal.created,
        what: "\(name): \(deal.state), \(deal.amount.decimal)")
    }
  }

  private func contracts(_ counts: (ContractDetails) -> Bool) -> [Evidence] {
    details.contracts.filter(counts).map { contract in
      let renewal = contract.renewedBy.map { ", renewed by \($0)" } ?? ""
      let end = contract.end.map { " to \($0.iso)" } ?? ", open-ended"
      return Evidence(
        table: .contracts, place: contract.place, day: contract.end,
        what: "\(contract.id): \(contract.annualValue.decimal) a year\(end)\(renewal)")
    }
  }

  private func contacts(_ counts: (ContactDetails) -> Bool) -> [Evidence] {
    details.contacts.filter(counts).map { contact in
      let last = contact.lastEngagement.map { ", last engaged \($0.iso)" } ?? ""
      return Evidence(
        table: .contacts, place: contact.place, day: contact.lastEngagement, what: contact.label + last)
    }
  }

  private func relationships() -> [Evidence] {
    // Derived from what people say to each other, where no file has scores.
    if details.relationships.isEmpty { return activities { Warmth.points(ofType: $0.code) > 0 } }
    return details.relationships.map { row in
      Evidence(
        table: .relationships, place: row.place, day: row.day, what: "\(row.contact ?? "the account"): \(row.score)")
    }
  }

  private func topics(_ counts: (TopicDetails) -> Bool) -> [Evidence] {
    details.topics.filter(counts).map { topic in
      let latest = topic.latest.map { "\($0)" } ?? "–"
      let baseline = topic.baseline.map { "\($0)" } ?? "–"
      return Evidence(
        table: .intent, place: topic.place, day: nil, what: "\(topic.topic): latest \(latest), baseline \(baseline)")
    }
  }

  private func answers() -> [Evidence] {
    details.answers.filter(\.isCounted).map { row in
      Evidence(table: .nps, place: row.place, day: row.day, what: "\(row.contact ?? "the account"): \(row.score)")
    }
  }

  private func spend() -> [Evidence] {
    details.spend.filter { scope.point.contains($0.day) }.map { row in
      Evidence(table: .spend, place: row.place, day: row.day, what: "\(row.channel) \(row.amount.decimal)")
    }
  }
}
