internal import Accounts
internal import Values

/// Stage 1: target accounts.
let targetKPIs: [KPI] = [
  KPI(
    "target_accounts", "Target accounts", .stage(1), .target, .accounts, .higher, .count(.onList), level: true,
    "accounts on the target account list at T"),
  KPI(
    "tiered_target_accounts", "Tiered accounts", .stage(1), .target, .accounts, .neither, .count(.tiered), level: true,
    "accounts on the list that have a tier"),
  KPI(
    "relationship_score", "Relationship score", .stage(1), .target, .score, .higher,
    .mean(.fact(.relationshipSum), over: .hasRelationship), level: true, needs: [[.relationships, .activities]],
    also: [.init(name: "degrading", fact: .degrading), .init(name: "improving", fact: .improving)],
    "mean relationship score (0–100) of the accounts that have one"),
  KPI(
    "prospect_accounts", "Prospects", .stage(1), .target, .accounts, .neither, .count(.notCustomer), level: true,
    needs: [[.contracts, .opportunities]], "accounts on the list that are no customers"),
  KPI(
    "intent_surge", "Intent surge", .stage(1), .target, .accounts, .higher, .count(.surging), level: true,
    needs: [[.intent]],
    "accounts with a surging topic that is no competitor topic"),
]

/// Stage 2: engaged target accounts.
let engagedKPIs: [KPI] = [
  KPI(
    "ad_impressions", "Ad impressions", .stage(2), .engage, .count, .neither, .count(.impressions),
    needs: [[.activities]], "impressions of ads and of e-mail banners in P"),
  KPI(
    "view_through_visits", "View-through visits", .stage(2), .engage, .count, .higher, .count(.viewThroughVisits),
    needs: [[.activities]], "visits in P within the view-through days after an impression, without a click between"),
  KPI(
    "view_through_conversions", "View-through conversions", .stage(2), .engage, .count, .higher,
    .count(.viewThroughConversions), needs: [[.activities]],
    "conversions in P within the view-through days after an impression, without a click between"),
  KPI(
    "ad_clicks", "Ad clicks", .stage(2), .engage, .count, .higher, .count(.clicks), needs: [[.activities]],
    "clicks on ads and on e-mail banners in P"),
  KPI(
    "website_visits", "Website visits", .stage(2), .engage, .count, .higher, .count(.visits), needs: [[.activities]],
    "visits and high-value visits in P"),
  KPI(
    "high_value_visits", "High-value visits", .stage(2), .engage, .count, .higher, .count(.highValueVisits),
    needs: [[.activities]], "visits of high-value pages in P"),
  KPI(
    "chats", "Chats", .stage(2), .engage, .count, .higher, .count(.chats), needs: [[.activities]],
    "chat conversations in P"),
  KPI(
    "engaged_rate", "Ever engaged (AES)", .stage(2), .engage, .ratio, .higher, .ratio(.fact(.engaged), over: .onList),
    level: true, needs: [[.activities]],
    "accounts whose engagement score ever reached the minimum ÷ accounts on the list"),
  KPI(
    "not_engaged_rate", "Not engaged", .stage(2), .engage, .ratio, .lower, .ratio(.fact(.notEngaged), over: .onList),
    level: true, needs: [[.activities]],
    "accounts whose engagement score never reached the minimum ÷ accounts on the list"),
  KPI(
    "touched_rate", "Touched in the period", .stage(2), .engage, .ratio, .higher,
    .ratio(.fact(.touched), over: .onList),
    needs: [[.activities]], "accounts with an activity of class engagement in P ÷ accounts on the list"),
  KPI(
    "cost_per_engaged", "Cost per engaged", .stage(2), .engage, .money, .lower, .ratio(.spend, over: .engagedInPeriod),
    needs: [[.activities], [.spend]], "spend in P ÷ accounts that became engaged in P"),
  KPI(
    "research_heat", "Research heat (2+)", .stage(2), .engage, .accounts, .higher, .count(.hot), level: true,
    needs: [[.activities]], "accounts with two or three peppers: visits well above their own habit"),
  KPI(
    "deanonymization_rate", "Deanonymization", .stage(2), .engage, .ratio, .higher,
    .ratio(.fact(.identifiedVisitors), over: .anonymousVisitors), needs: [[.activities]],
    "visitors seen in P and unknown before who became known contacts in P ÷ visitors seen in P and unknown before"),
]

/// Stage 3: target account opportunities.
let opportunityKPIs: [KPI] = [
  KPI(
    "stakeholders", "Stakeholders", .stage(3), .activate, .contactsAnAccount, .neither,
    .mean(.fact(.stakeholders), over: .openNewAccount), level: true, needs: [[.contacts], [.opportunities]],
    "stakeholders ÷ accounts with an open new opportunity, over those accounts"),
  KPI(
    "account_penetration", "Account penetration", .stage(3), .activate, .contactsAnAccount, .higher,
    .mean(.fact(.engagedStakeholders), over: .openNewAccount), level: true,
    needs: [[.contacts], [.opportunities], [.activities]],
    "engaged stakeholders ÷ accounts with an open new opportunity, over those accounts"),
  KPI(
    "opportunity_rate", "Opportunity rate", .stage(3), .activate, .ratio, .higher,
    .ratio(.fact(.withNewOpportunity), over: .onList), level: true, needs: [[.opportunities]],
    "accounts with a new opportunity ÷ accounts on the list"),
  KPI(
    "target_account_pipeline", "Target account pipeline", .stage(3), .activate, .money, .higher, .money(.pipeline),
    level: true,
    needs: [[.opportunities]], "Σ amount of all open opportunities"),
  KPI(
    "time_to_opportunity", "Time to opportunity", .stage(3), .activate, .days, .lower, .median(.timeToOpportunity),
    needs: [[.opportunities], [.activities]], dates: [[.created]],
    "median days from first touch to the first new opportunity, of accounts that got it in P"),
  KPI(
    "cost_per_opportunity", "Cost per opportunity", .stage(3), .activate, .money, .lower,
    .ratio(.spend, over: .opportunityInPeriod), needs: [[.spend], [.opportunities]], dates: [[.created]],
    "spend in P ÷ accounts that got their first new opportunity in P"),
]

/// Stage 4: new deals won.
let wonKPIs: [KPI] = [
  KPI(
    "win_rate", "Won of target list", .stage(4), .activate, .ratio, .higher, .ratio(.fact(.won), over: .onList),
    level: true, needs: [[.opportunities]], dates: [[.closed]],
    "accounts with a won new opportunity ÷ accounts on the list"),
  KPI(
    "won_accounts", "Accounts won", .stage(4), .activate, .accounts, .higher, .count(.wonInPeriod),
    needs: [[.opportunities]], dates: [[.closed]], "accounts whose first new opportunity was won in P"),
  KPI(
    "new_revenue", "New revenue", .stage(4), .activate, .money, .higher, .money(.newRevenue),
    needs: [[.opportunities]], dates: [[.closed]], "Σ amount of new opportunities won in P"),
  KPI(
    "deal_cycle", "Deal cycle", .stage(4), .activate, .days, .lower, .median(.dealCycle),
    needs: [[.opportunities], [.activities]], dates: [[.closed]],
    "median days from first touch to the first win, of accounts won in P"),
  KPI(
    "touches_per_won", "Touches per won", .stage(4), .activate, .touches, .lower,
    .mean(.fact(.touchesToWon), over: .wonInPeriod), needs: [[.opportunities], [.activities]], dates: [[.closed]],
    "touches up to the win ÷ accounts won in P"),
  KPI(
    "cost_per_won", "Cost per won", .stage(4), .activate, .money, .lower, .ratio(.spend, over: .wonInPeriod),
    needs: [[.spend], [.opportunities]], dates: [[.closed]], "spend in P ÷ accounts won in P"),
]

/// Stage 5: customer retention.
let retentionKPIs: [KPI] = [
  KPI(
    "customer_intent_surge", "Competitor surge", .stage(5), .measure, .accounts, .lower,
    .count(.customerCompetitorSurge), level: true,
    needs: [[.intent], [.contracts, .opportunities]], "customers with a surging competitor topic"),
  KPI(
    "customer_relationship_score", "Customer relationship", .stage(5), .measure, .score, .higher,
    .mean(.fact(.customerRelationshipSum), over: .customerWithRelationship), level: true,
    needs: [[.relationships, .activities], [.contracts, .opportunities]],
    also: [.init(name: "degrading", fact: .customerDegrading), .init(name: "improving", fact: .customerImproving)],
    "mean relationship score (0–100) of the customers that have one"),
  KPI(
    "renewal_rate", "Renewal rate", .stage(5), .measure, .ratio, .higher,
    .ratio(.fact(.renewedAccount), over: .settledAccount), needs: [[.contracts]], dates: [[.contractEnd]],
    also: [
      .init(name: "pending", fact: .pendingContracts), .init(name: "pending_value", fact: .pendingValue),
    ],
    "accounts whose contracts settled in P were all renewed ÷ accounts with a contract settled in P"),
  KPI(
    "renewed_accounts", "Renewed accounts", .stage(5), .measure, .accounts, .higher, .count(.renewedAccount),
    needs: [[.contracts]], dates: [[.contractEnd]], "accounts whose contracts settled in P were all renewed"),
]

/// Stage 6: customer expansion.
let expansionKPIs: [KPI] = [
  KPI(
    "acv", "Average contract value", .stage(6), .measure, .money, .higher, .mean(.fact(.acv), over: .activeContracts),
    level: true, needs: [[.contracts]], "Σ annual value of active contracts ÷ active contracts"),
  KPI(
    "total_revenue", "Total revenue", .stage(6), .measure, .money, .higher, .money(.totalRevenue),
    needs: [[.opportunities]], dates: [[.closed]],
    "Σ amount of opportunities of every type won in P; where none is a renewal, also of contracts that renew others"),
  KPI(
    "nps", "Net promoter score", .stage(6), .measure, .points, .higher,
    .ratio(.hundredfold(.netPromoters), over: .answers), level: true, needs: [[.nps]],
    "100 × (answers of 9 and 10 − answers of 0 to 6) ÷ answers, the latest of each respondent within a year"),
]
