import EndToEndSupport
import Foundation
import Testing

/// What tests read from screens: numbers, names and titles, wherever they stand.
extension TerminalSession {
  /// Waits for the first figures.
  @discardableResult
  func waitForFigures() throws -> String { try wait(for: " on list") }

  /// Waits until the first line says a text: the path of screens, the period.
  @discardableResult
  func wait(forTitle text: String) throws -> String {
    try wait(until: "the first line says \"\(text)\"") { Screen.title($0).contains(text) }
  }

  /// Waits until the overview's funnel shows these counts.
  @discardableResult
  func wait(forFunnel counts: [Int]) throws -> String {
    try wait(until: "the funnel's counts are \(counts)") { Screen.funnel($0) == counts }
  }

  /// Waits until the account list, as the head of the screen counts it, has this many.
  @discardableResult
  func wait(forAccounts count: String) throws -> String {
    try wait(until: "\(count) on list") {
      $0.contains("  \(count) on list") || $0.contains("  \(count) accounts on list")
    }
  }

  /// Waits until the program has looked at the directory some times more: its threads have rested that often.
  func waitForPolls(_ count: Int) throws {
    let process = try processIdentifier()
    let start = Self.rests(of: process)
    try poll("\(count) polls") { Self.rests(of: process) >= start + count }
  }

  /// How often the threads of a process have given up the processor of their own will.
  private static func rests(of process: Int32) -> Int {
    let tasks = "/proc/\(process)/task"
    return ((try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []).reduce(0) { sum, task in
      let status = (try? String(contentsOfFile: "\(tasks)/\(task)/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") }
      return sum + (line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0)
    }
  }

  /// The terminal is as it was before the program.
  func expectRestored(_ place: SourceLocation = #_sourceLocation) throws {
    #expect(try finalState() == .untouched, sourceLocation: place)
    #expect(settingsAreRestored(), sourceLocation: place)
  }
}

/// Reads screens as text.
enum Screen {
  static func title(_ screen: String) -> String { screen.split(separator: "\n").first.map(String.init) ?? "" }

  /// The reached counts of the six stages, those that are found.
  static func funnel(_ screen: String) -> [Int] {
    let names = ["1 Target", "2 Engaged", "3 Opportunity", "4 Won", "5 Retention", "6 Expansion"]
    return names.compactMap { name in
      for line in screen.split(separator: "\n") {
        guard let start = line.range(of: name + " ")?.upperBound else { continue }
        // The first number after the bar, which has no digits; what follows is a share.
        let digits = line[start...].drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "," }
        guard let count = Int(digits.replacing(",", with: "")) else { continue }
        return count
      }
      return nil
    }
  }

  /// The value in the row of a KPI on the overview.
  static func value(of kpi: String, on screen: String) -> String? {
    screen.split(separator: "\n").lazy.compactMap { line in
      line.range(of: kpi + " ").map { line[$0.upperBound...].split(separator: " ").first.map(String.init) ?? "" }
    }.first
  }

  /// A screen without the time of the last refresh.
  static func timeless(_ screen: String) -> String { screen.replacing(/read \d\d:\d\d/, with: "read") }
}
