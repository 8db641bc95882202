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
    let details = dataset.details(of: account, at: period.now)
    let rows = Rows(details, facts: facts[account], rules: dataset.rules, types: dataset.types)
    var found = Set<Evidence>()
    for fact in kpi.measure.facts where fact.kind != .count || current.integers(fact)[account] != 0 {
      found.formUnion(rows.of(fact))
    }
    if case .median(let duration) = kpi.measure, duration != .expansionCycle { found.formUnion(rows.firstTouch()) }
    return found.sorted { left, right in
      if left.table != right.table { return left.table.rawValue < right.table.rawValue }
      if left.day != right.day { return (left.day ?? .distantPast) < (right.day ?? .distantPast) }
      return (left.place.path, left.place.line) < (right.place.path, right.place.line)
    }
  }
}

/// Picks the rows of an account that a fact rests on.
private struct Rows {
  let details: AccountDetails
  let facts: AccountFacts
  let rules: AccountRules
  let weights: [String: Double]
  let engagement: Set<String>

  init(_ details: AccountDetails, facts: AccountFacts, rules: AccountRules, types: [ActivityType]) {
    self.details = details
    self.facts = facts
    self.rules = rules
    weights = Dictionary(types.map { ($0.name, $0.weight) }) { first, _ in first }
    engagement = Set(types.filter { $0.kind == .engagement }.map(\.name))
  }

  private var point: Point { details.point }

  func of(_ fact: Fact) -> [Evidence] {
    switch fact {
    case .onList, .tiered, .fitsProfile: account()
    case .impressions: activities { point.contains($0.day) && ["ad_impression", "email_impression"].contains($0.type) }
    case .clicks: activities { point.contains($0.day) && ["ad_click", "email_click"].contains($0.type) }
    case .visits: activities { point.contains($0.day) && isVisit($0) }
    case .highValueVisits: activities { point.contains($0.day) && $0.type == "high_value_visit" }
    case .chats: activities { point.contains($0.day) && $0.type == "chat" }
    case .viewThroughVisits: activities { point.contains($0.day) && $0.isViewThrough && isVisit($0) }
    case .viewThroughConversions: activities { point.contains($0.day) && $0.isViewThrough && $0.type == "conversion" }
    case .engaged, .notEngaged, .engagedInPeriod:
      activities { weighs($0) && $0.day <= facts.engagedOn ?? point.asOf }
    case .engagedNow, .aes: activities(weighs)
    case .hot: activities { isVisit($0) && point.asOf - $0.day < 98 }
    case .anonymousVisitors, .identifiedVisitors: activities { point.contains($0.day) && $0.visitor != nil }
    case .touchesToWon: activities { $0.isTouch && $0.day <= facts.wonOn ?? point.asOf }
    case .stakeholders: contacts(\.isStakeholder)
    case .engagedStakeholders: contacts { $0.isStakeholder && $0.isEngaged }
    case .relationshipSum, .hasRelationship, .degrading, .improving, .customerRelationshipSum,
      .customerWithRelationship, .customerDegrading, .customerImproving:
      relationships()
    case .surging: topics { $0.isSurging && !$0.isCompetitor }
    case .customerCompetitorSurge: topics { $0.isSurging && $0.isCompetitor }
    case .answers, .netPromoters: answers()
    case .ownSpend: spend()
    case .acv, .activeContracts, .acvOfFormerCustomers: contracts(\.isCounted)
    case .settledAccount, .renewedAccount, .settledContracts, .settledValue, .keptValue:
      contracts { ends($0, from: point.from) && $0.state != .pending }
    case .pendingContracts, .pendingValue: contracts { ends($0, from: point.from) && $0.state == .pending }
    case .acvBefore: contracts { $0.start <= point.before }
    case .longSettledAccount, .longRenewedAccount:
      contracts { ends($0, from: point.asOf - 729) && $0.state != .pending }
    case .customer, .notCustomer, .expanded, .formerCustomer, .keptCustomer:
      contracts { _ in true } + opportunities { $0.state == .won }
    case .expansionPotential: contracts(\.isCounted)
    case .touched: activities { point.contains($0.day) && engagement.contains($0.type) }
    case .totalRevenue, .withRevenue: opportunities(counts(.revenue)) + contracts(\.isRevenue)
    default: opportunities(counts(fact))
    }
  }

  /// Which opportunities a fact counts.
  private func counts(_ fact: Fact) -> (OpportunityDetails) -> Bool {
    let yearStart = point.asOf - 364
    func closed(_ deal: OpportunityDetails, since day: Day) -> Bool { deal.closed.map { $0 >= day } ?? false }
    return { deal in
      let isNew = deal.type == .new
      switch fact {
      case .openNewAccount, .openNew: return isNew && deal.state == .open
      case .withOpen, .pipeline: return deal.state == .open
      case .withNewOpportunity: return isNew
      case .opportunityInPeriod: return isNew && deal.created == facts.opportunityOn
      case .won: return isNew && deal.state == .won
      case .wonInPeriod: return isNew && deal.state == .won && deal.closed == facts.wonOn
      case .newRevenue, .newWon: return isNew && deal.state == .won && closed(deal, since: point.from)
      case .newDecided: return isNew && deal.state != .open && closed(deal, since: point.from)
      case .expansionWon:
        return deal.type.isExpansion && deal.state == .won && closed(deal, since: point.from)
      case .expansionCreated: return deal.type.isExpansion && (deal.created.map(point.contains) ?? false)
      case .revenue, .dealsWon: return deal.state == .won && closed(deal, since: point.from)
      case .expansionRevenue: return deal.type.isExpansion && deal.state == .won && closed(deal, since: point.from)
      case .expansionPipeline: return deal.type.isExpansion && deal.state == .open
      case .pipelineCreated: return deal.created.map(point.contains) ?? false
      case .dead, .revived: return isNew
      case .yearWon, .yearAmount, .yearCycles, .yearCycleDays:
        return isNew && deal.state == .won && closed(deal, since: yearStart)
      case .yearDecided: return isNew && deal.state != .open && closed(deal, since: yearStart)
      default: return false
      }
    }
  }

  /// The touches of the day on which a cycle begins.
  func firstTouch() -> [Evidence] {
    activities { $0.isTouch && engagement.contains($0.type) && $0.day == facts.firstTouch }
  }

  /// Whether a contract's last day lies between one and T.
  private func ends(_ contract: ContractDetails, from first: Day) -> Bool {
    contract.end.map { first <= $0 && $0 <= point.asOf } ?? false
  }

  private func isVisit(_ row: ActivityDetails) -> Bool { row.type == "visit" || row.type == "high_value_visit" }
  private func weighs(_ row: ActivityDetails) -> Bool { weights[row.type, default: 0] > 0 }

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
    if details.relationships.isEmpty { return activities { Warmth.points(ofType: $0.type) > 0 } }
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
    details.spend.filter { point.contains($0.day) }.map { row in
      Evidence(table: .spend, place: row.place, day: row.day, what: "\(row.channel) \(row.amount.decimal)")
    }
  }
}
