import Accounts
import Exports
import Foundation
import Metrics
import Values

/// New activities, of accounts here and there, to new figures.
struct Appending {
  let rows: Int
  let read: Time
  let resolve: Time
  let facts: Time
  let figures: Time
  let accountsComputed: Int
  let activitiesReplayed: Int

  init(_ start: ColdStart, rows: Int, workers: Workers) throws {
    self.rows = rows
    let folder =
      FileManager.default.temporaryDirectory.path + "/abmtop-bench-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: folder + "/activities", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var text = "timestamp,type,account_id,visitor_id\n"
    let day = Day(Int32(BenchDirectory.asOf)).iso
    for row in 0..<rows {
      let account = String(row * 7_919 % start.directory.accounts)
      let name = "a" + String(repeating: "0", count: max(0, 7 - account.count)) + account
      text += "\(day)T12:\(10 + row % 50):00Z,visit,\(name),v-new-\(row % 300)\n"
    }
    try Data(text.utf8).write(to: URL(filePath: folder + "/activities/added.csv"))
    let reader = FileReader(directory: folder, rules: ReadRules())
    var dataset = start.dataset
    var snapshot = start.snapshot
    var readings = start.readings
    read = Time { if let reading = reader.read("activities/added.csv") { readings.append(reading) } }
    resolve = Time {
      dataset = Dataset(
        files: readings, rules: AccountRules(), readRules: ReadRules(), workers: workers, after: start.dataset)
    }
    facts = Time {
      snapshot = Snapshot(
        dataset, period: .quarterToDate, today: start.snapshot.today, workers: workers, after: start.snapshot)
    }
    figures = Time { _ = snapshot.figures(trends: false) }
    accountsComputed = snapshot.accountsComputed
    activitiesReplayed = snapshot.activitiesReplayed
  }

  /// All of it.
  var total: Time { read + resolve + facts + figures }
}

/// A keystroke in the filter to new figures: broad, of one tier, and narrow.
struct Filtering {
  /// Name, seconds for now and the previous period, seconds for the trend.
  let cases: [(name: String, now: Time, trend: Time)]

  init(_ snapshot: Snapshot) {
    let count = snapshot.dataset.accounts.count
    let sets: [(String, AccountSet)] = [
      ("every account", .all),
      ("every second account", AccountSet(members: (0..<count).map { $0 % 2 == 0 })),
      ("tier 1", AccountSet(members: snapshot.dataset.accounts.map { $0.tier == 1 })),
      ("one in a hundred", AccountSet(members: (0..<count).map { $0 % 100 == 0 })),
    ]
    cases = sets.map { name, set in
      var figures = snapshot.figures(of: set, trends: false)
      let now = Time.best(of: 7) { figures = snapshot.figures(of: set, trends: false) }
      return (name, now, Time.best(of: 3) { snapshot.addTrends(to: &figures) })
    }
  }
}

/// Another T, another period: everything is computed anew.
struct Moving {
  let day: Time
  let period: Time

  init(_ snapshot: Snapshot, workers: Workers) {
    func move(_ period: Period, _ today: Day) -> Time {
      Time.best(of: 3) { _ = Snapshot(snapshot.dataset, period: period, today: today, workers: workers).figures() }
    }
    day = move(.quarterToDate, snapshot.today - 1)
    period = move(.days(365), snapshot.today)
  }
}
