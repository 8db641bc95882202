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
