import ArgumentParser
import Cells
import Terminal

/// How the screen looks and behaves.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Seconds between two looks at the directory. Default: the setting, 1.", valueName: "seconds"))
  var interval: Double?

  @Option(
    help: ArgumentHelp("A theme by its name, shipped or the user's own.", valueName: "name"),
    completion: .list(ShippedThemes.all.map(\.name)))
  var theme: String?

  @Flag(help: "Draw with ASCII only: no boxes, blocks or braille.")
  var ascii = false

  @Flag(help: "Linear text in words and numbers, for screen readers. Also: ACCESSIBLE=1.")
  var plain = false

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal's own selection.")
  var noMouse = false

  func validate() throws {
    if let interval, !(0.1...3_600).contains(interval) {
      throw ValidationError("--interval must be between 0.1 and 3600 seconds.")
    }
  }
}

/// `abmtop DIR`: the dashboard.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Show the live dashboard of a directory (the default).")

  @OptionGroup var source: DirectoryOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    try reportingFailures {
      try source.check()
      let watch = Watch(source: source, scope: scope, screen: screen)
      // `main` is synchronous and runs on the main thread: it is the main actor's.
      try MainActor.assumeIsolated { try watch.run() }
    }
  }
}
