internal import Ingest
public import Values

/// What follows from the whole, unfiltered list at a point.
public struct ListScope: Sendable {
  /// Spend in P shared by tiers 1–3 at their positions, and by all at 0.
  public var sharedSpend: [Money] = Array(repeating: .zero, count: 4)
  /// Accounts on the list of each tier; none at 0.
  public var accounts: [Int] = Array(repeating: 0, count: 4)
  /// The churn of LTV.
  public var churn = 0.15
  /// The median LTV of each tier's customers (none at 0); nil where there is none, then `allCustomers`.
  public var medianLTV: [Double?] = Array(repeating: nil, count: 4)
  /// The median LTV of all customers.
  public var medianLTVOfAll: Double?
  /// Whether amounts of the directory could add up to more than money holds: no sum of them is shown then.
  public var isBeyondMoney = false

  /// Nothing yet.
  public init() {}

  /// One account's shares of what is shared, in currency units.
  public func share(tier: Int) -> Double {
    let all = accounts.reduce(0, +)
    let fromAll = all == 0 ? 0 : sharedSpend[0].double / Double(all)
    if tier == 0 || accounts[tier] == 0 { return fromAll }
    return fromAll + sharedSpend[tier].double / Double(accounts[tier])
  }

  /// The ceiling of an account that is no customer.
  public func potentialLTV(tier: Int) -> Double? { medianLTV[tier] ?? medianLTVOfAll }
}

extension ListScope {
  /// The scope of a dataset at the point of some columns.
  init(_ dataset: Dataset, _ columns: FactColumns) {
    isBeyondMoney = !dataset.tablesBeyondMoney.isEmpty
    for tier in 0...3 {
      for spend in dataset.sharedSpend[tier] where columns.point.contains(spend.day) {
        sharedSpend[tier] += spend.amount
      }
    }
    let all = columns.mask(nil)
    accounts = columns.sums(.onList, over: all).map { Int($0) }
    let settled = columns.sums(.longSettledAccount, over: all).reduce(0, +)
    let renewed = columns.sums(.longRenewedAccount, over: all).reduce(0, +)
    churn = settled < 20 ? dataset.rules.defaultChurn : max(0.05, 1 - Double(renewed) / Double(settled))
    let values = columns.customerValues.map { tier in tier.map { $0.double * dataset.rules.grossMargin / churn } }
    medianLTV = values.map { Median.of($0) }
    medianLTVOfAll = Median.of(values.flatMap { $0 })
  }
}

/// The middle of some values.
public enum Median {
  /// The middle value, or the mean of the middle two; nil of nothing.
  public static func of(_ values: [Double]) -> Double? {
    if values.isEmpty { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
