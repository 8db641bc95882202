internal import Accounts
internal import Values
internal import Metrics

extension FieldBook {
  /// Facts that are numbers (kpis.md, Facts of one account). Money in units of the reporting currency.
  static let factFields: [Field] = [
    Field("aes", ["score", "engagement_score"], .number(.plain) { $0.facts[$1].aes }, "account engagement score"),
    Field(
      "heat", ["peppers", "research_heat"], .number(.plain) { Double($0.facts[$1].peppers) }, "research heat, 0–3"),
    Field("relationship", ["relationship_score"], .number(.plain) { $0.facts[$1].relationship }, "0–100"),
    Field(
      "trend", ["relationship_trend"], .number(.plain) { $0.facts[$1].relationshipTrend }, "relationship in 30 days"),
    Field("stakeholders", [], .number(.plain) { Double($0.facts[$1].stakeholders) }, "people who decide"),
    Field(
      "penetration", ["engaged_stakeholders"], .number(.plain) { Double($0.facts[$1].engagedStakeholders) },
      "engaged stakeholders"),
    Field("pipeline", [], .number(.plain) { $0.facts[$1].pipeline.double }, "amount of open opportunities"),
    Field(
      "expansion_pipeline", [], .number(.plain) { $0.facts[$1].expansionPipeline.double }, "of open expansion ones"),
    Field("opportunities", ["open_opportunities"], .number(.plain) { Double($0.facts[$1].openOpportunities) }, "open"),
    Field("acv", [], .number(.plain) { $0.facts[$1].acv.double }, "annual value of active contracts"),
    Field("contracts", ["active_contracts"], .number(.plain) { Double($0.facts[$1].activeContracts) }, "active"),
    Field("ltv", [], .number(.plain) { $0.facts[$1].ltv }, "lifetime value of customers"),
    Field(
      "potential_ltv", [], .number(.plain) { $0.facts[$1].potentialLTV }, "ceiling of accounts that are no customers"),
    Field("revenue", ["total_revenue"], .number(.plain) { $0.facts[$1].revenue.double }, "amount won in the period"),
    Field("new_revenue", [], .number(.plain) { $0.facts[$1].newRevenue.double }, "of new opportunities, in the period"),
    Field("deals_won", [], .number(.plain) { Double($0.facts[$1].dealsWon) }, "opportunities won in the period"),
    Field("touches", [], .number(.plain) { Double($0.facts[$1].touches) }, "in the period"),
    Field("touches_ever", [], .number(.plain) { Double($0.facts[$1].touchesEver) }, "on all days"),
    Field("spend", [], .number(.plain) { $0.facts[$1].spend }, "in the period, shares of what is shared included"),
    Field("impressions", ["ad_impressions"], .number(.plain) { Double($0.facts[$1].impressions) }, "in the period"),
    Field("clicks", ["ad_clicks"], .number(.plain) { Double($0.facts[$1].clicks) }, "in the period"),
    Field("visits", ["website_visits"], .number(.plain) { Double($0.facts[$1].visits) }, "in the period"),
    Field("high_value_visits", [], .number(.plain) { Double($0.facts[$1].highValueVisits) }, "in the period"),
    Field("view_through_visits", [], .number(.plain) { Double($0.facts[$1].viewThroughVisits) }, "in the period"),
    Field("chats", [], .number(.plain) { Double($0.facts[$1].chats) }, "in the period"),
    Field(
      "fit", ["icp_fit", "icp"], .number(.plain) { $0.dataset.accounts[$1].profileFit }, "share of the ideal profile"),
    Field(
      "days_in_stage", [],
      .number(.days) { snapshot, account in
        snapshot.facts[account].daysInStage(at: snapshot.asOf).map(Double.init)
      }, "days since it entered its stage"),
  ]

  /// Facts and columns that are days. A past one compares by its age, one ahead by the days left.
  static let dayFields: [Field] = [
    Field("last_touch", [], .day(ahead: false) { $0.facts[$1].lastTouch }, "age or date of the last touch"),
    Field("first_touch", [], .day(ahead: false) { $0.facts[$1].firstTouch }, "age or date of the first touch"),
    Field("renewal", ["next_end"], .day(ahead: true) { $0.facts[$1].nextEnd }, "days to the next contract end"),
    Field("entered", ["entered_on"], .day(ahead: false) { $0.facts[$1].enteredOn }, "when it entered its stage"),
    Field("engaged_on", [], .day(ahead: false) { $0.facts[$1].engagedOn }, "when it became engaged"),
    Field("opportunity_on", [], .day(ahead: false) { $0.facts[$1].opportunityOn }, "its first opportunity"),
    Field("won_on", [], .day(ahead: false) { $0.facts[$1].wonOn }, "its first new opportunity won"),
    Field("contract_on", [], .day(ahead: false) { $0.facts[$1].contractOn }, "start of its first contract"),
    Field("renewed_on", [], .day(ahead: false) { $0.facts[$1].renewedOn }, "start of its first renewal"),
    Field("target_since", [], .day(ahead: false) { $0.dataset.accounts[$1].targetSince }, "when it joined the list"),
    Field("target_until", [], .day(ahead: true) { $0.dataset.accounts[$1].targetUntil }, "when it leaves the list"),
    Field("created_at", ["created"], .day(ahead: false) { $0.dataset.accounts[$1].createdAt }, "when it was created"),
  ]
}
