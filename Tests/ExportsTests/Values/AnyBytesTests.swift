@testable import Exports
import Testing

/// Whatever stands in a field, reading it ends without a trap, and what is read keeps its promises.
@Suite struct AnyBytesTests {
  /// A small generator, so that every run reads the same texts.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test func noFieldTraps() {
    var random = Generator(state: 7)
    let pieces: [[UInt8]] =
      [
        "1", "9", "0", "12", "2026", "-", "/", ".", ",", ":", " ", "T", "Z", "PM", "+", "(", ")", "%", "$", "USD", "e",
        "E", "*", "@", "www.", "://", "é",
      ]
      .map { Array($0.utf8) } + [[0xFF], [0], [0xC2], [0xE2, 0x82], [0xE2]]
    let names = ActivityNames(ActivityTypes())
    let glob = Glob("*1?*é*")
    var buffer: [UInt8] = []
    for _ in 0..<30_000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...14, using: &random) { text += pieces.randomElement(using: &random) ?? [] }
      text.withUnsafeBytes { field in
        var evidence = DateEvidence()
        let first = Dates.parse(field, order: .monthFirst, zone: .utc, evidence: &evidence)
        let second = Dates.parse(field, order: .dayFirst, zone: .utc, evidence: &evidence)
        // Only what is ambiguous hangs on the order.
        if !evidence.contains(.ambiguous) { #expect(first == second) }
        if let decimal = Numbers.decimal(field) {
          #expect(decimal.scale <= 18)
          #expect(!Numbers.isNull(field))
        }
        _ = Numbers.integer(field, comma: true)
        _ = Numbers.currencyCode(of: field)
        _ = (Booleans.parse(field), Tiers.parse(field), OpportunityType(field), OpportunityStatus(field))
        Domains.normalise(field, into: &buffer)
        let domain = buffer
        domain.withUnsafeBytes { Domains.normalise($0, into: &buffer) }
        if !domain.contains(0) { #expect(buffer.count <= domain.count) }
        let id = Identifiers.normalised(field)
        #expect(Identifiers.normalised(id).elementsEqual(id))
        _ = (names.code(of: field), names.isHighValue(url: field), glob.matches(field))
        _ = Header.key(String(decoding: field, as: UTF8.self))
        _ = FileName(String(decoding: field, as: UTF8.self)).date
      }
    }
  }
}
