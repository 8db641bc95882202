import Foundation

/// Compares parsed JSON with what is expected, and says where they differ.
enum GoldenDifferences {
  /// The differences, each with its path; numbers are the same within 1e-9 of their size.
  ///
  /// - Parameter skipped: paths that are not compared.
  static func between(
    _ wanted: Any?, _ actual: Any?, at path: String = "", skipping skipped: (String) -> Bool
  ) -> [String] {
    if skipped(path) { return [] }
    if let wanted = wanted as? [String: Any], let actual = actual as? [String: Any] {
      let keys = Set(wanted.keys).union(actual.keys).sorted()
      return keys.flatMap { between(wanted[$0], actual[$0], at: "\(path).\($0)", skipping: skipped) }
    }
    if let wanted = wanted as? [Any], let actual = actual as? [Any] {
      if wanted.count != actual.count { return ["\(path): \(wanted.count) expected, \(actual.count): \(actual)"] }
      return zip(wanted, actual).enumerated().flatMap { position, pair in
        let id = (pair.0 as? [String: Any])?["id"] as? String ?? String(position)
        return between(pair.0, pair.1, at: "\(path)[\(id)]", skipping: skipped)
      }
    }
    if let wanted = wanted as? NSNumber, let actual = actual as? NSNumber {
      let (left, right) = (wanted.doubleValue, actual.doubleValue)
      return abs(left - right) <= 1e-9 * max(1, abs(left)) ? [] : ["\(path): \(left) expected, \(right)"]
    }
    let (left, right) = (text(wanted), text(actual))
    return left == right ? [] : ["\(path): \(left) expected, \(right)"]
  }

  private static func text(_ value: Any?) -> String {
    guard let value else { return "nothing" }
    return value is NSNull ? "null" : "\(value)"
  }
}
