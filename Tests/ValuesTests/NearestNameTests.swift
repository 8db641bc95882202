import Testing

@testable import Values

@Suite("Nearest names")
struct NearestNameTests {
  func distance(_ left: String, _ right: String) -> Int {
    NearestName.distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
  }

  @Test("Distances, counted by hand")
  func distances() {
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("", "abc") == 3 && distance("abc", "abc") == 0)
    #expect(distance("tiemzone", "timezone") == 1)
    #expect(distance("ca", "abc") == 3)
  }

  @Test("The nearest wins; short words need to be nearer")
  func nearest() {
    #expect(NearestName.of("Minimun", among: ["maximum", "minimum"]) == "minimum")
    #expect(NearestName.of("ab", among: ["xy", "cd"]) == nil)
    #expect(NearestName.of("mdx", among: ["mdy", "dmy"]) == "mdy")
  }

  @Test("Letters and digits count, not the signs between them")
  func plain() {
    #expect(NearestName.of("Win-Rat", among: ["loss_rate", "win_rate"]) == "win_rate")
    #expect(NearestName.of("--", among: ["a"]) == nil)
    #expect(NearestName.of(String(repeating: "x", count: 1_000_000), among: ["x", "y"]) == nil)
  }
}
