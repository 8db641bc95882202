import Live
import Settings
import Values

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
    userFile = config ?? Places.ofProcess().settingsFile
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
    return try SettingsReader(schema: SettingsCatalogue.all).read(sources + flags)
  }

  /// The settings the monitor works by.
  func live() throws -> LiveSettings { LiveSettings(try effective().values) }
}
