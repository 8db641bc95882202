internal import Accounts
internal import Values
public import Metrics

extension AccountColumn {
  /// Every built-in column, in the order of the column chooser.
  public static let all: [AccountColumn] =
    accountColumns + stageColumns + engagementColumns + committeeColumns + opportunityColumns + contractColumns
    + relationshipColumns

  /// The columns that are shown where none are chosen.
  public static let standard = [
    "name", "tier", "owner", "stage", "days_in_stage", "aes", "peppers", "relationship", "pipeline", "acv",
  ]

  /// Every built-in column, and the accounts' other columns of a snapshot. A built-in column keeps its name.
  public static func all(in snapshot: Snapshot) -> [AccountColumn] {
    var taken = Set(all.map { Text.plain($0.id) })
    return all
      + snapshot.dataset.extraColumns.enumerated().compactMap { position, name in
        guard taken.insert(Text.plain(name)).inserted else { return nil }
        return AccountColumn(name, name, .account, .text) { account in
          .text(position < account.extras.count ? account.extras[position] : "")
        }
      }
  }

  /// The column with an id, by its letters and digits, built-in or the accounts' own; nil if there is none.
  public static func named(_ name: String, in snapshot: Snapshot) -> AccountColumn? {
    let columns = all(in: snapshot)
    return ColumnName.position(of: name, in: columns.map(\.id)).map { columns[$0] }
  }

  private static let accountColumns: [AccountColumn] = [
    AccountColumn("id", "Id", .account, .text) { .text($0.id) },
    AccountColumn("name", "Name", .account, .text) { .text($0.name) },
    AccountColumn("domain", "Domain", .account, .text) { .text($0.domain) },
    AccountColumn("tier", "Tier", .account, .tier) { $0.tier == 0 ? .none : .count($0.tier) },
    AccountColumn("owner", "Owner", .account, .text) { .text($0.owner) },
    AccountColumn("industry", "Industry", .account, .text) { .text($0.industry) },
    AccountColumn("segment", "Segment", .account, .text) { .text($0.segment) },
    AccountColumn("region", "Region", .account, .text) { .text($0.region) },
    AccountColumn("country", "Country", .account, .text) { .text($0.country) },
    AccountColumn("employees", "Employees", .account, .count) { .optional($0.employees) },
    AccountColumn("annual_revenue", "Annual revenue", .account, .money) { .optional($0.annualRevenue) },
    AccountColumn("parent_account_id", "Parent", .account, .text) { .text($0.parentID) },
    AccountColumn("created_at", "Created", .account, .day) { .optional($0.createdAt) },
    AccountColumn("target_since", "Target since", .account, .day) { .optional($0.targetSince) },
    AccountColumn("target_until", "Target until", .account, .day) { .optional($0.targetUntil) },
    AccountColumn("icp_fit", "ICP fit", .account, .share) { .optional($0.profileFit) },
    AccountColumn("on_list", "On list", .account, .flag, fact: { .flag($0.isOnList) }),
  ]

  private static let stageColumns: [AccountColumn] = [
    AccountColumn("stage", "Stage", .stage, .stage, fact: { .count($0.stage) }),
    AccountColumn("entered_on", "Entered on", .stage, .day, fact: { .optional($0.enteredOn) }),
    AccountColumn("days_in_stage", "In stage", .stage, .days) { snapshot, account in
      .optional(snapshot.facts[account].daysInStage(at: snapshot.asOf).map { Double($0) })
    },
    AccountColumn("lifecycle", "Lifecycle", .stage, .lifecycle, fact: { .count($0.lifecycle) }),
    AccountColumn("customer", "Customer", .stage, .flag, fact: { .flag($0.isCustomer) }),
    AccountColumn("churned", "Churned", .stage, .flag, fact: { .flag($0.isChurned) }),
    AccountColumn("expanded", "Expanded", .stage, .flag, fact: { .flag($0.isExpanded) }),
  ]

  private static let engagementColumns: [AccountColumn] = [
    AccountColumn("aes", "AES", .engagement, .score, fact: { .number($0.aes) }),
    AccountColumn("engaged_now", "Engaged now", .engagement, .flag, fact: { .flag($0.isEngagedNow) }),
    AccountColumn("engaged_on", "Engaged on", .engagement, .day, fact: { .optional($0.engagedOn) }),
    AccountColumn("first_touch", "First touch", .engagement, .day, fact: { .optional($0.firstTouch) }),
    AccountColumn("last_touch", "Last touch", .engagement, .day, fact: { .optional($0.lastTouch) }),
    AccountColumn("touches", "Touches", .engagement, .count, fact: { .count($0.touches) }),
    AccountColumn("touches_ever", "Touches ever", .engagement, .count, fact: { .count($0.touchesEver) }),
    AccountColumn("peppers", "Heat", .engagement, .heat, fact: { .count($0.peppers) }),
    AccountColumn("website_visits", "Visits", .engagement, .count, fact: { .count($0.visits) }),
    AccountColumn("high_value_visits", "High-value visits", .engagement, .count, fact: { .count($0.highValueVisits) }),
    AccountColumn(
      "view_through_visits", "View-through visits", .engagement, .count, fact: { .count($0.viewThroughVisits) }),
    AccountColumn(
      "view_through_conversions", "View-through conversions", .engagement, .count,
      fact: { .count($0.viewThroughConversions) }),
    AccountColumn("ad_impressions", "Impressions", .engagement, .count, fact: { .count($0.impressions) }),
    AccountColumn("ad_clicks", "Clicks", .engagement, .count, fact: { .count($0.clicks) }),
    AccountColumn("chats", "Chats", .engagement, .count, fact: { .count($0.chats) }),
    AccountColumn(
      "anonymous_visitors", "Unknown visitors", .engagement, .count, fact: { .count($0.anonymousVisitors) }),
    AccountColumn(
      "identified_visitors", "Identified visitors", .engagement, .count, fact: { .count($0.identifiedVisitors) }),
    AccountColumn("spend", "Spend", .engagement, .money, fact: { .number($0.spend) }),
  ]

  private static let committeeColumns: [AccountColumn] = [
    AccountColumn("stakeholders", "Stakeholders", .committee, .count, fact: { .count($0.stakeholders) }),
    AccountColumn(
      "engaged_stakeholders", "Engaged stakeholders", .committee, .count, fact: { .count($0.engagedStakeholders) }),
  ]
}

extension FactValue {
  static func count(_ number: some BinaryInteger) -> FactValue { .number(Double(number)) }
  static func optional(_ number: Double?) -> FactValue { number.map { .number($0) } ?? .none }
  static func optional(_ day: Day?) -> FactValue { day.map { .day($0) } ?? .none }
}
