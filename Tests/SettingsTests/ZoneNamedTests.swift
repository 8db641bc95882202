import Values
import Testing

@testable import Settings

@Suite("Time zones by their names")
struct ZoneNamedTests {
  /// The offset in force at a moment, by a search from the start.
  func offset(_ table: Zone, _ seconds: Int64) -> Int32? {
    table.starts.lastIndex { $0 <= seconds }.map { table.offsets[$0] }
  }

  @Test("Berlin changes at 01:00 UTC on the last Sundays of March and October, far into the future as well")
  func berlin() throws {
    let table = try #require(Zone(named: "Europe/Berlin"))
    // 2026-03-29T01:00:00Z and 2026-10-25T01:00:00Z.
    for (change, before, after) in [(Int64(1_774_746_000), Int32(3_600), Int32(7_200)), (1_792_890_000, 7_200, 3_600)] {
      #expect(table.starts.contains(change))
      #expect(offset(table, change - 1) == before && offset(table, change) == after)
    }
    // 2090-07-01 is in summer.
    #expect(offset(table, 3_802_550_400) == 7_200)
    #expect(table.name == "Europe/Berlin")
  }

  @Test("Changes of the standard offset count: Caracas moved by half an hour on 1 May 2016 at 07:00 UTC")
  func caracas() throws {
    let table = try #require(Zone(named: "America/Caracas"))
    #expect(offset(table, 1_462_085_999) == -16_200 && offset(table, 1_462_086_000) == -14_400)
  }

  @Test(
    "Tables ascend, and begin with the least time there is",
    arguments: ["UTC", "Asia/Kolkata", "Africa/Casablanca", "Pacific/Apia"])
  func shape(name: String) throws {
    let table = try #require(Zone(named: name))
    #expect(table.starts.first == Int64.min && table.starts.count == table.offsets.count)
    #expect(zip(table.starts, table.starts.dropFirst()).allSatisfy(<))
    #expect(zip(table.offsets, table.offsets.dropFirst()).allSatisfy { $0 != $1 })
  }

  @Test("What is no zone has no table", arguments: ["", "Mars/Phobos", "europe/berlin", "../../etc/passwd", "+02:00"])
  func unknown(name: String) {
    #expect(Zone(named: name) == nil)
  }

  @Test("A day begins at local midnight")
  func days() throws {
    let kolkata = try #require(Zone(named: "Asia/Kolkata"))
    // 2026-11-21T18:29:59Z is still the 21st at +05:30, a second later it is the 22nd.
    let moment: Int64 = 20_778 * 86_400 + 18 * 3_600 + 1_800
    #expect(kolkata.day(of: Instant(milliseconds: (moment - 1) * 1_000)).number == 20_778)
    #expect(kolkata.day(of: Instant(milliseconds: moment * 1_000)).number == 20_779)
  }
}
