internal import Values

/// Tells files whose first line is a record already from those whose columns are named in ways that nobody knows.
enum Headerless {
  /// How many fields the first line has, where it holds values and no names: numbers, days, addresses and domains stand there, and
  /// the next line has such values in the same columns.
  ///
  /// - Parameter lines: the first lines, each cut into fields.
  static func fields(_ lines: [[String]]) -> Int? {
    let filled = lines.filter { line in line.count { !$0.allSatisfy(\.isWhitespace) } > 1 }
    guard let first = filled.first else { return nil }
    let kinds = first.map(Kind.init)
    let telling = kinds.indices.filter { kinds[$0] != nil }
    if telling.isEmpty { return nil }
    // Of a single line most fields have to say so.
    if filled.count == 1 { return telling.count * 2 > first.count { !$0.isEmpty } ? first.count : nil }
    let others = filled.dropFirst().prefix(8).filter { $0.count == first.count }
    if others.isEmpty { return nil }
    let alike = telling.count { column in others.contains { Kind($0[column]) == kinds[column] } }
    // Where months name columns, numbers stand below them.
    return alike * 5 >= telling.count * 4 ? first.count : nil
  }

  /// What kind of value a field is that is no name.
  private enum Kind {
    case number, year, day, address, domain

    init?(_ field: String) {
      let text = field.trimmed
      guard let first = text.first, !text.contains(where: \.isNewline) else { return nil }
      let digits = text.count(where: \.isNumber)
      let letters = text.count(where: \.isLetter)
      if digits > 0, letters == 0 {
        let marks = text.count { "-/.:".contains($0) }
        let isDay =
          digits >= 5 && first.isNumber
          && (marks >= 2 && text.count(where: { $0 == "." }) != 1 || text.contains("-") || text.contains("/"))
        // Years and months name the columns of sheets.
        self = isDay ? .day : digits == 4 && marks == 0 && text.hasPrefix("20") ? .year : .number
      } else if text.contains(" ") {
        return nil
      } else if let at = text.firstIndex(of: "@"), at != text.startIndex, text[at...].contains(".") {
        self = .address
      } else if let dot = text.lastIndex(of: "."), letters > 3, text[text.index(after: dot)...].count >= 2,
        text[text.index(after: dot)...].allSatisfy(\.isLetter), text == text.lowercased(), !text.contains("_")
      {
        self = .domain
      } else if digits >= 8, letters <= 2, text.contains("T") || text.contains("Z") {
        self = .day
      } else {
        return nil
      }
    }
  }
}

extension String {
  fileprivate var trimmed: Substring {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
