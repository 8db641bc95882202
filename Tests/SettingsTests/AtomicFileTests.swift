import Foundation
import Synchronization
import Testing

@testable import Settings

/// Whatever fails while files are written, what is there afterwards is what was there before, or all of what is new.
@Suite struct AtomicFileTests {
  /// A folder with some files, and everything that is below it.
  private final class Place {
    let path = NSTemporaryDirectory() + "/abmtop-atomic-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Paths and contents; folders have none.
    var contents: [String: String] {
      var found: [String: String] = [:]
      for name in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
        found[name] = (try? String(contentsOfFile: path + "/" + name, encoding: .utf8)) ?? "(folder)"
      }
      return found
    }
  }

  /// A failure of the n-th step of any kind.
  private final class Fault: Sendable {
    private let left: Mutex<Int>
    private let code: Int32
    /// Whether there was a step to fail.
    var hasFailed: Bool { left.withLock { $0 < 0 } }

    init(after count: Int, code: Int32) {
      left = Mutex(count)
      self.code = code
    }

    func next(_ step: FileStep) -> Int32 {
      left.withLock { left in
        left -= 1
        return left == -1 ? code : 0
      }
    }
  }

  private func file(_ fault: Fault) -> AtomicFile {
    var file = AtomicFile()
    file.failure = { fault.next($0) }
    return file
  }

  @Test(arguments: [ENOSPC, EIO, EROFS, EDQUOT], [AtomicFile.Existing.replaced, .kept])
  func everyStepOfOneFile(_ code: Int32, _ existing: AtomicFile.Existing) throws {
    var steps = 0
    while true {
      let place = try Place()
      let name = existing == .replaced ? "a.txt" : "new/b.txt"
      try AtomicFile().write(Array("old".utf8), to: place.path + "/a.txt", existing: .kept)
      let fault = Fault(after: steps, code: code)
      let error = failure { try file(fault).write(Array("new".utf8), to: place.path + "/" + name, existing: existing) }
      guard fault.hasFailed else {
        #expect(error == nil && place.contents[name] == "new")
        break
      }
      #expect(error?.code == code)
      #expect(place.contents == ["a.txt": "old"], "step \(steps)")
      steps += 1
    }
    #expect(steps >= 5)
  }

  @Test func everyStepOfManyFiles() throws {
    let files = (0..<4).map { (path: "folder\($0 % 2)/file\($0)", bytes: Array("text \($0)".utf8)) }
    var steps = 0
    while true {
      let place = try Place()
      let fault = Fault(after: steps, code: ENOSPC)
      let error = failure { try file(fault).write(files, below: place.path + "/sample") }
      guard fault.hasFailed else {
        #expect(error == nil && place.contents.count == 7)
        break
      }
      #expect(error != nil && place.contents.isEmpty, "step \(steps)")
      steps += 1
    }
    #expect(steps >= 20)
  }

  @Test func everyStepOfTheState() throws {
    var steps = 0
    while true {
      let place = try Place()
      var state = StateFile(path: place.path + "/state/state.json")
      try state.save(["old"])
      let before = place.contents
      let fault = Fault(after: steps, code: ENOSPC)
      state.failure = { fault.next($0) }
      try? state.save(["new"])
      guard fault.hasFailed else {
        #expect(state.load([String].self) == ["new"])
        break
      }
      #expect(place.contents == before)
      steps += 1
    }
    #expect(steps >= 5)
  }

  @Test func whatIsThereIsKept() throws {
    let place = try Place()
    let path = place.path + "/a.txt"
    try AtomicFile().write([0x61], to: path, existing: .kept)
    let error = failure { try AtomicFile().write([0x62], to: path, existing: .kept) }
    #expect(error?.isThere == true)
    #expect(place.contents == ["a.txt": "a"])
    // A link to nothing is something too.
    symlink(place.path + "/nowhere", place.path + "/link")
    #expect(failure { try AtomicFile().write([0x62], to: place.path + "/link", existing: .kept) }?.isThere == true)
    #expect(!FileManager.default.fileExists(atPath: place.path + "/nowhere"))
  }

  /// Two instances, both with something to add.
  @Test func updatesOfTwoInstancesAreBothKept() throws {
    let place = try Place()
    let file = StateFile(path: place.path + "/state.json")
    DispatchQueue.concurrentPerform(iterations: 20) { number in
      try? file.update([Int].self) { ($0 ?? []) + [number] }
    }
    #expect(file.load([Int].self)?.sorted() == Array(0..<20))
  }

  @Test func settingsThatLeadOutOfTheirFolderAreRefused() throws {
    let place = try Place()
    try FileManager.default.createDirectory(atPath: place.path + "/data/sub", withIntermediateDirectories: true)
    let secret = place.path + "/secret.yaml"
    try Data("password: hunter2\n".utf8).write(to: URL(filePath: secret))
    let link = place.path + "/data/abmtop.yaml"
    for target in [secret, "../secret.yaml", "sub/../../secret.yaml", "/etc/passwd", "chain"] {
      unlink(link)
      unlink(place.path + "/data/chain")
      symlink("../secret.yaml", place.path + "/data/chain")
      symlink(target, link)
      do {
        _ = try SettingsSource.file(.directory, path: link)
        Issue.record("read: \(target)")
      } catch {
        #expect(error.reason == .leadsOut)
        #expect(!error.description.contains("hunter2") && !error.description.contains("root:"))
      }
      // The user's own may be a link into a checkout.
      if target == secret { #expect(try SettingsSource.file(.user, path: link)?.text == "password: hunter2\n") }
    }
    try Data("interval: 2\n".utf8).write(to: URL(filePath: place.path + "/data/sub/mine.yaml"))
    unlink(link)
    symlink("sub/mine.yaml", link)
    #expect(try SettingsSource.file(.directory, path: link)?.text == "interval: 2\n")
    unlink(link)
    symlink("nowhere", link)
    #expect(try SettingsSource.file(.directory, path: link) == nil)
  }

  /// What a body throws; nil where it throws nothing.
  private func failure(_ body: () throws -> Void) -> FileWriteError? {
    do {
      try body()
      return nil
    } catch {
      return error as? FileWriteError
    }
  }
}
