/// A filter's text as scalars: quotes and operators are found whatever combining marks follow them.
struct Source {
  let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The characters that hold these scalars, as offsets into the text; at least one where the text is not empty.
  ///
  /// - Complexity: O(text); for errors and completions, not for every token.
  func characters(_ range: Range<Int>) -> Range<Int> {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    var scalar = 0
    var lower: Int?
    var upper = 0
    var count = 0
    for character in String(view) {
      let next = scalar + character.unicodeScalars.count
      if lower == nil, next > range.lowerBound { lower = count }
      count += 1
      if scalar < range.upperBound { upper = count }
      scalar = next
    }
    let start = lower ?? count
    return start..<max(start, upper)
  }

  /// The text of some scalars.
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}
