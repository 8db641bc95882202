internal import Values
internal import Formatting

/// A JSON value. Objects keep the order in which their members are declared, so that equal states give equal bytes.
public enum JSON: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number; `null` where it is not finite.
  case number(Double)
  /// A text.
  case text(String)
  /// Values in order.
  case array([JSON])
  /// Members in order. Names are unique: the caller sees to it.
  case object([(String, JSON)])

  /// A whole number. Beyond ±2^53 the nearest double.
  public static func integer(_ number: some BinaryInteger) -> JSON { .number(Double(number)) }
  /// A number, or `null`.
  public static func optional(_ number: Double?) -> JSON { number.map { .number($0) } ?? .null }
  /// A text, or `null`.
  public static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
  /// An ISO date, or `null`.
  static func day(_ day: Day?) -> JSON { .optional(day?.iso) }
}

extension JSON {
  /// The value as UTF-8 text without a newline at the end: indented by two blanks, what holds no other container on one
  /// line.
  ///
  /// Always valid, whatever the texts hold: controls, bidi controls and line separators are escaped.
  public var written: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  /// What is written of a whole document: the value and a newline.
  public var bytes: [UInt8] { Array(written.utf8) + [10] }

  private var isScalar: Bool {
    switch self {
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += JSON.number(value)
    case .text(let value): JSON.write(value, to: &text)
    case .array(let values):
      JSON.write("[", "]", values.map { (nil, $0) }, to: &text, indent: indent)
    case .object(let members):
      JSON.write("{", "}", members.map { ($0.0, $0.1) }, to: &text, indent: indent)
    }
  }

  private static func write(
    _ open: String, _ close: String, _ members: [(name: String?, value: JSON)], to text: inout String, indent: Int
  ) {
    text += open
    let isFlat = members.allSatisfy(\.value.isScalar)
    for (position, member) in members.enumerated() {
      if position > 0 { text += isFlat ? ", " : "," }
      if !isFlat { newline(&text, indent + 1) }
      if let name = member.name {
        write(name, to: &text)
        text += ": "
      }
      member.value.write(to: &text, indent: indent + 1)
    }
    if !isFlat { newline(&text, indent) }
    text += close
  }

  private static func newline(_ text: inout String, _ indent: Int) {
    text += "\n"
    for _ in 0..<indent { text += "  " }
  }

  /// The shortest digits that read back as the same double; whole ones without a fraction.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded() && value.magnitude < 9_007_199_254_740_992 { return String(Int64(value)) }
    return value.description
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if SafeText.isHostile(scalar) {
          // All of them lie in the basic plane: four digits are enough.
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
