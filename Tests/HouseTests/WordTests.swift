import Foundation
import Testing

/// Names are the field's and Swift's standard terms, and one name means one thing in the whole package.
@Suite struct WordTests {
  /// Words that names are not made of, and what is said instead.
  static let replaced: [String: String] = [
    "room": "module", "rooms": "modules", "book": "catalogue", "books": "catalogues", "shelf": "cache or registry",
    "shelves": "caches or registries", "stretch": "chunk", "stretches": "chunks", "bell": "notifier",
    "teller": "publisher", "take": "handle, apply or parse", "takes": "handles, applies or parses",
    "taking": "handling, applying or parsing", "taken": "handled, applied or parsed", "told": "notified",
    "wish": "request", "wishes": "requests", "asked": "requested",
  ]

  @Test func namesAreMadeOfStandardTerms() throws {
    var found: [String] = []
    for file in try House.files("Sources") {
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      for word in Self.words(name) where Self.replaced[word] != nil { found.append("\(file.path): \(word)") }
      for (number, line) in file.lines.enumerated() {
        guard let name = Self.declared(line) else { continue }
        for word in Self.words(name) {
          guard let other = Self.replaced[word] else { continue }
          found.append("\(file.path):\(number + 1): \(name): not \(word), but \(other)")
        }
      }
    }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test func noTwoFilesHaveAName() throws {
    var paths: [String: [String]] = [:]
    for file in try House.files("Sources") {
      // A target's entry point has to be called that.
      guard let name = file.path.split(separator: "/").last, name != "main.swift" else { continue }
      paths[String(name), default: []].append(file.path)
    }
    let twice = paths.values.filter { $0.count > 1 }.map { $0.joined(separator: " = ") }.sorted()
    #expect(twice == [])
  }

  @Test func noTwoModulesHaveATypeOfAName() throws {
    var modules: [String: Set<String>] = [:]
    for file in try House.files("Sources") {
      for line in file.lines {
        // A module may give another's type a name of its own file, to import it in one place.
        guard let name = Self.type(line), !House.holds(line, "typealias") else { continue }
        modules[name, default: []].insert(file.target)
      }
    }
    let twice = modules.filter { $0.value.count > 1 }.map { "\($0.key): \($0.value.sorted().joined(separator: ", "))" }
    #expect(twice.sorted() == [])
  }

  /// Files per 1,000 lines of modules where one file each is the rule: a subcommand is a file, and a rule of signals.
  static let smallFiles = ["App": 12.0, "Signals": 22.0]

  @Test func filesAreOneSubjectEach() throws {
    var sizes: [String: (files: Int, lines: Int)] = [:]
    for file in try House.files("Sources") {
      sizes[file.target, default: (0, 0)].files += 1
      sizes[file.target, default: (0, 0)].lines += file.text.split(separator: "\n").count
    }
    for (module, size) in sizes where size.files > 3 {
      let ratio = 1_000 * Double(size.files) / Double(size.lines)
      let most = Self.smallFiles[module] ?? 9.0
      #expect((4.0...most).contains(ratio), "\(module) has \(size.files) files in \(size.lines) lines")
    }
  }

  /// The words of a name, in lower case: `takesAll` is `takes` and `all`.
  static func words(_ name: String) -> [String] {
    name.matches(of: /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/).map { $0.output.lowercased() }
  }

  private static let keywords = ["struct ", "enum ", "class ", "actor ", "protocol ", "typealias "]

  /// The name that a line declares, of a type or a function.
  static func declared(_ line: Substring) -> String? {
    guard (keywords + ["func "]).contains(where: { House.holds(line, $0) }) else { return nil }
    return line.firstMatch(
      of:
        /^\s*(?:(?:@\w+|public|package|internal|fileprivate|private|static|final|indirect|mutating|nonisolated|override|borrowing|consuming)(?:\([^)]*\))?\s+)*(?:struct|enum|class|actor|protocol|typealias|func)\s+(\w+)/
    ).map { String($0.output.1) }
  }

  /// The name of a type that a line declares for other files of its module, outside of any other.
  static func type(_ line: Substring) -> String? {
    guard line.utf8.first != 0x20, keywords.contains(where: { House.holds(line, $0) }) else { return nil }
    return line.firstMatch(
      of:
        /^(?:(?:@\w+|public|package|internal|final|indirect)\s+)*(?:struct|enum|class|actor|protocol|typealias)\s+(\w+)/
    ).map { String($0.output.1) }
  }

  @Test(arguments: [
    ("  public mutating func takeAll() {", "takeAll"), ("private struct Bell {", "Bell"), ("// func take()", nil),
    ("  @MainActor static func a() {", "a"), ("let take = 1", nil),
  ])
  func declarationsAreRecognised(_ line: String, _ name: String?) {
    #expect(Self.declared(Substring(line)) == name)
    #expect(Self.words("takesAll") == ["takes", "all"])
  }
}
