internal import Accounts
internal import Values

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
    .ratio(.fact(.renewedAccount), over: .settledAccount), needs: [[.contracts]],
    also: [
      .init(name: "pending", fact: .pendingContracts), .init(name: "pending_value", fact: .pendingValue),
    ],
    "accounts whose contracts settled in P were all renewed ÷ accounts with a contract settled in P"),
  KPI(
    "renewed_accounts", "Renewed accounts", .stage(5), .measure, .accounts, .higher, .count(.renewedAccount),
    needs: [[.contracts]], "accounts whose contracts settled in P were all renewed"),
]

/// Stage 6: customer expansion.
let expansionKPIs: [KPI] = [
  KPI(
    "acv", "Average contract value", .stage(6), .measure, .money, .higher, .mean(.fact(.acv), over: .activeContracts),
    level: true, needs: [[.contracts]], "Σ annual value of active contracts ÷ active contracts"),
  KPI(
    "total_revenue", "Total revenue", .stage(6), .measure, .money, .higher, .money(.totalRevenue),
    needs: [[.opportunities]],
    "Σ amount of opportunities of every type won in P; where none is a renewal, also of contracts that renew others"),
  KPI(
    "nps", "Net promoter score", .stage(6), .measure, .points, .higher,
    .ratio(.hundredfold(.netPromoters), over: .answers), level: true, needs: [[.nps]],
    "100 × (answers of 9 and 10 − answers of 0 to 6) ÷ answers, the latest of each respondent within a year"),
]
