/// A setting's value, checked against its kind.
public indirect enum SettingValue: Hashable, Sendable {
  /// A text, choice, decimal, day or currency code.
  case text(String)
  /// A time zone.
  case zone(Zone)
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
  /// The zone, or nil where it is none.
  public var zone: Zone? { if case .zone(let zone) = self { zone } else { nil } }
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

/// What a setting may be.
public indirect enum SettingKind: Hashable, Sendable {
  /// Any scalar, as written.
  case text
  /// A whole number of a range.
  case int(ClosedRange<Int>)
  /// A number of a range.
  case number(ClosedRange<Double>)
  /// true/false, yes/no, on/off.
  case bool
  /// A positive decimal number, kept as text so that it stays exact.
  case decimal
  /// A calendar day, `2026-11-21`.
  case day
  /// A time zone's name.
  case zone
  /// Three letters, made upper case.
  case currency
  /// One of these words.
  case choice([String])
  /// A list; a single value counts as a list of one.
  case list(SettingKind)
  /// A map with keys that the schema does not know, all values alike.
  case map(SettingKind)
  /// A map with currency codes as keys.
  case currencyMap(SettingKind)
  /// A map with days as keys.
  case dayMap(SettingKind)
  /// A map with known keys. Of `exactlyOne`, if there are any, one must be there and no more.
  case record([SettingField], exactlyOne: [String])
  /// A scalar of the first kind, or else a value of the second.
  case either(SettingKind, SettingKind)

  /// What it must be, for messages: `a number from 0 to 1`.
  public var words: String {
    switch self {
    case .text: "a text"
    case .int(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))"
    case .bool: "true or false"
    case .decimal: "a positive decimal number"
    case .day: "a day like 2026-11-21"
    case .zone: "a time zone like Europe/Berlin"
    case .currency: "a currency code of three letters"
    case .choice(let choices): "one of " + choices.joined(separator: ", ")
    case .list(let kind): "a list, each element \(kind.words)"
    case .map(let kind), .currencyMap(let kind): "a map, each value \(kind.words)"
    case .dayMap(let kind): "a map of days, each value \(kind.words)"
    case .record(let fields, _): "a map of " + fields.map(\.name).joined(separator: ", ")
    case .either(let first, let second): "\(first.words) or \(second.words)"
    }
  }

  /// A number without `.0`.
  public static func plain(_ number: Double) -> String {
    number.magnitude < 1e15 && number == number.rounded() ? String(Int(number)) : String(number)
  }
}

/// A known key of a record.
public struct SettingField: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// What it may be.
  public var kind: SettingKind
  /// Whether the record must have it.
  public var isRequired: Bool

  /// A key.
  public init(_ name: String, _ kind: SettingKind, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
  }
}

/// What was set, by the keys of the declarations; all else has the default of its declaration.
public struct SettingValues: Hashable, Sendable {
  private var given: [String: SettingValue] = [:]

  /// Nothing is set: every setting has its default.
  public init() {}

  /// The value of a setting, or its default.
  public subscript<Value>(setting: Setting<Value>) -> Value {
    given[setting.key].flatMap(setting.parse) ?? setting.standard
  }

  /// The value of a declaration as it was written, or its default.
  public subscript(declaration: SettingDeclaration) -> SettingValue { given[declaration.key] ?? declaration.standard }

  /// Sets the value of a key, which the reader has checked against the declaration's kind.
  public mutating func set(_ key: String, _ value: SettingValue) { given[key] = value }
}
