import Accounts
import ArgumentParser
import Cells
import Dashboard
import Foundation
import Ingest
import Metrics
import Values

/// From files to every figure: now, the previous period, the trend, every tier.
struct ColdStart {
  let directory: BenchDirectory
  let readings: [FileReading]
  let dataset: Dataset
  let snapshot: Snapshot
  /// Seconds of each step.
  let read: Time
  let resolve: Time
  let facts: Time
  let figures: Time
  /// The most memory the process has used up to here, in bytes; nil where the system does not say.
  let peak: Int64?

  init(_ directory: BenchDirectory, workers: Workers) {
    self.directory = directory
    var readings: [FileReading] = []
    var dataset: Dataset?
    var snapshot: Snapshot?
    read = Time { readings = ColdStart.read(directory, workers: workers) }
    resolve = Time {
      dataset = Dataset(files: readings, rules: AccountRules(), readRules: ReadRules(), workers: workers)
    }
    let resolved = dataset ?? Dataset(files: [], rules: AccountRules(), readRules: ReadRules())
    facts = Time {
      snapshot = Snapshot(resolved, period: .quarterToDate, today: Day(Int32(BenchDirectory.asOf)), workers: workers)
    }
    let computed = snapshot ?? Snapshot(resolved, period: .quarterToDate, today: Day(Int32(BenchDirectory.asOf)))
    figures = Time { _ = computed.figures() }
    peak = Memory.peak
    self.readings = readings
    self.dataset = resolved
    self.snapshot = computed
  }

  /// All of it.
  var total: Time { read + resolve + facts + figures }

  private static func read(_ directory: BenchDirectory, workers: Workers) -> [FileReading] {
    let files = directory.files
    // With more files than threads each file is read by one.
    let inner = files.count > workers.count ? Workers.serial : workers
    let reader = FileReader(directory: directory.path, rules: ReadRules(), workers: inner)
    let sizes = files.map { path in
      (try? FileManager.default.attributesOfItem(atPath: directory.path + "/" + path)[.size] as? Int) ?? 0
    }
    let order = files.indices.sorted { sizes[$0] > sizes[$1] }
    let texts = SharedStringPools()
    var readings = workers.map(order.count) { reader.read(files[order[$0]], sharing: texts) }.compactMap { $0 }
    texts.seal(&readings)
    return readings
  }
}

/// What the process uses of memory.
enum Memory {
  /// The most it has used, in bytes.
  static var peak: Int64? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int64($0) })
    else { return nil }
    return kilobytes * 1_024
  }
}

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

/// Keys in the dashboard, from the key to the rows of the screen that are another: all but writing them.
struct Keys {
  /// The table of all accounts: opened, and sorted by another column.
  let opening: Time
  let sorting: Time
  /// One row down in it; the median.
  let cursor: Time
  /// A letter more in the filter; the median.
  let typing: Time

  /// - Throws: `Failure` where the keys lead elsewhere than they are said to: another time would be measured.
  init(_ snapshot: Snapshot) throws {
    var options = State.Options()
    options.size = Size(120, 40)
    var state = State(options)
    _ = reduce(&state, .snapshot(snapshot, readAt: "14:03"))
    var shown = draw(state)
    /// The rows that differ are what is written to the terminal.
    func press(_ key: Cells.Key) -> Time {
      Time {
        _ = reduce(&state, .key(key))
        let next = draw(state)
        _ = (0..<next.height).filter { next.row($0) != shown.row($0) }
        shown = next
      }
    }
    opening = press(.character("A"))
    _ = press(.character("s"))
    sorting = press(.character("t"))
    cursor = Keys.median((0..<301).map { _ in press(.down) })
    _ = press(.character("/"))
    var hasTyped = true
    typing = Keys.median(
      (0..<10).flatMap { _ in
        let times = "tier:1".map { press(.character($0)) }
        hasTyped = hasTyped && shown.lines.contains { $0.contains("tier:1") }
        _ = press(.control("u"))
        return times
      })
    guard hasTyped else {
      throw Failure(description: "the filter was not typed into: its time is none.", code: .failure)
    }
  }

  private static func median(_ times: [Time]) -> Time { times.sorted()[times.count / 2] }
}

/// What the machine can do: reading all bytes, and what `wc -l` takes to count their lines.
struct PlainRead {
  let bytes: Int64
  /// Seconds of one thread that reads all files in blocks of 256 KiB.
  let read: Time
  /// Seconds of `wc -l` on all files; nil where there is no `wc`.
  let countingLines: Time?

  init(_ directory: BenchDirectory) throws {
    let paths = directory.files.map { directory.path + "/" + $0 }
    var bytes: Int64 = 0
    // The first round fills the page cache.
    let rounds = (0..<3).map { _ in Time { bytes = PlainRead.read(paths) } }
    self.bytes = bytes
    read = rounds.min() ?? Time()
    countingLines = (0..<3).compactMap { _ in PlainRead.wordCount(paths) }.min()
  }

  private static func read(_ paths: [String]) -> Int64 {
    var total: Int64 = 0
    withUnsafeTemporaryAllocation(byteCount: 256 << 10, alignment: 64) { buffer in
      for path in paths {
        let descriptor = open(path, O_RDONLY)
        if descriptor < 0 { continue }
        while true {
          let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
          if count <= 0 { break }
          total += Int64(count)
        }
        close(descriptor)
      }
    }
    return total
  }

  private static func wordCount(_ paths: [String]) -> Time? {
    try? Time { try ChildProgram.run(["wc", "-l"] + paths) }
  }
}

/// Another program that is started and waited for.
enum ChildProgram {
  /// Runs it to its end.
  ///
  /// `waitUntilExit` of Foundation looks every 50 ms only: the process is waited for directly.
  ///
  /// - Parameters:
  ///   - arguments: its name, looked up in PATH, and what it is given.
  ///   - output: the file that its standard output goes to.
  /// - Throws: `Failure` where it cannot be started, or ends otherwise than with 0.
  static func run(_ arguments: [String], output: String = "/dev/null") throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var strings = arguments.map { strdup($0) } + [nil]
    defer { strings.forEach { free($0) } }
    var process = pid_t()
    var status: Int32 = -1
    let started = posix_spawnp(&process, arguments[0], &actions, nil, &strings, environ)
    if started == 0 { waitpid(process, &status, 0) }
    guard started == 0, status == 0 else {
      throw Failure(description: "\(arguments[0]) could not be run to its end.", code: .failure)
    }
  }
}
