/// A setting's value, checked against its kind.
public indirect enum SettingValue: Hashable, Sendable {
  /// A text, choice, decimal, day, zone or currency code.
  case text(String)
  /// A whole number.
  case int(Int)
  /// A number.
  case number(Double)
  /// A truth value.
  case bool(Bool)
  /// A list.
  case list([SettingValue])
  /// A map or record, in the order in which it was written.
  case map([SettingPair])

  /// The text, or nil where it is none.
  public var text: String? { if case .text(let text) = self { text } else { nil } }
  /// The whole number, or nil where it is none.
  public var int: Int? { if case .int(let int) = self { int } else { nil } }
  /// The number, whole or not, or nil where it is none.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .int(let int): Double(int)
    default: nil
    }
  }
  /// The truth value, or nil where it is none.
  public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
  /// The elements, or nil where it is no list.
  public var list: [SettingValue]? { if case .list(let list) = self { list } else { nil } }
  /// The texts of a list of texts, or nil where it is none.
  public var texts: [String]? { list?.compactMap(\.text) }
  /// The pairs, or nil where it is no map.
  public var pairs: [SettingPair]? { if case .map(let pairs) = self { pairs } else { nil } }

  /// The value of a map's key; nil where it has none or is no map.
  public subscript(key: String) -> SettingValue? { pairs?.first { $0.key == key }?.value }
}

/// A key and a value of a map.
public struct SettingPair: Hashable, Sendable {
  /// The key.
  public var key: String
  /// The value.
  public var value: SettingValue

  /// A pair.
  public init(_ key: String, _ value: SettingValue) {
    self.key = key
    self.value = value
  }
}
