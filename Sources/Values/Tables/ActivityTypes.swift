/// What an activity type is worth and what it counts as.
public struct ActivityType: Hashable, Sendable {
  /// The class of a type (data.md, Activity types).
  public enum Class: String, CaseIterable, Hashable, Sendable { case impression, engagement, outreach, other }

  /// The canonical name.
  public var name: String
  /// Its class.
  public var kind: Class
  /// Its weight in the account engagement score, ≥ 0.
  public var weight: Double
  /// Whether it is a touch.
  public var isTouch: Bool
  /// Other names it is read as; matched by letters and digits alone, without case.
  public var aliases: [String]

  /// A type.
  public init(name: String, kind: Class, weight: Double, isTouch: Bool, aliases: [String]) {
    self.name = name
    self.kind = kind
    self.weight = weight
    self.isTouch = isTouch
    self.aliases = aliases
  }
}

/// The table of activity types in force: the built-in ones in a fixed order, then the user's own. At most `limit`.
public struct ActivityTypes: Hashable, Sendable {
  /// The most types: a position has to fit into the bits that a row keeps for it.
  public static let limit = 62

  /// The types; an activity's `type` is a position in here.
  public var all: [ActivityType]
  /// Globs on the path of a `visit`'s URL that make it a `high_value_visit`.
  public var highValuePages: [String]

  /// A table of types. The built-in ones must stand first, in their order.
  public init(
    all: [ActivityType] = ActivityTypes.builtIn, highValuePages: [String] = ActivitySettings.highValuePages.standard
  ) {
    self.all = all
    self.highValuePages = highValuePages
  }

  /// Positions of the built-in types. Computed, so that a comparison with one is with a constant in any module.
  public enum Code {
    /// Of `other`.
    @inlinable public static var other: UInt8 { 0 }
    /// Of `ad_impression`.
    @inlinable public static var adImpression: UInt8 { 1 }
    /// Of `email_impression`.
    @inlinable public static var emailImpression: UInt8 { 2 }
    /// Of `ad_click`.
    @inlinable public static var adClick: UInt8 { 3 }
    /// Of `email_click`.
    @inlinable public static var emailClick: UInt8 { 4 }
    /// Of `email_open`.
    @inlinable public static var emailOpen: UInt8 { 5 }
    /// Of `visit`.
    @inlinable public static var visit: UInt8 { 6 }
    /// Of `high_value_visit`.
    @inlinable public static var highValueVisit: UInt8 { 7 }
    /// Of `chat`.
    @inlinable public static var chat: UInt8 { 8 }
    /// Of `conversion`.
    @inlinable public static var conversion: UInt8 { 9 }
    /// Of `content_download`.
    @inlinable public static var contentDownload: UInt8 { 10 }
    /// Of `webinar`.
    @inlinable public static var webinar: UInt8 { 11 }
    /// Of `event`.
    @inlinable public static var event: UInt8 { 12 }
    /// Of `email_reply`.
    @inlinable public static var emailReply: UInt8 { 13 }
    /// Of `call`.
    @inlinable public static var call: UInt8 { 14 }
    /// Of `meeting`.
    @inlinable public static var meeting: UInt8 { 15 }
    /// Of `social`.
    @inlinable public static var social: UInt8 { 16 }
    /// Of `email_sent`.
    @inlinable public static var emailSent: UInt8 { 17 }
    /// Of `call_attempt`.
    @inlinable public static var callAttempt: UInt8 { 18 }
    /// Of `direct_mail`.
    @inlinable public static var directMail: UInt8 { 19 }
  }

  /// The types of data.md, in the order of `Code`.
  public static let builtIn: [ActivityType] = [
    .init(name: "other", kind: .other, weight: 0, isTouch: true, aliases: []),
    .init(
      name: "ad_impression", kind: .impression, weight: 0, isTouch: false,
      aliases: ["impression", "display impression"]),
    .init(
      name: "email_impression", kind: .impression, weight: 0, isTouch: false,
      aliases: ["email banner impression", "signature impression"]),
    .init(name: "ad_click", kind: .engagement, weight: 2, isTouch: true, aliases: ["click", "display click"]),
    .init(name: "email_click", kind: .engagement, weight: 2, isTouch: true, aliases: ["email banner click"]),
    .init(name: "email_open", kind: .engagement, weight: 0.5, isTouch: false, aliases: ["open"]),
    .init(
      name: "visit", kind: .engagement, weight: 1, isTouch: true,
      aliases: ["page view", "pageview", "page", "web visit", "website visit", "session"]),
    .init(name: "high_value_visit", kind: .engagement, weight: 5, isTouch: true, aliases: ["pricing visit"]),
    .init(name: "chat", kind: .engagement, weight: 5, isTouch: true, aliases: ["chat conversation", "live chat"]),
    .init(
      name: "conversion", kind: .engagement, weight: 10, isTouch: true,
      aliases: ["form fill", "form submission", "demo request", "trial signup"]),
    .init(name: "content_download", kind: .engagement, weight: 6, isTouch: true, aliases: ["download"]),
    .init(name: "webinar", kind: .engagement, weight: 8, isTouch: true, aliases: ["webinar attended"]),
    .init(name: "event", kind: .engagement, weight: 8, isTouch: true, aliases: ["event attended", "trade show"]),
    .init(name: "email_reply", kind: .engagement, weight: 8, isTouch: true, aliases: ["reply", "email received"]),
    .init(name: "call", kind: .engagement, weight: 5, isTouch: true, aliases: ["call connected", "phone call"]),
    .init(name: "meeting", kind: .engagement, weight: 15, isTouch: true, aliases: ["demo", "meeting held"]),
    .init(name: "social", kind: .engagement, weight: 1, isTouch: true, aliases: ["social engagement"]),
    .init(name: "email_sent", kind: .outreach, weight: 0, isTouch: true, aliases: ["email", "outbound email"]),
    .init(name: "call_attempt", kind: .outreach, weight: 0, isTouch: true, aliases: ["call no answer", "voicemail"]),
    .init(name: "direct_mail", kind: .outreach, weight: 0, isTouch: true, aliases: ["gift", "mail"]),
  ]
}

/// The settings of what activities count as.
public enum ActivitySettings {
  /// Globs on the path of a `visit`'s URL that make it a `high_value_visit`.
  public static let highValuePages = Setting.texts(
    "high_value_pages",
    default: ["/pricing*", "/demo*", "/request-demo*", "/contact-sales*", "/trial*", "/buy*"],
    "Globs on the path of a visit's URL that make it a high-value visit; * matches / as well, case does not matter.")

  /// What is said of built-in types, and the user's own types.
  public static let types = Setting.map(
    "activity_types", of: .either(weight, type),
    "Weights, classes and names of activity types: a number sets the engagement weight, a map the rest as well.",
    example: """
      activity_types:
        visit: 0.5
        workshop:
          weight: 12
          class: engagement
          touch: true
          names: [onsite workshop, lab day]
      """
  ) { name, value in ActivityTypeChange(name, value) }

  /// The declarations, as `abmtop config` lists them.
  public static let all = [highValuePages.declaration, types.declaration]

  private static let weight = SettingKind.number(0...1_000)

  private static let type = SettingKind.record(
    [
      SettingField("weight", weight),
      SettingField("class", .choice(ActivityType.Class.allCases.map(\.rawValue))),
      SettingField("touch", .bool),
      SettingField("names", .list(.text)),
    ], exactlyOne: [])
}

/// What the settings say of one activity type; nil or empty where they say nothing.
public struct ActivityTypeChange: Hashable, Sendable {
  /// The name of the type, by any spelling.
  public var name: String
  /// Its weight in the account engagement score.
  public var weight: Double?
  /// Its class.
  public var kind: ActivityType.Class?
  /// Whether it is a touch.
  public var isTouch: Bool?
  /// Further names that it is read as.
  public var names: [String]

  init(_ name: String, _ value: SettingValue) {
    self.name = name
    weight = value.number ?? value["weight"]?.number
    kind = value["class"]?.text.flatMap(ActivityType.Class.init)
    isTouch = value["touch"]?.bool
    names = value["names"]?.texts ?? []
  }
}

extension ActivityTypes {
  /// The built-in types with the weights, classes and names of the settings, and the user's own types behind them.
  public init(_ settings: SettingValues) {
    var all = ActivityTypes.builtIn
    for change in settings[ActivitySettings.types] {
      let name = Text.plain(change.name)
      let position = all.firstIndex { Text.plain($0.name) == name }
      var type =
        position.map { all[$0] }
        ?? ActivityType(name: change.name, kind: .engagement, weight: 0, isTouch: true, aliases: [])
      if let weight = change.weight { type.weight = weight }
      if let kind = change.kind { type.kind = kind }
      if let isTouch = change.isTouch { type.isTouch = isTouch }
      type.aliases += change.names
      if let position {
        all[position] = type
      } else if all.count < ActivityTypes.limit {
        all.append(type)
      }
    }
    self.init(all: all, highValuePages: settings[ActivitySettings.highValuePages])
  }
}
