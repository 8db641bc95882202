import ArgumentParser
import Settings

/// `abmtop config`: the settings in force, and where each came from.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print the settings in force with where each came from.")

  @Argument(
    help: ArgumentHelp("The directory of exports, whose abmtop.yaml counts too.", valueName: "dir"),
    completion: .directory)
  var directory: String?

  @Option(help: ArgumentHelp("A settings file instead of the user's own.", valueName: "file"), completion: .file())
  var config: String?

  @Flag(help: "Print a commented file of all settings with their defaults, to start from.")
  var defaults = false

  @OptionGroup var log: LogOptions

  func run() throws {
    try perform(log, on: directory) { _ in
      if defaults {
        try StandardOutput.print(ConfigText.defaults(SettingsCatalogue.all))
        return
      }
      if let directory { try DirectoryCheck.check(directory) }
      Confinement.begin(reading: [directory, config].compactMap { $0 })
      do {
        let settings = try Configuration(directory: directory, config: config).effective()
        try StandardOutput.print(ConfigText.effective(settings))
      } catch {
        throw Failure.settings(error)
      }
    }
  }
}
