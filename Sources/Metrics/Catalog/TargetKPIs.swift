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
