internal import Accounts
internal import Values
internal import Metrics

/// The book of all fields that every set of accounts has. A new field is one declaration, and its test.
enum FieldBook {
  /// All fields, in the order in which completion offers them.
  static let all: [Field] = placeFields + columnFields + factFields + dayFields

  /// The field of a name in any spelling, or nil.
  static func field(named name: String) -> Field? { positions[Text.plain(name)].map { all[$0] } }

  private static let positions: [String: Int] = {
    var positions: [String: Int] = [:]
    for (position, field) in all.enumerated() {
      for name in [field.name] + field.aliases { positions[Text.plain(name)] = position }
    }
    return positions
  }()

  /// Where an account stands.
  private static let placeFields: [Field] = [
    Field(
      "tier", [], .choice(tiers, reached: false, { $0.tiers[$1] == 0 ? nil : Int($0.tiers[$1]) }), "1, 2, 3 or none"),
    Field(
      "stage", [], .choice(stages, reached: false, { Int($0.facts[$1].stage) }), "stage of the funnel that it is at"),
    Field("reached", [], .choice(stages, reached: true, { Int($0.facts[$1].stage) }), "at this stage or beyond"),
    Field(
      "lifecycle", [], .choice(lifecycle, reached: false, { Int($0.facts[$1].lifecycle) }), "stage of the lifecycle"),
    Field("phase", [], .choice(phases, reached: false, { Int($0.facts[$1].lifecycle) }), "phase of the lifecycle"),
    Field("is", [], .properties(Properties.all), "engaged, active, open, churned, mover, …"),
    Field(
      "surge", ["surging"], .truth { !$0.facts[$1].surgingTopics.isEmpty }, "a topic surges that is no competitor’s"),
    Field("topic", ["topics"], .topic, "a surging topic, of ours or a competitor"),
    Field("customer", [], .truth { $0.facts[$1].isCustomer }, "customers, or all others"),
  ]

  /// Columns of accounts.
  private static let columnFields: [Field] = [
    Field("id", ["account_id"], .id, "exactly these ids"),
    Field("name", ["account", "account_name"], .text(\.name), "the account’s name"),
    Field("owner", [], .text(\.owner), "the account’s owner; me for yourself"),
    Field("industry", [], .text(\.industry), "column industry"),
    Field("country", [], .text(\.country), "column country"),
    Field("region", [], .text(\.region), "column region"),
    Field("segment", [], .text(\.segment), "column segment"),
    Field("domain", [], .text(\.domain), "web domain"),
    Field("parent", ["parent_account_id"], .text(\.parentID), "id of the parent account"),
    Field("employees", [], .number(.plain) { $0.dataset.accounts[$1].employees }, "number of employees"),
    Field("annual_revenue", [], .number(.plain) { $0.dataset.accounts[$1].annualRevenue }, "the company’s own revenue"),
    Field("is_target", [], .truth { $0.dataset.accounts[$1].isTarget }, "marked as a target account"),
  ]

  private static let tiers = (1...3).map { Field.Choice(id: String($0), name: "Tier \($0)", values: $0...$0) }

  private static let stages = zip(FunnelStage.ids, FunnelStage.names).enumerated().map {
    Field.Choice(id: $1.0, name: $1.1, values: $0 + 1...$0 + 1)
  }

  private static let lifecycle = zip(LifecycleStage.ids, LifecycleStage.names).enumerated().map {
    Field.Choice(id: $1.0, name: $1.1, values: $0 + 1...$0 + 1)
  }

  private static let phases = LifecycleStage.phases.map {
    Field.Choice(id: $0.id, name: $0.name, values: $0.stages)
  }
}
