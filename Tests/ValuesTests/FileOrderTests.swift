import Testing
import Values

@Suite struct FileOrderTests {
  /// Browsers number the second download of a file, before its ending.
  @Test func copiesComeAfterTheirOriginalByNumber() {
    let sorted = [
      "a/deals.csv", "a/deals (1).csv", "opportunities.csv", "opportunities(1).csv", "opportunities (2).csv",
      "opportunities (10).csv", "opportunities (2).csv.gz", "opportunities-2026.csv",
    ]
    for (position, path) in sorted.enumerated() {
      for (other, against) in sorted.enumerated() where !(path.hasSuffix(".gz") || against.hasSuffix(".gz")) {
        guard path.hasPrefix("a/") == against.hasPrefix("a/"), path.contains("-") == against.contains("-") else {
          continue
        }
        #expect(FileOrder.precedes(path, against) == (position < other), "\(path) and \(against)")
      }
    }
  }

  @Test(arguments: [
    "(1).csv", "a (x).csv", "a ().csv", "a (12345678901).csv", "a (1) b.csv", "a (1)/b.csv", "", ")", "(1)",
  ])
  func whatIsNoCopyNumberComparesByItsBytes(_ path: String) {
    #expect(!FileOrder.precedes(path, path))
    for other in ["", "a.csv", "a (0", "z"] where other != path {
      #expect(
        FileOrder.precedes(path, other) == path.utf8.lexicographicallyPrecedes(other.utf8), "\(path) and \(other)")
    }
  }
}
