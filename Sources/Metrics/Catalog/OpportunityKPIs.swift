internal import Accounts
internal import Values

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
    needs: [[.opportunities], [.activities]],
    "median days from first touch to the first new opportunity, of accounts that got it in P"),
  KPI(
    "cost_per_opportunity", "Cost per opportunity", .stage(3), .activate, .money, .lower,
    .ratio(.spend, over: .opportunityInPeriod), needs: [[.spend], [.opportunities]],
    "spend in P ÷ accounts that got their first new opportunity in P"),
]

/// Stage 4: new deals won.
let wonKPIs: [KPI] = [
  KPI(
    "win_rate", "Won of target list", .stage(4), .activate, .ratio, .higher, .ratio(.fact(.won), over: .onList),
    level: true, needs: [[.opportunities]], "accounts with a won new opportunity ÷ accounts on the list"),
  KPI(
    "won_accounts", "Accounts won", .stage(4), .activate, .accounts, .higher, .count(.wonInPeriod),
    needs: [[.opportunities]], "accounts whose first new opportunity was won in P"),
  KPI(
    "new_revenue", "New revenue", .stage(4), .activate, .money, .higher, .money(.newRevenue),
    needs: [[.opportunities]], "Σ amount of new opportunities won in P"),
  KPI(
    "deal_cycle", "Deal cycle", .stage(4), .activate, .days, .lower, .median(.dealCycle),
    needs: [[.opportunities], [.activities]], "median days from first touch to the first win, of accounts won in P"),
  KPI(
    "touches_per_won", "Touches per won", .stage(4), .activate, .touches, .lower,
    .mean(.fact(.touchesToWon), over: .wonInPeriod), needs: [[.opportunities], [.activities]],
    "touches up to the win ÷ accounts won in P"),
  KPI(
    "cost_per_won", "Cost per won", .stage(4), .activate, .money, .lower, .ratio(.spend, over: .wonInPeriod),
    needs: [[.spend], [.opportunities]], "spend in P ÷ accounts won in P"),
]
