import History
import Testing
import Values

@Suite struct AttributeHistoryTests {
  private static func day(_ text: String) -> Day { Day(iso: text) ?? Day(0) }

  private static func change(
    of field: TrackedField = .accountTier, _ day: String, _ old: String?, _ new: String?,
    _ source: ChangeSource = .imported, minute: Int64? = nil, id: String = "1"
  ) -> AttributeChange {
    let day = Self.day(day)
    let time = minute.map { Instant(milliseconds: Int64(day.number) * 86_400_000 + $0 * 60_000) }
    return AttributeChange(id: id, field: field, day: day, time: time, old: old, new: new, source: source)
  }

  private static func value(_ changes: [AttributeChange], on day: String) -> String? {
    AttributeHistory(changes).timeline(of: "1", .accountTier)?.value(at: Self.day(day))
  }

  @Test func aValueIsThatOfTheLastChange() {
    let changes = [Self.change("2026-05-01", "2", "1"), Self.change("2026-03-01", "3", "2")]
    #expect(Self.value(changes, on: "2026-02-28") == "3")
    #expect(Self.value(changes, on: "2026-03-01") == "2")
    #expect(Self.value(changes, on: "2026-04-30") == "2")
    #expect(Self.value(changes, on: "2026-05-01") == "1")
    #expect(Self.value(changes, on: "2030-01-01") == "1")
  }

  @Test func withoutAnOldValueTheFirstKnownOneHoldsBefore() {
    let changes = [Self.change("2026-03-01", nil, "2"), Self.change("2026-05-01", nil, "1")]
    #expect(Self.value(changes, on: "2020-01-01") == "2")
    #expect(Self.value(changes, on: "2026-05-01") == "1")
  }

  @Test func ofOneDayTheBetterSourceWinsWholly() {
    let changes = [
      Self.change("2026-03-01", "3", "journal", .journal, minute: 900), Self.change("2026-03-01", "3", "copy", .copies),
      Self.change("2026-03-02", "copy", "4", .journal),
    ]
    #expect(Self.value(changes, on: "2026-03-01") == "copy")
    #expect(Self.value(changes, on: "2026-03-02") == "4")
    #expect(Self.value(changes + [Self.change("2026-03-01", "3", "crm")], on: "2026-03-01") == "crm")
  }

  @Test func ofOneSourceAndDayTheLaterTimeWinsAndTheFirstOldValueStays() {
    let changes = [
      Self.change("2026-03-01", "b", "c", minute: 20), Self.change("2026-03-01", "a", "b", minute: 10),
    ]
    #expect(Self.value(changes, on: "2026-03-01") == "c")
    #expect(Self.value(changes, on: "2026-02-28") == "a")
  }

  @Test func anEmptiedValueIsEmptyAndNotUnknown() {
    #expect(Self.value([Self.change("2026-03-01", "1", nil)], on: "2026-03-01")?.isEmpty == true)
    #expect(Self.value([Self.change("2026-03-01", "", "1")], on: "2026-02-01")?.isEmpty == true)
  }

  @Test func aValueIsKnownSinceTheFirstChangeOrTheFirstLook() {
    func since(_ changes: [AttributeChange], watched: String? = nil) -> Day? {
      let watched = watched.map { [TrackedField.accountTier: Self.day($0)] } ?? [:]
      return AttributeHistory(changes, watchedSince: watched).timeline(of: "1", .accountTier)?.knownSince
    }
    let own = Self.change("2026-03-01", "3", "2")
    #expect(since([own]) == Self.day("2026-03-01"))
    // Somebody watched the attribute before, and saw nothing of this row.
    #expect(since([own], watched: "2026-01-15") == Self.day("2026-01-15"))
    #expect(since([own, Self.change("2026-02-01", nil, "9", id: "2")]) == Self.day("2026-02-01"))
    // What it was before is not said: it was first seen then.
    #expect(since([Self.change("2026-03-01", nil, "2")], watched: "2026-01-15") == Self.day("2026-03-01"))
  }

  @Test func rowsOfTwoTablesWithOneIDStandApart() {
    let history = AttributeHistory([
      Self.change(of: .dealOwner, "2026-03-01", "Ann", "Bob"),
      Self.change(of: .accountOwner, "2026-04-01", "Cid", "Dan"),
      Self.change(of: .accountTier, "2026-04-01", "1", "2", id: "0"),
    ])
    #expect(history.timeline(of: "1", .accountOwner)?.steps.map(\.value) == ["Dan"])
    #expect(history.timeline(of: "1", .dealOwner)?.steps.map(\.value) == ["Bob"])
    #expect(history.timeline(of: "1", .dealStage) == nil)
    #expect(history.ids(of: .accounts).sorted() == ["0", "1"])
    #expect(history.ids(of: .opportunities).sorted() == ["1"])
    #expect(!history.hasChanges(of: .contracts))
    #expect(history.count == 3)
    #expect(AttributeHistory([]).isEmpty)
  }

  @Test func whatIsInForceIsAChangeNoEarlierThanTheLast() {
    var timeline = AttributeHistory([Self.change("2026-03-01", "3", "2")]).timeline(of: "1", .accountTier)
    timeline?.add(inForce: "1", on: Self.day("2026-02-01"))
    #expect(timeline?.steps == [.init(day: Self.day("2026-03-01"), value: "1")])
    timeline?.add(inForce: "3", on: Self.day("2026-06-01"))
    #expect(timeline?.value(at: Self.day("2026-05-31")) == "1")
    #expect(timeline?.last == "3")
  }

  /// A random history, in random order, gives for every day what walking the days gives.
  @Test func anyHistoryAgreesWithAWalkThroughItsDays() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var truth = "start"
      var changes: [AttributeChange] = []
      var expected: [String] = []
      for day in 0..<30 as Range<Int32> {
        for minute in 0..<Int64.random(in: 0...2, using: &random) {
          let next = String(Int.random(in: 0..<4, using: &random))
          changes.append(
            AttributeChange(
              id: "1", field: .accountOwner, day: Day(day),
              time: Instant(milliseconds: Int64(day) * 86_400_000 + minute), old: truth, new: next, source: .imported))
          truth = next
        }
        expected.append(truth)
      }
      guard let timeline = AttributeHistory(changes.shuffled(using: &random)).timeline(of: "1", .accountOwner) else {
        #expect(changes.isEmpty)
        continue
      }
      #expect(timeline.value(at: Day(-1)) == "start")
      for day in 0..<30 as Range<Int32> { #expect(timeline.value(at: Day(day)) == expected[Int(day)]) }
    }
  }
}
