/// A column of texts: each distinct one once. What is asked of a text is asked once a text, not once an account.
struct TextColumn: Sendable {
  /// The distinct texts, in the order of first appearance.
  private(set) var values: [String] = []
  /// The same without case.
  private(set) var folded: [[UInt8]] = []
  /// By account: the position of its text.
  private(set) var codes: [Int32] = []

  init(_ texts: some Sequence<String>) {
    var positions: [String: Int32] = [:]
    for text in texts {
      if let code = positions[text] {
        codes.append(code)
      } else {
        let code = Int32(values.count)
        positions[text] = code
        codes.append(code)
        values.append(text)
        folded.append(FoldedText.of(text))
      }
    }
  }

  /// The accounts whose text, by its position, passes.
  func mask(where passes: (Int) -> Bool) -> [Bool] {
    let chosen = values.indices.map(passes)
    return codes.map { chosen[Int($0)] }
  }
}
