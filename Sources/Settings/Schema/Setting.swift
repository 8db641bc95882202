/// One setting: its name, what it may be, what it is where nobody says, and what it means.
public struct Setting: Hashable, Sendable {
  /// Its name with the sections that it lies in: `aes.half_life_days`.
  public var key: String
  /// What it may be.
  public var kind: SettingKind
  /// Its value where no source gives one.
  public var standard: SettingValue
  /// What it means, in one line.
  public var help: String
  /// Lines of YAML that show it in use; empty where the default does.
  public var example: String
  /// Whether it is the user's own and may not stand in a data directory's file.
  public var isPersonal: Bool
  /// Whether lists of several sources are put together, the later source's first, instead of the later one replacing the
  /// earlier. Maps are always put together key by key.
  public var addsUp: Bool

  /// A setting.
  public init(
    _ key: String, _ kind: SettingKind, default standard: SettingValue, _ help: String, example: String = "",
    isPersonal: Bool = false, addsUp: Bool = false
  ) {
    self.key = key
    self.kind = kind
    self.standard = standard
    self.help = help
    self.example = example
    self.isPersonal = isPersonal
    self.addsUp = addsUp
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
    case .record(let fields, _): "a map of " + fields.map(\.name).joined(separator: ", ")
    case .either(let first, let second): "\(first.words) or \(second.words)"
    }
  }

  /// A number without `.0`.
  static func plain(_ number: Double) -> String {
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
