import Accounts
import Exports
import Foundation
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
    let texts = SharedTexts()
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
