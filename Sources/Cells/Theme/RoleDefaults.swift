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
