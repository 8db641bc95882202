/// What `abmtop config` prints.
public enum ConfigText {
  /// The settings in force as YAML, one a line, each with its origin as a comment.
  ///
  /// The text is valid settings itself: a name with dots stands for the sections.
  public static func inForce(_ values: SettingsValues) -> String {
    let lines = values.schema.map { setting in
      let origin = values.origins(setting.key).map(\.description).joined(separator: ", ")
      return (line: "\(setting.key): \(YAMLText.flow(values[setting.key]))", origin: printable(origin))
    }
    // Aligned, but not for the sake of a few long ones.
    let width = min(48, lines.map(\.line.count).max() ?? 0)
    return lines.map { line, origin in
      let padding = String(repeating: " ", count: max(0, width - line.count))
      return "\(line)\(padding)  # \(origin)\n"
    }.joined()
  }

  /// A file to start from: every setting with its meaning and default, commented out.
  ///
  /// Taking away the `#` of a line that begins with `#` and a letter sets what it says.
  public static func defaults(_ schema: [Setting] = SettingsBook.all) -> String {
    var text = """
      # Settings of abmtop, each with its default. Remove the # before a name to change it.
      # A name with dots can also be written as nested maps: `aes: {minimum: 10}`.
      # Read from $XDG_CONFIG_HOME/abmtop/abmtop.yaml, then from abmtop.yaml in the data directory, then from the flags.

      """
    for setting in schema {
      text += "\n" + comment(setting.help)
      text += "# Value: \(setting.kind.summary)."
      text += setting.isPersonal ? " Not in a data directory's file.\n" : "\n"
      if !setting.example.isEmpty {
        text += "# For example:\n"
        text += setting.example.split(separator: "\n").map { "#     \($0)\n" }.joined()
      }
      text += "#\(setting.key): \(YAMLText.flow(setting.standard))\n"
    }
    return text
  }

  /// A help text as comment lines of at most 100 columns.
  private static func comment(_ help: String) -> String {
    var lines: [String] = []
    var line = "#"
    for word in help.split(separator: " ") {
      if line.count + word.count + 1 > 100 {
        lines.append(line)
        line = "#"
      }
      line += " \(word)"
    }
    return (lines + [line]).map { $0 + "\n" }.joined()
  }

  /// File names may hold anything; a comment ends with its line.
  private static func printable(_ text: String) -> String {
    String(
      text.map { $0.isNewline || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "?" : $0 })
  }
}

extension SettingKind {
  /// What it is, short enough for a comment: records are shown by their examples.
  var summary: String {
    switch self {
    case .record: "a map"
    case .list(let kind): kind == .text ? "a list of texts" : "a list of maps"
    case .map, .currencyMap: "a map"
    default: words
    }
  }
}
