internal import Accounts
internal import Values
internal import Metrics

extension KPI {
  /// The KPI's figures: stage, unit, kind, how much of its tables is used, the value with what it is made of, tiers,
  /// previous, trend.
  func json(_ figures: KPIFigures, _ coverage: FigureCoverage) -> JSON {
    let stage: JSON =
      switch home {
      case .stage(let stage): .integer(stage)
      case .lifecycle: .text("lifecycle")
      case .topo: .text("TOPO")
      }
    return .object(
      [("stage", stage), ("unit", .text(unit.rawValue)), ("kind", .text(kind))] + coverage.json + members(figures.all)
        + [
          ("tiers", .object(zip(TierNames.all, figures.tiers).map { ($0, .object(members($1))) })),
          ("level", .bool(isLevel)), ("previous", .optional(figures.previous)),
          ("change", .optional(figures.change?.rawValue)),
          ("trend", .array(figures.trend.map { .optional($0) })),
        ])
  }

  /// The value of some accounts. A kind always has the same members, `null` where there is none.
  fileprivate func members(_ figure: Figure) -> [(String, JSON)] {
    var members: [(String, JSON)] = [("value", .optional(figure.value))]
    switch measure {
    case .count, .potentialLTV, .total: break
    case .money: members.append(("money", .optional(figure.money?.decimal)))
    case .ratio, .mean:
      members += [("numerator", .optional(figure.numerator)), ("denominator", .optional(figure.denominator))]
    case .median:
      members += [("mean", .optional(figure.mean)), ("count", .optional(figure.count.map { Double($0) }))]
    case .velocity:
      members += KPI.velocityFactors.map { name in
        (name, .optional(figure.factors.first { $0.name == name }?.value))
      }
    }
    members += figure.certainty(isShare: isShare)
    for name in also.map(\.name) {
      members.append((name, .optional(figure.also.first { $0.name == name }?.value)))
    }
    return members + figure.absence
  }

  /// The factors of the pipeline velocity, as its figure names them.
  static let velocityFactors = ["open", "mean_amount", "close_rate", "cycle"]
}

extension ExplainedFigure {
  /// The value of some accounts, as a report has it: a KPI as in `kpis`, of a funnel the count, or a share.
  func members(_ figure: Figure) -> [(String, JSON)] {
    switch self {
    case .kpi(let kpi): return kpi.members(figure)
    case .funnel:
      var members: [(String, JSON)] = [("value", .optional(figure.value))]
      if unit == .ratio {
        members += [("numerator", .optional(figure.numerator)), ("denominator", .optional(figure.denominator))]
      }
      return members + figure.certainty(isShare: unit == .ratio) + figure.absence
    }
  }
}

extension Figure {
  /// `n`, `small`, and of shares the `interval`.
  fileprivate func certainty(isShare: Bool) -> [(String, JSON)] {
    var members: [(String, JSON)] = []
    if let cases { members.append(("n", .integer(cases))) }
    if value != nil, cases != nil { members.append(("small", .bool(isSmall))) }
    if isShare { members.append(("interval", .interval(interval))) }
    return members
  }

  /// `reason` where there is no value.
  fileprivate var absence: [(String, JSON)] {
    value == nil ? [("reason", .text(reason?.words ?? "there is no value"))] : []
  }
}

extension JSON {
  /// `[low, high]`, or `null`.
  static func interval(_ interval: Interval?) -> JSON {
    interval.map { .array([.number($0.low), .number($0.high)]) } ?? .null
  }
}

/// How tiers are named in reports.
enum TierNames {
  /// In the order of `KPIFigures.tiers`.
  static let all = ["1", "2", "3", "none"]
  /// The positions of those in `TierCounts.byTier`.
  static let positions = [1, 2, 3, 0]
  /// The name of a tier, 0 for none.
  static func name(_ tier: UInt8) -> String { tier == 0 ? "none" : String(tier) }
}

extension TierCounts {
  /// `all`, `1`, `2`, `3`, `none`.
  var members: [(String, JSON)] {
    [("all", .integer(all))]
      + zip(TierNames.all, TierNames.positions).map { name, tier in (name, .integer(byTier[tier])) }
  }
}

extension Funnel {
  /// Per stage and tier the accounts at it, that reached it, and the conversion from the stage before; `coverage` of what they rest on.
  func stagesJSON(_ trust: TrustSummary) -> JSON {
    .array(
      stages.enumerated().map { position, counts in
        func scope(_ name: String, _ tier: Int?) -> (String, JSON) {
          let at = tier.map { counts.at.byTier[$0] } ?? counts.at.all
          let reached = tier.map { counts.reached.byTier[$0] } ?? counts.reached.all
          let conversion = conversion(stage: position + 1, tier: tier)
          return (
            name,
            .object([
              ("at", .integer(at)), ("reached", .integer(reached)), ("conversion", .optional(conversion)),
              ("interval", .interval(conversionInterval(stage: position + 1, tier: tier))),
            ])
          )
        }
        return .object(
          [("stage", .integer(position + 1)), ("name", .text(FunnelStage.ids[position]))]
            + trust.coverage(of: position == 0 ? .at(1) : .conversion(position + 1)).json + [scope("all", nil)]
            + (waits[position].isEmpty
              ? [] : [("waits_for", .array(waits[position].map { .text($0.rawValue) }))])
            + zip(TierNames.all, TierNames.positions).map { scope($0, $1) })
      })
  }

  /// Accounts at stages 1–7 of the lifecycle, by stage and tier.
  func lifecycleJSON(_ trust: TrustSummary) -> JSON {
    .object(
      lifecycle.enumerated().map { position, counts in
        (String(position + 1), .object(counts.members + trust.coverage(of: .lifecycle(position + 1)).json))
      })
  }

  /// Accounts at each step of the TOPO funnel, and Σ LTV.
  func topoJSON(_ trust: TrustSummary) -> JSON {
    let figures = FunnelFigure.all.filter { $0.id.hasPrefix("topo.") }
    let coverage = figures.map { figure in
      (String(figure.id.dropFirst(5)), JSON.object(trust.coverage(of: figure.count).json))
    }
    return .object([
      ("icp_fit_all_criteria", .optional(topo.profileFit.map { Double($0.all) })),
      ("target_list", .integer(topo.targetList.all)), ("engaged_now", .integer(topo.engagedNow.all)),
      ("pipeline", .integer(topo.pipeline.all)), ("customer", .integer(topo.customer.all)),
      ("expansion", .integer(topo.expansion.all)), ("ltv", .number(topo.ltv)), ("coverage", .object(coverage)),
    ])
  }
}

extension FactPoint {
  /// `from` and `to`.
  var json: [(String, JSON)] { [("from", .day(from)), ("to", .day(asOf))] }
}
