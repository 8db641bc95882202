internal import Accounts
public import Values

/// Counts of accounts by tier: of all, and of tiers 1–3 and none.
public struct TierCounts: Sendable, Equatable {
  /// At 0 none, then tiers 1–3.
  public var byTier = [0, 0, 0, 0]

  /// No accounts.
  public init() {}

  /// Of all tiers.
  public var all: Int { byTier[0] + byTier[1] + byTier[2] + byTier[3] }
}

/// One stage of the six-stage funnel.
public struct StageCounts: Sendable, Equatable {
  /// Accounts whose stage it is.
  public var at = TierCounts()
  /// Accounts at it or beyond.
  public var reached = TierCounts()
}

/// How many accounts are where: the three lenses on the same list.
public struct Funnel: Sendable, Equatable {
  /// By stage − 1, of the six.
  public internal(set) var stages = Array(repeating: StageCounts(), count: 6)
  /// By stage − 1, of the seven of the lifecycle.
  public internal(set) var lifecycle = Array(repeating: TierCounts(), count: 7)
  /// The steps of the TOPO funnel.
  public internal(set) var topo = TopoFunnel()
  /// By stage − 1, of the six, the tables that its counts wait for: one of them would do; empty where nothing is lacking.
  public internal(set) var waits = Array(repeating: [Table](), count: 6)

  /// Whether what a stage counts is known: a file gives one of the tables that it needs.
  ///
  /// - Parameter stage: 1–6.
  public func isKnown(stage: Int) -> Bool { waits[stage - 1].isEmpty }

  /// What a conversion into a stage waits for: what the stage or the one before it waits for; empty where nothing is lacking.
  public func conversionWaits(stage: Int) -> [Table] {
    waits[stage - 1].isEmpty && stage > 1 ? waits[stage - 2] : waits[stage - 1]
  }

  /// Accounts that reached a stage ÷ those that reached the one before; nil for stage 1, where none reached it, and where a table is
  /// lacking that says who did.
  ///
  /// - Parameters:
  ///   - stage: 1–6.
  ///   - tier: 1–3, 0 for none, nil for all.
  public func conversion(stage: Int, tier: Int? = nil) -> Double? {
    guard stage > 1, conversionWaits(stage: stage).isEmpty else { return nil }
    func reached(_ stage: Int) -> Int {
      let counts = stages[stage - 1].reached
      return tier.map { counts.byTier[$0] } ?? counts.all
    }
    let before = reached(stage - 1)
    return before == 0 ? nil : Double(reached(stage)) / Double(before)
  }
}

extension Funnel {
  /// Accounts that reached the stage before: what a conversion is a share of; nil for stage 1.
  public func conversionCases(stage: Int, tier: Int? = nil) -> Int? {
    guard stage > 1, conversionWaits(stage: stage).isEmpty else { return nil }
    let reached = stages[stage - 2].reached
    return tier.map { reached.byTier[$0] } ?? reached.all
  }

  /// Whether a conversion, where there is one, rests on few cases.
  public func isConversionSmall(stage: Int, tier: Int? = nil) -> Bool {
    conversionCases(stage: stage, tier: tier).map { $0 > 0 && $0 < Figure.fewCases } ?? false
  }

  /// Whether the change of a conversion from another funnel's is good news; nil where one of them is missing.
  public func conversionChange(stage: Int, from before: Funnel) -> FigureChange? {
    guard let n = conversionCases(stage: stage), let m = before.conversionCases(stage: stage) else { return nil }
    return .ofShare(stages[stage - 1].reached.all, of: n, after: before.stages[stage - 1].reached.all, of: m)
  }

  /// The 95 % Wilson interval of a conversion; nil where there is none.
  public func conversionInterval(stage: Int, tier: Int? = nil) -> Interval? {
    guard stage > 1, conversionWaits(stage: stage).isEmpty else { return nil }
    let counts = [stage, stage - 1].map { stage in
      let reached = stages[stage - 1].reached
      return Double(tier.map { reached.byTier[$0] } ?? reached.all)
    }
    return Shares.wilson(counts[0], of: counts[1])
  }
}

/// Accounts at each step of the TOPO account-based funnel.
public struct TopoFunnel: Sendable, Equatable {
  /// Meeting all criteria of the ideal customer profile; nil where none is set.
  public var profileFit: TierCounts?
  /// On the target account list.
  public var targetList = TierCounts()
  /// With an engagement score of at least the minimum at T.
  public var engagedNow = TierCounts()
  /// With an open opportunity.
  public var pipeline = TierCounts()
  /// Customers.
  public var customer = TierCounts()
  /// Expanded.
  public var expansion = TierCounts()
  /// Σ LTV of customers, in currency units.
  public var ltv = 0.0
}

extension Funnel {
  init(
    _ columns: FactColumns, sums: Sums, over set: AccountSet, tiers: [UInt8], rules: AccountRules, present: Set<Table>
  ) {
    waits = FunnelStage.needs.map { $0.isEmpty || !present.isDisjoint(with: $0) ? [] : $0 }
    // Accounts by tier and both stages at once: one addition an account.
    var cells = [Int](repeating: 0, count: 4 * 64)
    for account in columns.stages.indices where set.contains(account) {
      cells[Int(tiers[account]) << 6 | Int(columns.stages[account]) << 3 | Int(columns.lifecycles[account])] += 1
    }
    for (cell, count) in cells.enumerated() where count > 0 && cell >> 3 & 7 > 0 {
      let (tier, stage, lifecycleStage) = (cell >> 6, cell >> 3 & 7, cell & 7)
      stages[stage - 1].at.byTier[tier] += count
      for reached in 1...stage { stages[reached - 1].reached.byTier[tier] += count }
      lifecycle[lifecycleStage - 1].byTier[tier] += count
    }
    func counts(_ fact: Fact) -> TierCounts {
      var counts = TierCounts()
      for tier in 0...3 { counts.byTier[tier] = Int(sums.integer(fact, [tier])) }
      return counts
    }
    topo.profileFit = rules.profile == nil ? nil : counts(.fitsProfile)
    topo.targetList = counts(.onList)
    topo.engagedNow = counts(.engagedNow)
    topo.pipeline = counts(.withOpen)
    topo.customer = counts(.customer)
    topo.expansion = counts(.expanded)
    topo.ltv = KPI.Quantity.ltv.sum(sums, [0, 1, 2, 3], grossMargin: rules.grossMargin)
  }
}
