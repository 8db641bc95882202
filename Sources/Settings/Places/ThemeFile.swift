/// Theme files as flat keys and texts, for whoever knows what they mean.
public enum ThemeFile {
  /// A theme's values by dotted keys (`palette.base00`, `roles.good.ansi16`), and where each stands.
  public struct Values: Hashable, Sendable {
    /// The texts of the scalars; empty where the file says nothing for a key.
    public var texts: [String: String]
    /// The places of the scalars.
    public var positions: [String: SourcePosition]
  }

  /// The values of a theme's text.
  ///
  /// Elements of lists have their number from 0 as key; colours that look like numbers (`000000`, `1e2030`) stay texts.
  ///
  /// - Throws: where the text is no YAML, or no map.
  public static func values(_ text: String, file: String) throws(SettingsProblem) -> Values {
    var values = Values(texts: [:], positions: [:])
    guard let root = try YAMLDocument.parse(text, file: file) else { return values }
    guard case .map = root.content else {
      throw SettingsProblem(
        at: root.position, .wrongType(key: "the file", expected: "a map of colours", found: root.kindInWords))
    }
    flatten(root, key: "", into: &values)
    return values
  }

  /// The values of a theme file, or nil where there is no such file.
  public static func read(_ path: String) throws(SettingsProblem) -> Values? {
    guard let text = try FileText.read(path, limit: YAMLDocument.maximumBytes) else { return nil }
    return try values(text, file: path)
  }

  private static func flatten(_ node: YAMLNode, key: String, into values: inout Values) {
    func inner(_ name: String) -> String { key.isEmpty ? name : "\(key).\(name)" }
    switch node.content {
    case .scalar(let text, _):
      values.texts[key] = node.isNull ? "" : text
      values.positions[key] = node.position
    case .list(let list):
      for (number, element) in list.enumerated() { flatten(element, key: inner(String(number)), into: &values) }
    case .map(let entries):
      for entry in entries { flatten(entry.value, key: inner(entry.key), into: &values) }
    }
  }
}
