public import Accounts
internal import Metrics
public import Values

/// How a signal ended, as far as rows say it.
public enum SignalEnding: Sendable, Hashable {
  /// The deal was won, or lost, on that day.
  case closed(isWon: Bool, Day)
  /// Somebody was in touch with the account.
  case touched(SignalTouch)
  /// A new opportunity of the account.
  case opportunity(Day)
  /// The contract was renewed, from that day on.
  case renewed(Day)
  /// Its account, deal or contract is not in the data any more.
  case removed
  /// Its condition does not hold any more.
  case over
}

extension SignalKey {
  /// How a signal of an account ended that was there at a day and is not at T.
  ///
  /// - Parameters:
  ///   - account: the `account_id`; empty of goals, tables and the list.
  ///   - day: the day on which it was last seen.
  ///   - newest: `Dataset.newestCreations`.
  /// - Complexity: O(rows of the account).
  public func ending(
    in dataset: Dataset, account: String, after day: Day, at asOf: Day, newest: [Int: Day]
  ) -> SignalEnding {
    if account.isEmpty { return .over }
    guard let position = dataset.account(id: account) else { return .removed }
    let ledger = AccountLedger(dataset, account: position, newest: newest)
    if case .opportunity(let id) = subject {
      guard let deal = ledger.opportunities.first(where: { $0.id == id }) else { return .removed }
      let state = deal.opportunity.state(at: asOf)
      if state == .won || state == .lost, let closed = deal.opportunity.closed(by: asOf) {
        return .closed(isWon: state == .won, closed)
      }
    }
    if case .contract(let id) = subject, let ending = contractEnding(id, ledger, at: asOf) { return ending }
    if isEndedByTouch, let touch = ledger.last(through: asOf, where: { $0.isTouch }), touch.day >= day {
      let types = dataset.types
      let name = Int(touch.code) < types.count ? types[Int(touch.code)].name : "other"
      let person = touch.contact.flatMap { number in ledger.contacts.first { $0.number == number }?.label }
      return .touched(SignalTouch(day: touch.day, type: name, person: person))
    }
    if case .account = subject {
      let created = ledger.opportunities.compactMap(\.opportunity.createdAt).filter { $0 >= day && $0 <= asOf }
      if let first = created.min() { return .opportunity(first) }
    }
    return .over
  }

  /// Whether being in touch is what ends it.
  private var isEndedByTouch: Bool {
    [.unworked, .stalled, .ghosted, .renewalRisk].contains(rule)
  }

  /// Renewed, or gone; nil where rows say neither.
  private func contractEnding(_ id: String, _ ledger: AccountLedger, at day: Day) -> SignalEnding? {
    let renewals = ledger.renewals(at: day)
    guard let contract = renewals.existing.first(where: { renewals[$0].id == id }) else { return .removed }
    return renewals.renewer(of: contract).map { .renewed($0.start) }
  }
}
