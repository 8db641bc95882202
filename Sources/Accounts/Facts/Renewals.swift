internal import Ingest
public import Values

/// How an account's contracts renew each other at T (kpis.md, Contracts).
public struct Renewals: Sendable {
  /// The contracts that exist at T, in the order of their rows.
  public let existing: [Contract]
  /// For each of `existing` the contract that renews it, which may start up to the grace days after T.
  public let renewer: [Contract?]
  let asOf: Day
  let graceDays: Int

  /// The state at a day.
  ///
  /// - Complexity: O(n²) in the contracts of the account.
  public init(_ contracts: ArraySlice<Contract>, at asOf: Day, graceDays: Int) {
    self.asOf = asOf
    self.graceDays = graceDays
    existing = contracts.filter { $0.start <= asOf }
    let candidates = contracts.filter { $0.start <= asOf + graceDays }
    renewer = existing.map { contract in
      let others = candidates.filter { $0.id != contract.id }
      let naming = others.filter { $0.previous == contract.id }
      if !naming.isEmpty { return naming.min(by: Renewals.precedes) }
      return others.filter {
        $0.previous.isEmpty && $0.start > contract.start && contract.end - graceDays <= $0.start
          && $0.start <= contract.end + graceDays
      }.min(by: Renewals.precedes)
    }
  }

  private static func precedes(_ left: Contract, _ right: Contract) -> Bool {
    if left.start != right.start { return left.start < right.start }
    return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
  }

  /// Whether a contract is in force: within its days and the grace, and nothing that renews it has started.
  public func isActive(_ position: Int) -> Bool {
    existing[position].end + graceDays >= asOf && !(renewer[position].map { $0.start <= asOf } ?? false)
  }

  /// Due, not renewed, and still in its grace.
  public func isPending(_ position: Int) -> Bool {
    renewer[position] == nil && asOf <= existing[position].end + graceDays
  }

  /// The part of the renewing contract's annual value that belongs to a contract; 0 if nothing renewed it.
  ///
  /// In proportion to the annual values of all that it renews, in equal parts if their sum is 0.
  public func renewedValue(_ position: Int) -> Double {
    guard let renewing = renewer[position] else { return 0 }
    let shared = existing.indices.filter { renewer[$0]?.id == renewing.id }
    let sum = shared.reduce(Money.zero) { $0 + existing[$1].annualValue }
    if sum == .zero { return renewing.annualValue.double / Double(shared.count) }
    return renewing.annualValue.double * existing[position].annualValue.double / sum.double
  }

  /// The start of the earliest contract that renews others with an annual value above the sum of theirs.
  public var expansionStart: Day? {
    var earliest: Day?
    for case let renewing? in renewer {
      let sum = existing.indices.filter { renewer[$0]?.id == renewing.id }
        .reduce(Money.zero) { $0 + existing[$1].annualValue }
      if renewing.annualValue > sum { earliest = earlier(earliest, renewing.start) }
    }
    return earliest
  }

  /// Σ annual value of active contracts.
  public var acv: Money {
    existing.indices.filter(isActive).reduce(Money.zero) { $0 + existing[$1].annualValue }
  }
}

extension AccountFacts {
  /// Adds what the account's contracts say at a point. Opportunities must have been added.
  mutating func addContracts(
    _ contracts: ArraySlice<Contract>, _ opportunities: ArraySlice<Opportunity>, at point: Point, graceDays: Int
  ) {
    let longStart = point.asOf - 729
    if !contracts.isEmpty {
      let renewals = Renewals(contracts, at: point.asOf, graceDays: graceDays)
      hasContract = !renewals.existing.isEmpty
      for (position, contract) in renewals.existing.enumerated() {
        contractOn = earlier(contractOn, contract.start)
        let renewing = renewals.renewer[position]
        if let renewing { renewedOn = earlier(renewedOn, renewing.start) }
        if renewals.isActive(position) {
          activeContracts += 1
          acv += contract.annualValue
          nextEnd = earlier(nextEnd, contract.end)
        }
        if contract.end <= point.asOf && contract.end >= longStart {
          longDue += 1
          if renewing != nil { longRenewed += 1 }
        }
        guard point.contains(contract.end) else { continue }
        due += 1
        if renewing != nil { dueRenewed += 1 }
        if renewals.isPending(position) { pending += 1 }
        dueValue += contract.annualValue
        keptValue += min(contract.annualValue.double, renewals.renewedValue(position))
      }
      expandedByContractOn = renewals.expansionStart
      let before = Renewals(contracts, at: point.before, graceDays: graceDays)
      acvBefore = before.acv
      wasCustomer = AccountFacts.isCustomer(before, opportunities, at: point.before)
    } else {
      wasCustomer = AccountFacts.hasWonNew(opportunities, at: point.before)
    }
    isCustomer = activeContracts > 0 || (wonOn != nil && !hasContract)
    isChurned = !isCustomer && (hasContract || wonOn != nil)
    isExpanded = expansionWonOn != nil || expandedByContractOn != nil
  }

  private static func isCustomer(_ renewals: Renewals, _ opportunities: ArraySlice<Opportunity>, at day: Day) -> Bool {
    if renewals.existing.isEmpty { return hasWonNew(opportunities, at: day) }
    return renewals.existing.indices.contains(where: renewals.isActive)
  }

  private static func hasWonNew(_ opportunities: ArraySlice<Opportunity>, at day: Day) -> Bool {
    opportunities.contains { $0.type == .new && $0.exists(at: day) && $0.state(at: day) == .won }
  }
}
