internal import Formatting

/// What is wrong with a theme file: the key, what stands there, and what was expected.
public struct ThemeError: Error, Hashable, Sendable {
  /// Kinds of mistakes.
  public enum Problem: Hashable, Sendable {
    /// The scheme lacks this colour.
    case missing
    /// Neither six hexadecimal digits nor the name of a base colour.
    case notAColour
    /// No such role.
    case unknownRole
    /// A role has no such property.
    case unknownProperty
    /// Not a number from 0 to 15.
    case notAnIndex
    /// Not names of attributes.
    case notAttributes
    /// Not one of the words that the key allows.
    case notOneOf([String])
    /// Not a number between these.
    case notBetween(Double, Double)
  }

  /// The key as flattened: `palette.base0A`, `roles.good.ansi16`.
  public let key: String
  /// What stands there; empty where nothing does.
  public let value: String
  /// What is wrong.
  public let problem: Problem

  /// A mistake at a key.
  public init(key: String, value: String, problem: Problem) {
    self.key = key
    self.value = value
    self.problem = problem
  }

  /// One sentence without the key's place in the file.
  public var message: String {
    let shown = "“\(DisplayText.clipped(SafeText.line(value), to: 40))”"
    switch problem {
    case .missing: return "The colour \(key) is missing."
    case .notAColour:
      return "\(key): \(shown) is no colour; write six hexadecimal digits or a base colour such as base0D."
    case .unknownRole:
      return "\(key): there is no such role; roles are \(Role.allCases.map(\.name).joined(separator: ", "))."
    case .unknownProperty: return "\(key): a role has colour, ansi16, mono and style."
    case .notAnIndex: return "\(key): \(shown) is not a number from 0 to 15."
    case .notAttributes:
      return "\(key): \(shown) are not attributes; they are none, "
        + Attributes.names.map(\.name).joined(separator: ", ") + "."
    case .notOneOf(let words): return "\(key): \(shown) is not one of \(words.joined(separator: ", "))."
    case .notBetween(let low, let high): return "\(key): \(shown) is not a number from \(low) to \(high)."
    }
  }
}
