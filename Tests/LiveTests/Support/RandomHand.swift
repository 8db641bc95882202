import Values
import Ingest
import Mappings
import Foundation
import Synchronization
import TestSupport

@testable import Live

/// Does something at random to a directory.
struct RandomHand {
  /// What can be done. Each is as likely as the others, but for what programs do all day.
  enum Change: CaseIterable {
    case append, overlap, appendPart, endLine, openQuote, shuffleByRename, shuffleInPlace, editInPlace, editKeepingTime,
      enlarge
    case cut, delete, rename, copy, halve, compress, growCompressed, touch, permission
    case moveFolder, becomeFolder, becomeFile, lateFolder
    case linkFile, swapLink, swapFolderLink, linkFolder, breakLink
    case toObjects, toArray, toUTF16, toTabs
    case dates, roles, accountsAway, severalTables, settings, badSettings
    case takeAway, mountOver
  }

  let directory: TemporaryDirectory
  var numbers: SeededNumbers
  private(set) var serial = 0

  init(directory: TemporaryDirectory, seed: UInt64) {
    self.directory = directory
    numbers = SeededNumbers(seed: seed)
  }

  /// A directory with every table, every format, a folder, and links.
  mutating func begin() throws {
    try directory.writeSmallCompany(seed: UInt64(numbers.below(1_000)))
    try directory.write("activities/2025-13.csv", "timestamp,type,account_id\n2026-11-01,visit,a0000001\n")
    try directory.write("activities/extra.csv", "timestamp,type,account_id\n2026-11-02,visit,a0000002\n")
    try directory.write(".store/nps.csv", "date,account_id,score\n2026-11-01,A000001,9\n")
    try directory.link("nps-linked.csv", to: ".store/nps.csv")
    try directory.write(".v1/intent.csv", "date,topic,score,account_id\n2026-11-01,Pricing,70,A000001\n")
    try directory.link(".current", to: ".v1")
    try directory.link("intent-linked.csv", to: ".current/intent.csv")
    try directory.write("more.csv", "timestamp,type,account_id\n2026-11-02,chat,A000002\n")
    try directory.move("more.csv", "activities-more.csv")
    try gzip(directory.absolute("activities-more.csv"))
    // A file of lines, for what is done to lines; others come by change.
    for change in [Change.toObjects, .severalTables] { _ = try make(change, nil) }
  }

  /// The next change.
  mutating func next() -> Change {
    let often: [Change] = [
      .append, .append, .append, .append, .overlap, .appendPart, .endLine, .editInPlace, .shuffleByRename,
    ]
    return numbers.pick(Change.allCases + often) ?? .append
  }

  // MARK: What there is

  /// The data files, as paths below the directory.
  func files() throws -> [String] {
    let all = try FileManager.default.subpathsOfDirectory(atPath: directory.path).sorted()
    return all.filter { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: directory.absolute(path), isDirectory: &isFolder)
      return exists && !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        && !path.hasSuffix(".yaml")
    }
  }

  /// Folders in the directory itself.
  func folders() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted().filter {
      var isFolder: ObjCBool = false
      return !$0.hasPrefix(".")
        && FileManager.default.fileExists(atPath: directory.absolute($0), isDirectory: &isFolder) && isFolder.boolValue
    }
  }

  func texts() throws -> [String] { try files().filter { !$0.hasSuffix(".gz") } }

  /// Files that can be moved: a link moves by itself.
  func isLink(_ name: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: directory.absolute(name))) != nil
  }

  /// A number for a new name.
  mutating func newSerial() -> Int {
    serial += 1
    return serial
  }

  func table(_ name: String) -> String { FileName(name).table?.rawValue ?? "activities" }

  // MARK: Texts

  /// What a file holds, whatever its encoding.
  func text(_ name: String) throws -> String {
    let bytes = try Data(contentsOf: URL(filePath: directory.absolute(name)))
    if bytes.starts(with: [0xFF, 0xFE]) {
      return String(data: bytes.dropFirst(2), encoding: .utf16LittleEndian) ?? ""
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text in a file's encoding; at its beginning with its mark.
  func encoded(_ text: String, as name: String, isWhole: Bool) throws -> Data {
    let bytes = try Data(contentsOf: URL(filePath: directory.absolute(name)).resolvingSymlinksInPath())
    guard bytes.starts(with: [0xFF, 0xFE]), let wide = text.data(using: .utf16LittleEndian) else {
      return Data(text.utf8)
    }
    return (isWhole ? Data([0xFF, 0xFE]) : Data()) + wide
  }

  /// A line of a file again, with other digits: a row that is new, a later version of one, an orphan, or a bad one.
  mutating func variant(_ name: String) throws -> String {
    let lines = try text(name).split(separator: "\n").dropFirst(name.contains("json") ? 0 : 1)
    guard let line = numbers.pick(Array(lines)).map(String.init) else { return "2026-11-01,visit,a0000001" }
    return edited(line, times: numbers.below(3))
  }

  /// A text with some digits put by others.
  mutating func edited(_ text: String, times: Int) -> String {
    var text = text
    for _ in 0..<times {
      let digits = text.indices.filter { text[$0].isNumber }
      if let place = numbers.pick(digits) { text.replaceSubrange(place...place, with: String(numbers.below(10))) }
    }
    return text
  }

  /// The same lines in another order behind the same header: as many bytes.
  mutating func shuffled(_ name: String) throws -> String {
    var lines = try text(name).split(separator: "\n")
    guard lines.count > 1 else { return try text(name) }
    let header = name.hasSuffix(".ndjson") ? [] : [lines.removeFirst()]
    if !name.hasSuffix(".json") { lines.shuffle(using: &numbers) }
    return (header + lines).joined(separator: "\n") + "\n"
  }

  /// The fields of the lines of a file without quotes that matter.
  func rows(_ name: String) throws -> [[String]] {
    try text(name).split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
