import ArgumentParser
import Logging

/// `abmtop DIR`: the dashboard.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Show the live dashboard of a directory (the default).")

  @OptionGroup var source: DirectoryOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var screen: ScreenOptions

  @OptionGroup var log: LogOptions

  func run() throws {
    try perform(log, on: source.directory) { logger in
      try source.check()
      let watch = Watch(source: source, scope: scope, screen: screen, logger: logger)
      // `main` is synchronous and runs on the main thread: it is the main actor's.
      try MainActor.assumeIsolated { try watch.run() }
    }
  }
}
