import Foundation

/// Parsed JSON, compared as the golden sets ask for.
enum JSON {
  static func parse(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  static func object(_ text: String) throws -> [String: Any] { try parse(text) as? [String: Any] ?? [:] }

  /// Where a value differs from the expected one. What it has beyond that is no difference.
  ///
  /// Whole numbers and texts (money) must be equal, other numbers to 1e-9 of their size.
  static func differences(_ value: Any?, from expected: Any, at path: String = "") -> [String] {
    switch expected {
    case let expected as [String: Any]:
      guard let value = value as? [String: Any] else { return ["\(path): \(text(value)), not an object"] }
      return expected.sorted { $0.key < $1.key }.flatMap {
        differences(value[$0.key], from: $0.value, at: "\(path).\($0.key)")
      }
    case let expected as [Any]:
      guard let value = value as? [Any] else { return ["\(path): \(text(value)), not an array"] }
      guard value.count == expected.count else { return ["\(path): \(value.count) elements, not \(expected.count)"] }
      return zip(value, expected).enumerated().flatMap { index, pair in
        differences(pair.0, from: pair.1, at: "\(path)[\(index)]")
      }
    case let expected as NSNumber:
      guard let value = value as? NSNumber, isSame(value, expected) else {
        return ["\(path): \(text(value)), not \(expected)"]
      }
      return []
    case let expected as String:
      return value as? String == expected ? [] : ["\(path): \(text(value)), not \(expected)"]
    default:
      return value is NSNull ? [] : ["\(path): \(text(value)), not null"]
    }
  }

  private static func isSame(_ value: NSNumber, _ expected: NSNumber) -> Bool {
    let (value, expected) = (value.doubleValue, expected.doubleValue)
    if expected == expected.rounded() && value == value.rounded() { return value == expected }
    return abs(value - expected) <= 1e-9 * max(1, abs(expected))
  }

  private static func text(_ value: Any?) -> String { value.map { "\($0)" } ?? "missing" }
}
