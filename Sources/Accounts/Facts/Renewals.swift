internal import Ingest
public import Values

/// How an account's contracts renew each other at T (kpis.md, Contracts).
///
/// Contracts are named by their offset among the account's. What could renew a contract is found once, when the data is
/// resolved (`RenewalLinks`); here it is only asked whether it does so by T. A value can be used again for the next
/// account, and then allocates nothing.
public struct Renewals: Sendable {
  /// The account's contracts, those that start after T included.
  public private(set) var contracts: ArraySlice<Contract> = []
  private(set) var asOf = Day(0)
  private(set) var graceDays = 0
  /// By offset: the offset of the contract that renews it, or -1.
  private var renewers: [Int32] = []
  /// By offset: Σ annual value of the existing contracts that it renews, and how many they are.
  private var renewedValues: [Money] = []
  private var renewedCounts: [Int32] = []

  /// No contracts.
  init() {}

  /// The state at a day.
  public init(_ contracts: ArraySlice<Contract>, at asOf: Day, graceDays: Int) {
    update(contracts, at: asOf, graceDays: graceDays)
  }

  /// Makes this the state of an account's contracts at a day.
  ///
  /// - Complexity: O(n) in the contracts of the account.
  mutating func update(_ contracts: ArraySlice<Contract>, at asOf: Day, graceDays: Int) {
    self.contracts = contracts
    self.asOf = asOf
    self.graceDays = graceDays
    renewers.removeAll(keepingCapacity: true)
    renewedValues.removeAll(keepingCapacity: true)
    renewedCounts.removeAll(keepingCapacity: true)
    renewers.append(contentsOf: repeatElement(-1, count: contracts.count))
    renewedValues.append(contentsOf: repeatElement(.zero, count: contracts.count))
    renewedCounts.append(contentsOf: repeatElement(0, count: contracts.count))
    for offset in 0..<contracts.count where exists(offset) {
      var renewer = self[offset].namingRenewer
      if !startsInTime(renewer) { renewer = self[offset].followingRenewer }
      if !startsInTime(renewer) { continue }
      renewers[offset] = renewer
      renewedValues[Int(renewer)] += self[offset].annualValue
      renewedCounts[Int(renewer)] += 1
    }
  }

  /// Whether there is such a contract, and it starts within the grace days after T.
  private func startsInTime(_ offset: Int32) -> Bool { offset >= 0 && self[Int(offset)].start <= asOf + graceDays }

  /// The contract at an offset.
  public subscript(offset: Int) -> Contract { contracts[contracts.startIndex + offset] }

  /// The offsets of the contracts that exist at T, in the order of their rows.
  public var existing: [Int] { (0..<contracts.count).filter(exists) }

  /// Whether it has started.
  func exists(_ offset: Int) -> Bool { self[offset].start <= asOf }

  /// The contract that renews one, which may start up to the grace days after T.
  public func renewer(of offset: Int) -> Contract? { renewers[offset] < 0 ? nil : self[Int(renewers[offset])] }

  /// Whether something renews it, if only within the grace days after T.
  func isRenewed(_ offset: Int) -> Bool { renewers[offset] >= 0 }

  /// Whether a contract is in force: within its days, and the grace unless it was cancelled, and nothing that renews it
  /// has started.
  public func isActive(_ offset: Int) -> Bool {
    guard exists(offset), self[offset].isInForce(at: asOf, graceDays: graceDays) else { return false }
    return renewers[offset] < 0 || self[Int(renewers[offset])].start > asOf
  }

  /// Has ended without a renewal, and is still in its grace.
  public func isPending(_ offset: Int) -> Bool {
    guard renewers[offset] < 0, let end = self[offset].end, end <= asOf else { return false }
    return !self[offset].isCancelled && asOf <= end + graceDays
  }

  /// Whether it ended within some days, and no grace is left in which it could be renewed.
  func isSettled(_ offset: Int, from first: Day) -> Bool {
    guard let end = self[offset].end, first <= end, end <= asOf else { return false }
    return !isPending(offset)
  }

  /// The part of the renewing contract's annual value that belongs to a contract, in currency units; 0 if nothing renewed
  /// it.
  ///
  /// In proportion to the annual values of all that it renews, in equal parts if their sum is 0.
  public func renewedValue(_ offset: Int) -> Double {
    if renewers[offset] < 0 { return 0 }
    let renewer = Int(renewers[offset])
    let value = self[renewer].annualValue.double
    if renewedValues[renewer] == .zero { return value / Double(renewedCounts[renewer]) }
    return value * self[offset].annualValue.double / renewedValues[renewer].double
  }

  /// Whether it renews existing contracts.
  public func renewsOthers(_ offset: Int) -> Bool { renewedCounts[offset] > 0 }

  /// Whether it renews existing contracts with an annual value above the sum of theirs.
  func expands(_ offset: Int) -> Bool {
    renewedCounts[offset] > 0 && self[offset].annualValue > renewedValues[offset]
  }

  /// Whether what renews it has an annual value above the sum of all that it renews.
  func isRenewedForMore(_ offset: Int) -> Bool { renewers[offset] >= 0 && expands(Int(renewers[offset])) }

  /// Σ annual value of active contracts.
  public var acv: Money {
    (0..<contracts.count).reduce(Money.zero) { isActive($1) ? $0 + self[$1].annualValue : $0 }
  }
}

/// Finds what could renew each of an account's contracts, whatever T is.
struct RenewalLinks {
  /// Sets `namingRenewer` and `followingRenewer` of all contracts of one account.
  ///
  /// Of several candidates the one with the earliest start, then the lowest id, renews; a later one never does before it,
  /// so that only this one has to be kept.
  ///
  /// - Complexity: O(n log n) in the contracts of the account.
  static func link(_ contracts: inout ArraySlice<Contract>, graceDays: Int) {
    if contracts.count < 2 { return }
    let first = contracts.startIndex
    let order = contracts.indices.sorted { left, right in
      let (left, right) = (contracts[left], contracts[right])
      if left.start != right.start { return left.start < right.start }
      return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
    var positions: [String: Int] = [:]
    for position in contracts.indices { positions[contracts[position].id] = position }
    for position in order where !contracts[position].previous.isEmpty {
      guard let renewed = positions[contracts[position].previous], renewed != position else { continue }
      if contracts[renewed].namingRenewer < 0 { contracts[renewed].namingRenewer = Int32(position - first) }
    }
    let nameless = order.filter { contracts[$0].previous.isEmpty }
    for position in contracts.indices {
      guard let end = contracts[position].end else { continue }
      let earliest = max(end - graceDays, contracts[position].start + 1)
      let next = nameless.partitioningIndex { contracts[$0].start >= earliest }
      if next < nameless.count, contracts[nameless[next]].start <= end + graceDays {
        contracts[position].followingRenewer = Int32(nameless[next] - first)
      }
    }
  }
}

extension [Int] {
  /// The first position whose element fulfils a condition that all elements behind it fulfil too; the count if none does.
  fileprivate func partitioningIndex(where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension AccountFacts {
  /// Adds what the account's contracts say at a point. Opportunities must have been added.
  ///
  /// - Parameters:
  ///   - renewals: storage to work with; it is left with the state at T.
  ///   - renewalsAreRevenue: whether no opportunity is a renewal, so that contracts that renew others count as revenue.
  mutating func addContracts(
    _ contracts: ArraySlice<Contract>, _ opportunities: ArraySlice<Opportunity>, at point: Point, graceDays: Int,
    renewalsAreRevenue: Bool, _ renewals: inout Renewals
  ) {
    if contracts.isEmpty {
      wasCustomer = AccountFacts.hasWonNew(opportunities, at: point.before)
    } else {
      renewals.update(contracts, at: point.before, graceDays: graceDays)
      acvBefore = renewals.acv
      wasCustomer = AccountFacts.isCustomer(renewals, opportunities, at: point.before)
      renewals.update(contracts, at: point.asOf, graceDays: graceDays)
      for offset in 0..<contracts.count {
        if renewals.exists(offset) { addContract(offset, renewals, at: point, renewalsAreRevenue) }
        if renewals.expands(offset) {
          expandedByContractOn = earlier(expandedByContractOn, renewals[offset].start)
        }
      }
    }
    totalRevenue = revenue + renewalRevenue
    hasRevenue = dealsWon > 0 || hasRenewalRevenue
    isCustomer = activeContracts > 0 || (wonOn != nil && !hasContract)
    isChurned = !isCustomer && (hasContract || wonOn != nil)
    isExpanded = expansionWonOn != nil || expandedByContractOn != nil
  }

  /// Adds one contract that exists at T.
  private mutating func addContract(
    _ offset: Int, _ renewals: Renewals, at point: Point, _ renewalsAreRevenue: Bool
  ) {
    let contract = renewals[offset]
    let renewer = renewals.renewer(of: offset)
    hasContract = true
    contractOn = earlier(contractOn, contract.start)
    if let renewer { renewedOn = earlier(renewedOn, renewer.start) }
    if renewals.isActive(offset) {
      activeContracts += 1
      acv += contract.annualValue
      if let end = contract.end { nextEnd = earlier(nextEnd, end) }
    }
    if renewalsAreRevenue, point.contains(contract.start), renewals.renewsOthers(offset) {
      renewalRevenue += contract.annualValue
      hasRenewalRevenue = true
    }
    if renewals.isSettled(offset, from: point.asOf - 729) {
      longSettled += 1
      if renewer != nil { longRenewed += 1 }
    }
    guard let end = contract.end, point.contains(end) else { return }
    due += 1
    if renewer != nil { dueRenewed += 1 }
    if renewals.isPending(offset) {
      pending += 1
      pendingValue += contract.annualValue
    } else {
      settledValue += contract.annualValue
      keptValue += min(contract.annualValue.double, renewals.renewedValue(offset))
    }
  }

  private static func isCustomer(_ renewals: Renewals, _ opportunities: ArraySlice<Opportunity>, at day: Day) -> Bool {
    var hasContract = false
    for offset in 0..<renewals.contracts.count where renewals.exists(offset) {
      if renewals.isActive(offset) { return true }
      hasContract = true
    }
    return !hasContract && hasWonNew(opportunities, at: day)
  }

  private static func hasWonNew(_ opportunities: ArraySlice<Opportunity>, at day: Day) -> Bool {
    opportunities.contains { $0.type == .new && $0.exists(at: day) && $0.state(at: day) == .won }
  }
}
