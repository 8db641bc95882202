import ArgumentParser
import Foundation
import Logging
import Values

extension ExitCode {
  /// `check`, or `report --strict`, found bad rows, orphans or files that cannot be read.
  static let unclean = ExitCode(1)
  /// EX_USAGE.
  static let wrongArguments = ExitCode(64)
  /// EX_NOINPUT.
  static let noInput = ExitCode(66)
  /// EX_UNAVAILABLE.
  static let noTerminal = ExitCode(69)
  /// EX_CANTCREAT.
  static let cannotCreate = ExitCode(73)
  /// EX_IOERR.
  static let cannotWrite = ExitCode(74)
  /// EX_CONFIG.
  static let wrongSettings = ExitCode(78)
}

/// How the commands that print end where there is nothing to print.
struct Failure: Error, CustomStringConvertible {
  let description: String
  let code: ExitCode

  /// Nothing to read: EX_NOINPUT.
  static func noInput(_ message: String) -> Failure { Failure(description: message, code: .noInput) }
  /// Wrong settings: EX_CONFIG.
  static func settings(_ error: any Error) -> Failure { Failure(description: "\(error)", code: .wrongSettings) }
}

extension ParsableCommand {
  /// Runs a body with the logger that the options ask for, and turns a failure into one message on standard error and its
  /// exit code.
  ///
  /// - Parameter directory: the directory of exports, where the command has one.
  func perform(_ options: LogOptions, on directory: String? = nil, _ body: (Logger) throws -> Void) throws {
    do {
      let logger = try options.logger(directory: directory)
      logger.started(Self.configuration.commandName ?? "")
      do {
        try body(logger)
      } catch let failure as Failure {
        logger.failed(failure)
        throw failure
      }
      logger.info("done")
    } catch let failure as Failure {
      StandardError.print("abmtop: " + failure.description)
      throw failure.code
    }
  }
}

extension DirectoryOptions {
  /// - Throws: `Failure` with what to do where the argument is no directory that can be read.
  func check() throws { try DirectoryCheck.check(directory) }
}

/// Whether a directory can be read, in words for whoever typed its name.
enum DirectoryCheck {
  /// The subcommand that a word may have meant; nil where none is near, or it is a path.
  private static func nearestCommand(to word: String) -> String? {
    if word.contains("/") || word.contains(".") { return nil }
    return NearestName.of(word, among: Abmtop.configuration.subcommands.compactMap { $0.configuration.commandName })
  }

  static func check(_ directory: String) throws {
    var isDirectory: ObjCBool = false
    if !FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory) {
      if let near = nearestCommand(to: directory) {
        throw Failure.noInput(
          "there is neither a command nor a directory \(directory); did you mean `abmtop \(near)`?")
      }
      throw Failure.noInput(
        "there is no directory \(directory): give one that holds exports (accounts.csv, activities.csv, …), "
          + "or try `abmtop demo`.")
    }
    if !isDirectory.boolValue {
      throw Failure.noInput("\(directory) is a file: give the directory that it lies in.")
    }
    if access(directory, R_OK | X_OK) != 0 {
      throw Failure.noInput("the directory \(directory) cannot be read: ask for permission to read and to enter it.")
    }
  }
}
