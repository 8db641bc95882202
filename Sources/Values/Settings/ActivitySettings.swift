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
