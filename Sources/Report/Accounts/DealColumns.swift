internal import Accounts
internal import Values
internal import Metrics

extension AccountColumn {
  static let opportunityColumns: [AccountColumn] = [
    AccountColumn("open_opportunities", "Open deals", .opportunities, .count, fact: { .count($0.openOpportunities) }),
    AccountColumn("pipeline", "Pipeline", .opportunities, .money, fact: { .money($0.pipeline) }),
    AccountColumn(
      "expansion_pipeline", "Expansion pipeline", .opportunities, .money, fact: { .money($0.expansionPipeline) }),
    AccountColumn("opportunity_on", "Opportunity on", .opportunities, .day, fact: { .optional($0.opportunityOn) }),
    AccountColumn("won_on", "Won on", .opportunities, .day, fact: { .optional($0.wonOn) }),
    AccountColumn("deals_won", "Deals won", .opportunities, .count, fact: { .count($0.dealsWon) }),
    AccountColumn("revenue", "Revenue", .opportunities, .money, fact: { .money($0.revenue) }),
    AccountColumn("new_revenue", "New revenue", .opportunities, .money, fact: { .money($0.newRevenue) }),
    AccountColumn(
      "expansion_revenue", "Expansion revenue", .opportunities, .money, fact: { .money($0.expansionRevenue) }),
    AccountColumn("pipeline_created", "Pipeline created", .opportunities, .money, fact: { .money($0.pipelineCreated) }),
  ]

  static let contractColumns: [AccountColumn] = [
    AccountColumn("active_contracts", "Contracts", .contracts, .count, fact: { .count($0.activeContracts) }),
    AccountColumn("acv", "ACV", .contracts, .money, fact: { .money($0.acv) }),
    AccountColumn("renewal_on", "Renewal on", .contracts, .day, fact: { .optional($0.nextEnd) }),
    AccountColumn("renewal", "Renewal in", .contracts, .days) { snapshot, account in
      .optional(snapshot.facts[account].nextEnd.map { Double($0 - snapshot.asOf) })
    },
    AccountColumn("due", "Due", .contracts, .count, fact: { .count($0.due) }),
    AccountColumn("renewed", "Renewed", .contracts, .count, fact: { .count($0.dueRenewed) }),
    AccountColumn("pending", "Pending", .contracts, .count, fact: { .count($0.pending) }),
    AccountColumn("ltv", "LTV", .contracts, .money, fact: { .optional($0.ltv) }),
    AccountColumn("potential_ltv", "Potential LTV", .contracts, .money, fact: { .optional($0.potentialLTV) }),
  ]

  static let relationshipColumns: [AccountColumn] = [
    AccountColumn("relationship", "Relationship", .relationship, .score, fact: { .optional($0.relationship) }),
    AccountColumn("trend", "Trend", .relationship, .score, fact: { .optional($0.relationshipTrend) }),
    AccountColumn("surging_topics", "Surging topics", .relationship, .list) { snapshot, account in
      .list(topics(snapshot.facts[account].surgingTopics, in: snapshot))
    },
    AccountColumn("surging_competitor_topics", "Surging competitor topics", .relationship, .list) { snapshot, account in
      .list(topics(snapshot.facts[account].competitorTopics, in: snapshot))
    },
    AccountColumn("nps_answers", "NPS answers", .relationship, .count, fact: { .count($0.answers) }),
    AccountColumn("promoters", "Promoters", .relationship, .count, fact: { .count($0.promoters) }),
    AccountColumn("detractors", "Detractors", .relationship, .count, fact: { .count($0.detractors) }),
  ]

  /// Names of topics, in byte order: the order of their rows means nothing.
  static func topics(_ topics: [UInt32], in snapshot: Snapshot) -> [String] {
    topics.map { snapshot.dataset.topics[Int($0)] }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
