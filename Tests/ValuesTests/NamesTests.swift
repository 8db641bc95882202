import TestSupport
import Testing
import Values

/// Names: folding and globs.
@Suite struct NamesTests {
  func folded(_ text: String) -> String {
    var buffer: [UInt8] = []
    bytes(text) { Text.fold($0, into: &buffer) }
    return String(decoding: buffer, as: UTF8.self)
  }

  @Test func names() {
    #expect(folded("ACME Inc.") == "acme inc.")
    #expect(folded("ÄRZTE & Söhne") == "ärzte & söhne")
    #expect(folded("") == "")
    #expect(Text.plain("E-Mail Address ") == "emailaddress")
    #expect(Text.plain("Größe (m²)") == "größem²")
    #expect(bytes("  a b \r") { String(decoding: Text.trimmed($0), as: UTF8.self) } == "a b")
    #expect(bytes(" \t ") { Text.trimmed($0).count } == 0)
  }

  @Test func globs() {
    #expect(Glob("competitor:*").matches("Competitor: Rival"))
    #expect(Glob("*").matches(""))
    #expect(Glob("").matches(""))
    #expect(!Glob("").matches("a"))
    #expect(Glob("/a*/c").matches("/a/b/x/c"))
    #expect(!Glob("/a*/c").matches("/a/b/x/cd"))
    #expect(Glob("a*b*c").matches("aXbYbZc"))
    #expect(!Glob("a*b*c").matches("acb"))
    #expect(Glob("deal?.csv").matches("Deal7.CSV"))
    #expect(!Glob("deal?.csv").matches("deal.csv"))
    #expect(Glob("caf?").matches("café"))
    #expect(Glob("*É*").matches("le café noir"))
    #expect(Glob("**").matches("x"))
  }

  /// A pattern made from a text by putting `*` for a stretch of it matches the text.
  @Test func aStarStandsForAnyStretch() {
    let text = Array("abcabcab/cab")
    for start in text.indices {
      for end in start...text.count {
        let pattern = String(text[..<start]) + "*" + String(text[end...])
        #expect(Glob(pattern).matches(String(text)))
      }
    }
  }
}
