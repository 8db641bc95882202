public import Accounts
public import Values

/// A count or conversion of one of the three funnels, as something that can be explained.
public struct FunnelFigure: Sendable, Hashable, Identifiable {
  /// What is counted.
  public enum Count: Sendable, Hashable {
    /// Accounts whose stage of the funnel, 1–6, is this one or beyond.
    case reached(Int)
    /// Accounts at a stage of the funnel.
    case at(Int)
    /// Accounts that reached a stage, 2–6 ÷ those that reached the one before.
    case conversion(Int)
    /// Accounts at a stage of the lifecycle, 1–7.
    case lifecycle(Int)
    /// Accounts at a step of the TOPO funnel, by its fact; Σ LTV of customers.
    case topo(Fact)
    case topoLTV
  }

  /// The stable id: `funnel.engaged`, `funnel.engaged.at`, `funnel.engaged.conversion`, `lifecycle.nurture`,
  /// `topo.engaged_now`.
  public let id: String
  /// The name on screen.
  public let name: String
  /// The formula in words.
  public let formula: String
  /// What is counted.
  public let count: Count

  /// Every count of the three funnels, and the conversions.
  public static let all: [FunnelFigure] = stages + lifecycle + topo

  /// The count or conversion of what is counted.
  public static func of(_ count: Count) -> FunnelFigure? { all.first { $0.count == count } }

  private static let stages: [FunnelFigure] = FunnelStage.ids.indices.flatMap { index -> [FunnelFigure] in
    let (id, name, stage) = (FunnelStage.ids[index], FunnelStage.names[index], index + 1)
    let counts = [
      FunnelFigure(
        id: "funnel.\(id)", name: "Reached \(name)",
        formula: "accounts on the list whose stage is \(stage) \(name)\(stage < 6 ? " or beyond" : "")",
        count: .reached(stage)),
      FunnelFigure(
        id: "funnel.\(id).at", name: "At \(name)", formula: "accounts on the list whose stage is \(stage) \(name)",
        count: .at(stage)),
    ]
    if stage == 1 { return counts }
    let before = FunnelStage.names[index - 1]
    return counts + [
      FunnelFigure(
        id: "funnel.\(id).conversion", name: "Conversion to \(name)",
        formula: "accounts that reached \(stage) \(name) ÷ accounts that reached \(stage - 1) \(before)",
        count: .conversion(stage))
    ]
  }

  private static let lifecycle: [FunnelFigure] = LifecycleStage.ids.indices.map { index in
    FunnelFigure(
      id: "lifecycle.\(LifecycleStage.ids[index])", name: LifecycleStage.names[index],
      formula: "accounts on the list at stage \(index + 1) of the lifecycle", count: .lifecycle(index + 1))
  }

  private static let topo: [FunnelFigure] = [
    FunnelFigure(
      id: "topo.icp_fit", name: "ICP fit", formula: "accounts on the list that meet all criteria of the ideal profile",
      count: .topo(.fitsProfile)),
    FunnelFigure(
      id: "topo.target_list", name: "Target list", formula: "accounts on the target account list at T",
      count: .topo(.onList)),
    FunnelFigure(
      id: "topo.engaged_now", name: "Engaged now", formula: "accounts whose engagement score is at the minimum at T",
      count: .topo(.engagedNow)),
    FunnelFigure(
      id: "topo.pipeline", name: "Pipeline", formula: "accounts with an open opportunity", count: .topo(.withOpen)),
    FunnelFigure(
      id: "topo.customer", name: "Customer", formula: "accounts that are customers", count: .topo(.customer)),
    FunnelFigure(
      id: "topo.expansion", name: "Expansion", formula: "accounts that won an expansion or renewed for more",
      count: .topo(.expanded)),
    FunnelFigure(id: "topo.ltv", name: "LTV", formula: "Σ lifetime value of customers", count: .topoLTV),
  ]

  /// The unit of its value.
  public var unit: KPI.Unit {
    switch count {
    case .reached, .at, .lifecycle, .topo: .accounts
    case .conversion: .ratio
    case .topoLTV: .money
    }
  }

  /// Its count in a funnel, by tier; nil for what is no count, and where there is none.
  public func counts(_ funnel: Funnel) -> TierCounts? {
    switch count {
    case .reached(let stage): funnel.stages[stage - 1].reached
    case .at(let stage): funnel.stages[stage - 1].at
    case .lifecycle(let stage): funnel.lifecycle[stage - 1]
    case .topo(.fitsProfile): funnel.topo.profileFit
    case .topo(.onList): funnel.topo.targetList
    case .topo(.engagedNow): funnel.topo.engagedNow
    case .topo(.withOpen): funnel.topo.pipeline
    case .topo(.customer): funnel.topo.customer
    case .topo(.expanded): funnel.topo.expansion
    case .conversion, .topo, .topoLTV: nil
    }
  }

  /// Its value in a funnel.
  ///
  /// - Parameter tier: 1–3, 0 for none, nil for all.
  public func figure(_ funnel: Funnel, tier: Int? = nil) -> Figure {
    var figure = Figure()
    switch count {
    case .conversion(let stage):
      func reached(_ stage: Int) -> Double {
        let counts = funnel.stages[stage - 1].reached
        return Double(tier.map { counts.byTier[$0] } ?? counts.all)
      }
      figure.numerator = reached(stage)
      figure.denominator = reached(stage - 1)
      figure.cases = Int(reached(stage - 1))
      figure.value = funnel.conversion(stage: stage, tier: tier)
      figure.interval = funnel.conversionInterval(stage: stage, tier: tier)
      if figure.value == nil {
        let lacking = funnel.conversionWaits(stage: stage)
        figure.reason = lacking.isEmpty ? .nothingToDivideBy : .missing(lacking)
      }
    case .reached(let stage) where !funnel.isKnown(stage: stage), .at(let stage) where !funnel.isKnown(stage: stage):
      figure.reason = .missing(funnel.waits[stage - 1])
    case .topoLTV:
      if tier == nil { figure.value = funnel.topo.ltv }
    case .reached, .at, .lifecycle, .topo:
      let counts = counts(funnel)
      figure.value = counts.map { counts in Double(tier.map { counts.byTier[$0] } ?? counts.all) }
      if figure.value == nil { figure.reason = .noProfile }
    }
    return figure
  }
}

extension FunnelFigure.Count {
  /// The tables that decide it beside the accounts (kpis.md, Stages): a row of them that is left out can change the count.
  var decidingTables: Set<Table> {
    switch self {
    case .reached(let stage): FunnelFigure.Count.tables(reaching: stage)
    // Who went beyond is not at it.
    case .at(let stage):
      FunnelFigure.Count.tables(reaching: stage).union(FunnelFigure.Count.tables(reaching: stage + 1))
    case .conversion(let stage):
      FunnelFigure.Count.tables(reaching: stage - 1).union(FunnelFigure.Count.tables(reaching: stage))
    case .lifecycle(let stage): stage < 3 ? [.activities, .opportunities, .contracts] : [.opportunities, .contracts]
    case .topo(.engagedNow): [.activities]
    case .topo(.withOpen): [.opportunities]
    case .topo(.customer), .topo(.expanded): [.opportunities, .contracts]
    case .topo: []
    case .topoLTV: [.contracts]
    }
  }

  private static func tables(reaching stage: Int) -> Set<Table> {
    switch stage {
    case ...1: []
    case 2: [.activities, .opportunities, .contracts]
    default: [.opportunities, .contracts]
    }
  }
}
