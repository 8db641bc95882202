import Accounts
import ArgumentParser
import Dashboard
import Ingest
import Live
import Mappings
import Metrics
import Settings
import Signals
public import Values

/// The settings in force for a directory: the user's file, then the directory's, then flags.
struct Configuration: Sendable {
  /// The directory's own file, as an absolute path; nil where there is no directory (`config` without one).
  var directoryFile: String?
  /// The user's file: `--config`, else the one under XDG; nil where there is no home.
  var userFile: String?
  /// Settings given as flags: `--interval`.
  var flags: [SettingsSource] = []
  /// Whether the user's file was named by a flag, so that it must be there.
  var userFileIsNamed = false

  init(directory: String?, config: String?) {
    directoryFile = directory.map { $0 + "/abmtop.yaml" }
    userFile = config ?? BaseDirectories.ofProcess().settingsFile
    userFileIsNamed = config != nil
  }

  /// The files whose change changes the settings.
  var files: [String] { [userFile, directoryFile].compactMap { $0 } }

  /// Reads the settings.
  func effective() throws -> EffectiveSettings {
    var sources: [SettingsSource] = []
    if let userFile {
      if let source = try SettingsSource.file(.user, path: userFile) {
        sources.append(source)
      } else if userFileIsNamed {
        throw SettingsProblems([
          SettingsProblem(at: SourcePosition(file: userFile), .unreadable("there is no such file"))
        ])
      }
    }
    if let directoryFile, let source = try SettingsSource.file(.directory, path: directoryFile) {
      sources.append(source)
    }
    return try SettingsReader(schema: SettingsCatalogue.all, gone: SignalSettings.gone).read(sources + flags)
  }

  /// The settings the monitor works by.
  func live() throws -> LiveSettings { LiveSettings(try effective().values) }
}

/// All settings, each declared by the module that uses it.
public enum SettingsCatalogue {
  /// In the order in which `abmtop config` shows them, no key twice.
  public static let all: [SettingDeclaration] =
    ReadSettings.values + ReadSettings.money + AccountSettings.rows + ActivitySettings.all + AccountSettings.engagement
    + AccountSettings.intent + AccountSettings.fit + customers + MappingSettings.all + SignalSettings.all + screen

  private static let customers =
    [
      AccountSettings.renewalGraceDays.declaration, MetricSettings.fiscalYearStart.declaration,
      WorkingDays.holidaySetting.declaration,
    ] + AccountSettings.value
    + [MetricSettings.goals.declaration, MetricSettings.pace.declaration, ChangeSettings.salesStages.declaration]
    + AnalysisRules.settings

  private static let screen = [
    LiveSettings.interval.declaration, DashboardSettings.me.declaration, DashboardSettings.crmAddress.declaration,
    DashboardSettings.views.declaration, DashboardSettings.theme.declaration, DashboardSettings.keys.declaration,
  ]
}

extension Keymap {
  /// The keys of the table, with those that the settings change.
  ///
  /// - Throws: `Failure` with the place of a name that is no command or no key, or of keys that collide.
  init(_ settings: EffectiveSettings) throws {
    self.init()
    let bindings = settings.values[DashboardSettings.keys]
    func failure(_ problem: Problem, at key: String) -> Failure {
      let place = settings.position("keys." + key).map { "\($0): " } ?? ""
      return Failure(description: place + problem.message, code: .wrongSettings)
    }
    for binding in bindings {
      do throws(Problem) {
        try set(binding.command, to: binding.keys)
      } catch {
        throw failure(error, at: binding.command)
      }
    }
    // Only what the settings brought about is reported: the table itself is held free of conflicts by a test.
    if let conflict = conflicts.first, let first = bindings.first { throw failure(conflict, at: first.command) }
  }
}

extension [SessionState.View] {
  /// The saved views of the settings.
  ///
  /// - Throws: `Failure` with the place of a screen or a period that there is not.
  init(_ settings: EffectiveSettings) throws {
    self = try settings.values[DashboardSettings.views].map { view in
      func failure(_ problem: String) -> Failure {
        let place = settings.position("views." + view.name).map { "\($0): " } ?? ""
        return Failure(description: "\(place)view “\(view.name)”: \(problem)", code: .wrongSettings)
      }
      if let screen = view.screen, !SessionState.View.screens.contains(screen) {
        throw failure(
          "there is no screen “\(screen)”; it is one of \(SessionState.View.screens.joined(separator: ", "))")
      }
      if let period = view.period, Period(period) == nil { throw failure("“\(period)” is no period") }
      return view
    }
  }
}
