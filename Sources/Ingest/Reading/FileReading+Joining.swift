extension FileReading {
  /// So many small parts at the end of a file are let stand.
  private static let smallParts = 64
  /// A part of more rows is not small.
  private static let smallRows = 1 << 16

  /// The same rows in fewer parts, where many small appends have made many.
  ///
  /// A file that grows by a row a second has at most about eighty small parts then, not one for every row. Only parts of
  /// nothing but activities are joined: no other table grows like that.
  ///
  /// - Complexity: a row is copied again only when the part that holds it at least doubles.
  public func joiningSmallParts() -> FileReading {
    guard let continuation else { return self }
    let end = continuation.completedParts
    guard end <= parts.count, (0...FileReading.smallParts).allSatisfy({ isSmall(end - 1 - $0) }) else { return self }
    var start = end - FileReading.smallParts
    var rows = parts[start..<end].reduce(0) { $0 + $1.segment.count }
    while isSmall(start - 1) && parts[start - 1].segment.count <= rows {
      start -= 1
      rows += parts[start].segment.count
    }
    var joined = self
    joined.parts.replaceSubrange(start..<end, with: [Part(joining: parts[start..<end])])
    joined.continuation?.completedParts = start + 1
    joined.firstNewPart = min(firstNewPart, start)
    return joined
  }

  private func isSmall(_ position: Int) -> Bool {
    position >= 0 && parts[position].isOnlyActivities && parts[position].segment.count <= FileReading.smallRows
  }
}
