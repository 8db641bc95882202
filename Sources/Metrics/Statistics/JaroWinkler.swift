/// How alike two names are.
public enum JaroWinkler {
  /// So many letters of a name are compared: nobody's name is longer, but that of a row gone wrong is.
  public static let longest = 64

  /// Jaro's similarity, raised for names that begin alike.
  ///
  /// M. A. Jaro, *Advances in record-linkage methodology as applied to matching the 1985 census of Tampa, Florida*, J. Am. Stat.
  /// Assoc. 84 (1989); W. E. Winkler, *String comparator metrics and enhanced decision rules in the Fellegi–Sunter model of
  /// record linkage* (1990): with Jaro's j and up to four equal letters l at the beginning, j + l/10 × (1 − j).
  ///
  /// - Returns: 0 (nothing in common) to 1 (equal in their first `longest` letters); 1 of two empty names.
  /// - Complexity: O(length × length), of at most `longest` letters.
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
  /// name, t half of those that stand in another order; of the first `longest` letters of either.
  static func jaro(_ left: [UInt32], _ right: [UInt32]) -> Double {
    let (leftCount, rightCount) = (min(left.count, longest), min(right.count, longest))
    if leftCount == 0 && rightCount == 0 { return 1 }
    let window = max(0, max(leftCount, rightCount) / 2 - 1)
    // A bit for each letter that the other name has as well.
    var leftMatched: UInt64 = 0
    var rightMatched: UInt64 = 0
    for position in 0..<leftCount {
      let first = max(0, position - window)
      let last = min(rightCount - 1, position + window)
      if first > last { continue }
      for other in first...last where rightMatched & 1 << UInt64(other) == 0 && right[other] == left[position] {
        leftMatched |= 1 << UInt64(position)
        rightMatched |= 1 << UInt64(other)
        break
      }
    }
    if leftMatched == 0 { return 0 }
    let count = Double(leftMatched.nonzeroBitCount)
    var moved = 0
    while leftMatched != 0 {
      if left[leftMatched.trailingZeroBitCount] != right[rightMatched.trailingZeroBitCount] { moved += 1 }
      leftMatched &= leftMatched - 1
      rightMatched &= rightMatched - 1
    }
    return (count / Double(leftCount) + count / Double(rightCount) + (count - Double(moved / 2)) / count) / 3
  }
}
