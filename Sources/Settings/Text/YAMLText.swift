/// Values written as YAML on one line.
enum YAMLText {
  /// A value in flow style, so that reading it gives the same value.
  static func flow(_ value: SettingValue) -> String {
    switch value {
    case .text(let text): scalar(text)
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
