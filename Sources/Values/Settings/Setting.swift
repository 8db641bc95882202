/// A setting without its type in Swift: what the reader, `abmtop config` and the documentation need of it.
public struct SettingDeclaration: Hashable, Sendable {
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

  /// A declaration.
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

/// One setting: its name, what it may be, its one default, what it means, and the Swift value that it becomes.
///
/// The module that uses a setting declares it:
///
/// ```swift
/// public static let minimum = Setting.number("aes.minimum", 0...1_000_000, default: 10, "The score from which …")
/// ```
public struct Setting<Value: Sendable>: Sendable {
  /// What the reader and the documentation need of it.
  public let declaration: SettingDeclaration
  /// The default.
  public let standard: Value
  /// The Swift value of a checked value; nil where the default holds instead.
  let parse: @Sendable (SettingValue) -> Value?

  /// Its name with the sections that it lies in.
  public var key: String { declaration.key }

  /// A setting of a kind of its own.
  ///
  /// - Parameters:
  ///   - written: the default as `abmtop config` shows it; it parses to `standard`.
  ///   - parse: what a value of the kind becomes; nil where it says nothing.
  public init(
    _ key: String, _ kind: SettingKind, default standard: Value, written: SettingValue, _ help: String,
    example: String = "", isPersonal: Bool = false, addsUp: Bool = false,
    parse: @escaping @Sendable (SettingValue) -> Value?
  ) {
    declaration = SettingDeclaration(
      key, kind, default: written, help, example: example, isPersonal: isPersonal, addsUp: addsUp)
    self.standard = standard
    self.parse = parse
  }
}

extension Setting where Value == Double {
  /// A number of a range.
  public static func number(_ key: String, _ range: ClosedRange<Double>, default standard: Double, _ help: String)
    -> Setting<Double>
  {
    Setting(key, .number(range), default: standard, written: .number(standard), help) { $0.number }
  }
}

extension Setting where Value == Int {
  /// A whole number of a range.
  public static func int(_ key: String, _ range: ClosedRange<Int>, default standard: Int, _ help: String)
    -> Setting<Int>
  {
    Setting(key, .int(range), default: standard, written: .int(standard), help) { $0.int }
  }
}

extension Setting where Value == Bool {
  /// A truth value.
  public static func bool(_ key: String, default standard: Bool, _ help: String) -> Setting<Bool> {
    Setting(key, .bool, default: standard, written: .bool(standard), help) { $0.bool }
  }
}

extension Setting where Value == String {
  /// Any text.
  public static func text(
    _ key: String, default standard: String = "", _ help: String, example: String = "", isPersonal: Bool = false
  ) -> Setting<String> {
    Setting(
      key, .text, default: standard, written: .text(standard), help, example: example, isPersonal: isPersonal
    ) { $0.text }
  }

  /// The code of a currency, upper case.
  public static func currency(_ key: String, default standard: String, _ help: String) -> Setting<String> {
    Setting(key, .currency, default: standard, written: .text(standard), help) { $0.text }
  }
}

extension Setting where Value == Zone {
  /// A time zone; UTC where nobody says.
  public static func zone(_ key: String, _ help: String) -> Setting<Zone> {
    Setting(key, .zone, default: .utc, written: .zone(.utc), help) { $0.zone }
  }
}

extension Setting where Value == [String] {
  /// A list of texts.
  public static func texts(_ key: String, default standard: [String] = [], _ help: String, example: String = "")
    -> Setting<[String]>
  {
    let written = SettingValue.list(standard.map { .text($0) })
    return Setting(key, .list(.text), default: standard, written: written, help, example: example) { $0.texts }
  }
}

extension Setting where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of the words of an enumeration.
  public static func choice(_ key: String, default standard: Value, _ help: String) -> Setting<Value> {
    Setting(key, .choice(Value.allCases.map(\.rawValue)), default: standard, written: .text(standard.rawValue), help) {
      $0.text.flatMap { Value(rawValue: $0) }
    }
  }
}

extension Setting {
  /// A list, empty where nobody says; elements that say nothing are left out.
  public static func list<Element: Sendable>(
    _ key: String, of kind: SettingKind, _ help: String, example: String = "", addsUp: Bool = false,
    parse: @escaping @Sendable (SettingValue) -> Element?
  ) -> Setting<[Element]> where Value == [Element] {
    Setting(key, .list(kind), default: [], written: .list([]), help, example: example, addsUp: addsUp) {
      $0.list?.compactMap(parse)
    }
  }

  /// A map by names of the user's, empty where nobody says; in the order of its sources.
  public static func map<Element: Sendable>(
    _ key: String, of kind: SettingKind, _ help: String, example: String = "", isPersonal: Bool = false,
    parse: @escaping @Sendable (_ name: String, _ value: SettingValue) -> Element?
  ) -> Setting<[Element]> where Value == [Element] {
    Setting(
      key, .map(kind), default: [], written: .map([]), help, example: example, isPersonal: isPersonal
    ) { $0.pairs?.compactMap { parse($0.key, $0.value) } }
  }
}
