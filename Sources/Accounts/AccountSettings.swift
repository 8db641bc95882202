public import Values

/// The settings of the facts of accounts.
public enum AccountSettings {
  /// H of the account engagement score: days in which an activity's weight halves.
  public static let halfLifeDays = Setting.number(
    "aes.half_life_days", 0.1...3_650, default: 30,
    "After so many days an activity counts half in the account engagement score.")
  /// The score from which on an account is engaged.
  public static let engagementMinimum = Setting.number(
    "aes.minimum", 0...1_000_000, default: 10, "The score from which on an account is engaged.")
  /// Days in which a stakeholder's activity counts as engagement.
  public static let engagementWindowDays = Setting.int(
    "engagement_window_days", 1...3_650, default: 90,
    "A stakeholder is engaged who was active in the last so many days.")
  /// Days after an impression in which a visit is view-through.
  public static let viewThroughDays = Setting.int(
    "view_through_days", 0...365, default: 7,
    "A visit is a view-through visit up to so many days after an impression.")

  /// What becomes of rows without an id that two files of a table have.
  public enum Duplicates: String, CaseIterable, Sendable {
    /// The later file's are left out.
    case leaveOut = "leave_out"
    /// They count twice.
    case keep
  }
  /// What becomes of rows that only the older of two exports of the same records has.
  public enum FullDumps: String, CaseIterable, Sendable {
    /// They count.
    case keep
    /// They were deleted in between, and do not count.
    case latest
  }
  /// What rows of one file with the same id are.
  public enum LineItems: String, CaseIterable, Sendable {
    /// Nobody has said: the last one counts, and a banner says where amounts differ.
    case auto
    /// Versions of one record: the last one counts.
    case last
    /// Their amounts are added up.
    case sum
  }

  /// What becomes of rows without an id that two files of a table have.
  public static let duplicates = Setting<Duplicates>.choice(
    "duplicates", default: .leaveOut,
    "Rows without an id that two files have count once (leave_out), or in both files (keep).")
  /// What becomes of rows that only the older of two exports of the same records has.
  public static let fullDumps = Setting<FullDumps>.choice(
    "full_dumps", default: .keep,
    "Rows whose ids a newer export of the same records no longer has count (keep), or were deleted (latest).")
  /// What rows of one file with the same id are.
  public static let lineItems = Setting<LineItems>.choice(
    "line_items", default: .auto,
    "Of the rows of one file with the same id the last one counts (last), or their amounts are added up (sum); auto: the last one, with a banner where amounts differ."
  )

  /// Of rows that stand in several files, or more than once.
  public static let rows = [duplicates.declaration, fullDumps.declaration, lineItems.declaration]

  /// Topics of competitors.
  public static let competitorTopics = Setting.texts(
    "competitor_topics", "Globs on intent topics that stand for competitors.",
    example: "competitor_topics: [\"competitor:*\", \"*acme*\"]")
  /// latest ≥ ratio × baseline.
  public static let surgeRatio = Setting.number(
    "surge.ratio", 0...1_000, default: 1.25,
    "A topic surges whose latest score is at least so many times its baseline and at least `surge.minimum`.")
  /// The least latest score with a baseline.
  public static let surgeMinimum = Setting.number(
    "surge.minimum", 0...1_000_000, default: 40, "The least latest score of a surging topic that has a baseline.")
  /// The least latest score without one.
  public static let surgeNewMinimum = Setting.number(
    "surge.new_minimum", 0...1_000_000, default: 60,
    "The least latest score of a surging topic that has too short a baseline.")
  /// Rows that make a baseline.
  public static let surgeBaselineRows = Setting.int(
    "surge.baseline_rows", 1...1_000, default: 3,
    "The least number of scores, from 90 to 7 days before the as-of day, that make a baseline.")

  /// The criteria of the ideal customer profile; empty: there is none.
  public static let criteria = Setting.list(
    "icp.criteria", of: criterion,
    "What makes an account a good fit: a column of accounts, and one of in, min, max and matches (a glob).",
    example: """
      icp:
        criteria:
          - field: industry
            in: [Software, Financial services]
          - field: employees
            min: 200
          - field: country
            matches: "united*"
      """
  ) { IdealCustomerProfile.Criterion($0) }
  /// The share of criteria that makes tier 2.
  public static let tier2Share = Setting.number(
    "icp.tier2_share", 0...1, default: 0.6,
    "Accounts without a tier that meet all criteria are tier 1, and tier 2 from this share of them on.")
  /// The share of criteria that makes tier 3.
  public static let tier3Share = Setting.number(
    "icp.tier3_share", 0...1, default: 0.3, "Accounts without a tier are tier 3 from this share of the criteria on.")

  /// Days around a contract's end in which a renewal counts.
  public static let renewalGraceDays = Setting.int(
    "renewal_grace_days", 0...365, default: 30,
    "A contract counts as active, and can still be renewed, so many days after its end.")
  /// Share of the contract value that is margin, in LTV.
  public static let grossMargin = Setting.number(
    "gross_margin", 0...1, default: 0.8, "The share of revenue that is margin, for the LTV.")
  /// The churn of LTV where too few accounts were due, as a fraction a year.
  public static let defaultChurn = Setting.number(
    "ltv.default_churn", 0.001...1, default: 0.15,
    "The yearly churn that the LTV is worked out with where fewer than 20 accounts had a contract due.")

  /// Of when an account is engaged, as `abmtop config` lists them.
  public static let engagement = [
    halfLifeDays.declaration, engagementMinimum.declaration, engagementWindowDays.declaration,
    viewThroughDays.declaration,
  ]
  /// Of when interest in a topic is a surge.
  public static let intent = [
    competitorTopics.declaration, surgeRatio.declaration, surgeMinimum.declaration, surgeNewMinimum.declaration,
    surgeBaselineRows.declaration,
  ]
  /// Of the ideal customer profile, which gives accounts without a tier theirs.
  public static let fit = [criteria.declaration, tier2Share.declaration, tier3Share.declaration]
  /// Of what a customer is worth.
  public static let value = [grossMargin.declaration, defaultChurn.declaration]

  private static let criterion = SettingKind.record(
    [
      SettingField("field", .text, isRequired: true),
      SettingField("in", .list(.text)),
      SettingField("min", .number(-1e15...1e15)),
      SettingField("max", .number(-1e15...1e15)),
      SettingField("matches", .text),
    ], exactlyOne: ["in", "min", "max", "matches"])
}

extension AccountRules {
  /// The rules that the settings give.
  public init(_ settings: SettingValues) {
    self.init()
    halfLifeDays = settings[AccountSettings.halfLifeDays]
    engagementMinimum = settings[AccountSettings.engagementMinimum]
    engagementWindowDays = settings[AccountSettings.engagementWindowDays]
    viewThroughDays = settings[AccountSettings.viewThroughDays]
    renewalGraceDays = settings[AccountSettings.renewalGraceDays]
    grossMargin = settings[AccountSettings.grossMargin]
    defaultChurn = settings[AccountSettings.defaultChurn]
    surge.ratio = settings[AccountSettings.surgeRatio]
    surge.minimum = settings[AccountSettings.surgeMinimum]
    surge.newMinimum = settings[AccountSettings.surgeNewMinimum]
    surge.baselineRows = settings[AccountSettings.surgeBaselineRows]
    keepsDuplicates = settings[AccountSettings.duplicates] == .keep
    dropsVanished = settings[AccountSettings.fullDumps] == .latest
    lineItems = settings[AccountSettings.lineItems]
    competitorTopics = settings[AccountSettings.competitorTopics].map { Glob($0) }
    let criteria = settings[AccountSettings.criteria]
    if criteria.isEmpty { return }
    var profile = IdealCustomerProfile(criteria: criteria)
    profile.tier2Share = settings[AccountSettings.tier2Share]
    profile.tier3Share = settings[AccountSettings.tier3Share]
    self.profile = profile
  }
}

extension IdealCustomerProfile.Criterion {
  /// A criterion as the settings give it; nil where it names no column or no test.
  init?(_ value: SettingValue) {
    guard let field = value["field"]?.text else { return nil }
    if let choices = value["in"]?.texts {
      self.init(field: field, test: .oneOf(choices))
    } else if let bound = value["min"]?.number {
      self.init(field: field, test: .atLeast(bound))
    } else if let bound = value["max"]?.number {
      self.init(field: field, test: .atMost(bound))
    } else if let pattern = value["matches"]?.text {
      self.init(field: field, test: .matches(Glob(pattern)))
    } else {
      return nil
    }
  }
}
