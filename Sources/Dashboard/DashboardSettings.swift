public import Values

/// The settings of what the screen shows and how it is worked.
public enum DashboardSettings {
  /// Who `owner:me` is; empty: nobody.
  public static let me = Setting.text(
    "me", "Who you are in the owner column: what owner:me stands for in a filter.")

  /// The address of an account in the CRM; empty: there is none.
  public static let crmAddress = Setting.text(
    "crm.url",
    "The address of an account in the CRM; {account_id}, {domain} and other columns of accounts in braces are filled in.",
    example: "crm:\n  url: https://crm.example/accounts/{account_id}")

  /// Saved views.
  public static let views = Setting.map(
    "views", of: .either(.text, view), "Saved views by name: a filter, or what else they set.",
    example: """
      views:
        my tier 1: tier:1 owner:me
        renewals:
          filter: customer:yes renewal<90d
          screen: accounts
          sort: renewal
      """
  ) { name, value in
    var view = SessionState.View(name: name, filter: value.text ?? value["filter"]?.text ?? "")
    view.screen = value["screen"]?.text
    view.period = value["period"]?.text
    view.sort = value["sort"]?.text
    view.columns = value["columns"]?.texts ?? []
    return view
  }

  /// The name of the theme.
  public static let theme = Setting.text(
    "theme", default: "dark", "The theme's name: one of those shipped, or of $XDG_CONFIG_HOME/abmtop/themes.",
    isPersonal: true)

  /// Other keys for commands.
  public static let keys = Setting.map(
    "keys", of: .list(.text), "Other keys for commands, by the command's name; help lists the names.",
    example: "keys:\n  filter: [/, ctrl-f]\n  quit: q", isPersonal: true
  ) { command, keys in KeySetting(command: command, keys: keys.texts ?? []) }

  private static let view = SettingKind.record(
    [
      SettingField("filter", .text),
      SettingField("screen", .text),
      SettingField("period", .text),
      SettingField("sort", .text),
      SettingField("columns", .list(.text)),
    ], exactlyOne: [])
}

/// Keys of a command as the settings give them.
public struct KeySetting: Hashable, Sendable {
  /// The name of the command, as written.
  public var command: String
  /// The names of its keys, as written.
  public var keys: [String]
}
