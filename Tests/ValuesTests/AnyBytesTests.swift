import TestSupport
import Testing
import Values

/// Whatever stands in a field, reading it ends without a trap, and what is read keeps its promises.
@Suite struct AnyBytesTests {
  @Test func noFieldTraps() {
    var random = SeededNumbers(seed: 7)
    let pieces: [[UInt8]] =
      [
        "1", "9", "0", "12", "2026", "-", "/", ".", ",", ":", " ", "T", "Z", "PM", "+", "(", ")", "%", "$", "USD", "e",
        "E", "*", "@", "www.", "://", "é",
      ]
      .map { Array($0.utf8) } + [[0xFF], [0], [0xC2], [0xE2, 0x82], [0xE2]]
    let glob = Glob("*1?*é*")
    var buffer: [UInt8] = []
    for _ in 0..<Rounds.of(30_000) {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...14, using: &random) { text += pieces.randomElement(using: &random) ?? [] }
      text.withUnsafeBytes { field in
        if let decimal = Numbers.decimal(field) {
          #expect(decimal.scale <= 18)
          #expect(!Numbers.isNull(field))
        }
        _ = Numbers.integer(field, comma: true)
        _ = Numbers.currencyCode(of: field)
        _ = (Booleans.parse(field), Tiers.parse(field), OpportunityType(field), OutcomeWord(field))
        _ = ContractStatus(field)
        Domains.normalise(field, into: &buffer)
        let domain = buffer
        domain.withUnsafeBytes { Domains.normalise($0, into: &buffer) }
        if !domain.contains(0) { #expect(buffer.count <= domain.count) }
        let id = Identifiers.normalised(field)
        #expect(Identifiers.normalised(id).elementsEqual(id))
        _ = glob.matches(field)
      }
    }
  }
}
