internal import Accounts
internal import Values

/// The catalog of the fields of an account (kpis.md, Facts of one account; data.md, accounts).
public enum AccountCatalog {
  /// Every field that all sets of accounts have, in the order of the column chooser.
  public static let all: [AccountField] =
    rowFields + stageFields + engagementFields + committeeFields + opportunityFields + contractFields
    + relationshipFields

  /// The columns on screen where none are chosen: money stands last.
  public static let onScreen: [String] = ordered(.onScreen, last: ["pipeline", "acv"])

  /// The columns of text and Markdown tables where none are chosen.
  public static let inReports: [String] = ordered(.inReports)

  private static func ordered(_ use: FieldUses, last: [String] = []) -> [String] {
    let ids = all.filter { $0.uses.contains(use) }.map(\.id)
    return ids.filter { !last.contains($0) } + last
  }

  // MARK: The account's row

  private static let rowFields: [AccountField] = [
    AccountField(
      "id", "Id", .account, .identifier, "the account’s id, found exactly", aliases: ["account_id"], uses: .groups
    ) {
      .text($0.dataset.accounts[$1].id)
    },
    AccountField(
      "name", "Name", .account, .text, "the account’s name", aliases: ["account", "account_name"],
      uses: [.onScreen, .inReports, .fact, .groups]
    ) { .text($0.dataset.accounts[$1].name) },
    AccountField("domain", "Domain", .account, .text, "web domain", uses: .groups) {
      .text($0.dataset.accounts[$1].domain)
    },
    AccountField(
      "tier", "Tier", .account, .tier, "1, 2, 3 or none", uses: [.onScreen, .inReports, .fact, .groupsFirst]
    ) {
      $0.tiers[$1] == 0 ? .none : .count($0.tiers[$1])
    },
    AccountField("owner", "Owner", .account, .text, "the account’s owner", uses: [.onScreen, .inReports, .groupsFirst])
    {
      .text($0.dataset.accounts[$1].owner)
    },
    AccountField("industry", "Industry", .account, .text, "its industry, as written", uses: .groupsFirst) {
      .text($0.dataset.accounts[$1].industry)
    },
    AccountField("segment", "Segment", .account, .text, "its segment, as written", uses: .groupsFirst) {
      .text($0.dataset.accounts[$1].segment)
    },
    AccountField("region", "Region", .account, .text, "its region, as written", uses: .groupsFirst) {
      .text($0.dataset.accounts[$1].region)
    },
    AccountField("country", "Country", .account, .text, "its country, as written", uses: .groupsFirst) {
      .text($0.dataset.accounts[$1].country)
    },
    AccountField("employees", "Employees", .account, .count, "number of employees", uses: .groups) {
      .optional($0.dataset.accounts[$1].employees)
    },
    AccountField("annual_revenue", "Annual revenue", .account, .money, "the company’s own revenue", uses: .groups) {
      .optional($0.dataset.accounts[$1].annualRevenue)
    },
    AccountField(
      "parent_account_id", "Parent", .account, .text, "id of the parent account", aliases: ["parent"], uses: .groups
    ) {
      .text($0.dataset.accounts[$1].parentID)
    },
    AccountField("created_at", "Created", .account, .day, "when it was created", aliases: ["created"], uses: .groups) {
      .optional($0.dataset.accounts[$1].createdAt)
    },
    AccountField("is_target", "Is target", .account, .flag, "marked as a target account", uses: .groups) {
      .flag($0.dataset.accounts[$1].isTarget)
    },
    AccountField("target_since", "Target since", .account, .day, "when it joined the list", uses: .groups) {
      .optional($0.dataset.accounts[$1].targetSince)
    },
    AccountField("target_until", "Target until", .account, .dayAhead, "when it leaves the list", uses: .groups) {
      .optional($0.dataset.accounts[$1].targetUntil)
    },
    AccountField(
      "icp_fit", "ICP fit", .account, .share, "share of the ideal customer profile’s criteria met",
      aliases: ["fit", "icp"]
    ) {
      .optional($0.dataset.accounts[$1].profileFit)
    },
    AccountField("on_list", "On list", .account, .flag, "on the target account list at T", uses: .groups) {
      .flag($0.facts[$1].isOnList)
    },
  ]

  // MARK: Stage

  private static let stageFields: [AccountField] = [
    AccountField(
      "stage", "Stage", .stage, .stage, "stage of the funnel that it is at",
      uses: [.onScreen, .inReports, .fact, .groups]
    ) { .count($0.facts[$1].stage) }.resting(on: .stage),
    // Schema 1 and the golden files say `entered_on`.
    AccountField(
      "entered", "Entered on", .stage, .day, "when it entered its stage", aliases: ["entered_on"], uses: .fact,
      exportName: "entered_on"
    ) { .optional($0.facts[$1].enteredOn) }.resting(on: .stage),
    AccountField(
      "days_in_stage", "In stage", .stage, .days, "days since it entered its stage", uses: [.onScreen, .fact]
    ) { snapshot, account in
      .optional(snapshot.facts[account].enteredOn.map { Double(max(0, snapshot.asOf - $0)) })
    }.resting(on: .stage),
    AccountField("lifecycle", "Lifecycle", .stage, .lifecycle, "stage of the lifecycle", uses: [.fact, .groups]) {
      .count($0.facts[$1].lifecycle)
    }.resting(on: .lifecycle),
    AccountField(
      "customer", "Customer", .stage, .flag, "has an active contract, or won without any contract",
      uses: [.fact, .groups]
    ) {
      .flag($0.facts[$1].isCustomer)
    }.resting(on: .customer),
    AccountField("churned", "Churned", .stage, .flag, "was a customer and is none", uses: [.fact, .groups]) {
      .flag($0.facts[$1].isChurned)
    }.resting(on: .customer),
    AccountField(
      "expanded", "Expanded", .stage, .flag, "won an expansion, or renewed for more", uses: [.fact, .groups]
    ) {
      .flag($0.facts[$1].isExpanded)
    }.resting(on: .expanded),
  ]

  // MARK: Engagement

  private static let engagementFields: [AccountField] = [
    AccountField(
      "aes", "AES", .engagement, .score, "account engagement score", aliases: ["score", "engagement_score"],
      uses: [.onScreen, .inReports, .fact], measure: .aes
    ) { .number($0.facts[$1].aes) },
    AccountField(
      "engaged_now", "Engaged now", .engagement, .flag, "its engagement score is at the minimum at T",
      uses: [.fact, .groups], measure: .engagedNow
    ) { .flag($0.facts[$1].isEngagedNow) },
    AccountField(
      "engaged_on", "Engaged on", .engagement, .day, "when it became engaged", uses: .fact, measure: .engaged
    ) { .optional($0.facts[$1].engagedOn) },
    AccountField("first_touch", "First touch", .engagement, .day, "age or date of the first touch", uses: .fact) {
      .optional($0.facts[$1].firstTouch)
    }.resting(on: .firstTouch),
    AccountField("last_touch", "Last touch", .engagement, .day, "age or date of the last touch") {
      .optional($0.facts[$1].lastTouch)
    }.resting(on: .lastTouch),
    AccountField("touches", "Touches", .engagement, .count, "touches in the period", uses: .fact) {
      .count($0.facts[$1].touches)
    }.resting(on: .activities { $0.point.contains($1.day) && $1.isTouch }),
    AccountField("touches_ever", "Touches ever", .engagement, .count, "touches on all days up to T", uses: .fact) {
      .count($0.facts[$1].touchesEver)
    }.resting(on: .activities { $1.isTouch }),
    AccountField(
      "campaign", "Campaigns", .engagement, .list, "campaigns with a touch in the period", aliases: ["campaigns"],
      uses: .groupsFirst
    ) { snapshot, account in
      .list(snapshot.touches.campaigns(touching: account).map { snapshot.touches.campaigns[$0] }.sorted())
    }.resting(on: .activities { $0.point.contains($1.day) && $1.isTouch && $1.campaign != nil }),
    AccountField(
      "channel", "Channels", .engagement, .list, "channels with a touch in the period", aliases: ["channels"],
      uses: .groupsFirst
    ) { snapshot, account in
      .list(snapshot.touches.channels(touching: account).map { snapshot.touches.channels[$0] }.sorted())
    }.resting(on: .activities { $0.point.contains($1.day) && $1.isTouch && $1.channel != nil }),
    // Schema 1 and the golden files say `peppers`.
    AccountField(
      "heat", "Heat", .engagement, .heat, "research heat, 0–3", aliases: ["peppers", "research_heat"],
      uses: [.onScreen, .inReports, .fact, .groups], exportName: "peppers", measure: .hot
    ) { .count($0.facts[$1].peppers) },
    AccountField(
      "website_visits", "Visits", .engagement, .count, "visits in the period", aliases: ["visits"], measure: .visits
    ) { .count($0.facts[$1].visits) },
    AccountField(
      "high_value_visits", "High-value visits", .engagement, .count, "visits of high-value pages in the period",
      short: "HV visits", measure: .highValueVisits
    ) { .count($0.facts[$1].highValueVisits) },
    AccountField(
      "view_through_visits", "View-through visits", .engagement, .count,
      "visits in the period that followed an impression without a click", short: "VT visits", uses: .fact,
      measure: .viewThroughVisits
    ) { .count($0.facts[$1].viewThroughVisits) },
    AccountField(
      "view_through_conversions", "View-through conversions", .engagement, .count,
      "conversions in the period that followed an impression without a click", short: "VT conv.",
      measure: .viewThroughConversions
    ) { .count($0.facts[$1].viewThroughConversions) },
    AccountField(
      "ad_impressions", "Impressions", .engagement, .count, "impressions in the period", aliases: ["impressions"],
      measure: .impressions
    ) { .count($0.facts[$1].impressions) },
    AccountField(
      "ad_clicks", "Clicks", .engagement, .count, "clicks on ads in the period", aliases: ["clicks"], measure: .clicks
    ) { .count($0.facts[$1].clicks) },
    AccountField("chats", "Chats", .engagement, .count, "chats in the period", measure: .chats) {
      .count($0.facts[$1].chats)
    },
    AccountField(
      "anonymous_visitors", "Unknown visitors", .engagement, .count, "visitors seen in the period and not known before",
      measure: .anonymousVisitors
    ) { .count($0.facts[$1].anonymousVisitors) },
    AccountField(
      "identified_visitors", "Identified visitors", .engagement, .count,
      "of the unknown visitors those who became known in the period",
      measure: .identifiedVisitors
    ) { .count($0.facts[$1].identifiedVisitors) },
    AccountField(
      "spend", "Spend", .engagement, .money, "spend in the period, shares of what is shared included", uses: .fact,
      measure: .ownSpend
    ) { .number($0.facts[$1].spend) },
  ]

  // MARK: Buying committee

  private static let committeeFields: [AccountField] = [
    AccountField(
      "stakeholders", "Stakeholders", .committee, .count, "contacts that decide", uses: .fact, measure: .stakeholders
    ) { .count($0.facts[$1].stakeholders) },
    // Schema 1 and the golden files say `engaged_stakeholders`.
    AccountField(
      "penetration", "Engaged stakeholders", .committee, .count, "engaged stakeholders",
      aliases: ["engaged_stakeholders"], short: "Engaged st.", uses: .fact, exportName: "engaged_stakeholders",
      measure: .engagedStakeholders
    ) { .count($0.facts[$1].engagedStakeholders) },
  ]

  // MARK: Pipeline and revenue

  private static let opportunityFields: [AccountField] = [
    AccountField(
      "open_opportunities", "Open deals", .opportunities, .count, "open opportunities", aliases: ["opportunities"],
      short: "Open", measure: .withOpen
    ) { .count($0.facts[$1].openOpportunities) },
    AccountField(
      "pipeline", "Pipeline", .opportunities, .money, "amount of open opportunities",
      uses: [.onScreen, .inReports, .fact], measure: .pipeline
    ) { .money($0.facts[$1].pipeline) },
    AccountField(
      "expansion_pipeline", "Expansion pipeline", .opportunities, .money, "amount of open expansion opportunities",
      measure: .expansionPipeline
    ) { .money($0.facts[$1].expansionPipeline) },
    AccountField(
      "opportunity_on", "Opportunity on", .opportunities, .day, "when its first new opportunity was created",
      uses: .fact, measure: .withNewOpportunity
    ) { .optional($0.facts[$1].opportunityOn) },
    AccountField(
      "won_on", "Won on", .opportunities, .day, "when its first new opportunity was won", uses: .fact, measure: .won
    ) { .optional($0.facts[$1].wonOn) },
    AccountField(
      "deals_won", "Deals won", .opportunities, .count, "opportunities won in the period", measure: .dealsWon
    ) { .count($0.facts[$1].dealsWon) },
    AccountField(
      "revenue", "Revenue", .opportunities, .money, "amount won in the period", aliases: ["total_revenue"],
      measure: .revenue
    ) { .money($0.facts[$1].revenue) },
    AccountField(
      "new_revenue", "New revenue", .opportunities, .money, "amount of new opportunities won in the period",
      measure: .newRevenue
    ) { .money($0.facts[$1].newRevenue) },
    AccountField(
      "expansion_revenue", "Expansion revenue", .opportunities, .money,
      "amount of expansion opportunities won in the period", measure: .expansionRevenue
    ) { .money($0.facts[$1].expansionRevenue) },
    AccountField(
      "pipeline_created", "Pipeline created", .opportunities, .money, "amount of opportunities created in the period",
      measure: .pipelineCreated
    ) { .money($0.facts[$1].pipelineCreated) },
  ]

  // MARK: Contract value

  private static let contractFields: [AccountField] = [
    AccountField(
      "active_contracts", "Contracts", .contracts, .count, "active contracts", aliases: ["contracts"],
      measure: .activeContracts
    ) { .count($0.facts[$1].activeContracts) },
    AccountField(
      "acv", "ACV", .contracts, .money, "annual value of active contracts", uses: [.onScreen, .fact], measure: .acv
    ) { .money($0.facts[$1].acv) },
    AccountField("renewal_on", "Renewal on", .contracts, .dayAhead, "the next end of an active contract") {
      .optional($0.facts[$1].nextEnd)
    }.resting(on: .nextEnd),
    AccountField(
      "renewal", "Renewal in", .contracts, .daysAhead, "days to the next contract end", aliases: ["next_end"]
    ) {
      snapshot, account in .optional(snapshot.facts[account].nextEnd.map { Double($0 - snapshot.asOf) })
    }.resting(on: .nextEnd),
    AccountField("contract_on", "Contract on", .contracts, .day, "start of its first contract") {
      .optional($0.facts[$1].contractOn)
    }.resting(on: .contracts { $1.start == $0.facts.contractOn }),
    AccountField("renewed_on", "Renewed on", .contracts, .day, "start of its first renewal") {
      .optional($0.facts[$1].renewedOn)
    }.resting(on: .contracts { $1.renewedOn != nil && $1.renewedOn == $0.facts.renewedOn }),
    AccountField("due", "Due", .contracts, .count, "contracts due in the period") {
      .count($0.facts[$1].due)
    }.resting(on: .contracts { $1.end.map($0.point.contains) ?? false }),
    AccountField(
      "renewed", "Renewed", .contracts, .count, "contracts due in the period that were renewed",
      measure: .renewedAccount
    ) {
      .count($0.facts[$1].dueRenewed)
    },
    AccountField(
      "pending", "Pending", .contracts, .count, "contracts due in the period that are not renewed and still can be",
      measure: .pendingContracts
    ) { .count($0.facts[$1].pending) },
    AccountField("ltv", "LTV", .contracts, .money, "lifetime value of customers", uses: .fact, measure: .acv) {
      .optional($0.facts[$1].ltv)
    },
    AccountField(
      "potential_ltv", "Potential LTV", .contracts, .money, "ceiling of accounts that are no customers", uses: .fact
    ) { .optional($0.facts[$1].potentialLTV) }.resting(on: .median),
  ]

  // MARK: Relationship and intent

  private static let relationshipFields: [AccountField] = [
    AccountField(
      "relationship", "Relationship", .relationship, .score, "relationship score, 0–100",
      aliases: ["relationship_score"], heading: "Relation", short: "Rel.", uses: [.onScreen, .inReports, .fact],
      measure: .relationshipSum
    ) { .optional($0.facts[$1].relationship) },
    AccountField(
      "trend", "Trend", .relationship, .score, "change of the relationship in 30 days", aliases: ["relationship_trend"],
      uses: .fact, measure: .relationshipSum
    ) { .optional($0.facts[$1].relationshipTrend) },
    AccountField(
      "surge", "Surge", .relationship, .flag, "a topic surges that is no competitor’s", aliases: ["surging"],
      uses: .groups, measure: .surging
    ) { .flag(!$0.facts[$1].surgingTopics.isEmpty) },
    AccountField(
      "surging_topics", "Surging topics", .relationship, .list, "surging topics that are no competitor’s", uses: .fact,
      measure: .surging
    ) { .list(topics($0.facts[$1].surgingTopics, in: $0)) },
    AccountField(
      "surging_competitor_topics", "Surging competitor topics", .relationship, .list, "surging topics of competitors",
      short: "Competitor topics", uses: .fact, measure: .customerCompetitorSurge
    ) { .list(topics($0.facts[$1].competitorTopics, in: $0)) },
    AccountField(
      "nps", "NPS", .relationship, .points, "100 × (promoters − detractors) ÷ answers of a year", measure: .answers
    ) { snapshot, account in
      let (answers, promoters, detractors) = (
        snapshot.facts[account].answers, snapshot.facts[account].promoters, snapshot.facts[account].detractors
      )
      return answers == 0 ? .none : .number(100 * Double(promoters - detractors) / Double(answers))
    },
    AccountField("nps_answers", "NPS answers", .relationship, .count, "answers to NPS of a year", measure: .answers) {
      .count($0.facts[$1].answers)
    },
    AccountField("promoters", "Promoters", .relationship, .count, "answers of 9 and 10", measure: .answers) {
      .count($0.facts[$1].promoters)
    },
    AccountField("detractors", "Detractors", .relationship, .count, "answers of 0 to 6", measure: .answers) {
      .count($0.facts[$1].detractors)
    },
  ]

  /// Names of topics, in byte order: the order of their rows means nothing.
  private static func topics(_ topics: [UInt32], in snapshot: Snapshot) -> [String] {
    topics.map { snapshot.dataset.topics[Int($0)] }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
