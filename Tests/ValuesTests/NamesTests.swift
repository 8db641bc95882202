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
    #expect(Text.plain("KAPANIŞ TARİHİ") == Text.plain("Kapanış tarihi"))
    #expect(bytes("  a b \r") { String(decoding: Text.trimmed($0), as: UTF8.self) } == "a b")
    #expect(bytes(" \t ") { Text.trimmed($0).count } == 0)
  }

  /// A namespace goes, and what custom fields end in; names in ASCII and others are read alike.
  @Test(arguments: [
    ("ns__Account_Id__c", "accountid"), ("Account_Id__C \r\n", "accountid"), ("__c", ""), ("a__", "a"), ("__a", "a"),
    ("a__b__c", "b"), ("x__y__d", "yd"), ("a b__c", "ab"), ("a-b__d", "abd"), ("a_b", "ab"), (" \t", ""), ("", ""),
    ("ns__Größe__c", "größe"), ("é__Account_Id__c", "accountid"), ("Größe__C ", "größe"), ("é-b__d", "ébd"),
    ("é__", "é"), ("__é", "é"),
  ])
  func columnNames(_ name: String, _ plain: String) {
    #expect(ColumnName.plain(name) == plain)
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
