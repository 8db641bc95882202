import Testing
import Values

@testable import Sample

@Suite("The same arguments give the same bytes")
struct ReproducibleTests {
  @Test("in every process: the hash is checked in, and changes only when the generator is meant to")
  func hash() {
    #expect(SampleRows.hash(SampleRows.files) == 3_398_437_310_113_370_892)
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

@Suite("Days of the sample")
struct SampleDayTests {
  @Test("A time has two digits each; a quarter is three months; the 21 November 2026 is a Saturday")
  func details() {
    #expect(Day(20_778 as Int).iso(second: 3_661) == "2026-11-21T01:01:01Z")
    #expect(Day(20_778 as Int).quarterName == "2026-Q4")
    #expect((20_775...20_781).map { Day($0 as Int).isWeekend } == [false, false, false, true, true, false, false])
  }
}
