/// How alike two names are.
public enum JaroWinkler {
  /// Jaro's similarity, raised for names that begin alike.
  ///
  /// M. A. Jaro, *Advances in record-linkage methodology as applied to matching the 1985 census of Tampa, Florida*, J. Am. Stat.
  /// Assoc. 84 (1989); W. E. Winkler, *String comparator metrics and enhanced decision rules in the Fellegi–Sunter model of
  /// record linkage* (1990): with Jaro's j and up to four equal letters l at the beginning, j + l/10 × (1 − j).
  ///
  /// - Returns: 0 (nothing in common) to 1 (equal); 1 of two empty names.
  /// - Complexity: O(length × length).
  public static func similarity(_ left: [UInt32], _ right: [UInt32]) -> Double {
    let jaro = jaro(left, right)
    var prefix = 0
    while prefix < min(4, left.count, right.count), left[prefix] == right[prefix] { prefix += 1 }
    return jaro + Double(prefix) / 10 * (1 - jaro)
  }

  /// The similarity of two texts by their Unicode scalars.
  public static func similarity(_ left: String, _ right: String) -> Double {
    similarity(left.unicodeScalars.map(\.value), right.unicodeScalars.map(\.value))
  }

  /// Jaro's similarity: (m/|s| + m/|t| + (m − t)/m) ÷ 3, m letters that both have not further apart than half the longer
  /// name, t half of those that stand in another order.
  static func jaro(_ left: [UInt32], _ right: [UInt32]) -> Double {
    if left.isEmpty && right.isEmpty { return 1 }
    let window = max(0, max(left.count, right.count) / 2 - 1)
    var isMatched = [Bool](repeating: false, count: right.count)
    var matched: [UInt32] = []
    for (position, letter) in left.enumerated() {
      let first = max(0, position - window)
      let last = min(right.count - 1, position + window)
      if first > last { continue }
      for other in first...last where !isMatched[other] && right[other] == letter {
        isMatched[other] = true
        matched.append(letter)
        break
      }
    }
    if matched.isEmpty { return 0 }
    let others = zip(right, isMatched).filter(\.1).map(\.0)
    let moved = zip(matched, others).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
    let count = Double(matched.count)
    return (count / Double(left.count) + count / Double(right.count) + (count - Double(moved / 2)) / count) / 3
  }
}
