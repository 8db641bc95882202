import Accounts
import Ingest
import Metrics
import Report
import Synchronization
import TestSupport

@testable import Live
import Values

/// Everything that can be seen of a state, as text: what two equal states have to the byte.
enum StateText {
  /// The report with every figure, trend and account, and the check of every file.
  static func of(_ snapshot: Snapshot) throws -> String {
    var options = ReportOptions()
    options.format = .json
    options.trend = true
    options.previous = true
    options.accounts = true
    let figures = snapshot.figures()
    var text = String(decoding: try Report.render(snapshot, figures, options), as: UTF8.self)
    text += String(decoding: Report.check(snapshot.dataset, snapshot.health, options), as: UTF8.self)
    text += snapshot.health.banners.map { $0.words(\.decimal) }.joined(separator: "\n") + "\n"
    for account in snapshot.dataset.accounts { text += account.id + "\n" }
    text += "\(figures.movers)\n"
    return text
  }

  /// All facts of every account. They are compared as values: text is made of those that differ.
  static func facts(_ snapshot: Snapshot) -> String {
    zip(snapshot.dataset.accounts, snapshot.facts).map { "\($0.id): \($1)\n" }.joined()
  }

  /// The state of a directory for someone who starts now.
  static func fresh(_ directory: String, _ settings: LiveSettings, period: Period, today: Day, readOn: Day) throws
    -> Snapshot
  {
    let (dataset, failures) = try DirectoryReader.dataset(
      of: directory, settings: settings, today: readOn, workers: .serial)
    var health = dataset.health
    health.banners =
      [EmptyDirectory.banner(dataset, directory: directory)].compactMap { $0.map { BannerText($0) } }
      + Banners.of(dataset, asOf: today, failures: failures)
    return Snapshot(dataset, period: period, today: today, fiscalYearStart: settings.fiscalYearStart, health: health)
  }

  /// The lines in which two texts differ, a few of them.
  static func difference(_ left: String, _ right: String) -> String {
    let pairs = zip(left.split(separator: "\n"), right.split(separator: "\n")).filter { $0 != $1 }
    return pairs.prefix(6).map { live, fresh in
      // From a little before where they part.
      let start = max(0, zip(live, fresh).prefix { $0 == $1 }.count - 60)
      return "live:  \(live.dropFirst(start).prefix(300))\nfresh: \(fresh.dropFirst(start).prefix(300))"
    }.joined(separator: "\n")
  }
}

extension Rig {
  /// How the live state differs from a fresh one; nil where it does not.
  func differenceFromFresh() throws -> String? {
    guard let snapshot = update.snapshot else { return "no snapshot" }
    guard case .success(let settings) = shared.settings.withLock({ $0 }) else { return "bad settings" }
    let new = try StateText.fresh(
      directory.path, settings, period: request.period, today: request.asOf ?? shared.today.withLock { $0 },
      readOn: shared.today.withLock { $0 })
    var (live, fresh) = (try StateText.of(snapshot), try StateText.of(new))
    if !snapshot.facts.elementsEqual(new.facts) {
      live += StateText.facts(snapshot)
      fresh += StateText.facts(new)
    }
    return live == fresh ? nil : StateText.difference(live, fresh) + "\n(\(live.utf8.count), \(fresh.utf8.count) bytes)"
  }
}
