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

  /// A cell that a stray quote made of half a file: its first letters are compared, not each with each of the others.
  @Test func endlessNames() {
    let name = String(repeating: "ab", count: 200_000)
    #expect(JaroWinkler.similarity(name, name + "c") == 1)
    #expect(JaroWinkler.similarity(name, "c" + name) < 1)
    let whole = String(repeating: "a", count: JaroWinkler.longest)
    #expect(JaroWinkler.similarity(whole, String(whole.dropLast()) + "b") < 1)
  }
}
