import Foundation

/// The figures as a Markdown table.
struct MeasuredTable {
  private var rows: [(what: String, figure: String)] = []

  private mutating func add(_ what: String, _ figure: String) { rows.append((what, figure)) }

  mutating func add(_ plain: PlainRead) {
    add("bytes", MeasuredTable.number(Double(plain.bytes) / 1e6, "MB"))
    add("plain read, one thread", MeasuredTable.time(plain.read, plain.bytes))
    if let lines = plain.countingLines { add("`wc -l`", MeasuredTable.time(lines, plain.bytes)) }
  }

  mutating func add(_ start: ColdStart, plain: PlainRead) {
    let rows = Double(start.directory.activities)
    add("cold start to every figure", MeasuredTable.time(start.total, plain.bytes))
    add("– reading and sorting", MeasuredTable.time(start.read, plain.bytes))
    add("– resolving", MeasuredTable.time(start.resolve))
    add("– facts of every account at every point", MeasuredTable.time(start.facts))
    add("– figures and trends", MeasuredTable.time(start.figures))
    add("activities a second", MeasuredTable.number(rows / start.total.wall / 1e6, "million"))
    add("times the plain read", MeasuredTable.number(start.total.wall / plain.read.wall, "×"))
    if let lines = plain.countingLines {
      add("times `wc -l`", MeasuredTable.number(start.total.wall / lines.wall, "×"))
    }
    if let peak = start.peak {
      add("peak memory", MeasuredTable.number(Double(peak) / 1e6, "MB"))
      add("peak memory an activity", MeasuredTable.number(Double(peak) / rows, "bytes"))
    }
  }

  mutating func add(_ appending: Appending) {
    add("\(appending.rows) new activities → figures", MeasuredTable.time(appending.total))
    add("– reading, resolving", "\(MeasuredTable.time(appending.read)), \(MeasuredTable.time(appending.resolve))")
    add("– facts, figures", "\(MeasuredTable.time(appending.facts)), \(MeasuredTable.time(appending.figures))")
    add("– accounts computed", "\(appending.accountsComputed), from \(appending.activitiesReplayed) activities")
  }

  mutating func add(_ filtering: Filtering) {
    for (name, now, trend) in filtering.cases {
      add("filter to \(name): now and previous, trend", "\(MeasuredTable.time(now)), \(MeasuredTable.time(trend))")
    }
  }

  mutating func add(_ keys: Keys) {
    add("key to screen: one row down in all accounts, median", MeasuredTable.time(keys.cursor))
    add("key to screen: a letter of a filter, median", MeasuredTable.time(keys.typing))
    add(
      "key to screen: opening all accounts, sorting them",
      "\(MeasuredTable.time(keys.opening)), \(MeasuredTable.time(keys.sorting))")
  }

  mutating func add(_ moving: Moving) {
    add("T a day earlier", MeasuredTable.time(moving.day))
    add("period of a year", MeasuredTable.time(moving.period))
  }

  private static func time(_ time: Time, _ bytes: Int64? = nil) -> String {
    let text =
      bytes.map { "\(seconds(time.wall)), \(number(Double($0) / time.wall / 1e9, "GB/s"))" } ?? seconds(time.wall)
    return time.processor == 0 ? text : text + " (\(seconds(time.processor)))"
  }

  private static func seconds(_ seconds: Double) -> String {
    seconds < 1 ? number(seconds * 1_000, "ms") : number(seconds, "s")
  }

  private static func number(_ value: Double, _ unit: String) -> String {
    String(format: value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value) + " " + unit
  }

  /// The table.
  var markdown: String {
    (["| what | time (of all processors together) |", "| --- | ---: |"] + rows.map { "| \($0.what) | \($0.figure) |" })
      .joined(separator: "\n")
  }
}

/// How long something took.
struct Time: Comparable {
  /// Seconds on the clock.
  var wall = 0.0
  /// Seconds of all processors together: on a busy machine the one figure that says what the program does.
  var processor = 0.0

  init() {}

  /// Measures something.
  init(_ body: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    let start = clock.now
    let before = Time.processorSeconds
    try body()
    let (whole, atto) = (clock.now - start).components
    wall = Double(whole) + Double(atto) / 1e18
    processor = Time.processorSeconds - before
  }

  /// Measures something that is short, and keeps the best of some runs.
  static func best(of runs: Int, _ body: () -> Void) -> Time { (0..<runs).map { _ in Time(body) }.min() ?? Time() }

  static func < (left: Time, right: Time) -> Bool { left.wall < right.wall }

  static func + (left: Time, right: Time) -> Time {
    var sum = Time()
    sum.wall = left.wall + right.wall
    sum.processor = left.processor + right.processor
    return sum
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
