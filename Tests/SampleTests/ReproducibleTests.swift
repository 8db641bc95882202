import Testing

@testable import Sample

@Suite("The same arguments give the same bytes")
struct ReproducibleTests {
  @Test("in every process: the hash is checked in, and changes only when the generator is meant to")
  func hash() {
    #expect(SampleRows.hash(SampleRows.files) == 8_144_381_774_005_551_394)
  }

  @Test("twice in one process")
  func twice() {
    #expect(Sample.demo(seed: 1, asOf: SampleRows.asOf).files() == SampleRows.files)
  }

  @Test("and other arguments give others")
  func others() {
    let hash = SampleRows.hash(SampleRows.files)
    #expect(SampleRows.hash(Sample.demo(seed: 2, asOf: SampleRows.asOf).files()) != hash)
    #expect(SampleRows.hash(Sample.demo(seed: 1, asOf: SampleRows.asOf + 1).files()) != hash)
  }

  @Test("The random numbers are SplitMix64's, as published for the seed 1234567")
  func splitMix() {
    var random = Random(seed: 1_234_567)
    let published: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    #expect(published.allSatisfy { $0 == random.next() })
  }

  @Test("Numbers below a bound reach all of it and nothing more")
  func below() {
    var random = Random(seed: 3)
    let drawn = Set((0..<1_000).map { _ in random.below(7) })
    #expect(drawn == Set(0..<7))
  }
}

@Suite("Calendar days")
struct CivilDayTests {
  @Test(
    "Days have the numbers that `date -d … +%s` gives, divided by 86,400",
    arguments: [
      (0, "1970-01-01"), (11_016, "2000-02-29"), (20_778, "2026-11-21"), (-1, "1969-12-31"), (47_540, "2100-02-28"),
    ]
  )
  func known(number: Int, iso: String) {
    #expect(CivilDay.iso(number) == iso)
    let (year, month, day) = CivilDay.parts(number)
    #expect(CivilDay.number(year: year, month: month, day: day) == number)
  }

  @Test("A time has two digits each; a quarter is three months; the 21 November 2026 is a Saturday")
  func details() {
    #expect(CivilDay.iso(20_778, second: 3_661) == "2026-11-21T01:01:01Z")
    #expect(CivilDay.quarter(20_778) == "2026-Q4")
    #expect((20_775...20_781).map(CivilDay.isWeekend) == [false, false, false, true, true, false, false])
  }
}
