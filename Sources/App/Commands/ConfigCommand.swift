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

  func run() throws {
    try reportingFailures {
      if defaults {
        try StandardOutput.print(ConfigText.defaults())
        return
      }
      if let directory { try DirectoryCheck.check(directory) }
      do {
        let values = try Configuration(directory: directory, config: config).values()
        try StandardOutput.print(ConfigText.inForce(values))
      } catch {
        throw Failure.settings(error)
      }
    }
  }
}
