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
    let clean = SafeText.line(cell)
    // What begins a formula is looked for in what is written, behind what is dropped, and before controls are made
    // visible: a tab is one of them.
    let text = (isFormula(clean) || isFormula(cell) ? "'" : "") + clean
    // Also where another program would believe a cell to end.
    let needsQuotes = text.utf8.contains { delimiters.contains($0) }
    if !needsQuotes && text.first != " " && text.last != " " { return text }
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }

  private static let delimiters = Set(",;\t|\"".utf8)

  /// Whether a spreadsheet would compute the cell: it begins with `=`, `+`, `-`, `@`, a tab or a carriage return (or a
  /// fullwidth form, which some read alike), blanks before it aside, and is no plain number.
  static func isFormula(_ cell: String) -> Bool {
    let scalars = cell.unicodeScalars.drop {
      ($0.properties.isWhitespace && !"\t\r\n".unicodeScalars.contains($0)) || $0.properties.isDefaultIgnorableCodePoint
    }
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
