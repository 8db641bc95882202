public import Metrics
public import Values

/// What the settings say of signals.
public struct SignalRules: Sendable, Hashable {
  /// Days without a touch from which on a deal is stalled, where nothing is learned.
  static let standardStalledDays = 21

  /// Rules that are switched off.
  public var off: Set<SignalRuleID> = []
  /// Working days in which an account counts as just engaged, and after which nobody has worked it.
  public var engagedDays = SignalSettings.engagedDays.standard
  /// Working days after which an engaged account counts as not worked.
  public var unworkedDays = SignalSettings.unworkedDays.standard
  /// Days without a touch from which on a deal is stalled; nil: learned from won deals.
  public var stalledDays: Int? = standardStalledDays
  /// Days that a close moves in 90 days to count as slipped.
  public var slippedDays = SignalSettings.slippedDays.standard
  /// Won deals without which no stay in a stage is usual.
  public var stuckWon = SignalSettings.stuckWon.standard
  /// Days from which on a deal should have two engaged stakeholders.
  public var singleThreadedDays = SignalSettings.singleThreadedDays.standard
  /// The relationship score below which it is low.
  public var lowScore = SignalSettings.lowScore.standard
  /// What titles, roles and personas of deciders look like.
  public var decisionMakers = SignalSettings.decisionMakers.standard.map { Glob($0) }
  /// Days within which a signal that comes back is not new.
  public var rearmDays = SignalSettings.rearmDays.standard
  /// The most signals a person in a digest.
  public var perOwner = SignalSettings.perOwner.standard
  /// Which days people work on.
  public var workingDays = WorkingDays()

  /// The defaults of signals.md.
  public init() {}

  /// The rules that the settings give.
  public init(_ settings: SettingValues) {
    for rule in SignalRuleID.allCases where !settings[SignalSettings.enabled(rule)] { off.insert(rule) }
    engagedDays = settings[SignalSettings.engagedDays]
    unworkedDays = settings[SignalSettings.unworkedDays]
    stalledDays = settings[SignalSettings.stalledDays].days
    slippedDays = settings[SignalSettings.slippedDays]
    stuckWon = settings[SignalSettings.stuckWon]
    singleThreadedDays = settings[SignalSettings.singleThreadedDays]
    lowScore = settings[SignalSettings.lowScore]
    decisionMakers = settings[SignalSettings.decisionMakers].map { Glob($0) }
    rearmDays = settings[SignalSettings.rearmDays]
    perOwner = settings[SignalSettings.perOwner]
    workingDays = WorkingDays(settings)
  }
}

/// The settings of which signals are raised, and from when on.
public enum SignalSettings {
  /// Days without a touch: a number, or learned.
  public struct Quiet: Sendable, Hashable {
    /// nil: learned from won deals.
    public var days: Int?
  }

  /// Whether a rule raises signals.
  public static func enabled(_ rule: SignalRuleID) -> Setting<Bool> {
    Setting.bool("signals.\(rule.rawValue).enabled", default: true, "Whether to signal \(rule.meaning).")
  }

  /// `engaged`: working days in which an account counts as just engaged.
  public static let engagedDays = Setting.int(
    "signals.engaged.days", 1...250, default: 5,
    "Just engaged is whose score reached the minimum within so many working days.")
  /// `unworked`: working days after which nobody has worked an engaged account.
  public static let unworkedDays = Setting.int(
    "signals.unworked.days", 1...250, default: 5,
    "Not worked is an engaged account that nobody wrote to, called or met for so many working days.")
  /// `stalled`: days without a touch.
  public static let stalledDays = Setting(
    "signals.stalled.days", .either(.int(1...365), .choice(["auto"])),
    default: Quiet(days: SignalRules.standardStalledDays), written: .int(SignalRules.standardStalledDays),
    "A deal is stalled without a touch for so many days; auto: as long as 90 % of the won deals of its type never were."
  ) { value in value.int.map { Quiet(days: $0) } ?? (value.text == "auto" ? Quiet(days: nil) : nil) }
  /// `slipped`: days that a close moves.
  public static let slippedDays = Setting.int(
    "signals.slipped.days", 1...3_650, default: 30,
    "A deal has slipped whose expected close moved later by so many days in 90 days, or twice.")
  /// `stuck`: won deals without which nothing is usual.
  public static let stuckWon = Setting.int(
    "signals.stuck.won", 1...100_000, default: 20,
    "A deal can be stuck in a stage that at least so many won deals of its type went through.")
  /// `single_threaded`, `no_decider`: the age of a deal from which on it counts.
  public static let singleThreadedDays = Setting.int(
    "signals.single_threaded.days", 0...3_650, default: 30,
    "A deal of so many days should have two engaged stakeholders.")
  /// `low_relationship`: the score.
  public static let lowScore = Setting.number(
    "signals.low_relationship.score", 0...100, default: 40, "A relationship is low below that score.")
  /// Who decides.
  public static let decisionMakers = Setting.texts(
    "decision_makers",
    default: [
      "*chief*", "c?o", "c?o *", "c?o,*", "*vp*", "*vice president*", "*president*", "*director*", "*head of*",
      "*founder*", "*owner*", "*decision*", "*economic*",
    ],
    "Globs on the role, persona and title of contacts who decide on a deal.")
  /// Days within which a signal that comes back is not new.
  public static let rearmDays = Setting.int(
    "signals.rearm_days", 0...3_650, default: 14, "A signal that comes back within so many days is not new.")
  /// The most signals a person in a digest.
  public static let perOwner = Setting.int(
    "signals.per_owner", 1...1_000, default: 7, "The most signals that a digest has for one person.")

  /// The declarations, as `abmtop config` lists them.
  public static let all: [SettingDeclaration] =
    [decisionMakers.declaration]
    + SignalRuleID.allCases.flatMap { [enabled($0).declaration] + details[$0, default: []] }
    + [rearmDays.declaration, perOwner.declaration]

  /// Names of earlier versions: what they set has no setting any more.
  public static let gone: Set<String> = [
    "signals.heat.peppers", "signals.single_threaded.stakeholders", "signals.renewal_risk.days",
    "signals.renewal_risk.relationship", "signals.win_back.days", "signals.expansion.peppers", "signals.stale.days",
  ]

  private static let details: [SignalRuleID: [SettingDeclaration]] = [
    .engaged: [engagedDays.declaration], .unworked: [unworkedDays.declaration], .stalled: [stalledDays.declaration],
    .slipped: [slippedDays.declaration], .stuck: [stuckWon.declaration],
    .singleThreaded: [singleThreadedDays.declaration], .lowRelationship: [lowScore.declaration],
  ]
}
