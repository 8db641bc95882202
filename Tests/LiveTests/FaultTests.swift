import Accounts
import Ingest
import Foundation
import Metrics
import TestSupport
import Testing

@testable import Live
import Values

/// Files that fail, links, and permissions: the last good version stays, and a banner says so.
@Suite struct FaultTests {
  private static let header = ChangeTests.header

  @Test func aFileThatFailsKeepsItsLastGoodVersion() throws {
    let rig = try ChangeTests.rig()
    try rig.directory.write("activities.csv", "when,what\n2026-11-01,visit\n")
    rig.settle()
    #expect(rig.rows["activities.csv"] == 2)
    let banner = try #require(rig.banners.first)
    #expect(banner.hasPrefix("activities.csv: ") && banner.hasSuffix("its last good version is shown"))
    try rig.directory.write("activities.csv", Self.header + "2026-11-05,visit,a1\n")
    rig.settle()
    #expect(rig.rows["activities.csv"] == 1)
    #expect(rig.banners.isEmpty)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aFileThatFailsFromTheStartHasNoRows() throws {
    let rig = try ChangeTests.rig { try $0.write("nps.csv", "nothing,known\n1,2\n") }
    #expect(rig.banners.contains { $0.hasPrefix("nps.csv: ") && $0.hasSuffix("its table has no rows") })
    #expect(rig.update.snapshot?.present.contains(.nps) == false)
    try rig.directory.append("nps.csv", "3,4\n")
    rig.settle()
    #expect(rig.banners.count == 1)
    try rig.directory.write("nps.csv", "date,account_id,score\n2026-11-01,a1,9\n")
    rig.settle()
    #expect(rig.banners.isEmpty && rig.rows["nps.csv"] == 1)
  }

  @Test func aFileThatKeepsFailingIsTriedEverMoreSeldom() throws {
    let rig = try ChangeTests.rig { try $0.write("nps.csv.gz", "this is not compressed") }
    let before = rig.update.work.filesRead
    let updates = rig.updateCount
    for _ in 0..<300 {
      rig.clock.advance(1)
      rig.look()
    }
    rig.ask { $0.period = .days(7) }
    rig.look()
    // After 1, 2, 4, 8, 16, 32 and then every 60 seconds; it says nothing new.
    #expect((8...12).contains(rig.update.work.filesRead - before))
    #expect(rig.updateCount == updates + 1)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func permissionLostAndRegained() throws {
    let rig = try ChangeTests.rig()
    try rig.directory.allow("activities.csv", 0)
    rig.settle()
    #expect(rig.rows["activities.csv"] == 2)
    #expect(rig.banners.contains { $0.contains("activities.csv") })
    try rig.directory.allow("activities.csv", 0o644)
    rig.settle()
    #expect(rig.banners.isEmpty)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func aFolderWithoutPermissionKeepsItsFiles() throws {
    let rig = try ChangeTests.rig { try $0.write("nps/2026.csv", "date,account_id,score\n2026-11-01,a1,9\n") }
    try rig.directory.allow("nps", 0)
    rig.settle()
    #expect(rig.rows["nps/2026.csv"] == 1)
    #expect(rig.outcome("nps") == .failed(.unreachable(.system(SystemError(code: EACCES), .openFolder))))
    #expect(
      rig.banners == ["nps: cannot open the folder: Permission denied; the last good version of its file is shown"])
    try rig.directory.allow("nps", 0o755)
    rig.settle()
    #expect(rig.outcome("nps") == nil && rig.banners.isEmpty)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func linksToFilesAndFoldersAreFollowed() throws {
    let rig = try ChangeTests.rig { directory in
      try directory.write(".hidden/data.csv", "date,account_id,score\n2026-11-01,a1,9\n")
      try directory.write(".hidden/folder/2025.csv", Self.header + "2025-11-01,visit,a1\n")
      try directory.link("nps.csv", to: ".hidden/data.csv")
      try directory.link("activities", to: ".hidden/folder")
    }
    #expect(rig.rows["nps.csv"] == 1)
    #expect(rig.rows["activities/2025.csv"] == 1)
    try rig.directory.append(".hidden/data.csv", "2026-11-02,a2,10\n")
    rig.look()
    #expect(rig.rows["nps.csv"] == 2)
    try rig.directory.remove(".hidden/data.csv")
    rig.settle()
    #expect(rig.rows["nps.csv"] == 2)
    #expect(rig.banners == ["nps.csv: the link leads nowhere; its last good version is shown"])
    try rig.directory.remove("nps.csv")
    rig.settle()
    #expect(rig.rows["nps.csv"] == nil && rig.banners.isEmpty)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func linksThatLeadNowhereAreListed() throws {
    let rig = try ChangeTests.rig { directory in
      try directory.link("contacts.csv", to: "missing.csv")
      try directory.link("spend.csv", to: "spend.csv")
      try directory.link("again", to: ".")
      try directory.makeFolder("deeper")
      try directory.link("deeper/up", to: "..")
    }
    #expect(rig.outcome("contacts.csv") == .failed(.unreachable(.deadLink)))
    #expect(rig.outcome("spend.csv") == .failed(.unreachable(.linkLoop)))
    #expect(rig.outcome("again") == .ignored(.unreachable(.sameFolder(as: ""))))
    #expect(rig.outcome("deeper/up") == .ignored(.unreachable(.sameFolder(as: ""))))
    try rig.directory.write("missing.csv", "x")
    try rig.directory.remove("missing.csv")
    try rig.directory.write("contacts.csv.real", "contact_id,account_id\nc1,a1\n")
    try rig.directory.remove("contacts.csv")
    try rig.directory.link("contacts.csv", to: "contacts.csv.real")
    rig.settle()
    #expect(rig.rows["contacts.csv"] == 1)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aFolderCountsWhereItReallyLies() throws {
    // The link comes first in the order of names, but says nothing of what the folder holds.
    let rig = try ChangeTests.rig { directory in
      try directory.write("nps/2026.csv", "date,account_id,score\n2026-11-01,a1,9\n")
      try directory.link("a-link", to: "nps")
    }
    #expect(rig.rows["nps/2026.csv"] == 1)
    #expect(rig.outcome("a-link") == .ignored(.unreachable(.sameFolder(as: "nps"))))
  }

  @Test func aCompressedFileGrows() throws {
    let rig = try ChangeTests.rig { directory in
      try directory.write("nps.csv", "date,account_id,score\n2026-11-01,a1,9\n")
      try gzip(directory.absolute("nps.csv"))
    }
    #expect(rig.rows["nps.csv.gz"] == 1)
    try rig.directory.write("more.csv", "2026-11-02,a2,3\n")
    try gzip(rig.directory.absolute("more.csv"))
    let more = try Data(contentsOf: URL(filePath: rig.directory.absolute("more.csv.gz")))
    try rig.directory.remove("more.csv.gz")
    // Half a member is no whole file: the last good version stays.
    try rig.directory.append("nps.csv.gz", more.prefix(12))
    rig.settle()
    #expect(rig.rows["nps.csv.gz"] == 1)
    #expect(rig.banners.contains { $0.hasPrefix("nps.csv.gz: ") })
    try rig.directory.append("nps.csv.gz", more.dropFirst(12))
    rig.settle()
    #expect(rig.rows["nps.csv.gz"] == 2)
    #expect(rig.banners.isEmpty)
    #expect(try rig.differenceFromFresh() == nil)
  }
}

/// Compresses a file as people do.
func gzip(_ path: String) throws {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/gzip")
  process.arguments = ["-n", "-f", path]
  try process.run()
  process.waitUntilExit()
}
