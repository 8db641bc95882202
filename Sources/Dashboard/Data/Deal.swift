internal import Accounts
internal import Values
internal import Metrics

/// An open opportunity at T, for the Deals screen.
struct Deal: Sendable {
  /// The position of the account.
  var account: Int
  var id: String
  var name: String
  var type: OpportunityType
  var stage: String
  var owner: String
  var amount: Money
  /// Days since it was created; nil where that day is not known.
  var age: Int?
  /// Days since the account's last touch; nil without one.
  var lastTouch: Int?

  /// The open opportunities of the accounts that are counted.
  ///
  /// - Complexity: O(accounts + opportunities).
  static func open(_ context: Context) -> [Deal] {
    let dataset = context.snapshot.dataset
    let asOf = context.asOf
    var deals: [Deal] = []
    for account in dataset.accounts.indices {
      let facts = context.facts(account)
      guard facts.isOnList, facts.openOpportunities > 0, context.figures.set.contains(account) else { continue }
      for opportunity in dataset.openOpportunities(of: account, at: asOf) {
        deals.append(
          Deal(
            account: account, id: opportunity.id, name: opportunity.name, type: opportunity.type,
            stage: opportunity.stage,
            owner: opportunity.owner.isEmpty ? dataset.accounts[account].owner : opportunity.owner,
            amount: opportunity.amount, age: opportunity.created.map { asOf - $0 },
            lastTouch: facts.lastTouch.map { asOf - $0 }))
      }
    }
    return deals
  }
}

extension OpportunityType {
  /// Its name on screen.
  var title: String {
    switch self {
    case .new: "new"
    case .expansion: "expansion"
    case .crossSell: "cross-sell"
    case .upsell: "upsell"
    case .renewal: "renewal"
    }
  }
}
