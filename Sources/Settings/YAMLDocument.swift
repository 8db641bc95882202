import Yams

/// Reads YAML texts as trees of values with their places.
///
/// The text may come from anyone: its size, depth, aliases and the values that they stand for are limited.
public enum YAMLDocument {
  /// The largest text in bytes: 1 MiB.
  public static let maximumBytes = 1 << 20
  /// The deepest nesting.
  public static let maximumDepth = 64
  /// The most values, each alias counted with all that it stands for.
  public static let maximumNodes = 100_000
  /// The most aliases.
  ///
  /// Yams hashes every key of a mapping, aliases with all that they stand for: 40 that double each time are 2²⁰ values.
  public static let maximumAliases = 40

  /// The tree of a text, or nil where it holds no value.
  ///
  /// - Parameters:
  ///   - text: one YAML document.
  ///   - file: its name in messages.
  /// - Throws: the first problem: YAML stops there.
  public static func parse(_ text: String, file: String) throws(SettingsProblem) -> YAMLNode? {
    func problem(_ reason: SettingsProblem.Reason, _ line: Int = 0, _ column: Int = 0) -> SettingsProblem {
      SettingsProblem(at: SourcePosition(file: file, line: line, column: column), reason)
    }
    guard text.utf8.count <= maximumBytes else { throw problem(.tooLarge(bytes: maximumBytes)) }
    guard aliasCount(text) <= maximumAliases else { throw problem(.tooManyAliases(maximumAliases)) }
    let root: Node?
    do {
      root = try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      var found = Self.problem(error, file: file)
      found.position = within(text, found.position)
      throw found
    } catch {
      throw problem(.notYAML("\(error)"))
    }
    guard let root else { return nil }
    var converter = YAMLConverter(file: file)
    let node = try converter.convert(root, depth: 0)
    return node.isNull ? nil : node
  }

  /// How many asterisks may be aliases. Those within a word or right after a quote, as in globs, are none, nor are those of
  /// comments; the count may be too high, never too low.
  private static func aliasCount(_ text: String) -> Int {
    var count = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let first = line.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      // A line like this that is none continues a quoted text, and comes back to what can be an alias by a quote only.
      if first == UInt8(ascii: "#") && !line.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }) {
        continue
      }
      var previous = UInt8(ascii: " ")
      for byte in line {
        if byte == UInt8(ascii: "*") && !cannotPrecedeAlias(previous) { count += 1 }
        previous = byte
      }
    }
    return count
  }

  private static func cannotPrecedeAlias(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    default: "\"'/._-*".utf8.contains(byte)
    }
  }

  private static func problem(_ error: YamlError, file: String) -> SettingsProblem {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let words = [context?.text, problem].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
      return SettingsProblem(at: SourcePosition(file: file, line: mark.line, column: mark.column), .notYAML(words))
    case .duplicatedKeysInMapping(let keys, let context):
      let position = SourcePosition(file: file, line: context.mark.line, column: context.mark.column)
      return SettingsProblem(at: position, .duplicateKey(keys.first ?? ""))
    case .reader(let problem, let offset, _, let yaml):
      return SettingsProblem(at: place(offset: offset ?? 0, in: yaml, file: file), .notYAML(problem))
    default:
      return SettingsProblem(at: SourcePosition(file: file), .notYAML("\(error)"))
    }
  }

  /// A place in the text: what YAML misses at the end of a text without a last newline, it looks for on the line behind.
  private static func within(_ text: String, _ position: SourcePosition) -> SourcePosition {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard position.line > lines.count, let last = lines.last else { return position }
    return SourcePosition(file: position.file, line: lines.count, column: last.unicodeScalars.count + 1)
  }

  /// The place of a character by its offset in characters.
  private static func place(offset: Int, in text: String, file: String) -> SourcePosition {
    var line = 1
    var column = 1
    for character in text.prefix(offset) {
      if character.isNewline {
        line += 1
        column = 1
      } else {
        column += character.unicodeScalars.count
      }
    }
    return SourcePosition(file: file, line: line, column: column)
  }
}

/// Turns Yams' nodes into ours, within the limits.
private struct YAMLConverter {
  let file: String
  private var nodes = 0

  init(file: String) { self.file = file }

  mutating func convert(_ node: Node, depth: Int) throws(SettingsProblem) -> YAMLNode {
    let position = position(node.mark)
    nodes += 1
    if nodes > YAMLDocument.maximumNodes {
      throw SettingsProblem(at: position, .tooManyValues(YAMLDocument.maximumNodes))
    }
    if depth > YAMLDocument.maximumDepth { throw SettingsProblem(at: position, .tooDeep(YAMLDocument.maximumDepth)) }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(.scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any), at: position)
    case .sequence(let sequence):
      var list: [YAMLNode] = []
      for element in sequence { list.append(try convert(element, depth: depth + 1)) }
      return YAMLNode(.list(list), at: position)
    case .mapping(let mapping):
      return YAMLNode(.map(try entries(mapping, depth: depth)), at: position)
    case .alias(let alias):
      // Yams puts what an alias stands for in its place, so one that is left stands for nothing.
      throw SettingsProblem(at: position, .notYAML("found undefined alias \(alias.anchor)"))
    }
  }

  /// The entries of a mapping, those of a merge key (`<<`) after its own.
  private mutating func entries(_ mapping: Node.Mapping, depth: Int) throws(SettingsProblem) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var merged: [YAMLEntry] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else { throw SettingsProblem(at: position(key.mark), .keyIsNoText) }
      let node = try convert(value, depth: depth + 1)
      if scalar.string == "<<" && scalar.style == .plain {
        merged += try mergedEntries(node)
      } else {
        entries.append(YAMLEntry(key: scalar.string, at: position(key.mark), value: node))
      }
    }
    for entry in merged where !entries.contains(where: { $0.key == entry.key }) { entries.append(entry) }
    return entries
  }

  private func mergedEntries(_ node: YAMLNode) throws(SettingsProblem) -> [YAMLEntry] {
    switch node.content {
    case .map(let entries): return entries
    case .list(let nodes):
      var entries: [YAMLEntry] = []
      for node in nodes { entries += try mergedEntries(node) }
      return entries
    case .scalar: throw SettingsProblem(at: node.position, .notYAML("only a map can be merged"))
    }
  }

  private func position(_ mark: Mark?) -> SourcePosition {
    SourcePosition(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0)
  }
}

/// A value of a YAML document, with its place.
public struct YAMLNode: Hashable, Sendable {
  /// What the value is. Which type a scalar has is left to whoever asks for it.
  public enum Content: Hashable, Sendable {
    /// A text; `isPlain` where it stands without quotes.
    case scalar(String, isPlain: Bool)
    /// A sequence.
    case list([YAMLNode])
    /// A mapping, in the order of the document; no key occurs twice.
    case map([YAMLEntry])
  }

  /// What the value is.
  public var content: Content
  /// Where it begins; for an alias, where what it stands for begins.
  public var position: SourcePosition

  /// A value.
  public init(_ content: Content, at position: SourcePosition) {
    self.content = content
    self.position = position
  }

  /// Whether it says nothing: a plain empty scalar, `~` or `null`.
  public var isNull: Bool {
    guard case .scalar(let text, true) = content else { return false }
    return text.isEmpty || text == "~" || text.lowercased() == "null"
  }

  /// What it is, for messages: `a list`.
  public var kindInWords: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : "‘\(text.prefix(60))’"
    case .list: "a list"
    case .map: "a map"
    }
  }
}

/// A key of a mapping and its value.
public struct YAMLEntry: Hashable, Sendable {
  /// The key, a scalar's text.
  public var key: String
  /// Where the key stands.
  public var position: SourcePosition
  /// Its value.
  public var value: YAMLNode

  /// An entry.
  public init(key: String, at position: SourcePosition, value: YAMLNode) {
    self.key = key
    self.position = position
    self.value = value
  }
}
