public import Values

/// What the analyses go by (analyses.md).
public struct AnalysisRules: Sendable, Hashable {
  /// How many days up to T are looked at for entries into a stage.
  public var velocityDays = AnalysisRules.days.standard
  /// Types of activities whose touches are sales'; all others are marketing's.
  public var salesTypes = AnalysisRules.sales.standard
  /// Days before an opportunity's creation or close within which a touch counts.
  public var lookbackDays = AnalysisRules.lookback.standard
  /// The roles that a deal needs, the most important first.
  public var roles = CommitteeRole.standard
  /// What to do in a stage of the lifecycle, by stage − 1; empty: as the lifecycle has it.
  public var plays = LifecycleStage.ids.map { _ in "" }

  /// The defaults.
  public init() {}

  /// The rules that the settings give.
  public init(_ settings: SettingValues) {
    velocityDays = settings[AnalysisRules.days]
    salesTypes = settings[AnalysisRules.sales]
    lookbackDays = settings[AnalysisRules.lookback]
    let roles = settings[AnalysisRules.committee]
    self.roles = roles.isEmpty ? CommitteeRole.standard : roles
    plays = AnalysisRules.lifecycle.map { settings[$0] }
  }

  /// The declarations, as `abmtop config` lists them.
  public static let settings: [SettingDeclaration] =
    [days.declaration, lookback.declaration, sales.declaration, committee.declaration] + lifecycle.map(\.declaration)

  private static let days = Setting.int(
    "velocity.days", 1...3_650, default: 730,
    "Velocity and follow-up are of accounts that entered a stage within so many days.")
  private static let lookback = Setting.int(
    "influence.lookback_days", 0...3_650, default: 180,
    "A touch counts for an opportunity up to so many days after it.")
  private static let sales = Setting.texts(
    "effort.sales_types",
    default: ["call", "call_attempt", "email_sent", "email_reply", "meeting", "direct_mail"],
    "Types of activities whose touches are sales'; all others are marketing's.")
  private static let committee = Setting.map(
    "committee.roles", of: .list(.text),
    "The roles that a deal needs, the most important first, each with globs on a contact's role, persona and title; where none "
      + "is given: decision maker, economic buyer, champion, user, influencer.",
    example: "committee.roles:\n  decision maker: [\"*chief*\", vp*]\n  legal: [\"*counsel*\"]"
  ) { name, value in value.texts.map { CommitteeRole(name, $0) } }
  private static let lifecycle = LifecycleStage.ids.indices.map { stage in
    Setting.text(
      "lifecycle.\(LifecycleStage.ids[stage]).play", default: "",
      "What to do in the stage \(LifecycleStage.names[stage]), as TEAM says it; empty: as the lifecycle has it.")
  }
}
