/// All settings there are, in the order in which `abmtop config` shows them.
public enum SettingsBook {
  /// Every section's settings.
  public static let all: [Setting] =
    reading + currency + activityTypes + engagement + intent + fit + customers + mappings + signals + screen
}
