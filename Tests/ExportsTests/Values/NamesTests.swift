import Exports
import Testing

/// Names: folding, activity types, globs.
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

  @Test func everyNameOfTheTableIsItsType() {
    let names = ActivityNames(ActivityTypes())
    for (code, type) in ActivityTypes.builtIn.enumerated() {
      for name in [type.name] + type.aliases {
        #expect(bytes(name) { names.code(of: $0) } == UInt8(code), "\(name)")
        #expect(bytes(name.uppercased()) { names.code(of: $0) } == UInt8(code), "\(name)")
      }
    }
    #expect(bytes("Page-View") { names.code(of: $0) } == ActivityTypes.Code.visit)
    #expect(bytes("AD IMPRESSION") { names.code(of: $0) } == ActivityTypes.Code.adImpression)
    for text in ["podcast", "", "***", "visits", String(repeating: "x", count: 500)] {
      #expect(bytes(text) { names.code(of: $0) } == nil)
    }
  }

  @Test func theUsersTypesGoBefore() {
    var types = ActivityTypes()
    types.all.append(.init(name: "Démo", kind: .engagement, weight: 20, isTouch: true, aliases: ["webinar attended"]))
    let names = ActivityNames(types)
    #expect(bytes("démo") { names.code(of: $0) } == 20)
    #expect(bytes("DÉMO!") { names.code(of: $0) } == 20)
    #expect(bytes("webinar attended") { names.code(of: $0) } == 20)
    #expect(bytes("webinar") { names.code(of: $0) } == ActivityTypes.Code.webinar)
  }

  @Test func highValuePages() {
    let names = ActivityNames(ActivityTypes())
    for url in [
      "https://www.acme.com/pricing", "https://acme.com/Pricing/enterprise?x=/a", "/demo", "acme.com/trial-now#top",
      "//acme.com/buy/now",
      "/request-demo",
    ] {
      #expect(bytes(url) { names.isHighValue(url: $0) }, "\(url)")
    }
    for url in [
      "https://acme.com", "https://acme.com/", "/blog/pricing", "acme.com?next=/pricing", "", "pricing",
      "https://pricing.acme.com/x",
    ] {
      #expect(!bytes(url) { names.isHighValue(url: $0) }, "\(url)")
    }
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
