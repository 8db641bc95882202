import Foundation
import Testing

@testable import Settings

/// A log of which no line is ever lost or half read, whatever is killed when.
@Suite struct AppendLogTests {
  private final class Place {
    let folder = NSTemporaryDirectory() + "/abmtop-log-\(UUID().uuidString)"
    var log: AppendLog { AppendLog(path: folder + "/state/signals/a.log") }
    deinit { try? FileManager.default.removeItem(atPath: folder) }
  }

  private let head = ["head", "1"]

  @Test func whatWasAddedIsRead() throws {
    let place = Place()
    #expect(place.log.load().isEmpty)
    let hostile = ["done", "a\tb\nc\\d\\n", "\u{1B}[2J\u{7F}\u{9B}", "", "Łódź 🙂", "\\u{1B} \\x \\"]
    try place.log.append([hostile], head: head)
    try place.log.append([["x"], ["", ""]], head: head)
    #expect(place.log.load() == [head, hostile, ["x"], ["", ""]])
    let bytes = try Data(contentsOf: URL(filePath: place.log.path))
    #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 })
  }

  @Test func onlyTheUserReadsIt() throws {
    let place = Place()
    try place.log.append([["x"]], head: head)
    func mode(_ path: String) throws -> Int {
      try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }
    #expect(try mode(place.log.path) == 0o600)
    #expect(try mode(place.folder + "/state/signals") == 0o700)
    #expect(try mode(place.folder + "/state") == 0o700)
  }

  /// Cut at every byte, all whole lines are there, and the next line stands alone.
  @Test func aTornLineIsCut() throws {
    let place = Place()
    try place.log.append([["one", "α"], ["two\n", "β"]], head: head)
    let bytes = try Data(contentsOf: URL(filePath: place.log.path))
    let all = place.log.load()
    for length in 0...bytes.count {
      let cut = bytes.prefix(length)
      try cut.write(to: URL(filePath: place.log.path))
      let whole = cut.count { $0 == 0x0A }
      #expect(place.log.load() == Array(all.prefix(whole)), "\(length)")
      try place.log.append([["next"]], head: head)
      #expect(place.log.load() == (whole == 0 ? [head] : Array(all.prefix(whole))) + [["next"]], "\(length)")
    }
  }

  @Test func instancesAddAtOnce() throws {
    let place = Place()
    DispatchQueue.concurrentPerform(iterations: 4) { [log = place.log] writer in
      for number in 0..<10 { try? log.append([["\(writer)", "\(number)"]], head: ["head"]) }
    }
    let lines = place.log.load()
    #expect(lines.count == 41 && lines.first == ["head"])
    for writer in 0..<4 {
      #expect(lines.filter { $0.first == "\(writer)" }.map(\.[1]) == (0..<10).map(String.init))
    }
  }

  /// Neither a link to another's file nor what is no file is written or read.
  @Test func aLinkIsNotFollowed() throws {
    let place = Place()
    let folder = place.folder + "/state/signals"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let other = place.folder + "/other"
    try Data("a\tb\n".utf8).write(to: URL(filePath: other))
    try FileManager.default.createSymbolicLink(atPath: place.log.path, withDestinationPath: other)
    #expect(place.log.load().isEmpty)
    #expect(throws: FileWriteError.self) { try place.log.append([["x"]], head: head) }
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "a\tb\n")
  }
}
