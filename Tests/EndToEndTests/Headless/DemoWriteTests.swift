import EndToEndSupport
import Foundation
import TestSupport
import Testing

/// `demo --write`: the sample as files.
@Suite struct DemoWriteTests {
  @Test func theSameSeedAndDayGiveTheSameBytes() throws {
    let scratch = try Scratch()
    // Two runs of the same, and another company.
    for (folder, seed) in [("one", "7"), ("two", "7"), ("other", "8")] {
      let ended = try scratch.run(
        "demo", "--write", scratch.path(folder), "--seed", seed, "--as-of", "2026-11-21")
      #expect(ended.code == 0, "\(ended.errors)")
      #expect(ended.output.contains("abmtop \(scratch.path(folder))"))
    }
    let names = try scratch.names(in: "one").sorted()
    #expect(names == (try scratch.names(in: "two").sorted()))
    for table in ["accounts", "contacts", "activities", "opportunities", "contracts", "spend", "intent", "nps"] {
      #expect(names.contains { $0.hasPrefix(table) }, "no file of \(table)")
    }
    let same = try scratch.shell("diff -r \"$1/../one\" \"$1/../two\"")
    #expect(same.code == 0, "\(same.output)")
    #expect(try scratch.shell("diff -rq \"$1/../one\" \"$1/../other\"").code == 1)
  }

  /// The sample has two bad rows and an orphan, so that there is something to see under data health.
  @Test func whatIsWrittenIsUnderstood() throws {
    let scratch = try Scratch()
    #expect(try scratch.run("demo", "--write", scratch.data, "--as-of", "2026-11-21").code == 0)
    let check = try scratch.run("check", scratch.data)
    #expect(check.code == 1)
    #expect(check.output.contains(" + 1 orphan + 2 bad\n"), "\(check.output)")
    #expect(!check.output.contains("ignored"), "\(check.output)")
    #expect(try scratch.run("report", scratch.data, "--as-of", "2026-11-21").code == 0)
  }

  @Test func itWritesOnlyWhereThereIsNothing() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "data/precious.txt")
    let ended = try scratch.run("demo", "--write", scratch.data)
    #expect(ended.code == 73)
    #expect(ended.errors.contains("is not empty"))
    #expect(try scratch.names(in: "data") == ["precious.txt"])
    let file = try scratch.run("demo", "--write", scratch.data + "/precious.txt")
    #expect(file.code == 73, "\(file.errors)")
    #expect(try scratch.read("data/precious.txt") == "mine")
  }
}
