import Accounts
import ArgumentParser
import Exports
import Filter
import Metrics
import Live
import Report
import Settings
import Values

/// A directory read once, for the commands that print and leave.
struct Loaded {
  let settings: LiveSettings
  let values: SettingsValues
  let dataset: Dataset
  let failures: [(path: String, reason: String)]

  /// Reads a directory.
  ///
  /// - Throws: `Failure` where there is nothing to read, or the settings are wrong.
  init(_ options: DirectoryOptions) throws {
    try options.check()
    let configuration = Configuration(directory: options.directory, config: options.config)
    do {
      values = try configuration.values()
      settings = try LiveSettings(values)
    } catch {
      throw Failure.settings(error)
    }
    do {
      (dataset, failures) = try OneLook.dataset(of: options.directory, settings: settings, workers: .threads)
    } catch {
      throw Failure.noInput(error.message)
    }
  }

  /// The day it is in the configured zone.
  var today: Day { Day(Int32((ZoneTable(named: settings.read.zone.name) ?? .utc).today())) }

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
    return Snapshot(
      dataset, period: scope.period, today: asOf, fiscalYearStart: settings.fiscalYearStart, health: health,
      workers: .threads)
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
      throw Failure(description: "--filter: \(error.words)\n  \(filter)\n  \(caret)", code: ExitCode(64))
    }
  }

  /// What every report is told: format, title, filter, currency.
  func options(_ format: ReportFormat, _ source: DirectoryOptions, _ scope: ScopeOptions?) -> ReportOptions {
    var options = ReportOptions()
    options.format = format
    options.title = source.name
    options.filter = scope.flatMap { $0.filter.isEmpty ? nil : $0.filter }
    options.currency = settings.read.currency
    return options
  }

  /// Who `owner:me` is.
  var me: String? {
    let me = values.text("me")
    return me.isEmpty ? nil : me
  }
}
