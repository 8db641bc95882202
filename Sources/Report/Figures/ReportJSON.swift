internal import Accounts
internal import Forecast
public import Metrics
internal import Values

extension Report {
  /// The whole report, schema 1. Every member is always there but `accounts` and `by`, which are asked for.
  ///
  /// - `as_of`, `period` (`name`, `from`, `to`), `opening` (the day before it, which levels are compared with) and
  ///   `previous_period` (of flows; both `null` for `all`), `trend_days` (newest first), `churn` (of LTV).
  /// - `kpis.<id>`: `stage`, `unit`, `kind`, `value` and what it is made of (`numerator` and `denominator`; `money`, exact
  ///   with four places; `mean` and `count`; the factors of the velocity), what is told along (`degrading`, `improving`,
  ///   `pending`, `pending_value`), `n` of ratios, means and medians, `small` (n < 20), the 95 % `interval` of shares; the
  ///   same in `tiers`; `level`, the value `previous`, whether the `change` from it is `good`, `bad` or `neutral`, and
  ///   `trend`. A `value` that is `null` has a `reason`.
  /// - `funnel`: by stage, for `all` and each tier, accounts `at` it, that `reached` it, and the `conversion` from the one
  ///   before. `lifecycle`: accounts at stages 1–7. `topo`: accounts at each step and Σ `ltv`. Each with `coverage` and `partial`.
  /// - `health`: what was wrong with the data. `list`: how many accounts are on it by which rule, and what the others have.
  ///   `won`: what was won in P, as read and as shown. `fingerprint`: which data
  ///   it was. `waiting`: KPIs that lack a table or a setting, and what to add. `accounts.<id>`: the facts of every account on the list.
  ///   `landing`: where the quarter lands, as `abmtop forecast` has it, or `null`.
  ///   `by`: the `column` and, for each of its values, KPIs and funnel.
  static func json(
    _ snapshot: Snapshot, _ figures: Figures, _ breakdown: Breakdown?, _ kpis: [Int], _ options: ReportOptions,
    _ landing: Landing?
  ) -> JSON {
    var members = head(snapshot)
    members += [
      ("opening", .day(snapshot.period.opening)),
      ("previous_period", snapshot.period.previous.map { .object($0.json) } ?? .null),
      ("trend_days", .array(snapshot.period.trend.map { .day($0.asOf) })),
      ("churn", .number(snapshot.current.scope.churn)),
    ]
    members += self.members(figures, kpis, snapshot.trust)
    members.append(("health", HealthJSON(snapshot.dataset, health: snapshot.health).json))
    members += [
      ("fingerprint", snapshot.health.fingerprint?.json ?? .null),
      ("list", snapshot.dataset.listSummary(at: snapshot.period.now).json),
      ("won", snapshot.dataset.wonBalance(at: snapshot.period.now).json),
      ("landing", landing?.json ?? .null),
      ("waiting", .array(WaitingKPIs.of(snapshot.dataset, among: kpis).map(\.json))),
    ]
    if options.accounts { members.append(("accounts", accountsJSON(snapshot, figures.set))) }
    if let breakdown {
      let groups = breakdown.groups.map { group in
        JSON.object(
          [("value", group.value.isEmpty ? .null : .text(group.value)), ("accounts", .integer(group.accounts))]
            + self.members(group.figures, kpis, snapshot.trust))
      }
      members.append(("by", .object([("column", .text(breakdown.column)), ("groups", .array(groups))])))
    }
    return .object(members)
  }

  /// Version, T and P, and what the figures rest on: how every JSON report begins. With a history also `basis` (`as_it_was` or
  /// `restated`) and `known_from`, the day from which on the figures are as it was.
  public static func head(_ snapshot: Snapshot) -> [(String, JSON)] {
    [
      ("schema", .integer(schema)), ("as_of", .day(snapshot.asOf)),
      ("period", .object([("name", .text(snapshot.period.period.name))] + snapshot.period.now.json)),
      ("trust", snapshot.trust.json),
    ] + snapshot.historyMembers
  }

  private static func members(_ figures: Figures, _ kpis: [Int], _ trust: TrustSummary) -> [(String, JSON)] {
    let values = kpis.map { position in
      let kpi = KPICatalog.all[position]
      return (kpi.id, kpi.json(figures.kpis[position], trust.coverage(of: kpi)))
    }
    return [
      ("kpis", .object(values)),
      ("funnel", figures.funnel.stagesJSON(trust)), ("lifecycle", figures.funnel.lifecycleJSON(trust)),
      ("topo", figures.funnel.topoJSON(trust)),
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
