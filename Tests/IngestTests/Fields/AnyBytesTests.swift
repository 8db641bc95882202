import Ingest
@testable import Mappings
import TestSupport
import Testing
import Values

/// Whatever stands in a field or a header, reading it ends without a trap, and what is read keeps its promises.
@Suite struct AnyBytesTests {
  @Test func noFieldTraps() {
    var random = SeededNumbers(seed: 7)
    let pieces: [[UInt8]] =
      [
        "1", "9", "0", "12", "2026", "-", "/", ".", ",", ":", " ", "T", "Z", "PM", "+", "(", ")", "%", "$", "USD", "e",
        "E", "*", "@", "www.", "://", "é",
      ]
      .map { Array($0.utf8) } + [[0xFF], [0], [0xC2], [0xE2, 0x82], [0xE2]]
    let names = ActivityNames(ActivityTypes())
    for _ in 0..<Rounds.of(30_000) {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...14, using: &random) { text += pieces.randomElement(using: &random) ?? [] }
      text.withUnsafeBytes { field in
        var evidence = DateEvidence()
        let first = Dates.parse(field, order: .monthFirst, zone: .utc, evidence: &evidence)
        let second = Dates.parse(field, order: .dayFirst, zone: .utc, evidence: &evidence)
        // Only what is ambiguous hangs on the order.
        if !evidence.contains(.ambiguous) { #expect(first == second) }
        _ = (names.code(of: field), names.isHighValue(url: field))
        _ = Header.key(String(decoding: field, as: UTF8.self))
        _ = FileName(String(decoding: field, as: UTF8.self)).date
      }
    }
  }
}
