import Dashboard
import Foundation
import Metrics
import Settings
import Signals
import Values

/// Keeps what the user did about the signals of one data directory, in the state folder under XDG: a log, and what was shown
/// when the screen was last left. The directory is known by its real path.
struct SignalKeeper: Sendable {
  private let log: AppendLog?
  private let baselineFile: StateFile?
  private let realPath: String

  /// The keeper of a data directory; of one that does not exist nothing is kept.
  init(_ directory: String, directories: BaseDirectories) {
    guard let folder = directories.signalsFolder, let real = realpath(directory, nil) else {
      (log, baselineFile, realPath) = (nil, nil, "")
      return
    }
    defer { free(real) }
    realPath = String(cString: real)
    let name = SignalKeeper.hash(realPath)
    log = AppendLog(path: "\(folder)/\(name).log")
    baselineFile = StateFile(path: "\(folder)/\(name).json")
  }

  /// 128 bits of a path, as 32 hexadecimal digits: FNV-1a, two of 64 bits with different bases.
  static func hash(_ path: String) -> String {
    [0xcbf2_9ce4_8422_2325, 0x6c62_272e_07bb_0142].map { (base: UInt64) in
      let hash = path.utf8.reduce(base) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// What an earlier session did, and what was there when it left the screen.
  func load() -> (log: SignalLog, baseline: SignalBaseline?) {
    let events = (log?.load() ?? []).compactMap { SignalEvent(fields: $0) }
    return (SignalLog(events), baselineFile?.load(KeptBaseline.self)?.baseline)
  }

  /// Adds what the user did.
  ///
  /// - Returns: what stands in the way of keeping it; nil where it is kept.
  func append(_ events: [SignalEvent]) -> String? {
    guard let log else { return "There is no place to keep it: it is forgotten when the program ends." }
    do throws(FileWriteError) {
      try log.append(events.map(\.fields), head: ["abmtop-signals", "1", realPath])
      return nil
    } catch {
      return "It could not be kept: \(error)"
    }
  }

  /// Keeps what was there when the screen was left. That it cannot be kept disturbs nobody.
  func save(_ baseline: SignalBaseline) {
    try? baselineFile?.save(KeptBaseline(baseline))
  }
}

/// A baseline as its file has it.
struct KeptBaseline: Codable {
  /// The day.
  var at: String
  var entries: [Entry]

  /// One signal.
  struct Entry: Codable {
    var rule, kind, subject, account, name, level, last: String
    var money: Int64?
    var shown: Bool
  }

  init(_ baseline: SignalBaseline) {
    at = baseline.at.iso
    entries = baseline.entries.sorted { $0.key.text < $1.key.text }.map { key, entry in
      Entry(
        rule: key.rule.rawValue, kind: key.subject.kind, subject: key.subject.id, account: entry.account,
        name: entry.name, level: entry.worth.level.name, last: entry.last.iso, money: entry.worth.money?.units,
        shown: entry.wasShown)
    }
  }

  /// The baseline; nil where its day is none. What no version knows is left out.
  var baseline: SignalBaseline? {
    guard let at = Day(iso: at) else { return nil }
    var baseline = SignalBaseline(at: at)
    for entry in entries {
      guard let rule = SignalRuleID(rawValue: entry.rule), let level = SignalLevel(name: entry.level),
        let subject = SignalSubject(kind: entry.kind, id: entry.subject), let last = Day(iso: entry.last)
      else { continue }
      baseline.entries[SignalKey(rule, subject)] = SignalBaseline.Entry(
        SignalWorth(level, entry.money.map { Money(units: $0) }), account: entry.account, name: entry.name, last: last,
        wasShown: entry.shown)
    }
    return baseline
  }
}
