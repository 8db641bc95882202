import Accounts
public import ArgumentParser
import Foundation
import Live
public import Logging
import Metrics
internal import Values

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

/// What is logged. Above debug there are counts, durations and the names of tables, measures and commands; names of
/// files, columns and settings, which may be a customer's, begin at debug. No value of a row is logged at any level.
extension Logger {
  /// A command begins.
  func started(_ command: String) {
    info("started", metadata: ["command": "\(command)", "version": "\(Version.text)"])
  }

  /// A command ends with a failure.
  func failed(_ failure: Failure) {
    error("failed", metadata: ["exit": "\(failure.code.rawValue)"])
    debug("failure", metadata: ["message": "\(failure.description)"])
  }

  /// A directory has been read for a command that prints and leaves.
  func read(_ dataset: Dataset, seconds: Double) {
    let files = dataset.health.files
    info(
      "read",
      metadata: [
        "files": "\(files.count)", "bytes": "\(files.reduce(0) { $0 + $1.bytes })",
        "rows": "\(files.reduce(0) { $0 + $1.rows })", "badRows": "\(files.reduce(0) { $0 + $1.badRows })",
        "accounts": "\(dataset.accounts.count)", "seconds": "\(rounded(seconds))",
      ])
    classified(files)
  }

  /// What each file was understood as, and why.
  private func classified(_ files: [FileHealth]) {
    for file in files {
      var metadata: Metadata = [
        "path": "\(file.path)", "tables": "\(file.tables.map(\.rawValue).joined(separator: ","))",
        "mapping": "\(file.mapping)", "rows": "\(file.rows)", "badRows": "\(file.badRows)",
      ]
      switch file.outcome {
      case .read: break
      case .ignored(let reason): metadata["ignored"] = "\(reason.words)"
      case .failed(let reason): metadata["failed"] = "\(reason.words)"
      }
      debug("file", metadata: metadata)
      for column in file.columns {
        trace(
          "column",
          metadata: [
            "path": "\(file.path)", "name": "\(column.name)", "column": "\(column.column ?? "")",
            "guess": "\(column.isGuess)",
          ])
      }
    }
  }

  /// The monitor has a new state.
  ///
  /// - Parameter before: the update before, whose work and faults are not logged again.
  func refreshed(_ update: LiveUpdate, after before: LiveUpdate?) {
    if update.faults != before?.faults ?? [] {
      warning("faults", metadata: ["count": "\(update.faults.count)"])
      for fault in update.faults { debug("fault", metadata: ["message": "\(fault.message)"]) }
    }
    guard let snapshot = update.snapshot, update.generation != before?.generation else { return }
    let work = before?.work ?? LiveWork()
    info(
      "refreshed",
      metadata: [
        "generation": "\(update.generation)", "seconds": "\(rounded(update.refreshSeconds))",
        "filesRead": "\(update.work.filesRead - work.filesRead)",
        "rowsParsed": "\(update.work.rowsParsed - work.rowsParsed)",
        "accountsComputed": "\(update.work.accountsComputed - work.accountsComputed)",
        "activitiesReplayed": "\(update.work.activitiesReplayed - work.activitiesReplayed)",
        "accounts": "\(snapshot.dataset.accounts.count)", "period": "\(snapshot.period.period.name)",
      ])
    if update.work.filesRead != work.filesRead { classified(snapshot.health.files) }
  }

  /// Milliseconds are all that a duration has to say.
  private func rounded(_ seconds: Double) -> Double { (seconds * 1_000).rounded() / 1_000 }
}
