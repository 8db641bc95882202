import Accounts
import Ingest
import Foundation
import Metrics
import TestSupport
import Testing

@testable import Live
import Values

/// Directories that nobody made with care: a clear note, no crash, no waiting.
@Suite struct HostileDirectoryTests {
  @Test func whatIsNoFileIsListedAndNeverWaitedFor() throws {
    let rig = try ChangeTests.rig { directory in
      try #require(mkfifo(directory.absolute("nps.csv"), 0o644) == 0)
      try directory.link("spend.csv", to: "/dev/zero")
      try directory.link("intent.csv", to: "/dev/tty")
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      // Too long a path for a socket: its name is given from where the test runs.
      let name = FileManager.default.temporaryDirectory.path + "/s\(getpid())"
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name.utf8.prefix(100)) }
      let bound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      try #require(bound == 0)
      try #require(rename(name, directory.absolute("contacts.csv")) == 0)
    }
    #expect(rig.outcome("nps.csv") == .failed(.unreadable(.notAFile(.fifo))))
    #expect(rig.outcome("spend.csv") == .failed(.unreadable(.notAFile(.device))))
    #expect(rig.outcome("contacts.csv") == .failed(.unreadable(.notAFile(.socketOrDevice))))
    for path in ["nps.csv", "spend.csv", "intent.csv", "contacts.csv"] {
      #expect(rig.banners.contains { $0.hasPrefix(path + ": ") }, "\(path)")
    }
    #expect(rig.rows["activities.csv"] == 2)
    try rig.directory.remove("nps.csv")
    try rig.directory.write("nps.csv", "date,account_id,score\n2026-11-01,a1,9\n")
    rig.settle()
    #expect(rig.rows["nps.csv"] == 1)
  }

  @Test func namesAreTakenAsTheyAre() throws {
    let names = [
      "activities-a\nb.csv", "activities-\u{1B}[31mred.csv", "activities-\u{202E}right.csv", "activities-\u{E9}.csv",
      "activities-e\u{301}.csv", "activities- .csv", "activities-\"quoted\", and.csv",
    ]
    let rig = try ChangeTests.rig { directory in
      for (number, name) in names.enumerated() {
        try directory.write(name, ChangeTests.header + "2026-10-0\(number + 1),visit,a1\n")
      }
    }
    for name in names { #expect(rig.outcome(name) == .read, "\(name)") }
    #expect(rig.update.snapshot?.dataset.files.count == names.count + 2)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aNameThatIsNoTextIsListed() throws {
    let rig = try ChangeTests.rig { directory in
      let path = Array((directory.path + "/activities-").utf8) + [0xFF, 0xE9] + Array(".csv".utf8) + [0]
      let descriptor = path.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { name in
          name.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o644) } ?? -1
        }
      }
      try #require(descriptor >= 0)
      close(descriptor)
    }
    #expect(rig.outcome("activities-\\xff\\xe9.csv") == .failed(.unreachable(.invalidName)))
    #expect(rig.rows["activities.csv"] == 2)
  }

  @Test func foldersThatAreTooDeepAreListed() throws {
    let rig = try ChangeTests.rig { directory in
      let deep = (1...40).map { "d\($0)" }
      try directory.write((deep + ["nps.csv"]).joined(separator: "/"), "date,account_id,score\n")
      try directory.write(
        (deep.prefix(16) + ["nps.csv"]).joined(separator: "/"), "date,account_id,score\n2026-11-01,a1,9\n")
    }
    let inside = (1...16).map { "d\($0)" }.joined(separator: "/")
    #expect(rig.rows[inside + "/nps.csv"] == 1)
    #expect(rig.outcome(inside + "/d17") == .ignored(.unreachable(.tooDeep(limit: 16))))
  }

  @Test func tenThousandFilesAreListed() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", ChangeTests.accounts)
    for number in 0..<10_000 {
      let made = open(directory.absolute("note-\(number)"), O_CREAT | O_WRONLY | O_CLOEXEC, 0o644)
      try #require(made >= 0)
      close(made)
    }
    let rig = try Rig(directory)
    rig.settle()
    #expect(rig.update.snapshot?.health.files.count == 10_001)
    let work = rig.update.work
    rig.clock.advance(1)
    #expect(rig.look() == nil)
    #expect(rig.update.work == work)
  }

  @Test func aFolderThatGoesWhileItIsListedIsGone() throws {
    // The names are known, the folder behind one of them has just been deleted.
    let rig = try ChangeTests.rig { try $0.write("nps/2026.csv", "date,account_id,score\n2026-11-01,a1,9\n") }
    try rig.directory.remove("nps")
    rig.settle()
    #expect(rig.rows["nps/2026.csv"] == nil && rig.outcome("nps") == nil && rig.banners.isEmpty)
  }

  @Test func loopsOfLinksEnd() throws {
    let rig = try ChangeTests.rig { directory in
      for name in ["a", "b", "c"] {
        try directory.makeFolder(name)
        for other in ["a", "b", "c"] { try directory.link("\(name)/to-\(other)", to: "../\(other)") }
      }
    }
    let links = (rig.update.snapshot?.health.files ?? []).filter { $0.path.contains("/to-") }
    #expect(links.count == 9)
    #expect(rig.rows["activities.csv"] == 2)
  }
}
