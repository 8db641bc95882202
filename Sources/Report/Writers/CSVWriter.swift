internal import Formatting
public import Metrics

/// Comma-separated values after RFC 4180 as UTF-8, safe to open in a spreadsheet.
///
/// What a spreadsheet would compute is defused, in headings too: invisible marks at the front are stripped and what is left,
/// as it will be written, gets an apostrophe where it begins a formula. Numbers are known by their type: a text that looks
/// like one is defused like any other.
public struct CSVWriter: Sendable {
  /// What stands between fields: a comma, a semicolon or a tab.
  public var delimiter: Unicode.Scalar

  /// A writer.
  public init(delimiter: Unicode.Scalar = ",") { self.delimiter = delimiter }

  /// Headings and rows, each line ended by CRLF.
  public func bytes(_ headings: [String], _ rows: [[FieldValue]]) -> [UInt8] {
    var bytes: [UInt8] = []
    func add(_ fields: [String]) {
      for (position, field) in fields.enumerated() {
        if position > 0 { bytes += Array(String(Character(delimiter)).utf8) }
        bytes += Array(field.utf8)
      }
      bytes += [13, 10]
    }
    add(headings.map(field))
    for row in rows { add(row.map(field)) }
    return bytes
  }

  /// A value as one field.
  func field(_ value: FieldValue) -> String {
    switch value {
    case .number, .money, .day, .flag, .none: value.exact
    case .text, .list: field(value.exact)
    }
  }

  /// A text as one field: harmless, defused and, where needed, in quotes.
  func field(_ text: String) -> String {
    let text = CSVWriter.defused(text)
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "," || $0 == ";" || $0 == "|" || $0 == "\t" || $0 == "\"" || $0 == delimiter
    }
    if !needsQuotes && text.first != " " && text.last != " " { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// The text as it may be written: an apostrophe stands before `=`, `+`, `-`, `@` (fullwidth forms too, which some
  /// spreadsheets read alike) with nothing but blanks before it, and before what began with a tab or a line end.
  static func defused(_ text: String) -> String {
    let visible = String(String.UnicodeScalarView(text.unicodeScalars.drop(while: isInvisible)))
    let written = SafeText.line(visible)
    let begun = written.unicodeScalars.first { !$0.properties.isWhitespace && !isInvisible($0) }
    let isFormula = begun.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    let wasControl = visible.unicodeScalars.first.map { "\t\r\n".unicodeScalars.contains($0) } ?? false
    return (isFormula || wasControl ? "'" : "") + written
  }

  /// Marks that nobody sees and some programs drop: what stands behind them would be first.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return false }
    return scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isBidiControl
  }
}
