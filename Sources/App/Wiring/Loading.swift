import Accounts
import ArgumentParser
import Dashboard
import Ingest
import Filter
import Metrics
import Live
import Logging
import Report
import Settings
import Signals
internal import Values

/// A directory read once, for the commands that print and leave.
struct Loaded {
  let settings: LiveSettings
  let values: SettingValues
  let dataset: Dataset
  let failures: [(path: String, reason: FileReason)]
  /// What the user did about signals of this directory, and what was there when their screen was last left.
  let signalLog: SignalLog
  let signalBaseline: SignalBaseline?
  private let directory: String

  /// Reads a directory.
  ///
  /// - Throws: `Failure` where there is nothing to read, or the settings are wrong.
  /// - Parameter writing: what the command writes, beside what it prints.
  init(_ options: DirectoryOptions, _ logger: Logger, writing: [String] = []) throws {
    try options.check()
    directory = options.directory
    // The state is read before the program confines itself.
    (signalLog, signalBaseline) = SignalKeeper(directory, directories: .ofProcess()).load()
    Confinement.begin(reading: [options.directory] + (options.config.map { [$0] } ?? []), writing: writing)
    let configuration = Configuration(directory: options.directory, config: options.config)
    do {
      values = try configuration.effective().values
      settings = LiveSettings(values)
    } catch {
      throw Failure.settings(error)
    }
    let start = Today.monotonicSeconds
    do {
      (dataset, failures) = try DirectoryReader.dataset(
        of: options.directory, settings: settings, today: Today.day(in: settings.read.zone), workers: .threads)
    } catch {
      throw Failure.noInput(error.message)
    }
    logger.read(dataset, seconds: Today.monotonicSeconds - start)
  }

  /// The day it is in the configured zone.
  var today: Day { Today.day(in: settings.read.zone) }

  /// Which data was read.
  var fingerprint: DataFingerprint {
    let read = dataset.files.filter { $0.outcome == .read }
    let checksums = FileChecksum.all(read, in: directory, workers: .threads)
    let known = zip(read, checksums).compactMap { file, checksum in checksum.map { (file.path, $0) } }
    return DataFingerprint(dataset, checksums: Dictionary(known) { first, _ in first })
  }

  /// The state at (T, P).
  ///
  /// - Throws: `Failure` where no file gives a table.
  func snapshot(_ scope: ScopeOptions) throws -> Snapshot {
    if dataset.tables.isEmpty {
      let count = dataset.files.count
      let found =
        count == 0 ? "there is no file in it" : "no table among its \(count == 1 ? "one file" : "\(count) files")"
      throw Failure.noInput(
        "nothing to report: \(found). A file's name says what it holds: accounts.csv, contacts.csv, activities.csv, "
          + "opportunities.csv, … `abmtop check` explains each file.")
    }
    let asOf = scope.asOf ?? today
    var health = dataset.health
    health.banners = Banners.of(dataset, asOf: asOf, failures: failures)
    var snapshot = Snapshot(
      dataset, period: scope.period, today: asOf, fiscalYearStart: settings.fiscalYearStart,
      analyses: settings.analyses, past: scope.past, health: health,
      workers: .threads)
    snapshot.settings = values
    // Only a filter that names them needs to know who has signals.
    if scope.filter.contains("signal") {
      let list = signals(snapshot, at: snapshot.asOf)
      snapshot.signalFlags = list.flags(accounts: dataset.accounts.count)
    }
    return snapshot
  }

  /// The accounts that a filter picks.
  ///
  /// - Throws: `Failure` with the place of the mistake.
  func accounts(_ filter: String, in snapshot: Snapshot) throws -> AccountSet {
    if filter.isEmpty { return .all }
    do throws(FilterError) {
      return try Filter.parse(filter, in: snapshot).accounts(in: snapshot, me: me)
    } catch {
      let caret =
        String(repeating: " ", count: error.range.lowerBound) + String(repeating: "^", count: max(1, error.range.count))
      throw Failure(description: "--filter: \(error.words)\n  \(filter)\n  \(caret)", code: .wrongArguments)
    }
  }

  /// Says on standard error what was left out of the figures, where anything was.
  func warn(of snapshot: Snapshot, _ source: DirectoryOptions) {
    if let line = snapshot.trust.line(directory: source.directory) { StandardError.print("! " + line) }
  }

  /// What every report needs: format, title, filter, currency.
  func options(_ format: ReportFormat, _ source: DirectoryOptions, _ scope: ScopeOptions?) -> ReportOptions {
    var options = ReportOptions()
    options.format = format
    options.title = source.name
    options.directory = source.directory
    options.filter = scope.flatMap { $0.filter.isEmpty ? nil : $0.filter }
    options.currency = settings.read.currency
    return options
  }

  /// Who `owner:me` is.
  var me: String? {
    let me = values[DashboardSettings.me]
    return me.isEmpty ? nil : me
  }
}
