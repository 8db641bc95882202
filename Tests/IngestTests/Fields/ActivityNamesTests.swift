import Ingest
import Mappings
import TestSupport
import Testing
import Values

/// The names of activity types, and the pages that make a visit a high-value one.
@Suite struct ActivityNamesTests {
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

  @Test func callsThatReachedNobody() {
    for text in ["No Answer", "Left Voicemail", "busy", "Wrong Number"] {
      #expect(bytes(text, CallDispositions.isAttempt))
    }
    for text in ["Connected", "", "Meeting booked"] { #expect(!bytes(text, CallDispositions.isAttempt)) }
  }
}
