internal import Accounts
public import Metrics
internal import Values

extension Report {
  /// The whole report, schema 1. Every member is always there but `accounts` and `by`, which are asked for.
  ///
  /// - `as_of`, `period` (`name`, `from`, `to`), `previous_period` (`null` for `all`), `trend_days` (newest first),
  ///   `churn` (of LTV).
  /// - `kpis.<id>`: `stage`, `unit`, `kind`, `value` and what it is made of (`numerator` and `denominator`; `money`, exact
  ///   with four places; `mean` and `count`; the factors of the velocity), what is told along (`degrading`, `improving`,
  ///   `pending`), the same in `tiers`, the values `previous` and `trend`. A `value` that is `null` has a `reason`.
  /// - `funnel`: by stage, for `all` and each tier, accounts `at` it, that `reached` it, and the `conversion` from the one
  ///   before. `lifecycle`: accounts at stages 1–7. `topo`: accounts at each step and Σ `ltv`.
  /// - `health`: what was wrong with the data. `accounts.<id>`: the facts of every account on the list.
  ///   `by`: the `column` and, for each of its values, KPIs and funnel.
  static func json(
    _ snapshot: Snapshot, _ figures: Figures, _ breakdown: Breakdown?, _ kpis: [Int], _ options: ReportOptions
  ) -> JSON {
    var members = head(snapshot)
    members += [
      ("previous_period", snapshot.period.previous.map { .object($0.json) } ?? .null),
      ("trend_days", .array(snapshot.period.trend.map { .day($0.asOf) })),
      ("churn", .number(snapshot.current.scope.churn)),
    ]
    members += self.members(figures, kpis)
    members.append(("health", HealthJSON(snapshot.dataset, health: snapshot.health).json))
    if options.accounts { members.append(("accounts", accountsJSON(snapshot, figures.set))) }
    if let breakdown {
      let groups = breakdown.groups.map { group in
        JSON.object(
          [("value", group.value.isEmpty ? .null : .text(group.value)), ("accounts", .integer(group.accounts))]
            + self.members(group.figures, kpis))
      }
      members.append(("by", .object([("column", .text(breakdown.column)), ("groups", .array(groups))])))
    }
    return .object(members)
  }

  /// Version, T and P: how every JSON report begins.
  public static func head(_ snapshot: Snapshot) -> [(String, JSON)] {
    [
      ("schema", .integer(schema)), ("as_of", .day(snapshot.asOf)),
      ("period", .object([("name", .text(snapshot.period.period.name))] + snapshot.period.now.json)),
    ]
  }

  private static func members(_ figures: Figures, _ kpis: [Int]) -> [(String, JSON)] {
    [
      ("kpis", .object(kpis.map { (KPICatalog.all[$0].id, KPICatalog.all[$0].json(figures.kpis[$0])) })),
      ("funnel", figures.funnel.stagesJSON), ("lifecycle", figures.funnel.lifecycleJSON),
      ("topo", figures.funnel.topoJSON),
    ]
  }

  /// The facts of every account on the list, by id.
  private static func accountsJSON(_ snapshot: Snapshot, _ set: AccountSet) -> JSON {
    .object(
      snapshot.dataset.accounts.indices.filter { snapshot.facts[$0].isOnList && set.contains($0) }.map { account in
        (snapshot.dataset.accounts[account].id, .object(factMembers(of: account, in: snapshot)))
      })
  }

  /// The facts of one account under the names of the golden files.
  static func factMembers(of account: Int, in snapshot: Snapshot) -> [(String, JSON)] {
    AccountCatalog.all.filter { $0.uses.contains(.fact) }.map { field in
      (field.exportName, field.exported(field.value(of: account, in: snapshot)).json)
    }
  }
}

extension KPI {
  /// The KPI's figures: stage, unit, kind, the value with what it is made of, tiers, previous, trend.
  func json(_ figures: KPIFigures) -> JSON {
    let stage: JSON =
      switch home {
      case .stage(let stage): .integer(stage)
      case .lifecycle: .text("lifecycle")
      case .topo: .text("TOPO")
      }
    return .object(
      [("stage", stage), ("unit", .text(unit.rawValue)), ("kind", .text(kind))] + members(figures.all)
        + [
          ("tiers", .object(zip(TierNames.all, figures.tiers).map { ($0, .object(members($1))) })),
          ("previous", .optional(figures.previous)),
          ("trend", .array(figures.trend.map { .optional($0) })),
        ])
  }

  /// The value of some accounts. A kind always has the same members, `null` where there is none.
  private func members(_ figure: Figure) -> [(String, JSON)] {
    var members: [(String, JSON)] = [("value", .optional(figure.value))]
    switch measure {
    case .count, .potentialLTV: break
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
    for name in also.map(\.name) {
      members.append((name, .optional(figure.also.first { $0.name == name }?.value)))
    }
    if figure.value == nil { members.append(("reason", .text(figure.reason?.words ?? "there is no value"))) }
    return members
  }

  /// The factors of the pipeline velocity, as its figure names them.
  static let velocityFactors = ["open", "mean_amount", "close_rate", "cycle"]
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
  var json: JSON {
    .object(
      [("all", .integer(all))]
        + zip(TierNames.all, TierNames.positions).map { name, tier in (name, .integer(byTier[tier])) })
  }
}

extension Funnel {
  /// Per stage and tier the accounts at it, that reached it, and the conversion from the stage before.
  var stagesJSON: JSON {
    .array(
      stages.enumerated().map { position, counts in
        func scope(_ name: String, _ tier: Int?) -> (String, JSON) {
          let at = tier.map { counts.at.byTier[$0] } ?? counts.at.all
          let reached = tier.map { counts.reached.byTier[$0] } ?? counts.reached.all
          let conversion = conversion(stage: position + 1, tier: tier)
          return (
            name,
            .object([("at", .integer(at)), ("reached", .integer(reached)), ("conversion", .optional(conversion))])
          )
        }
        return .object(
          [("stage", .integer(position + 1)), ("name", .text(FunnelStage.ids[position])), scope("all", nil)]
            + zip(TierNames.all, TierNames.positions).map { scope($0, $1) })
      })
  }

  /// Accounts at stages 1–7 of the lifecycle, by stage and tier.
  var lifecycleJSON: JSON {
    .object(lifecycle.enumerated().map { (String($0 + 1), $1.json) })
  }

  /// Accounts at each step of the TOPO funnel, and Σ LTV.
  var topoJSON: JSON {
    .object([
      ("icp_fit_all_criteria", .optional(topo.profileFit.map { Double($0.all) })),
      ("target_list", .integer(topo.targetList.all)), ("engaged_now", .integer(topo.engagedNow.all)),
      ("pipeline", .integer(topo.pipeline.all)), ("customer", .integer(topo.customer.all)),
      ("expansion", .integer(topo.expansion.all)), ("ltv", .number(topo.ltv)),
    ])
  }
}

extension Point {
  /// `from` and `to`.
  var json: [(String, JSON)] { [("from", .day(from)), ("to", .day(asOf))] }
}
