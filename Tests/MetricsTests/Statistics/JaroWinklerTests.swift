import Metrics
import Testing

/// How alike names are, against the table of W. E. Winkler, *Advanced methods for record linkage* (1994).
@Suite struct JaroWinklerTests {
  @Test(arguments: [
    ("MARTHA", "MARHTA", 0.961), ("DWAYNE", "DUANE", 0.840), ("DIXON", "DICKSONX", 0.813), ("JONES", "JOHNSON", 0.832),
    ("MASSEY", "MASSIE", 0.933), ("ABROMS", "ABRAMS", 0.922), ("DUNNINGHAM", "CUNNIGHAM", 0.896),
    ("SHACKLEFORD", "SHACKELFORD", 0.982), ("NICHLESON", "NICHULSON", 0.956), ("JERALDINE", "GERALDINE", 0.926),
  ])
  func published(_ left: String, _ right: String, _ similarity: Double) {
    #expect(abs(JaroWinkler.similarity(left, right) - similarity) < 0.0006)
    #expect(JaroWinkler.similarity(left, right) == JaroWinkler.similarity(right, left))
  }

  @Test func ends() {
    #expect(JaroWinkler.similarity("", "") == 1 && JaroWinkler.similarity("a", "") == 0)
    #expect(JaroWinkler.similarity("abc", "xyz") == 0 && JaroWinkler.similarity("ärger", "ärger") == 1)
    #expect(JaroWinkler.similarity("a", "a") == 1)
  }
}
