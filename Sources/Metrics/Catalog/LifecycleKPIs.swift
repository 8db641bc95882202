internal import Accounts
internal import Values

/// KPIs of the seven-stage lifecycle.
let lifecycleKPIs: [KPI] = [
  KPI(
    "pipeline_created", "Pipeline created", .lifecycle, .activate, .money, .higher, .money(.pipelineCreated),
    needs: [[.opportunities]], dates: [[.created]], "Σ amount of opportunities of every type created in P"),
  KPI(
    "revenue_per_account", "Revenue per account", .lifecycle, .measure, .money, .higher,
    .ratio(.fact(.totalRevenue), over: .withRevenue), needs: [[.opportunities]], dates: [[.closed]],
    "total revenue ÷ accounts with a part in it"),
  KPI(
    "average_deal_size", "Average deal size", .lifecycle, .measure, .money, .higher,
    .mean(.fact(.revenue), over: .dealsWon), needs: [[.opportunities]], dates: [[.closed]],
    "mean amount of opportunities of every type won in P"),
  KPI(
    "revival_rate", "Revival rate", .lifecycle, .measure, .ratio, .higher, .ratio(.fact(.revived), over: .dead),
    needs: [[.opportunities]], dates: [[.created, .reopened]],
    "of accounts with a lost and no open new opportunity before P, those with a new one created or reopened in P"),
  KPI(
    "gross_revenue_retention", "Gross revenue retention", .lifecycle, .measure, .ratio, .higher,
    .ratio(.fact(.keptValue), over: .settledValue), cases: .settledContracts, needs: [[.contracts]],
    dates: [[.contractEnd]],
    "what renewals kept of the annual value of contracts settled in P ÷ that annual value"),
  KPI(
    "net_revenue_retention", "Net revenue retention", .lifecycle, .measure, .ratio, .higher,
    .ratio(.fact(.acvOfFormerCustomers), over: .acvBefore), cases: .formerCustomer, needs: [[.contracts]],
    "ACV at T of accounts that were customers before P ÷ their ACV then"),
  KPI(
    "customer_retention", "Customer retention", .lifecycle, .measure, .ratio, .higher,
    .ratio(.fact(.keptCustomer), over: .formerCustomer), needs: [[.contracts, .opportunities]],
    "of accounts that were customers before P, those that are at T"),
  KPI(
    "expansion_opportunities", "Expansion opportunities", .lifecycle, .measure, .count, .higher,
    .count(.expansionCreated), needs: [[.opportunities]], dates: [[.created]], "expansion opportunities created in P"),
  KPI(
    "average_expansion_deal", "Average expansion deal", .lifecycle, .measure, .money, .higher,
    .mean(.fact(.expansionRevenue), over: .expansionWon), needs: [[.opportunities]], dates: [[.closed]],
    "mean amount of expansion opportunities won in P"),
  KPI(
    "expansion_revenue", "Expansion revenue", .lifecycle, .measure, .money, .higher, .money(.expansionRevenue),
    needs: [[.opportunities]], dates: [[.closed]], "Σ amount of expansion opportunities won in P"),
  KPI(
    "expansion_pipeline", "Expansion pipeline", .lifecycle, .activate, .money, .higher, .money(.expansionPipeline),
    level: true, needs: [[.opportunities]], "Σ amount of open expansion opportunities"),
  KPI(
    "expansion_cycle", "Expansion cycle", .lifecycle, .measure, .days, .lower, .median(.expansionCycle),
    needs: [[.opportunities]], dates: [[.created], [.closed]],
    "median days from creation to close of expansion opportunities won in P"),
]

/// KPIs of the TOPO funnel.
let topoKPIs: [KPI] = [
  KPI(
    "engaged_accounts", "Engaged now", .topo, .measure, .accounts, .higher, .count(.engagedNow), level: true,
    needs: [[.activities]],
    "accounts whose engagement score is at least the minimum at T"),
  KPI(
    "average_aes", "Average AES", .topo, .measure, .score, .higher, .mean(.fact(.aes), over: .onList), level: true,
    needs: [[.activities]], "mean account engagement score over the list"),
  KPI(
    "close_rate", "Close rate", .topo, .measure, .ratio, .higher, .ratio(.fact(.newWon), over: .newDecided),
    needs: [[.opportunities]], dates: [[.closed]], "new opportunities won in P ÷ new opportunities won or lost in P"),
  KPI(
    "pipeline_velocity", "Pipeline velocity", .topo, .activate, .moneyADay, .higher, .velocity, level: true,
    needs: [[.opportunities]], dates: [[.created], [.closed]],
    "open new opportunities × mean amount won in a year × close rate of that year ÷ mean cycle of those won"),
  KPI(
    "customer_ltv", "Customer LTV", .topo, .measure, .money, .higher, .mean(.ltv, over: .customer), level: true,
    needs: [[.contracts]], "mean lifetime value of customers: ACV × gross margin ÷ churn"),
  KPI(
    "expansion_potential", "Expansion potential", .topo, .measure, .money, .higher, .total(.expansionPotential),
    level: true, needs: [[.contracts]],
    "Σ over customers of what the median LTV of their tier's customers has more than theirs"),
  KPI(
    "potential_ltv", "Potential LTV (ceiling)", .topo, .measure, .money, .higher, .potentialLTV, level: true,
    needs: [[.contracts]],
    "Σ over accounts that are no customers of the median LTV of their tier's customers: a ceiling"),
]
