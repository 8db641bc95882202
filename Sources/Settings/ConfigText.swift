public import Values

/// What `abmtop config` prints.
public enum ConfigText {
  /// The effective settings as YAML, one a line, each with its origin as a comment.
  ///
  /// The text is valid settings itself: a name with dots stands for the sections.
  public static func effective(_ settings: EffectiveSettings) -> String {
    let lines = settings.schema.map { setting in
      let origin = settings.origins(setting.key).map(\.description).joined(separator: ", ")
      return (line: "\(setting.key): \(YAMLText.flow(settings[setting]))", origin: printable(origin))
    }
    // Aligned, but not for the sake of a few long ones.
    let width = min(48, lines.map(\.line.count).max() ?? 0)
    return lines.map { line, origin in
      let padding = String(repeating: " ", count: max(0, width - line.count))
      return "\(line)\(padding)  # \(origin)\n"
    }.joined() + goneLines(settings)
  }

  /// What an earlier version knew, as comments.
  private static func goneLines(_ settings: EffectiveSettings) -> String {
    settings.gone.sorted { $0.key < $1.key }.map { key, position in
      "# \(printable("\(position)")): \(printable(key)) is no setting any more, and was not read\n"
    }.joined()
  }

  /// A file to start from: every setting with its meaning and default, commented out.
  ///
  /// Taking away the `#` of a line that begins with `#` and a letter sets what it says.
  public static func defaults(_ schema: [SettingDeclaration]) -> String {
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
    case .list(let kind): kind == .text ? "a list of texts" : kind == .day ? "a list of days" : "a list of maps"
    case .map, .currencyMap, .dayMap: "a map"
    default: words
    }
  }
}

/// Values written as YAML on one line.
enum YAMLText {
  /// A value in flow style, so that reading it gives the same value.
  static func flow(_ value: SettingValue) -> String {
    switch value {
    case .text(let text): scalar(text)
    case .zone(let zone): scalar(zone.name)
    case .int(let int): String(int)
    case .number(let number): SettingKind.plain(number)
    case .bool(let bool): bool ? "true" : "false"
    case .list(let list): "[" + list.map(flow).joined(separator: ", ") + "]"
    case .map(let pairs):
      "{" + pairs.map { "\(scalar($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// A text, in double quotes unless it is certain to be read as itself without.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.unicodeScalars.first.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) } ?? false
      && text.unicodeScalars.allSatisfy {
        ($0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))) || "_.-/+".unicodeScalars.contains($0)
      }
      && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    return isPlain ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        // Control characters would reach the terminal as they are.
        if scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
