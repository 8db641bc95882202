internal import Accounts
internal import Metrics
internal import Report

/// Which accounts a list shows, of those that the filter picks.
indirect enum AccountSource: Hashable, Sendable {
  /// All on the list.
  case all
  /// Those that reached a stage of the funnel, 1–6.
  case reached(Int)
  /// Those at a stage of the funnel.
  case at(Int)
  /// Those at a stage of the lifecycle, 1–7.
  case lifecycle(Int)
  /// Those at a step of the TOPO funnel, by its row.
  case topo(Int)
  /// Those that count in a KPI's numerator.
  case numerator(String)
  /// Those of a tier, 0 for none, among others.
  case tier(Int, of: AccountSource)
  /// Those that have one of some values in a column; with its title in the path.
  case groups(column: String, values: [String], title: String)
  /// Those with these ids, also where they are not on the list; with what they are in the path.
  case picked(ids: [String], title: String)
  /// Those that the user marked.
  case marked

  /// What stands in the path.
  var title: String {
    switch self {
    case .all: "Accounts"
    case .reached(let stage): "Reached \(FunnelStage.names[stage - 1])"
    case .at(let stage): "At \(FunnelStage.names[stage - 1])"
    case .lifecycle(let stage): LifecycleStage.names[stage - 1]
    case .topo(let row): TopoStep.allCases[row].title
    case .numerator(let id): KPICatalog.kpi(id)?.name ?? id
    case .tier(let tier, let source): "\(source.title), \(tier == 0 ? "no tier" : "tier \(tier)")"
    case .groups(_, _, let title), .picked(_, let title): title
    case .marked: "Marked"
    }
  }

  /// The figure that counts these accounts; nil where none does.
  var figure: ExplainedFigure? {
    switch self {
    case .reached(let stage): FunnelFigure.of(.reached(stage)).map { .funnel($0) }
    case .at(let stage): FunnelFigure.of(.at(stage)).map { .funnel($0) }
    case .lifecycle(let stage): FunnelFigure.of(.lifecycle(stage)).map { .funnel($0) }
    case .topo(let row): FunnelFigure.of(.topo(TopoStep.allCases[row].fact)).map { .funnel($0) }
    case .numerator(let id): ExplainedFigure.named(id)
    case .tier(_, let source): source.figure
    case .all, .groups, .picked, .marked: nil
    }
  }

  /// Positions of the accounts, in the order of the list.
  ///
  /// - Complexity: O(accounts).
  func accounts(_ context: Context, marks: Set<String>) -> [Int] {
    let snapshot = context.snapshot
    if case .picked(let ids, _) = self { return ids.compactMap { snapshot.dataset.account(id: $0) }.sorted() }
    let stages = snapshot.current.stages
    let set = context.figures.set
    let holds = predicate(context, marks: marks)
    return stages.indices.filter { stages[$0] != 0 && set.contains($0) && holds($0) }
  }

  private func predicate(_ context: Context, marks: Set<String>) -> (Int) -> Bool {
    let current = context.snapshot.current
    let facts = context.snapshot.facts
    switch self {
    case .all: return { _ in true }
    case .reached(let stage): return { Int(current.stages[$0]) >= stage }
    case .at(let stage): return { Int(current.stages[$0]) == stage }
    case .lifecycle(let stage): return { Int(current.lifecycles[$0]) == stage }
    case .topo(let row): return TopoStep.allCases[row].predicate(facts, accounts: context.snapshot.dataset.accounts)
    case .numerator(let id):
      guard let kpi = KPICatalog.kpi(id) else { return { _ in false } }
      let behind = Set(context.snapshot.accounts(behind: kpi, of: context.figures.set))
      return { behind.contains($0) }
    case .tier(let tier, let source):
      let (holds, tiers) = (source.predicate(context, marks: marks), context.snapshot.tiers)
      return { Int(tiers[$0]) == tier && holds($0) }
    case .groups(let column, let values, _):
      let (field, wanted) = (AccountCatalog.field(named: column, in: context.snapshot), Set(values))
      return { wanted.contains(field?.value(of: $0, in: context.snapshot).exact ?? "") }
    case .picked(let ids, _):
      let (accounts, wanted) = (context.snapshot.dataset.accounts, Set(ids))
      return { wanted.contains(accounts[$0].id) }
    case .marked:
      let accounts = context.snapshot.dataset.accounts
      return { marks.contains(accounts[$0].id) }
    }
  }
}

/// A step of the TOPO funnel.
enum TopoStep: Int, CaseIterable, Sendable {
  case profileFit, targetList, engagedNow, pipeline, customer, expansion

  var title: String {
    switch self {
    case .profileFit: "ICP fit"
    case .targetList: "Target list"
    case .engagedNow: "Engaged now"
    case .pipeline: "Pipeline"
    case .customer: "Customer"
    case .expansion: "Expansion"
    }
  }

  /// The fact that it counts.
  var fact: Fact {
    switch self {
    case .profileFit: .fitsProfile
    case .targetList: .onList
    case .engagedNow: .engagedNow
    case .pipeline: .withOpen
    case .customer: .customer
    case .expansion: .expanded
    }
  }

  /// The counts of it; nil where no ideal customer profile is set.
  func counts(_ funnel: Funnel) -> TierCounts? {
    switch self {
    case .profileFit: funnel.topo.profileFit
    case .targetList: funnel.topo.targetList
    case .engagedNow: funnel.topo.engagedNow
    case .pipeline: funnel.topo.pipeline
    case .customer: funnel.topo.customer
    case .expansion: funnel.topo.expansion
    }
  }

  func predicate(_ facts: [AccountFacts], accounts: [Account]) -> (Int) -> Bool {
    switch self {
    case .profileFit: { (accounts[$0].profileFit ?? 0) >= 1 }
    case .targetList: { _ in true }
    case .engagedNow: { facts[$0].isEngagedNow }
    case .pipeline: { facts[$0].openOpportunities > 0 }
    case .customer: { facts[$0].isCustomer }
    case .expansion: { facts[$0].isExpanded }
    }
  }
}
