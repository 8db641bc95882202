/// Something wrong with a settings or theme file: where, and what.
public struct SettingsProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong. `words` says it.
  public enum Reason: Hashable, Sendable {
    /// The text is no YAML, in the words of the YAML library.
    case notYAML(String)
    /// The bytes are no UTF-8.
    case notUTF8
    /// The file is there but cannot be read, in the system's words.
    case unreadable(String)
    /// A link of a data directory that leads out of it.
    case leadsOut
    /// A limit is passed.
    case tooLarge(bytes: Int), tooManyAliases(Int), tooManyValues(Int), tooDeep(Int)
    /// A mapping has a key twice.
    case duplicateKey(String)
    /// The key of a mapping is a list or a map.
    case keyIsNoText
    /// There is no such setting; the nearest one there is.
    case unknownKey(String, nearest: String?)
    /// A value of another type.
    case wrongType(key: String, expected: String, found: String)
    /// A number outside its range, as text.
    case outOfRange(key: String, value: String, range: String)
    /// None of the values that a setting can have.
    case notOneOf(key: String, value: String, choices: [String], nearest: String?)
    /// A required key of a record is missing.
    case missing(key: String)
    /// A record has none or several of keys of which it must have one.
    case notExactlyOne(key: String, of: [String])
    /// The setting is the user's own and may not stand in the data directory's file.
    case onlyInUserFile(key: String)
  }

  /// Where.
  public var position: SourcePosition
  /// What.
  public var reason: Reason

  /// A problem.
  public init(at position: SourcePosition, _ reason: Reason) {
    self.position = position
    self.reason = reason
  }

  /// `abmtop.yaml:3:5: unknown setting …`.
  public var description: String { "\(position): \(words)" }

  /// What is wrong, in a sentence without its place.
  public var words: String {
    switch reason {
    case .notYAML(let words): "this is not valid YAML: \(words)"
    case .notUTF8: "the file is not valid UTF-8"
    case .unreadable(let words): "cannot be read: \(words)"
    case .leadsOut: "is a link that leads out of the data directory, and is not read: put the file itself there"
    case .tooLarge(let bytes): "the file is larger than \(bytes) bytes"
    case .tooManyAliases(let limit): "there are more than \(limit) aliases (*name)"
    case .tooManyValues(let limit): "there are more than \(limit) values, aliases counted with what they stand for"
    case .tooDeep(let limit): "this is nested deeper than \(limit) levels"
    case .duplicateKey(let key): "‘\(key)’ is given twice in one map; this is the first"
    case .keyIsNoText: "a key must be a text, not a list or a map"
    case .unknownKey(let key, let nearest):
      "there is no setting ‘\(key)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? "")
    case .wrongType(let key, let expected, let found): "‘\(key)’ must be \(expected), not \(found)"
    case .outOfRange(let key, let value, let range): "‘\(key)’ must be \(range), not \(value)"
    case .notOneOf(let key, let value, let choices, let nearest):
      "‘\(key)’ cannot be ‘\(value)’"
        + (nearest.map { "; did you mean ‘\($0)’?" } ?? (choices.isEmpty ? "" : "; it is one of \(Self.list(choices))"))
    case .missing(let key): "‘\(key)’ is missing"
    case .notExactlyOne(let key, let names): "‘\(key)’ must have exactly one of \(Self.list(names))"
    case .onlyInUserFile(let key):
      "‘\(key)’ is the user's own and belongs in the configuration, not in a data directory"
    }
  }

  private static func list(_ names: [String]) -> String { names.map { "‘\($0)’" }.joined(separator: ", ") }
}

/// Everything that is wrong with the settings, in the order of the sources and their lines. Never empty.
public struct SettingsProblems: Error, Hashable, Sendable, CustomStringConvertible {
  /// The problems.
  public var all: [SettingsProblem]

  /// Problems.
  public init(_ all: [SettingsProblem]) { self.all = all }

  /// One a line.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}

/// A place in a text that someone wrote.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
  /// The file's path, or another name of the text, for messages.
  public var file: String
  /// From 1; 0 where only the file is known.
  public var line: Int
  /// From 1, in Unicode scalars; 0 where only the line is known.
  public var column: Int

  /// A place.
  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `abmtop.yaml:3:5`, as far as it is known.
  public var description: String {
    line == 0 ? file : column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}
