import Accounts
import Exports
import Foundation
import KPIs
import Synchronization
import TestSupport
import Testing

@testable import Live
import Values

/// Whatever happens to a directory, the live state is that of someone who starts now.
@Suite struct RandomChangeTests {
  /// More of them for a longer look: `ABMTOP_SEEDS=100 swift test --filter RandomChange`.
  static let seeds = Array(1...(ProcessInfo.processInfo.environment["ABMTOP_SEEDS"].flatMap { UInt64($0) } ?? 4))

  @Test(arguments: seeds)
  func liveEqualsFresh(_ seed: UInt64) throws {
    let directory = try TemporaryDirectory()
    try directory.writeSmallCompany(seed: seed)
    let rig = try Rig(directory)
    rig.settle()
    #expect(try rig.differenceFromFresh() == nil)
    var hand = RandomHand(directory: directory, seed: seed)
    for step in 0..<18 {
      var done: [String] = []
      // Several changes at once, with looks in between that see some of them.
      for _ in 0..<2 + hand.numbers.below(4) {
        done.append(try hand.change(rig))
        if hand.numbers.below(3) == 0 {
          rig.clock.advance([0.01, 0.1, 0.3][hand.numbers.below(3)])
          rig.look()
        }
      }
      rig.settle()
      let difference = try rig.differenceFromFresh()
      #expect(difference == nil, "seed \(seed), step \(step): \(done.joined(separator: "; "))")
      if difference != nil { return }
    }
  }
}

/// Does something at random to a directory.
struct RandomHand {
  let directory: TemporaryDirectory
  var numbers: SeededNumbers
  private var serial = 0

  init(directory: TemporaryDirectory, seed: UInt64) {
    self.directory = directory
    numbers = SeededNumbers(seed: seed)
  }

  /// The data files, as paths below the directory.
  private func files() throws -> [String] {
    let all = try FileManager.default.subpathsOfDirectory(atPath: directory.path).sorted()
    return all.filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: directory.absolute(path), isDirectory: &isFolder)
      return !isFolder.boolValue && !path.hasPrefix(".")
    }
  }

  private func texts() throws -> [String] { try files().filter { !$0.hasSuffix(".gz") } }

  /// A line of a file again, with other digits: a row that is new, a later version of one, an orphan, or a bad one.
  private mutating func variant(_ name: String) throws -> String {
    let lines = try directory.read(name).split(separator: "\n").dropFirst()
    guard var line = numbers.pick(Array(lines)).map(String.init) else { return "2026-11-01,visit,a0000001" }
    for _ in 0..<numbers.below(3) {
      let digits = line.indices.filter { line[$0].isNumber }
      if let place = numbers.pick(digits) { line.replaceSubrange(place...place, with: String(numbers.below(10))) }
    }
    return line
  }

  /// Makes one change and says which.
  mutating func change(_ rig: Rig) throws -> String {
    serial += 1
    guard let name = numbers.pick(try texts()) else {
      try directory.writeSmallCompany(seed: UInt64(serial))
      return "write everything again"
    }
    let text = try directory.read(name)
    switch numbers.below(19) {
    case 0, 1, 2:
      var rows = ""
      for _ in 0...numbers.below(5) { rows += try variant(name) + "\n" }
      try directory.append(name, rows)
      return "append to \(name)"
    case 3, 4:
      let line = try variant(name) + "\n"
      try directory.append(name, String(line.prefix(numbers.below(line.count) + 1)))
      return "append part of a line to \(name)"
    case 5:
      try directory.append(name, "\n")
      return "end the line in \(name)"
    case 6:
      try directory.replace(name, shuffled(text))
      return "replace \(name)"
    case 7:
      try directory.write(name, shuffled(text))
      return "rewrite \(name) in place"
    case 8:
      try directory.write(name, shuffled(text) + (try variant(name)) + "\n")
      return "rewrite \(name) larger"
    case 9:
      try directory.cut(name, to: numbers.below(text.utf8.count + 1))
      return "cut \(name)"
    case 10:
      if try files().count < 12 {
        try directory.writeSmallCompany(seed: UInt64(serial))
        return "write everything again"
      }
      try directory.remove(name)
      return "delete \(name)"
    case 11:
      let table = try self.table(name)
      let target = ["\(table)-\(serial).csv", "\(table)/part-\(serial).csv"][numbers.below(2)]
      try FileManager.default.createDirectory(
        atPath: (directory.absolute(target) as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try directory.move(name, target)
      return "rename \(name) to \(target)"
    case 12:
      let target = "\(try table(name))-copy-\(serial).csv"
      try directory.write(target, text)
      return "copy \(name) to \(target)"
    case 13:
      let half = text.split(separator: "\n", omittingEmptySubsequences: false)
      let target = "\(try table(name))-half-\(serial).csv"
      try directory.write(target, half.prefix(max(2, half.count / 2)).joined(separator: "\n") + "\n")
      return "write half of \(name) to \(target)"
    case 14:
      try directory.passStamp()
      try gzip(directory.absolute(name))
      return "compress \(name)"
    case 15:
      try directory.stamp(name, modified: numbers.below(2_000_000_000))
      return "touch \(name)"
    case 16:
      if getuid() == 0 { return "nothing: root may read everything" }
      try directory.allow(name, 0)
      rig.look()
      rig.clock.advance(0.3)
      rig.look()
      try directory.allow(name, 0o644)
      return "take and give back the permission to read \(name)"
    case 17:
      var settings = LiveSettings()
      settings.read.dateOrder = numbers.below(2) == 0 ? .monthFirst : .dayFirst
      settings.accounts.engagementMinimum = Double(numbers.below(20))
      settings.fiscalYearStart = 1 + numbers.below(12)
      try rig.change(.success(settings))
      return "other settings"
    default:
      let folders = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted().filter {
        var isFolder: ObjCBool = false
        return !$0.hasPrefix(".")
          && FileManager.default.fileExists(atPath: directory.absolute($0), isDirectory: &isFolder)
          && isFolder.boolValue
      }
      guard let folder = numbers.pick(folders) else { return "nothing: there is no folder" }
      let table = folder.hasPrefix("moved-") ? "activities" : "moved-\(serial)"
      if FileManager.default.fileExists(atPath: directory.absolute(table)) { return "nothing: \(table) is there" }
      try directory.move(folder, table)
      return "move the folder \(folder) to \(table)"
    }
  }

  private func table(_ name: String) throws -> String { FileName(name).table?.rawValue ?? "activities" }

  /// The same lines in another order behind the same header: as many bytes.
  private mutating func shuffled(_ text: String) -> String {
    var lines = text.split(separator: "\n")
    guard lines.count > 1 else { return text }
    let header = lines.removeFirst()
    lines.shuffle(using: &numbers)
    return ([header] + lines).joined(separator: "\n") + "\n"
  }
}
