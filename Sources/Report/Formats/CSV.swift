internal import Formatting

/// Comma-separated values after RFC 4180, safe to open in a spreadsheet.
public enum CSV {
  /// The rows as text: fields with commas, lines ended by CRLF.
  public static func text(_ rows: [[String]]) -> String {
    var text = ""
    for row in rows {
      for (position, cell) in row.enumerated() {
        if position > 0 { text += "," }
        text += field(cell)
      }
      text += "\r\n"
    }
    return text
  }

  /// One field: harmless, defused and, where needed, in quotes.
  ///
  /// A cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers, negative ones too, stay.
  public static func field(_ cell: String) -> String {
    // The characters that begin a formula are looked for before controls are made visible: a tab is one of them.
    let text = (isFormula(cell) ? "'" : "") + SafeText.line(cell)
    let needsQuotes = text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
    if !needsQuotes && text.first != " " && text.last != " " { return text }
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }

  /// Whether a spreadsheet would compute the cell: it begins with `=`, `+`, `-`, `@`, a tab or a carriage return (or a
  /// fullwidth form, which some read alike), blanks before it aside, and is no plain number.
  static func isFormula(_ cell: String) -> Bool {
    let scalars = cell.unicodeScalars.drop { $0 == " " || $0 == "\u{A0}" }
    guard let first = scalars.first else { return false }
    switch first {
    case "=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
    case "+", "-": return !isNumber(String(String.UnicodeScalarView(scalars)))
    default: return false
    }
  }

  /// Digits with at most one sign, point and exponent.
  static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    } && Double(text) != nil
  }
}
