internal import Accounts
internal import Values

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
