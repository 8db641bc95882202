internal import Values

/// The lines after the last record of a report: totals, copyright, who ran it.
public enum Footers {
  /// Whether a record of a file with `TableBinding.Treatment.footers` is no record but one of these lines.
  ///
  /// - Parameters:
  ///   - first: the text of its first non-empty field.
  ///   - filled: how many fields are not empty.
  ///   - fields: how many it has, empty or not.
  ///   - columns: how many the header has.
  ///   - mayBeBare: whether a record can hold one value alone: accounts of which only the name is known.
  /// - Returns: true where the text says so (`Total`, `Grand Totals`, `Total: Account`), or where it stands alone in a row of three
  ///   columns or more: hardly a record is that bare, and none without a delimiter.
  public static func isFooter(
    first: UnsafeRawBufferPointer, filled: Int, fields: Int, columns: Int, mayBeBare: Bool = false
  ) -> Bool {
    if filled == 1, columns > 2, fields == 1 || !mayBeBare { return true }
    for word in ["total", "grand total", "subtotal"] as [StaticString] where first.count >= word.utf8CodeUnitCount {
      let length = word.utf8CodeUnitCount
      guard Text.equals(UnsafeRawBufferPointer(rebasing: first[..<length]), word) else { continue }
      // `Total`, `Totals`, `Total: Search`; but not `Totalmix Ltd`.
      let rest = first[length...].drop { Text.lower($0) == UInt8(ascii: "s") }
      if rest.first.map({ !Text.isLetter($0) && !Text.isDigit($0) && $0 < 0x80 && $0 != 32 }) ?? true { return true }
    }
    return false
  }
}
