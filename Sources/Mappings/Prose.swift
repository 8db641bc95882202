/// Tells text that people wrote from tables: a `.txt` file beside exports is often a note about them, and a sentence that lists columns
/// looks like a header.
enum Prose {
  /// Whether the first lines of a file are text: few of the records below what looks like a header have as many fields as it.
  ///
  /// - Parameters:
  ///   - lines: each cut into fields by the delimiter that it uses most.
  ///   - header: which of them looks like a header; nil: none does.
  static func isProse(_ lines: [[String]], header: Int?) -> Bool {
    guard let header else { return hasSentences(lines) }
    let count = lines[header].count
    guard count > 2 else { return false }
    var (records, aligned) = (0, 0)
    var line = header + 1
    while line < lines.count {
      let fields = lines[line]
      line += 1
      if fields.allSatisfy(isBlank) { continue }
      records += 1
      // An open end, or a delimiter behind the last field.
      if fields.count == count || (fields.count == count + 1 && fields.last.map(isBlank) == true) {
        aligned += 1
        // The lines within its fields are no records.
        line += fields.reduce(0) { $0 + $1.count(where: \.isNewline) }
      }
    }
    return records > 1 && aligned * 4 < records
  }

  /// Whether at least half of the lines are sentences: six words or more without a delimiter, or four and a mark at the end.
  private static func hasSentences(_ lines: [[String]]) -> Bool {
    let written = lines.filter { !$0.allSatisfy(isBlank) }
    guard written.count > 1 else { return false }
    func isClosed(_ line: [String]) -> Bool { line.last?.last.map { ".!?:".contains($0) } ?? false }
    // Records have as many fields each, and do not end like sentences.
    guard Set(written.map(\.count)).count > 1 || written[0].count == 1 || written.allSatisfy(isClosed) else {
      return false
    }
    let sentences = written.count { line in
      let words = line.map { $0.split(separator: " ").count }
      return words.contains { $0 > 5 } || isClosed(line) && words.reduce(0, +) > 3
    }
    return sentences * 2 >= written.count
  }

  private static func isBlank(_ field: String) -> Bool { field.allSatisfy(\.isWhitespace) }
}
