internal import Accounts
internal import Values

/// Stage 1: target accounts.
let targetKPIs: [KPI] = [
  KPI(
    "target_accounts", "Target accounts", .stage(1), .target, .accounts, .higher, .count(.onList),
    "accounts on the target account list at T"),
  KPI(
    "tiered_target_accounts", "Tiered accounts", .stage(1), .target, .accounts, .neither, .count(.tiered),
    "accounts on the list that have a tier"),
  KPI(
    "relationship_score", "Relationship score", .stage(1), .target, .score, .higher,
    .mean(.fact(.relationshipSum), over: .hasRelationship), needs: [[.relationships, .activities]],
    also: [.init(name: "degrading", fact: .degrading), .init(name: "improving", fact: .improving)],
    "mean relationship score (0–100) of the accounts that have one"),
  KPI(
    "intent_surge", "Intent surge", .stage(1), .target, .accounts, .higher, .count(.surging), needs: [[.intent]],
    "accounts with a surging topic that is no competitor topic"),
]
