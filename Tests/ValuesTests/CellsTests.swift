import TestSupport
import Testing
import Values

/// Booleans, tiers, domains, ids, opportunity types and status.
@Suite struct CellsTests {
  @Test func booleans() {
    for text in ["true", "TRUE", "Yes", "y", "1", "T", "x", "X"] { #expect(bytes(text, Booleans.parse) == true) }
    for text in ["false", "No", "n", "0", "F"] { #expect(bytes(text, Booleans.parse) == false) }
    for text in ["", "perhaps", "2", "on", "truee", "-"] { #expect(bytes(text, Booleans.parse) == nil) }
  }

  @Test func tiers() {
    for text in ["1", "Tier 1", "tier-1", "tier_1", "TIER1", "T1", "t1", "A", "a", "Tier A", "1st", "tier 1 2"] {
      #expect(bytes(text) { Tiers.parse($0) } == .tier(1), "\(text)")
    }
    #expect(bytes("T2") { Tiers.parse($0) } == .tier(2))
    #expect(bytes("C") { Tiers.parse($0) } == .tier(3))
    #expect(bytes("") { Tiers.parse($0) } == .none)
    for text in ["4", "0", "D", "gold", "Tier", "Tier 11", "-1", "TA", "10", "A list"] {
      #expect(bytes(text) { Tiers.parse($0) } == .unknown, "\(text)")
    }
  }

  func domain(_ text: String) -> String {
    var buffer: [UInt8] = [1]
    bytes(text) { Domains.normalise($0, into: &buffer) }
    return String(decoding: buffer, as: UTF8.self)
  }

  @Test(arguments: [
    ("acme.com", "acme.com"), ("https://www.Acme.com/about?x=1", "acme.com"), ("http://acme.com:8080", "acme.com"),
    ("WWW.ACME.COM", "acme.com"), ("//acme.com/x", "acme.com"), ("acme.com/", "acme.com"), ("acme.com.", "acme.com"),
    ("https://user@acme.com/", "acme.com"), ("jane@acme.com", "acme.com"), ("acme.com?utm=a", "acme.com"),
    ("www.com", "www.com"),
    ("shop.acme.co.uk/a//b", "shop.acme.co.uk"), ("MÜNCHEN.de", "münchen.de"), ("", ""), ("https://", ""),
  ])
  func domains(text: String, expected: String) {
    #expect(domain(text) == expected)
  }

  @Test func emailDomainsAndFreeMail() {
    #expect(bytes("Jane@Acme.com") { String(decoding: Domains.ofEmail($0), as: UTF8.self) } == "Acme.com")
    #expect(bytes("no address") { Domains.ofEmail($0).count } == 0)
    for free in ["gmail.com", "outlook.com", "qq.com"] { #expect(Domains.isFreeMail(Array(free.utf8))) }
    #expect(!Domains.isFreeMail(Array("acme.com".utf8)))
  }

  func id(_ text: String) -> String {
    bytes(text) { String(decoding: Identifiers.normalised($0), as: UTF8.self) }
  }

  /// 001Ec00000GGw3i: E is the 4th of its five (8 = I), 0 of the next (A), G G w: bits 0 and 1 (3 = D).
  @Test func salesforceIDs() {
    #expect(id("001Ec00000GGw3iIAD") == "001Ec00000GGw3i")
    #expect(id(" 001Ec00000GGw3i ") == "001Ec00000GGw3i")
    #expect(id("001Ec00000GGw3iIAE") == "001Ec00000GGw3iIAE")
    #expect(id("001ec00000ggw3iIAD") == "001ec00000ggw3iIAD")
    #expect(id("006bm00000LKJNNAA5") == "006bm00000LKJNN")
    #expect(id("000000000000000AAA") == "")
    #expect(id("000000000000000") == "")
    #expect(id("00000000000000") == "00000000000000")
    #expect(id("A-17") == "A-17")
    #expect(id("0042") == "0042")
  }

  @Test func opportunityTypes() {
    let expected: [(String, OpportunityType?)] = [
      ("new", .new), ("New Business", .new), ("newbusiness", .new), ("New Customer", .new), ("Net New", .new),
      ("expansion", .expansion), ("Existing Business", .expansion), ("existingbusiness", .expansion),
      ("Existing Customer - Upgrade", .expansion), ("Add-On", .expansion), ("cross_sell", .crossSell),
      ("Cross-Sell", .crossSell),
      ("upsell", .upsell), ("Up-sell", .upsell), ("renewal", .renewal), ("Renewal Business", .renewal),
      ("Existing Customer - Renewal", .renewal), ("Services", nil), ("", nil), ("???", nil),
    ]
    for (text, type) in expected { #expect(bytes(text) { OpportunityType($0) } == type, "\(text)") }
  }
}
