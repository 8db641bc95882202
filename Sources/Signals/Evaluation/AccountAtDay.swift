internal import Accounts
internal import Values

/// One account at T, as rules see it.
struct AccountAtDay {
  let state: SignalState
  let ledger: AccountLedger
  let account: Account
  /// T.
  var asOf: Day { state.asOf }

  var subject: SignalSubject { .account(account.id) }

  /// The open opportunities at T.
  var openDeals: [OpportunityTimeline] { ledger.opportunities.filter { $0.isOpen(at: asOf) } }

  /// Whether an account is one to win: no customer, and no open opportunity.
  func isProspect(at day: Day) -> Bool { !ledger.hasOpenOpportunity(at: day) && !ledger.isCustomer(at: day) }

  /// The surging topics of ours, or of competitors, by name.
  func surges(at day: Day, ofCompetitors: Bool = false) -> [AccountLedger.Surge] {
    ledger.surges(at: day).filter { $0.isCompetitor == ofCompetitors }.sorted { $0.topic < $1.topic }
  }

  /// The first day of the unbroken run of days up to T on which a condition held that holds at T.
  ///
  /// - Parameter days: how many days back it is looked for.
  func runStart(back days: Int = 30, _ holds: (Day) -> Bool) -> Day {
    var first = asOf
    while asOf - first < days, holds(first - 1) { first = first - 1 }
    return first
  }

  /// The earliest end from T on among the active contracts.
  var nextEnd: Day? {
    let renewals = ledger.renewals(at: asOf)
    return renewals.existing.filter(renewals.isActive).compactMap { renewals[$0].end }.filter { $0 >= asOf }.min()
  }

  /// Σ annual value of active contracts.
  var acv: Money { ledger.renewals(at: asOf).acv }

  /// What was done in some days, the most first.
  func doings(_ entries: some Sequence<AccountLedger.Entry>) -> [SignalDoing] {
    var counts: [UInt8: Int64] = [:]
    for entry in entries where entry.weight > 0 { counts[entry.code, default: 0] += entry.count }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      SignalDoing(type: name(of: $0.key), count: $0.value)
    }
  }

  /// The name of a type of activity.
  func name(of code: UInt8) -> String {
    Int(code) < state.dataset.types.count ? state.dataset.types[Int(code)].name : "other"
  }

  /// The last touch up to T.
  var lastTouch: AccountLedger.Entry? { ledger.last(through: asOf) { $0.isTouch } }

  /// The stakeholders who are engaged on a day.
  func engagedStakeholders(at day: Day) -> [AccountLedger.Person] {
    let engaged = ledger.engagedContacts(at: day)
    return ledger.contacts(at: day).filter { $0.isStakeholder && engaged.contains($0.number) }
  }

  /// Where the stakeholders of T stand.
  var stakeholderPlaces: [Place] { ledger.contacts(at: asOf).filter(\.isStakeholder).map(\.place) }
}
