import Accounts
import ArgumentParser
import Foundation
import Values

/// What a cold start is compared with.
enum Rival: String, CaseIterable, ExpressibleByArgument, Sendable {
  case duckdb, plain, gzip
}

/// Cold starts of this program and runs of a rival by turns, each in a process of its own, so that both meet the same
/// machine.
struct RivalComparison {
  let rival: Rival
  /// Seconds on the clock of each pair, ours first.
  let pairs: [(ours: Double, theirs: Double)]

  /// - Throws: `Failure` where one of them does not run to its end.
  init(_ directory: BenchDirectory, with rival: Rival, pairs count: Int, threads: Int?) throws {
    self.rival = rival
    let other = rival == .plain ? try directory.plain() : directory
    try other.write()
    let program = CommandLine.arguments[0]
    func start(_ directory: BenchDirectory) throws -> Double {
      let output = "\(NSTemporaryDirectory())abmtop-bench-\(ProcessInfo.processInfo.processIdentifier)"
      defer { try? FileManager.default.removeItem(atPath: output) }
      let threads = threads.map { ["--threads", String($0)] } ?? []
      try ChildProgram.run([program] + directory.arguments + ["--only-start", "--seconds"] + threads, output: output)
      let text = try String(contentsOfFile: output, encoding: .utf8)
      guard let seconds = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
        throw Failure(description: "a cold start gave no time.", code: .failure)
      }
      return seconds
    }
    let theirs: () throws -> Double
    switch rival {
    case .plain: theirs = { try start(other) }
    case .gzip:
      let command = ["gzip", "-dc"] + directory.files.map { directory.path + "/" + $0 }
      theirs = { try Time { try ChildProgram.run(command) }.wall }
    case .duckdb:
      let python = try DuckDB.python()
      let script = DuckDB.script(directory, threads: threads)
      theirs = { try Time { try ChildProgram.run([python, "-c", script]) }.wall }
    }
    // The first pair fills the page cache, and does not count.
    _ = (try start(directory), try theirs())
    pairs = try (0..<count).map { _ in (try start(directory), try theirs()) }
  }

  /// Each pair, and the median of the quotients.
  var markdown: String {
    func text(_ value: Double) -> String { String(format: "%.3f", value) }
    let rows = pairs.map { "| \(text($0.ours)) s | \(text($0.theirs)) s | \(text($0.ours / $0.theirs)) |" }
    let quotients = pairs.map { $0.ours / $0.theirs }.sorted()
    return
      (["| cold start to every figure | \(rival.rawValue) | quotient |", "| ---: | ---: | ---: |"] + rows
      + ["", "median quotient: \(text(quotients[quotients.count / 2]))"]).joined(separator: "\n")
  }
}

/// DuckDB from PyPI, and what it is asked.
enum DuckDB {
  /// The version that is compared with.
  private static let version = "1.4.2"

  /// The interpreter of a virtual environment that has it, made in the cache folder where it is not there yet.
  ///
  /// - Throws: `Failure` where it cannot be made: without Python, or without a network.
  static func python() throws -> String {
    let folder = "\(BenchDirectory.cache)/duckdb-\(version)"
    let python = folder + "/bin/python"
    if (try? ChildProgram.run([python, "-c", "import duckdb"])) == nil {
      try ChildProgram.run(["python3", "-m", "venv", folder])
      try ChildProgram.run([python, "-m", "pip", "install", "--quiet", "duckdb==\(version)"])
    }
    return python
  }

  /// A Python script that computes, for 14 weekly days, the activity KPIs of each tier over the quarter to that day:
  /// impressions, clicks, visits, chats, touched accounts, accounts ever engaged, and the mean score.
  static func script(_ directory: BenchDirectory, threads: Int?) -> String {
    let rules = AccountRules()
    let weights = ActivityTypes.builtIn.map { "('\($0.name)', \($0.weight), \($0.isTouch))" }.joined(separator: ", ")
    let asOf = Day(Int32(BenchDirectory.asOf)).iso
    let files = "\(directory.path)/activities/*.csv\(directory.form.isCompressed ? ".gz" : "")"
    let sql = """
      WITH kinds(type, weight, touch) AS (VALUES \(weights)),
      daily AS MATERIALIZED (
        SELECT account_id, CAST(timestamp AS DATE) AS day, type, sum(count) AS n
        FROM read_csv('\(files)', header = true) GROUP BY ALL),
      scored AS MATERIALIZED (
        SELECT account_id, day, sum(n * weight * 2 ** ((day - DATE '\(asOf)') / \(rules.halfLifeDays))) AS score
        FROM daily JOIN kinds USING (type) GROUP BY ALL),
      running AS MATERIALIZED (
        SELECT account_id, day, sum(score) OVER (PARTITION BY account_id ORDER BY day ROWS UNBOUNDED PRECEDING) AS total
        FROM scored),
      engaged AS (
        SELECT account_id, min(day) AS since FROM running
        WHERE total * 2 ** ((DATE '\(asOf)' - day) / \(rules.halfLifeDays)) >= \(rules.engagementMinimum) - 1e-9 GROUP BY ALL),
      points AS (
        SELECT DATE '\(asOf)' - (7 * i)::INT AS t, date_trunc('quarter', DATE '\(asOf)' - (7 * i)::INT)::DATE AS start
        FROM range(14) AS r(i)),
      sums AS (
        SELECT t, account_id,
          sum(n) FILTER (type IN ('ad_impression', 'email_impression')) AS impressions,
          sum(n) FILTER (type = 'ad_click') AS clicks,
          sum(n) FILTER (type IN ('visit', 'high_value_visit')) AS visits,
          sum(n) FILTER (type = 'chat') AS chats,
          bool_or(touch) AS touched
        FROM points JOIN daily ON day BETWEEN start AND t JOIN kinds USING (type) GROUP BY ALL),
      scores AS (
        SELECT t, r.account_id, arg_max(total, day) * 2 ** ((DATE '\(asOf)' - t) / \(rules.halfLifeDays)) AS score
        FROM points JOIN running r ON day <= t GROUP BY t, r.account_id)
      SELECT t, tier, count(*), sum(impressions), sum(clicks), sum(visits), sum(chats),
        count(*) FILTER (touched), count(*) FILTER (since <= t), avg(coalesce(score, 0))
      FROM points CROSS JOIN read_csv('\(directory.path)/accounts.csv\(directory.form.isCompressed ? ".gz" : "")') a
      LEFT JOIN sums USING (t, account_id) LEFT JOIN scores USING (t, account_id) LEFT JOIN engaged USING (account_id)
      GROUP BY ALL ORDER BY ALL
      """
    return """
      duckdb = __import__("duckdb")
      duckdb.execute("SET TimeZone = 'UTC'")
      \(threads.map { "duckdb.execute('SET threads = \($0)')" } ?? "")
      duckdb.sql(\"\"\"\(sql)\"\"\").show()
      """
  }
}
