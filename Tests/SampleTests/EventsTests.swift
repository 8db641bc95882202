import Testing
import Values

@testable import Sample

@Suite("What happens next")
struct EventsTests {
  static let company = Sample.demo(seed: 1, asOf: SampleRows.asOf)

  /// So many events, two seconds apart, from ten o'clock.
  static func events(_ count: Int, seed: UInt64 = 1) -> [SampleEvent] {
    var events = Sample.events(of: company, seed: seed)
    return (0..<count).map { events.next(day: SampleRows.asOf, second: 36_000 + $0 * 2) }
  }

  @Test("is the same for the same seed, and another for another")
  func deterministic() {
    #expect(Self.events(300) == Self.events(300))
    #expect(Self.events(300) != Self.events(300, seed: 2))
  }

  @Test("is whole rows of the tables, at the time that the caller says")
  func rows() {
    for (number, event) in Self.events(2_000).enumerated() {
      #expect(event.line.hasSuffix("\n"))
      let file = Array((event.table.header + "\n" + event.line).utf8)
      let records = SampleRows.records(file)
      #expect(records.count == 2 && records[0].count == records[1].count)
      if event.table == .activities {
        #expect(event.path == "activities/2026-Q4.csv")
        #expect(records[1][0] == Day(SampleRows.asOf as Int).iso(second: 36_000 + number * 2))
      }
    }
  }

  @Test("is mostly activities, and now and then each of the other tables but contacts")
  func mixture() {
    var counts: [SampleTable: Int] = [:]
    for event in Self.events(2_000) { counts[event.table, default: 0] += 1 }
    #expect((counts[.activities] ?? 0) > 1_300)
    for table in SampleTable.allCases where table != .contacts { #expect((counts[table] ?? 0) > 0, "\(table)") }
  }

  @Test("brings an account a stage further about every 25 events: a minute at two seconds each")
  func progress() {
    var events = Sample.events(of: Self.company)
    var changes = 0
    var longest = 0
    var since = 0
    var before = events.company.stages
    for number in 0..<2_000 {
      _ = events.next(day: SampleRows.asOf, second: number * 2)
      since += 1
      if events.company.stages != before {
        before = events.company.stages
        changes += 1
        longest = max(longest, since)
        since = 0
      }
    }
    #expect((55...110).contains(changes))
    #expect(longest < 90)
  }

  @Test("A row of a later quarter belongs to that quarter's file")
  func nextQuarter() {
    var events = Sample.events(of: Self.company)
    let paths = Set((0..<60).map { _ in events.next(day: SampleRows.asOf + 60, second: 0).path })
    #expect(paths.contains("activities/2027-Q1.csv"))
  }

  @Test("New rows have new ids; a won deal is the row of an open one again")
  func ids() {
    let known = Set(Self.company.activities.indices.map { SampleCompany.id("e", $0 + 1, width: 6) })
    var seen: Set<String> = []
    var deals: [String: [String]] = [:]
    for event in Self.events(1_500) {
      let fields = SampleRows.records(Array(event.line.utf8))[0]
      if event.table == .activities {
        #expect(!known.contains(fields[9]) && seen.insert(fields[9]).inserted)
      } else if event.table == .opportunities {
        deals[fields[0], default: []].append(fields[4])
      }
    }
    #expect(deals.values.contains { $0.last == "Closed Won" })
    #expect(deals.values.allSatisfy { !$0.dropLast().contains("Closed Won") })
  }
}
