/// How the names of columns are compared, in headers and where a setting or a filter names a column.
public enum ColumnName {
  /// A name's letters and digits in lower case, without a namespace and `__c`: `ns__Account_Id__c` is `accountid`.
  public static func plain(_ name: String) -> String {
    var rest = Substring(name.lowercased())
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    if rest.hasSuffix("__c") { rest.removeLast(3) }
    if let separator = separator(in: rest) { rest = rest[separator...] }
    return Text.plain(String(rest))
  }

  /// Where the column stands that a name means: the one of the same letters and digits, else the one that has them without
  /// a namespace and `__c`.
  public static func position(of name: String, in columns: [String]) -> Int? {
    let letters = Text.plain(name)
    if let position = columns.firstIndex(where: { Text.plain($0) == letters }) { return position }
    let plain = ColumnName.plain(name)
    return columns.firstIndex { ColumnName.plain($0) == plain }
  }

  /// The position after a namespace's `__`.
  private static func separator(in name: Substring) -> Substring.Index? {
    var index = name.startIndex
    while index < name.endIndex {
      let next = name.index(after: index)
      if name[index] == "_", next < name.endIndex, name[next] == "_" {
        let after = name.index(after: next)
        return index > name.startIndex && after < name.endIndex ? after : nil
      }
      guard name[index].isLetter || name[index].isNumber || name[index] == "_" else { return nil }
      index = next
    }
    return nil
  }
}
