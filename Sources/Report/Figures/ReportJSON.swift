internal import Accounts
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
  ///   before. `lifecycle`: accounts at stages 1–7. `topo`: accounts at each step and Σ `ltv`.
  /// - `health`: what was wrong with the data. `accounts.<id>`: the facts of every account on the list.
  ///   `by`: the `column` and, for each of its values, KPIs and funnel.
  static func json(
    _ snapshot: Snapshot, _ figures: Figures, _ breakdown: Breakdown?, _ kpis: [Int], _ options: ReportOptions
  ) -> JSON {
    var members = head(snapshot)
    members += [
      ("opening", .day(snapshot.period.opening)),
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
      ("kpis", .object(kpis.map { (KPIBook.all[$0].id, KPIBook.all[$0].json(figures.kpis[$0])) })),
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
  static func factMembers(of position: Int, in snapshot: Snapshot) -> [(String, JSON)] {
    let account = snapshot.dataset.accounts[position]
    let facts = snapshot.facts[position]
    func names(_ topics: [UInt32]) -> JSON { .array(AccountColumn.topics(topics, in: snapshot).map { .text($0) }) }
    return [
      ("name", .text(account.name)), ("tier", .text(TierNames.name(account.tier))), ("aes", .number(facts.aes)),
      ("engaged_on", .day(facts.engagedOn)), ("engaged_now", .bool(facts.isEngagedNow)),
      ("first_touch", .day(facts.firstTouch)), ("opportunity_on", .day(facts.opportunityOn)),
      ("won_on", .day(facts.wonOn)), ("customer", .bool(facts.isCustomer)), ("churned", .bool(facts.isChurned)),
      ("expanded", .bool(facts.isExpanded)), ("stage", .integer(facts.stage)), ("entered_on", .day(facts.enteredOn)),
      ("days_in_stage", .optional(facts.daysInStage(at: snapshot.asOf).map { Double($0) })),
      ("lifecycle", .integer(facts.lifecycle)), ("peppers", .integer(facts.peppers)),
      ("relationship", .optional(facts.relationship)), ("trend", .optional(facts.relationshipTrend)),
      ("surging_topics", names(facts.surgingTopics)), ("surging_competitor_topics", names(facts.competitorTopics)),
      ("stakeholders", .integer(facts.stakeholders)), ("engaged_stakeholders", .integer(facts.engagedStakeholders)),
      ("acv", .text(facts.acv.decimal)), ("ltv", .optional(facts.ltv)),
      ("potential_ltv", .optional(facts.potentialLTV)), ("touches", .integer(facts.touches)),
      ("touches_ever", .integer(facts.touchesEver)), ("view_through_visits", .integer(facts.viewThroughVisits)),
      ("spend", .number(facts.spend)), ("pipeline", .text(facts.pipeline.decimal)),
    ]
  }
}
