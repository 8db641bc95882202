internal import Accounts
internal import Values
internal import Metrics

/// A contract that ends within 90 days or ended and is not renewed, for the Renewals screen.
struct RenewalDue: Sendable {
  /// How far ahead the screen looks, in days.
  static let horizon = 90

  /// The position of the account.
  var account: Int
  var contract: String
  var end: Day
  /// Days to the end; negative where it is overdue.
  var days: Int
  var annualValue: Money
  /// The account's NPS: 100 × (promoters − detractors) ÷ answers; nil without answers.
  var nps: Double?

  /// The contracts due and overdue of the accounts that are counted.
  ///
  /// - Complexity: O(accounts + contracts).
  static func all(_ context: Context) -> [RenewalDue] {
    let dataset = context.snapshot.dataset
    let asOf = context.asOf
    var due: [RenewalDue] = []
    for account in dataset.accounts.indices {
      let facts = context.facts(account)
      guard facts.isOnList, facts.hasContract, context.figures.set.contains(account) else { continue }
      let renewals = Renewals(
        dataset.contracts[account], at: asOf, graceDays: dataset.rules.renewalGraceDays)
      for position in renewals.existing where renewals.renewer(of: position) == nil {
        let contract = renewals[position]
        guard renewals.isActive(position), let end = contract.end, end - asOf <= horizon else { continue }
        let nps = facts.answers == 0 ? nil : 100 * Double(facts.promoters - facts.detractors) / Double(facts.answers)
        due.append(
          RenewalDue(
            account: account, contract: contract.id, end: end, days: end - asOf,
            annualValue: contract.annualValue, nps: nps))
      }
    }
    return due
  }
}
