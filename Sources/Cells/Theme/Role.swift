/// What a colour is for. Screens name roles only; a theme says how they look on this terminal.
///
/// The raw value is the row of a palette's table and may change between versions; `name` is the name in theme files.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
  // Backgrounds.
  /// The screen's background.
  case background
  /// The background of what floats above the screen: pickers, help.
  case panel
  /// The background of the row or cell under the cursor.
  case selection
  /// The background of a figure that has just changed.
  case changed
  /// The background of the part of a name that a search found.
  case match
  /// The background of banners that warn, and of the title of a time that is not now.
  case banner
  /// The background of banners that report an error.
  case alarm

  // Text.
  /// Text and figures.
  case text
  /// Text of second rank: units, hints, previous values.
  case dim
  /// What draws the eye: the program's name, the key in a hint, the cursor of an input line.
  case accent
  /// Titles of panels.
  case title
  /// Headings of columns and groups.
  case heading
  /// What got better.
  case good
  /// What got worse, and errors.
  case bad
  /// What needs attention.
  case warn
  /// Neutral notes.
  case info

  // Lines and areas, which only decorate.
  /// Borders of panels.
  case border
  /// The border of the panel that has the keys.
  case borderActive
  /// The empty part of bars, grid lines of charts.
  case track

  // Tiers; the first is the strongest.
  /// Tier 1.
  case tier1
  /// Tier 2.
  case tier2
  /// Tier 3.
  case tier3
  /// Accounts without a tier.
  case tierNone

  // Stages of the funnel and phases of the lifecycle.
  /// Stage 1, Target.
  case stage1
  /// Stage 2, Engaged.
  case stage2
  /// Stage 3, Opportunity.
  case stage3
  /// Stage 4, Won.
  case stage4
  /// Stage 5, Retention.
  case stage5
  /// Stage 6, Expansion.
  case stage6

  // Charts.
  /// The low end of a chart's ramp.
  case ramp1
  /// A quarter up the ramp.
  case ramp2
  /// The middle of the ramp.
  case ramp3
  /// Three quarters up the ramp.
  case ramp4
  /// The high end of the ramp.
  case ramp5

  /// What a role is drawn as.
  public enum Kind: Hashable, Sendable {
    /// A background.
    case background
    /// Text that must be read: contrast of at least 4.5.
    case text
    /// Text of second rank and figures of charts: contrast of at least 3.
    case figure
    /// Lines that only decorate.
    case decoration
  }

  /// What it is drawn as.
  public var kind: Kind {
    switch self {
    case .background, .panel, .selection, .changed, .match, .banner, .alarm: .background
    case .dim, .ramp1, .ramp2, .ramp3, .ramp4, .ramp5: .figure
    case .border, .borderActive, .track: .decoration
    default: .text
    }
  }

  /// Its name in theme files.
  public var name: String { "\(self)" }

  /// The role with this name.
  public init?(name: String) {
    guard let role = Role.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }

  /// The role of a tier, 1 to 3; `tierNone` for all else.
  public static func tier(_ tier: Int?) -> Role {
    switch tier {
    case 1: .tier1
    case 2: .tier2
    case 3: .tier3
    default: .tierNone
    }
  }

  /// The role of a stage, 1 to 6; `text` for all else.
  public static func stage(_ stage: Int) -> Role {
    let stages: [Role] = [.stage1, .stage2, .stage3, .stage4, .stage5, .stage6]
    return stages.indices.contains(stage - 1) ? stages[stage - 1] : .text
  }

  /// The role at a height of a chart, from 0 at the bottom to 1 at the top.
  public static func ramp(_ height: Double) -> Role {
    let roles: [Role] = [.ramp1, .ramp2, .ramp3, .ramp4, .ramp5]
    guard height > 0 else { return .ramp1 }
    return roles[min(4, Int(min(height, 1) * 5))]
  }
}

/// What the roles are in a scheme that names none, so that any base16 scheme works as it is.
struct RoleDefaults {
  let base: [RGB]
  let isDark: Bool

  func colours(of role: Role) -> RoleColours {
    RoleColours(colour: colour(of: role), ansi16: ansi16(role), mono: mono(role), style: style(role))
  }

  private func colour(of role: Role) -> RGB {
    switch role {
    case .background: base[0x0]
    case .panel: base[0x1]
    case .selection: base[0x2]
    case .changed: base[0x0].mixed(with: base[0xB], 0.42)
    case .match: base[0x0].mixed(with: base[0x9], 0.35)
    case .banner: base[0x0].mixed(with: base[0xA], 0.35)
    case .alarm: base[0x0].mixed(with: base[0x8], 0.45)
    case .text, .title: base[0x5]
    case .dim, .heading: base[0x4]
    case .accent, .borderActive, .tier3, .stage1, .ramp5: base[0xD]
    case .good, .stage3: base[0xB]
    case .bad: base[0x8]
    case .warn, .stage4: base[0xA]
    case .info, .tier2, .stage2: base[0xC]
    case .border: base[0x3]
    case .track: base[0x2]
    case .tier1, .stage5: base[0x9]
    case .tierNone: base[0x4]
    case .stage6: base[0xE]
    case .ramp1: base[0x3].mixed(with: base[0xD], 0.2)
    case .ramp2: base[0x3].mixed(with: base[0xD], 0.4)
    case .ramp3: base[0x3].mixed(with: base[0xD], 0.6)
    case .ramp4: base[0x3].mixed(with: base[0xD], 0.8)
    }
  }

  /// Backgrounds, where the nearest of sixteen would most often be the screen's own, and what goes with them.
  private func ansi16(_ role: Role) -> Int? {
    switch role {
    case .background: isDark ? 0 : 15
    case .panel: isDark ? 0 : 7
    case .selection: 4
    case .changed: 6
    case .match, .banner: 3
    case .alarm: 1
    case .text, .title: isDark ? 7 : 0
    case .dim, .border, .tierNone: 8
    case .good: isDark ? 10 : 2
    case .bad: isDark ? 9 : 1
    case .accent, .borderActive: isDark ? 14 : 4
    default: nil
    }
  }

  private func mono(_ role: Role) -> Attributes {
    switch role {
    case .selection, .banner: .reverse
    case .changed: [.bold, .underline]
    case .match: .underline
    case .alarm: [.reverse, .bold]
    case .title, .accent, .heading, .bad, .warn, .tier1, .borderActive: .bold
    case .dim, .tierNone, .track, .border: .dim
    default: []
    }
  }

  private func style(_ role: Role) -> Attributes {
    switch role {
    case .title: .bold
    default: []
    }
  }
}
