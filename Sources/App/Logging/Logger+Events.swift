import Accounts
import Live
import Logging
import Metrics
import Values

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
      case .ignored(let reason): metadata["ignored"] = "\(reason)"
      case .failed(let reason): metadata["failed"] = "\(reason)"
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
