internal import Accounts
public import Values

/// One stage of the lifecycle as a loop of Target, Engage, Activate, Measure (analyses.md, TEAM).
public struct TeamStage: Sendable {
  /// So many days are looked at for who moved, and the same number before: weekly columns of the lifecycle reach back 84 days.
  public static let moveDays = 42

  /// What came of a stage: a KPI of the accounts that were in it, or a count of them.
  public enum Outcome: Sendable {
    /// A KPI, with its value a period before.
    case kpi(KPI, KPIFigures)
    /// So many of the accounts that were in the stage.
    case share(String, of: Bottleneck.Conversion)
  }

  /// 1–7.
  public let stage: Int
  /// Positions of the accounts in it at T, and on the day before P.
  public let now: [Int], before: [Int]
  /// In it at T and not before P; before P and not at T.
  public let entered: [Int], left: [Int]
  /// Of those in it at T: how many are engaged now, were touched in P; their mean score and engaged stakeholders.
  public let engagedNow: Int, touched: Int, meanScore: Double?, people: Int
  /// Of all in it at either day: own spend and shares in P, in currency units, and the pipeline created in P.
  public let spend: Double, pipelineCreated: Money
  /// Touches in P of all in it at either day.
  public let touches: Int64
  /// Of those in it 42 days ago, who has moved on since; of those 84 days ago, who had by 42 days ago.
  public let moved: Bottleneck.Conversion, movedBefore: Bottleneck.Conversion
  /// The same of who fell back.
  public let fell: Bottleneck.Conversion
  /// What came of it: the stage's own KPIs over the accounts that were in it before P.
  public let outcomes: [Outcome]

  /// Whether the share that moved on fell, by more than noise.
  public var needsAttention: Bool {
    FigureChange.ofShare(moved.moved, of: moved.entered, after: movedBefore.moved, of: movedBefore.entered) == .bad
  }
  /// How much the share fell; 0 where it did not.
  public var fall: Double { max(0, (movedBefore.share ?? 0) - (moved.share ?? 0)) }

  /// The KPIs of each stage, by stage − 1.
  static let kpis = [
    ["touched_rate", "cost_per_engaged"], ["opportunity_rate", "account_penetration"],
    ["pipeline_created", "won_accounts", "revenue_per_account"],
    ["revival_rate", "pipeline_created", "average_deal_size", "deal_cycle"],
    ["renewal_rate", "gross_revenue_retention", "net_revenue_retention", "nps"],
    ["average_expansion_deal", "expansion_cycle", "expansion_pipeline"],
    ["expansion_revenue", "expansion_opportunities", "expansion_cycle"],
  ]

  /// How far along stages are: win-back stands below acceleration, and the three stages of customers follow each other.
  static let ranks = [0, 1, 2, 4, 3, 5, 6, 6]
}

extension Snapshot {
  /// The seven stages of the lifecycle, of the accounts on the list that are counted.
  ///
  /// - Complexity: O(stages × facts × accounts).
  public func teamStages(of set: AccountSet = .all) -> [TeamStage] {
    (1...7).map { teamStage($0, of: set) }
  }

  private func teamStage(_ stage: Int, of set: AccountSet) -> TeamStage {
    let all = dataset.accounts.indices.filter(set.contains)
    let now = all.filter { Int(current.lifecycles[$0]) == stage }
    let before = all.filter { Int(beforePeriod.lifecycles[$0]) == stage }
    let either = all.filter { Int(current.lifecycles[$0]) == stage || Int(beforePeriod.lifecycles[$0]) == stage }
    var members = [Bool](repeating: false, count: dataset.accounts.count)
    for account in before { members[account] = true }
    let figures = self.figures(of: AccountSet(members: members), trends: false)
    let kpis = TeamStage.kpis[stage - 1].compactMap { id in
      KPICatalog.kpi(id).flatMap { kpi in figures[id].map { TeamStage.Outcome.kpi(kpi, $0) } }
    }
    let scores = now.map { facts[$0].aes }
    return TeamStage(
      stage: stage, now: now, before: before, entered: now.filter { Int(beforePeriod.lifecycles[$0]) != stage },
      left: before.filter { Int(current.lifecycles[$0]) != stage },
      engagedNow: now.count { facts[$0].isEngagedNow }, touched: now.count { facts[$0].isTouched },
      meanScore: scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count),
      people: now.reduce(0) { $0 + Int(facts[$1].engagedStakeholders) },
      spend: either.reduce(0) { $0 + facts[$1].spend },
      pipelineCreated: either.reduce(Money.zero) { $0 + facts[$1].pipelineCreated },
      touches: either.reduce(0) { $0 + facts[$1].touches },
      moved: moves(stage, from: 6, to: 0, of: set) { $0 > $1 },
      movedBefore: moves(stage, from: 12, to: 6, of: set) { $0 > $1 },
      fell: moves(stage, from: 6, to: 0, of: set) { $0 < $1 }, outcomes: kpis + counts(stage, before))
  }

  /// Of the accounts in a stage at a point of the trend, those whose stage at another is further along, or less far.
  private func moves(
    _ stage: Int, from: Int, to: Int, of set: AccountSet, _ holds: (Int, Int) -> Bool
  ) -> Bottleneck.Conversion {
    var conversion = Bottleneck.Conversion()
    guard trend.indices.contains(from) else { return conversion }
    for account in dataset.accounts.indices
    where Int(trend[from].lifecycles[account]) == stage && set.contains(account) {
      let next = Int(trend[to].lifecycles[account])
      // Who left the list neither moved on nor fell back.
      if next == 0 { continue }
      conversion.entered += 1
      if holds(TeamStage.ranks[next], TeamStage.ranks[stage]) { conversion.moved += 1 }
    }
    return conversion
  }

  /// What no KPI counts.
  private func counts(_ stage: Int, _ accounts: [Int]) -> [TeamStage.Outcome] {
    func share(_ name: String, _ holds: (AccountFacts) -> Bool) -> TeamStage.Outcome {
      .share(
        name, of: Bottleneck.Conversion(entered: accounts.count, moved: accounts.count { holds(facts[$0]) }))
    }
    let point = period.now
    switch stage {
    case 1:
      return [
        share("Reached by an impression or visit") { $0.impressions + $0.visits > 0 },
        share("Newly engaged") { $0.engagedOn.map(point.contains) ?? false },
      ]
    case 2:
      return [
        share("With two engaged stakeholders") { $0.engagedStakeholders >= 2 },
        share("Opportunity created") { $0.opportunityOn.map(point.contains) ?? false },
      ]
    case 3:
      return [
        share("Open and untouched for 21 days") {
          $0.openOpportunities > 0 && $0.lastTouch.map { asOf - $0 >= 21 } ?? true
        }
      ]
    default: return []
    }
  }
}
