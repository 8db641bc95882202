import Accounts
import Ingest
import Metrics
import TestSupport
import Testing

@testable import Filter

@Suite struct PropertyTests {
  private func parse(_ text: String) throws(FilterError) -> Filter { try Filter.parse(text, in: World.snapshot) }

  @Test func canonicalTextReadsBackAsTheSameTree() throws {
    var generated = GeneratedFilters(seed: 1)
    for _ in 0..<Rounds.of(2_000) {
      let text = generated.filter(levels: 4)
      let filter = try parse(text)
      let again = try parse(filter.canonical)
      #expect(again.root == filter.root, "\(text) → \(filter.canonical)")
      #expect(again.canonical == filter.canonical)
    }
  }

  /// Every field of the catalog is one of the language, by each of its names.
  @Test func everyNameOfAFieldIsUnderstood() throws {
    for field in AccountCatalog.all where field.unit != .identifier {
      for name in [field.id] + field.aliases {
        #expect(try parse("\(name):*").canonical == "\(field.id):*")
        #expect(try Set(World.kept("\(name):*")).isDisjoint(with: World.kept("\(name):-")), "\(name)")
      }
    }
  }

  /// A column of the file comes before an alias, and after an id.
  @Test func aColumnComesBeforeAnAlias() throws {
    var rows = Rows()
    for number in 1...2 { rows.account("A\(number)", "Name \(number)") { row, _ in row.isTarget = true } }
    rows.column("Score", ["7", "8"])
    rows.column("Heat", ["7", "8"])
    let snapshot = rows.snapshot()
    func kept(_ text: String) throws -> [Int] {
      let set = try Filter.parse(text, in: snapshot).accounts(in: snapshot)
      return snapshot.dataset.accounts.indices.filter(set.contains)
    }
    #expect(try kept("score:8") == [1])
    #expect(try kept(Filter.term("Score", "7")) == [0])
    #expect(try kept("heat:8").isEmpty)
    #expect(try Filter.parse("score:8").canonical == "aes:8")
  }

  @Test func joiningIsSetAlgebra() throws {
    var generated = GeneratedFilters(seed: 2)
    let all = Set(World.snapshot.dataset.accounts.indices)
    func kept(_ text: String) throws -> Set<Int> {
      let set = try parse(text).accounts(in: World.index, me: "Kim Lee")
      return all.filter(set.contains)
    }
    for _ in 0..<Rounds.of(300) {
      let (left, right) = (generated.filter(levels: 2), generated.filter(levels: 2))
      let (kepts, others) = (try kept(left), try kept(right))
      #expect(try kept("(\(left)) (\(right))") == kepts.intersection(others))
      #expect(try kept("(\(left)) or (\(right))") == kepts.union(others))
      #expect(try kept("-(\(left))") == all.subtracting(kepts))
      #expect(try kept("(\(left)) or not (\(left))") == all)
      #expect(try kept("(\(left)) -(\(left))").isEmpty)
    }
  }

  @Test func garbageIsReadOrRefusedWithAPlace() throws {
    var generated = GeneratedFilters(seed: 3)
    for _ in 0..<Rounds.of(3_000) {
      let text = generated.garbage()
      var filter: Filter?
      do throws(FilterError) {
        filter = try parse(text)
      } catch {
        #expect(!error.range.isEmpty && error.range.lowerBound >= 0 && error.range.upperBound <= text.count, "\(text)")
        #expect(!error.words.isEmpty)
      }
      if let filter {
        _ = filter.accounts(in: World.index, me: "x")
        #expect(try parse(filter.canonical).root == filter.root, "\(text) → \(filter.canonical)")
      }
      let cursor = generated.below(text.count + 1)
      for completion in Completion.completions(text: text, cursor: cursor, in: World.index) {
        #expect(completion.replacing.upperBound <= cursor, "\(text)")
      }
      _ = Filter.text(adding: "tier:1", to: text)
      _ = Filter.text(removing: "tier", from: text)
    }
  }

  @Test func patternsFitAsGlobsDo() {
    // By hand: the last wildcard gives way, and both ends are anchored.
    let cases: [(String, String, Bool)] = [
      ("a*b*c", "aXbYc", true), ("a*b*c", "abc", true), ("a*b*c", "acb", false), ("*soft*", "software", true),
      ("*soft", "software", false), ("soft*", "microsoft", false), ("a*a", "a", false), ("a**a", "aa", true),
      ("", "", true),
      ("", "a", false), ("*", "", true), ("*ab", "aab", true), ("*aab", "aaaab", true),
    ]
    for (pattern, text, fits) in cases {
      let elements = pattern.unicodeScalars.map { Piece.Element(scalar: $0) }
      let piece = Piece(elements: elements, range: 0..<elements.count)
      #expect(Pattern(piece).fits(FoldedText.of(text)) == fits, "\(pattern) \(text)")
    }
  }
}
