import Accounts
import Dashboard
import Ingest
import Mappings
import Live
import Metrics
public import Values

/// All settings, each declared by the module that uses it.
public enum SettingsCatalogue {
  /// In the order in which `abmtop config` shows them, no key twice.
  public static let all: [SettingDeclaration] =
    ReadSettings.values + ReadSettings.money + ActivitySettings.all + AccountSettings.engagement
    + AccountSettings.intent + AccountSettings.fit + customers + MappingSettings.all + SignalSettings.all + screen

  private static let customers =
    [AccountSettings.renewalGraceDays.declaration, MetricSettings.fiscalYearStart.declaration] + AccountSettings.value
    + [MetricSettings.goals.declaration]

  private static let screen = [
    LiveSettings.interval.declaration, DashboardSettings.me.declaration, DashboardSettings.crmAddress.declaration,
    DashboardSettings.views.declaration, DashboardSettings.theme.declaration, DashboardSettings.keys.declaration,
  ]
}
