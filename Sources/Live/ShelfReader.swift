internal import Accounts
internal import Exports
internal import Glibc
internal import Synchronization

/// Reads the files that the shelf asks for, several at a time, and counts how far it has come.
struct ShelfReader: Sendable {
  /// One file to read.
  struct Job: Sendable {
    var path: String
    var identity: FileIdentity
    /// What is in force: the file has grown behind it, or its open end counts now.
    var previous: FileReading?
    /// Whether an unfinished last record counts.
    var isSettled = false
  }

  let reader: FileReader
  let workers: Workers
  /// Told about every block that is read; false stops the reading.
  var progress: (@Sendable (Int64) -> Bool)?
  /// Seconds since 1970, to tell whether a file is being written just now.
  var wallClock: @Sendable () -> Double

  /// Whether a file has not been written for two seconds, so that what it holds counts as whole.
  func isOld(_ identity: FileIdentity) -> Bool { wallClock() - Double(identity.modified) / 1e9 >= 2 }

  /// Reads all of them; those that were stopped are left out.
  func read(_ jobs: [Job]) -> [(job: Job, reading: FileReading)] {
    // The largest first: the last piece of work decides how long all of it takes.
    let order = jobs.indices.sorted { jobs[$0].identity.size > jobs[$1].identity.size }
    let results = workers.map(order.count) { piece in
      let job = jobs[order[piece]]
      return (job, read(job))
    }
    return results.compactMap { job, reading in reading.map { (job, $0) } }.sorted { $0.0.path < $1.0.path }
  }

  private func read(_ job: Job) -> FileReading? {
    let progress = progress.map { ReadProgress(advance: $0) }
    return reader.read(job.path, settled: job.isSettled, progress: progress)
  }
}
