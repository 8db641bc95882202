import ArgumentParser
import Foundation
import Logging

/// Where a command writes what it does.
struct LogOptions: ParsableArguments {
  @Option(
    name: .customLong("log-file"),
    help: ArgumentHelp("Append to this file what is done: reading, refreshes, settings, errors.", valueName: "file"),
    completion: .file())
  var file: String?

  @Option(
    name: .customLong("log-level"),
    help: ArgumentHelp(
      "From which level on: error, warning, notice, info (with times), debug (with names of files and why each is "
        + "what it is), trace.", valueName: "level"))
  var level = Logger.Level.info

  /// The logger that the options ask for; one that says nothing where there is no file.
  ///
  /// - Parameter directory: the directory of exports, in which the log must not lie: each line would be a change of it.
  /// - Throws: `Failure` where the file cannot be written.
  func logger(directory: String?) throws -> Logger {
    guard let file else { return Logger(label: "abmtop") { _ in SwiftLogNoOpLogHandler() } }
    if let directory {
      let folder = URL(filePath: file).deletingLastPathComponent().resolvingSymlinksInPath().standardizedFileURL.path
      let data = URL(filePath: directory).resolvingSymlinksInPath().standardizedFileURL.path
      if folder == data || folder.hasPrefix(data == "/" ? data : data + "/") {
        throw Failure(
          description: "--log-file: \(file) lies in the directory of exports, which is only read.",
          code: .wrongArguments)
      }
    }
    let handler = LogFileHandler(file: try LogFile(path: file), logLevel: level)
    return Logger(label: "abmtop") { _ in handler }
  }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
