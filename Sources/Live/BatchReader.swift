internal import Accounts
internal import Ingest
internal import Synchronization
internal import Values

/// Reads the files that the registry requests, several at a time.
struct BatchReader: Sendable {
  /// One file to read.
  struct Job: Sendable {
    var path: FilePath
    /// As it was seen when it was decided to read it.
    var identity: FileIdentity
    /// What is in force, where the file may have grown behind it or only its open end counts now.
    var previous: FileReading?
    /// Whether an unfinished last record counts.
    var isSettled: Bool
    /// Whether it counts even if it changed while it was read.
    var acceptsChanges = false
    /// What other files say about how its values are read.
    var hints = ReadHints()
  }

  /// What became of a job.
  struct Result: Sendable {
    var job: Job
    var reading: FileReading
    /// The file's state after it was read; nil where it is gone.
    var after: FileIdentity?
    /// How many seconds it took.
    var seconds: Double
  }

  private let reader: FileReader
  private let workers: Workers
  /// Published about every block that is read; false stops the reading.
  var progress: ReadProgress?
  /// Published about every file that was read.
  var finished: (@Sendable () -> Void)?
  /// Seconds on a clock that only goes forward; it stands still where durations do not matter.
  var clock: @Sendable () -> Double = { 0 }

  /// A file of at least this many bytes is read by all workers together, one such file after the other; the smaller ones
  /// by one worker each. So there are never more threads than workers.
  private static let sharedSize: Int64 = 16 << 20

  init(directory: String, rules: ReadRules, workers: Workers) {
    reader = FileReader(directory: directory, rules: rules)
    self.workers = workers
  }

  /// The rules that files are read by.
  var rules: ReadRules { reader.rules }

  /// The state of a file now.
  func state(of path: FilePath) -> FileIdentity? { FileIdentity(path: reader.directory + "/" + path.text) }

  /// Reads all of them; nil if the reading was stopped.
  func read(_ jobs: [Job]) -> [Result]? {
    // The largest first: the last piece of work decides how long all of it takes.
    let order = jobs.sorted { $0.bytes > $1.bytes }
    let alone = order.filter { !isShared($0) }
    let texts = SharedStringPools()
    var results = workers.map(alone.count) { piece in read(alone[piece], by: reader, texts) }
    var together = reader
    together.workers = workers
    for job in order where isShared(job) {
      if results.contains(where: { $0 == nil }) { return nil }
      results.append(read(job, by: together, texts))
    }
    var all = results.compactMap(\.self)
    guard all.count == jobs.count else { return nil }
    var readings = all.map(\.reading)
    texts.seal(&readings)
    for position in all.indices {
      // A file that grows row by row all day must not come to consist of thousands of parts.
      all[position].reading = readings[position].joiningSmallParts()
    }
    return all.sorted { $0.job.path < $1.job.path }
  }

  private func isShared(_ job: Job) -> Bool {
    workers.count > 1 && job.bytes >= BatchReader.sharedSize && BatchReader.isText(job.path)
  }

  private func read(_ job: Job, by reader: FileReader, _ texts: SharedStringPools) -> Result? {
    let start = clock()
    let reading =
      if let previous = job.previous {
        reader.append(to: previous, settled: job.isSettled, sharing: texts, progress: progress)
      } else {
        reader.read(job.path.text, settled: job.isSettled, hints: job.hints, sharing: texts, progress: progress)
      }
    guard let reading else { return nil }
    finished?()
    return Result(job: job, reading: reading, after: state(of: job.path), seconds: clock() - start)
  }

  /// Whether a file's bytes are its text, so that it can be read in pieces and from where it ended before.
  static func isText(_ path: FilePath) -> Bool { FileReader.readsInPieces(path.text) }
}

extension BatchReader.Job {
  /// About how many bytes have to be read.
  var bytes: Int64 { identity.size - (previous?.identity?.size ?? 0) }
}

/// Adds up what several readers have read, and reports it at most ten times a second.
final class ProgressMeter: Sendable {
  private let state: Mutex<(progress: LoadProgress, published: Double)>
  private let clock: @Sendable () -> Double
  private let publish: @Sendable (LoadProgress) -> Void

  /// The least seconds between two reports.
  private static let pause = 0.1

  /// A meter that reports its beginning at once.
  init(
    files: Int, bytes: Int64, clock: @escaping @Sendable () -> Double,
    publish: @escaping @Sendable (LoadProgress) -> Void
  ) {
    var progress = LoadProgress()
    progress.totalFiles = files
    progress.totalBytes = bytes
    state = Mutex((progress, clock()))
    self.clock = clock
    self.publish = publish
    publish(progress)
  }

  /// Some more bytes have been read.
  func advance(_ bytes: Int64) {
    change { $0.bytes += bytes }
  }

  /// Some more records have been parsed.
  func advance(rows: Int) {
    change { $0.rows += rows }
  }

  /// A file has been read to its end.
  func finish() {
    change { $0.files += 1 }
  }

  private func change(_ change: (inout LoadProgress) -> Void) {
    let now = clock()
    state.withLock { state in
      change(&state.progress)
      if now - state.published < ProgressMeter.pause { return }
      state.published = now
      // Within the lock: an older state must not be reported after a newer one.
      publish(state.progress)
    }
  }
}
