internal import Values

/// Words → terms: values read as what their field holds.
enum Terms {
  /// The node of a word.
  static func node(_ word: Word, _ source: Source, _ vocabulary: Vocabulary) throws(FilterError) -> Node {
    func failure(_ reason: FilterError.Reason, _ range: Range<Int>) -> FilterError {
      FilterError(range: source.characters(range), reason: reason)
    }
    if let open = word.openQuote { throw failure(.unclosedQuote, open..<word.range.upperBound) }
    guard word.comparison != nil else { return .text(Needle(word.head)) }
    if word.head.isMissing { throw failure(.missingField, word.range) }
    let name = word.head.text
    guard let field = vocabulary.field(named: name) else {
      throw failure(.unknownField(name, nearest: vocabulary.nearest(to: name)), word.head.range)
    }
    var tests: [Test] = []
    for (position, item) in word.items.enumerated() {
      if item.piece.isMissing {
        // The whole term where it has no value at all, else the comma or operator that waits for one.
        let end = item.piece.range.upperBound
        let range = word.items.count == 1 ? word.range : (position == 0 ? end..<end + 1 : end - 1..<end)
        throw failure(.missingValue(field: name), range)
      }
      do {
        tests.append(try ValueReader(field: field, name: name, item: item).test())
      } catch {
        throw failure(error.reason, item.piece.range)
      }
    }
    return .term(Term(field: field.name, tests: tests))
  }
}

/// What is wrong with a value; where, its caller knows.
struct ValueError: Error {
  var reason: FilterError.Reason
}
