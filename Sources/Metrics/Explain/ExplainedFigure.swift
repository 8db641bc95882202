public import Values

/// A figure that can be explained: a KPI, or a count or conversion of a funnel.
public enum ExplainedFigure: Sendable, Identifiable {
  case kpi(KPI)
  case funnel(FunnelFigure)

  /// Every figure: the KPIs as in the catalog, then the funnels.
  public static let all: [ExplainedFigure] =
    KPICatalog.all.map { .kpi($0) } + FunnelFigure.all.map { .funnel($0) }

  /// The figure with an id, or a name, in any spelling (`win rate`, `Engaged-rate`); nil where there is none.
  public static func named(_ name: String) -> ExplainedFigure? {
    let plain = Text.plain(name)
    return all.first { $0.id == name } ?? all.first { Text.plain($0.id) == plain }
      ?? all.first { Text.plain($0.name) == plain }
  }

  /// The stable id.
  public var id: String {
    switch self {
    case .kpi(let kpi): kpi.id
    case .funnel(let figure): figure.id
    }
  }

  /// The name on screen.
  public var name: String {
    switch self {
    case .kpi(let kpi): kpi.name
    case .funnel(let figure): figure.name
    }
  }

  /// The formula in words.
  public var formula: String {
    switch self {
    case .kpi(let kpi): kpi.formula
    case .funnel(let figure): figure.formula
    }
  }

  /// The unit of its value.
  public var unit: KPI.Unit {
    switch self {
    case .kpi(let kpi): kpi.unit
    case .funnel(let figure): figure.unit
    }
  }

  /// The KPI, where it is one.
  public var kpi: KPI? {
    if case .kpi(let kpi) = self { kpi } else { nil }
  }

  /// Why it differs from a figure that looks like it; nil where none does.
  public var remark: String? {
    switch id {
    case "engaged_rate", "funnel.engaged":
      "Reached Engaged (funnel.engaged) counts the stages beyond it too; engaged_rate goes by the engagement score alone, "
        + "whenever it was at the minimum; engaged_accounts by the score at T."
    case "win_rate", "funnel.won":
      "Reached Won (funnel.won) counts accounts with a contract too, and the stages beyond; win_rate only accounts with a "
        + "won new opportunity; close_rate is of opportunities decided in P."
    case "close_rate": "It is of opportunities that were decided in P; win_rate is of accounts on the list."
    case "opportunity_rate", "funnel.opportunity":
      "Reached Opportunity (funnel.opportunity) counts customers without an opportunity of their own too; "
        + "opportunity_rate only accounts with a new opportunity."
    default: nil
    }
  }

  /// The sums that a value is made of, with their names; the first is what the figure counts.
  var terms: [(name: String, term: KPI.Term)] {
    switch self {
    case .kpi(let kpi): return kpi.measure.terms.map { (name: $0.0, term: $0.1) }
    case .funnel(let figure):
      switch figure.count {
      case .reached(let stage): return [("accounts", .reached(stage))]
      case .at(let stage): return [("accounts", .at(stage))]
      case .conversion(let stage): return [("numerator", .reached(stage)), ("denominator", .reached(stage - 1))]
      case .lifecycle(let stage): return [("accounts", .lifecycle(stage))]
      case .topo(let fact): return [("accounts", .fact(fact))]
      case .topoLTV: return [("ltv", .ltv)]
      }
    }
  }

  /// Whether shares of what is shared are in it.
  var hasSpend: Bool {
    terms.contains { if case .spend = $0.term { true } else { false } }
  }
}

extension TrustSummary {
  /// How much of the tables of a figure is used.
  public func coverage(of figure: ExplainedFigure) -> FigureCoverage {
    switch figure {
    case .kpi(let kpi): coverage(of: kpi)
    case .funnel(let figure): coverage(of: figure.count)
    }
  }

  /// How much of the tables is used that decide a count of a funnel.
  public func coverage(of count: FunnelFigure.Count) -> FigureCoverage {
    let deciding = count.decidingTables.union([.accounts])
    return FigureCoverage(tables: tables.filter { deciding.contains($0.table) }, currency: currency)
  }
}

extension Figures {
  /// What all screens say of a figure: of a funnel its counts, before P as well.
  public func figures(of figure: ExplainedFigure) -> KPIFigures? {
    switch figure {
    case .kpi(let kpi): return self[kpi.id]
    case .funnel(let counted):
      return KPIFigures(
        all: counted.figure(funnel), tiers: [1, 2, 3, 0].map { counted.figure(funnel, tier: $0) },
        before: previousFunnel.map { counted.figure($0) }, change: nil, trend: [])
    }
  }
}
